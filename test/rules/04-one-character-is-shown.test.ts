// Rule 4: an article is shown as unchanged only if its text is equal; one changed character of any article of the
// demonstration's laws is always shown.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { layerCounts, layering } from '~/components/comparison/layers'
import { compareStatutes } from '~/domain/comparison'
import { articlesOf, parseStatute } from '~/domain/statute'
import { seeded } from './acts'

const folder = fileURLToPath(new URL('../../content/works', import.meta.url))
const laws = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\d-[^/]+\.md$/.test(name))
  .map((name) => readFileSync(join(folder, name), 'utf8'))

const articlesIn = (source: string) => articlesOf(parseStatute(source).tree)
const sources = laws.map((source) => ({ source, articles: articlesIn(source) }))

const isBlank = (character: string) => /[\s\u3000]/u.test(character)
/** A place in an article, and what is done to the one character there. */
const mutation = fc
  .record({
    law: fc.nat(),
    article: fc.nat(),
    at: fc.nat(),
    how: fc.constantFrom('replace', 'delete', 'insert', 'double'),
  })
  .map(({ law, article, at, how }) => {
    const { source, articles } = sources[law % sources.length] ?? { source: '', articles: [] }
    const chosen = articles[article % articles.length]
    // One line of the article, as it stands in the source.
    const lines = (chosen?.text ?? '').split('\n').filter((line) => source.split(line).length === 2)
    const line = lines[at % Math.max(1, lines.length)] ?? ''
    const where = at % Math.max(1, line.length)
    const own = line[where] ?? ''
    const other = own === '或' ? '和' : '或'
    const put = { replace: other, delete: '', insert: `${own}不`, double: `${own}${own}` }[how] ?? ''
    const mutant = source.replace(line, () => line.slice(0, where) + put + line.slice(where + 1))
    return { source, mutant, eId: chosen?.eId ?? '', own, line }
  })
  .filter(({ line, own }) => line.length > 3 && own !== '' && !isBlank(own))

it('shows one changed character of any article of the demonstration', () => {
  expect(laws.length).toBeGreaterThan(3)
  fc.assert(
    fc.property(mutation, ({ source, mutant }) => {
      const changes = compareStatutes(parseStatute(source).tree, parseStatute(mutant).tree)
      const layerOf = layering(changes)
      const shown = changes.rows.filter((row) => layerOf(row) !== 'unchanged')
      expect(shown.length + changes.structure.length).toBeGreaterThan(0)
      expect(layerCounts(changes, layerOf).unchanged).toBeLessThan(changes.rows.length)
      expectHonest(source, mutant)
    }),
    seeded(60),
  )
})

/** Rows called unchanged have the same text on both sides. */
function expectHonest(source: string, later: string): void {
  const [from, to] = [source, later].map(
    (one) => new Map(articlesIn(one).map(({ eId, text }) => [eId, text])),
  )
  const changes = compareStatutes(parseStatute(source).tree, parseStatute(later).tree)
  const layerOf = layering(changes)
  for (const row of changes.rows) {
    if (!['unchanged', 'renumbering'].includes(layerOf(row))) continue
    const texts = (side: typeof from, articles: typeof row.from) =>
      articles.map(({ eId }) => side?.get(eId)).join('\n')
    expect(texts(to, row.to)).toBe(texts(from, row.from))
  }
}

it('calls nothing unchanged between the real stages of a regulation but equal texts', () => {
  const stages = sources.filter(({ source }) => source.includes('物业管理')).map(({ source }) => source)
  for (const [at, source] of stages.entries()) {
    const later = stages[at + 1]
    if (later) expectHonest(source, later)
  }
})
