import { expect, it } from 'vitest'
import { wordMeanings, wordTools } from '~/adapters/language/words.server'
import { compute } from '~/adapters/workers/compute.server'
import { sharedComments } from '~/adapters/workers/shared-comments'
import { groupComments, readingsOf } from '~/domain/comment'
import { crowd } from '../../bench/crowd'

const { comments } = crowd(600, 3)
const words = new Map(comments.map(({ id, text, article }) => [id, { text, article }]))
const shared = sharedComments(comments.map((one) => ({ ...one, number: one.article })))

it('groups on two threads exactly as on one', async () => {
  const told: number[] = []
  const input = { comments: shared, options: { seed: 2 }, sharedFrom: 1 }
  const [together, tools, vectors] = await Promise.all([
    compute('group', input, async (done) => void told.push(done as number)),
    wordTools(),
    wordMeanings(),
  ])
  const alone = groupComments(comments, { ...tools, vectors, seed: 2, read: ({ id }) => readingOf(id) })
  expect(together).toEqual(alone)
  expect(together.clusters.length).toBeGreaterThan(10)
  expect(told.every((done) => done <= comments.length)).toBe(true)
}, 60_000)

it('groups over the whole draft on two threads, where there is one part to share', async () => {
  const few = sharedComments(comments.slice(0, 120).map((one) => ({ ...one, number: one.article })))
  const input = { comments: few, options: { scope: 'draft' as const } }
  const [together, alone] = [
    await compute('group', { ...input, sharedFrom: 1 }),
    await compute('group', input),
  ]
  expect(together).toEqual(alone)
}, 60_000)

it('reads equal words once, and words on another article anew', () => {
  const text = '建议将三十日改为六十日。'
  const readings = readingsOf([
    ['a', { text, article: '第三条' }],
    ['b', { text, article: '第三条' }],
    ['c', { text, article: '第四条' }],
  ])
  expect(readings.get('a')).toBe(readings.get('b'))
  expect(readings.get('c')?.proposals[0]?.article).toBe('第四条')
})

const all = readingsOf(words)
function readingOf(id: string) {
  const reading = all.get(id)
  if (!reading) throw new Error('Expected a reading of every comment')
  return reading
}
