import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseStatute } from '~/domain/statute'
import { mutationsOf, seededNext, shown } from './one-character'

const folder = new URL('../../../../shared/data/laws/法律/', import.meta.url)

it.skipIf(!existsSync(folder))('shows one changed character of any article of twenty real laws', () => {
  const next = seededNext(7)
  const names = readdirSync(folder).sort()
  let tried = 0
  for (let k = 0; k < 20; k += 1) {
    const name = names[Math.floor(next() * names.length)] ?? ''
    const source = readFileSync(new URL(name, folder), 'utf8')
    const { tree } = parseStatute(source)
    const mutations = mutationsOf(tree, source, next).filter((_, i) => i % 5 === k % 5)
    tried += mutations.length
    expect([name, shown(tree, source, mutations).hidden]).toEqual([name, []])
  }
  expect(tried).toBeGreaterThan(100)
})
