import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { articlesOf, findCitations, parseStatute, resolveArticle, type StatuteTree } from '~/domain/statute'

interface FrontMatter {
  readonly work: string
  readonly title: string
  readonly aliases?: readonly string[]
  readonly kind: string
  readonly status?: string
  readonly date?: string
  readonly effective?: string
  readonly number?: string
  readonly unit?: string
  readonly result?: string
  readonly satisfaction?: string
}
interface Text {
  readonly path: string
  readonly source: string
  readonly front: FrontMatter
  readonly body: string
}

const content = new URL('../../content/', import.meta.url)

function textsIn(folder: string): readonly Text[] {
  return readdirSync(new URL(`${folder}/`, content))
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const path = `${folder}/${name}`
      const source = readFileSync(new URL(path, content), 'utf8')
      const [, front = '', ...body] = source.split(/^---$/mu)
      return { path, source, front: parse(front) as FrontMatter, body: body.join('---') }
    })
}

const regulations = textsIn('library/regulations')
const resolutions = textsIn('library/resolutions')
const suggestions = textsIn('library/suggestions')
const library = [...regulations, ...resolutions, ...suggestions]
const works = readdirSync(new URL('works/', content)).flatMap((work) => textsIn(`works/${work}`))
const drafts = works.filter((text) => text.front.kind === 'regulation')
const trees = new Map<Text, StatuteTree>(
  [...regulations, ...drafts].map((text) => [text, parseStatute(text.source).tree]),
)
const lengthOf = (text: string) => [...text.replace(/\s/gu, '')].length

/** The law of these texts: the parser finds no error and the articles run 1, 2, 3 … without a gap. */
function expectWellFormed(text: Text): void {
  const { tree, messages } = parseStatute(text.source)
  expect(
    messages.filter((message) => message.severity === 'error'),
    text.path,
  ).toEqual([])
  const numbers = articlesOf(tree).map((article) => article.key)
  expect(numbers, text.path).toEqual(numbers.map((_, i) => ({ n: i + 1 })))
  expect(tree.title, text.path).toBe(text.front.title)
}

it('holds at least ten regulations, fifteen resolutions and thirty suggestions', () => {
  expect(new Set(regulations.map((text) => text.front.work)).size).toBeGreaterThanOrEqual(10)
  expect(resolutions.length).toBeGreaterThanOrEqual(15)
  expect(suggestions.length).toBeGreaterThanOrEqual(30)
})

it('parses every regulation without an error, its articles contiguous', () => {
  for (const text of regulations) {
    expectWellFormed(text)
    const count = articlesOf(trees.get(text) ?? parseStatute('').tree).length
    expect(count, text.path).toBeGreaterThanOrEqual(12)
    expect(count, text.path).toBeLessThanOrEqual(25)
  }
})

it('parses the charging draft: six chapters, forty-eight articles, an explanation of its length', () => {
  const draft = drafts.find((text) => text.path === 'works/charging-safety/1-draft.md')
  if (draft === undefined) throw new Error('Expected the charging draft')
  expectWellFormed(draft)
  const tree = parseStatute(draft.source).tree
  expect(articlesOf(tree)).toHaveLength(48)
  expect(tree.children.filter((child) => child.type === 'chapter')).toHaveLength(6)
  const explanation = works.find((text) => text.path === 'works/charging-safety/explanation.md')
  expect(lengthOf(explanation?.body ?? '')).toBeGreaterThanOrEqual(600)
  expect(lengthOf(explanation?.body ?? '')).toBeLessThanOrEqual(1000)
})

it('resolves every citation that a text makes of its own articles, paragraphs and points', () => {
  const lost: string[] = []
  let seen = 0
  const ours = [...regulations, ...drafts.filter((text) => text.path.includes('charging-safety'))]
  for (const text of ours) {
    const tree = trees.get(text)
    if (tree === undefined) continue
    for (const citation of findCitations(text.body)) {
      if (citation.scope === 'self') {
        seen += citation.targets.length
        lost.push(
          ...unresolved(citation.targets, tree).map((where) => `${text.path} ${citation.text} ${where}`),
        )
      }
    }
  }
  expect(lost).toEqual([])
  expect(seen).toBeGreaterThan(60)
})

it('resolves every citation of another act of the city', () => {
  const lost: string[] = []
  let seen = 0
  for (const text of [...library, ...works]) {
    for (const citation of findCitations(text.body)) {
      if (citation.scope !== 'other' || !citation.title?.startsWith('云泽市')) continue
      const versions = regulations.filter((other) => other.front.title === citation.title)
      if (citation.targets.length === 0) continue
      seen++
      // A citation written before an amendment may fit only the older version: one that has it is enough.
      const fits = versions.some((other) => unresolved(citation.targets, trees.get(other)).length === 0)
      if (!fits) lost.push(`${text.path} ${citation.text}`)
    }
  }
  expect(lost).toEqual([])
  expect(seen).toBeGreaterThanOrEqual(10)
})

type Targets = ReturnType<typeof findCitations>[number]['targets']

function unresolved(targets: Targets, tree: StatuteTree | undefined): readonly string[] {
  if (tree === undefined) return ['no text']
  return targets.flatMap((target) => {
    if (target.article === undefined) return []
    const last = target.through ?? 0
    if (target.paragraph === undefined && target.point === undefined && last > articlesOf(tree).length) {
      return [`article ${last}`]
    }
    const printed = target.article.sub === undefined ? `art_${target.article.n}` : undefined
    const article = printed === undefined ? undefined : resolveArticle(tree, printed)
    if (article === undefined) return [`article ${target.article.n}`]
    const paragraphs =
      target.paragraph === undefined
        ? article.paragraphs
        : article.paragraphs.slice(target.paragraph - 1, target.paragraph)
    if (paragraphs.length === 0) return [`paragraph ${target.paragraph}`]
    const point = target.point === undefined ? undefined : (target.through ?? target.point)
    if (point !== undefined && !paragraphs.some((paragraph) => paragraph.points.length >= point)) {
      return [`point ${point}`]
    }
    return []
  })
}

it('cites no act of the city that is neither in the library nor a work', () => {
  const titles = new Set([...library, ...works].map((text) => text.front.title))
  const cited = [...library, ...works].flatMap((text) =>
    [...text.body.matchAll(/[《〈](云泽市[^《》〈〉（]{2,40}(?:条例|规定|办法))(?=[》〉（])/gu)].map(
      (match) => match[1] ?? '',
    ),
  )
  expect([...new Set(cited)].filter((title) => !titles.has(title))).toEqual([])
  expect(cited.length).toBeGreaterThan(15)
})

it('keeps one regulation in two versions, the older marked as amended', () => {
  const versions = regulations.filter((text) => text.front.work === 'property-services')
  expect(versions.map((text) => text.front.status)).toEqual(['amended', 'in-force'])
  const [older, newer] = versions
  expect((older?.front.date ?? '') < (newer?.front.date ?? '')).toBe(true)
  expect(articlesOf(parseStatute(newer?.source ?? '').tree).length).not.toBe(
    articlesOf(parseStatute(older?.source ?? '').tree).length,
  )
})

it('says of every law when it was passed and when it takes effect, and of a repealed one which decision did so', () => {
  for (const { front, path } of [...regulations, ...resolutions]) {
    expect(['in-force', 'amended', 'repealed'], path).toContain(front.status)
    expect(front.date, path).toMatch(/^\d{4}-\d\d-\d\d$/u)
    expect((front.effective ?? '') >= (front.date ?? '9'), path).toBe(true)
  }
  for (const { front } of regulations.filter((text) => text.front.status === 'repealed')) {
    expect(
      resolutions.some((text) => text.front.title.includes(`废止《${front.title}》`)),
      front.title,
    ).toBe(true)
  }
})

it('keeps resolutions to a page; only an amending decision may be longer', () => {
  for (const { front, path, body } of resolutions) {
    const limit = front.title.includes('修改') ? 1000 : 500
    expect(lengthOf(body), path).toBeGreaterThanOrEqual(200)
    expect(lengthOf(body), path).toBeLessThanOrEqual(limit)
  }
})

it('answers every suggestion: number, unit, result, and both halves of a readable length', () => {
  const units = readFileSync(new URL('demo/people.yml', content), 'utf8')
  const numbers = suggestions.map((text) => text.front.number)
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const { front, path, body } of suggestions) {
    expect(['已解决', '正在解决', '列入规划', '留作参考'], path).toContain(front.result)
    expect(['满意', '基本满意', '不满意'], path).toContain(front.satisfaction)
    expect(units.includes(` ${front.unit} `), `${path} ${front.unit}`).toBe(true)
    const [, suggestion = '', reply = ''] = body.split(/^## (?:建议内容|答复)$/mu)
    for (const half of [suggestion, reply]) {
      expect(lengthOf(half), path).toBeGreaterThanOrEqual(150)
      expect(lengthOf(half), path).toBeLessThanOrEqual(400)
    }
  }
})

it('shares no long run of words between two works of the library', () => {
  // Longer than any formula of law-making or of a reply that the texts use; a pasted sentence is longer still.
  const run = 24
  const holders = new Map<string, string>()
  const shared = new Set<string>()
  for (const { front, body } of library) {
    // An amending decision quotes the act it amends.
    const key = front.work === 'amend-property-services' ? 'property-services' : front.work
    const points = [...body.replaceAll(/（[^（）]*通过[^（）]*）|《[^》]*》|\s/gu, '')]
    for (let i = 0; i + run <= points.length; i++) {
      const words = points.slice(i, i + run).join('')
      const other = holders.get(words)
      if (other === undefined) holders.set(words, key)
      else if (other !== key) shared.add(`${other} ~ ${key}: ${words}`)
    }
  }
  expect([...shared]).toEqual([])
})
