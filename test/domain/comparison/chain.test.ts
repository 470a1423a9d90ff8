import { expect, it } from 'vitest'
import { heaviestChain } from '~/domain/comparison/chain'

const edge = (from: number, to: number, weight = 1) => ({ from, to, weight })
const chain = (...edges: readonly ReturnType<typeof edge>[]) =>
  heaviestChain(edges).map(({ from, to }) => `${from}>${to}`)

it('prefers the heavier of two orders, not the longer one', () => {
  expect(chain(edge(0, 2, 0.9), edge(1, 0, 0.4), edge(2, 1, 0.4))).toEqual(['0>2'])
  expect(chain(edge(0, 2, 0.7), edge(1, 0, 0.4), edge(2, 1, 0.4))).toEqual(['1>0', '2>1'])
  expect(chain()).toEqual([])
})

it('uses every article once', () => {
  expect(chain(edge(0, 0), edge(0, 1), edge(1, 1))).toEqual(['0>0', '1>1'])
  expect(chain(edge(0, 0, 0.5), edge(0, 1, 0.6))).toEqual(['0>1'])
})

it('gives a tie to the earlier pair, in whatever order they come', () => {
  for (const crossing of [
    [edge(0, 1), edge(1, 0), edge(2, 2)],
    [edge(0, 2), edge(1, 0), edge(2, 3)],
  ]) {
    const earlier = [`0>${crossing[0]?.to}`, `2>${crossing[2]?.to}`]
    expect(chain(...crossing)).toEqual(earlier)
    expect(chain(...crossing.reverse())).toEqual(earlier)
  }
})
