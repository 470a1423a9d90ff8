import { expect, it } from 'vitest'
import { lintRules, lintStatute, parseStatute, withFixes } from '~/domain/statute'

/** An example as a text: without 第…条 it is what one article says. */
const textOf = (example: string) =>
  /^(?:第|⟦第|[^\n]*\n)/.test(example) && /(?:^|\n)⟦?第[^\n]{1,6}条/.test(example)
    ? example
    : /决定⟧?\n/.test(example)
      ? example
      : `第九条　${example}`

/** The text of an example without its brackets, and where they stood. */
function marked(example: string) {
  const places: [number, number][] = []
  let plain = ''
  for (const piece of textOf(example).split(/([⟦⟧])/)) {
    if (piece === '⟦') places.push([plain.length, plain.length])
    else if (piece === '⟧') places[places.length - 1] = [places.at(-1)?.[0] ?? 0, plain.length]
    else plain += piece
  }
  return { plain, places }
}

function lint(source: string) {
  return lintStatute(parseStatute(source).tree, source)
}

const seen = (source: string) =>
  lint(source).map(({ rule, position }) => `${rule} ${position?.start.offset}–${position?.end.offset}`)

it.each(lintRules)('$id finds its bad example at the place and nothing else there', ({ id, bad }) => {
  const { plain, places } = marked(bad)
  expect(places.length).toBeGreaterThan(0)
  expect(seen(plain)).toEqual(places.map(([start, end]) => `${id} ${start}–${end}`))
})

it.each(lintRules)('$id finds nothing in its good example', ({ good }) => {
  expect(seen(marked(good).plain)).toEqual([])
})

it.each(lintRules.filter(({ bad }) => lint(marked(bad).plain).some(({ fixes }) => fixes)))(
  'the fix of $id leaves its example clean and changes nothing a second time',
  ({ bad }) => {
    const { plain } = marked(bad)
    const fixed = withFixes(plain, lint(plain))
    expect(fixed).not.toBe(plain)
    expect(seen(fixed)).toEqual([])
    expect(withFixes(fixed, lint(fixed))).toBe(fixed)
  },
)

it('has over eighty rules, each named once, in both languages, with its source', () => {
  expect(lintRules.length).toBeGreaterThanOrEqual(80)
  expect(new Set(lintRules.map(({ id }) => id)).size).toBe(lintRules.length)
  for (const { id, title, source } of lintRules) {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect(title.zh, id).toMatch(/\p{Script=Han}/u)
    expect(title.en, id).not.toMatch(/^\p{Script=Han}*$/u)
    expect(title.zh, id).not.toMatch(/。$/)
    expect(source, id).not.toBe('')
  }
})
