import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { type ArticleChange, compareStatutes } from '~/domain/comparison'
import { articlesOf, findCitations, parseStatute, resolveArticle, type StatuteTree } from '~/domain/statute'

interface Comment {
  readonly id: string
  readonly article: string
  readonly station?: string
  readonly day: number
  readonly text: string
  readonly quotes?: boolean
  readonly disposition: {
    readonly result: 'adopted' | 'partly-adopted'
    readonly reason: string
    readonly stage: 'second-reading' | 'passed'
    readonly article: string
    readonly words: string
  }
  readonly theme: string
}
interface Theme {
  readonly id: string
  readonly name: string
  readonly article: string
}

const file = (path: string) => readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8')
const version = (name: string) =>
  parseStatute(
    file(`works/property-management/${name}.md`).replaceAll(/\{\{date:[a-z]+\}\}/g, '2026年11月12日'),
  )
const parsed = [version('1-draft'), version('2-second-draft'), version('3-adopted')] as const
const [draft, second, adopted] = [parsed[0].tree, parsed[1].tree, parsed[2].tree]
const toSecond = compareStatutes(draft, second)
const toAdopted = compareStatutes(second, adopted)

const themes = parse(file('demo/themes.yml')) as readonly Theme[]
const fully = parse(file('demo/comments/adopted.yml')) as readonly Comment[]
const partly = parse(file('demo/comments/partly.yml')) as readonly Comment[]
const comments = [...fully, ...partly]
const stationIds = new Set(
  (parse(file('demo/stations.yml')) as readonly { readonly id: string }[]).map(({ id }) => id),
)

const rowsOf = (rows: readonly ArticleChange[], kind: ArticleChange['kinds'][number]) =>
  rows.filter((row) => row.kinds.includes(kind))
const textOf = (tree: StatuteTree, number: string) => resolveArticle(tree, number)?.text

/** The law of a version: each citation of its own articles names a place that is there. */
function expectCitationsToResolve(tree: StatuteTree): void {
  const lost = articlesOf(tree).flatMap((article) =>
    findCitations(article.text)
      .filter(({ scope }) => scope === 'self')
      .flatMap(({ text, targets }) =>
        targets
          .filter(({ article: cited, paragraph, point }) => {
            const { n, sub } = cited ?? article.key
            const found = articlesOf(tree).find(({ key }) => key.n === n && key.sub === sub)
            const within = found?.paragraphs[(paragraph ?? 1) - 1]
            return !within || (point !== undefined && !within.points[point - 1])
          })
          .map(() => `${article.number}: ${text}`),
      ),
  )
  expect(lost).toEqual([])
}

/** The law of an adopted comment: its words stand in the named article and in none of those it came from. */
function expectWordsToBeNew({ id, article, disposition }: Comment): void {
  const { stage, words } = disposition
  const [changes, from, to] =
    stage === 'second-reading'
      ? ([toSecond, draft, second] as const)
      : ([toAdopted, second, adopted] as const)
  const sources = changes.rows
    .filter((row) => row.to.some(({ number }) => number === disposition.article))
    .flatMap((row) => row.from.map(({ number }) => textOf(from, number) ?? ''))
  expect(textOf(to, disposition.article), `${id} names an article that is there`).toContain(words)
  expect([textOf(draft, article), ...sources].join('\n'), `${id} changed what was there`).not.toContain(words)
}

it('reads all three versions without a finding, numbered from one without a gap', () => {
  for (const { tree, messages } of parsed) {
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
    const articles = articlesOf(tree)
    expect(articles.length).toBeGreaterThanOrEqual(70)
    expect(articles.map(({ key }) => key.n)).toEqual(articles.map((_, i) => i + 1))
  }
})

it('names the stage of each version and the day and session of the last', () => {
  expect([draft.stage, second.stage]).toEqual(['（草案征求意见稿）', '（草案二次审议稿）'])
  expect(adopted.longTitle).toContain('2026年11月12日云泽市第九届人民代表大会常务委员会')
})

it('keeps references to its own articles right in every version', () => {
  for (const { tree } of parsed) expectCitationsToResolve(tree)
})

it('cites articles in each version often enough that shifted references are seen', () => {
  for (const { tree } of parsed) {
    const self = articlesOf(tree).flatMap(({ text }) =>
      findCitations(text).filter(({ scope }) => scope === 'self'),
    )
    expect(self.length).toBeGreaterThanOrEqual(15)
  }
})

it('shows every kind of change between the draft and the second draft', () => {
  const least = {
    split: 1,
    join: 1,
    move: 2,
    insertion: 3,
    repeal: 2,
    renumbering: 20,
    reference: 3,
  } as const
  for (const [kind, count] of Object.entries(least))
    expect(rowsOf(toSecond.rows, kind as keyof typeof least).length, kind).toBeGreaterThanOrEqual(count)
})

it('leaves most articles of the draft in their words', () => {
  const reworded = rowsOf(toSecond.rows, 'substitution').length
  expect(reworded).toBeLessThan(articlesOf(draft).length / 2)
})

it('changes again, in the adopted text, a share of what the second draft said', () => {
  const share = rowsOf(toAdopted.rows, 'substitution').length / articlesOf(second).length
  expect(share).toBeGreaterThan(0.12)
  expect(share).toBeLessThan(0.25)
  expect(rowsOf(toAdopted.rows, 'insertion').length).toBeGreaterThanOrEqual(1)
  expect(rowsOf(toAdopted.rows, 'repeal').length).toBeGreaterThanOrEqual(1)
})

it('writes the fee by its short name from the second draft on', () => {
  const using = (tree: StatuteTree, name: string) =>
    articlesOf(tree).filter(({ text }) => text.includes(name)).length
  expect(using(draft, '物业服务费')).toBeGreaterThanOrEqual(5)
  expect([using(second, '物业服务费'), using(adopted, '物业服务费')]).toEqual([1, 1])
})

it('has exactly twenty-five adopted comments and twenty adopted in part', () => {
  expect(fully.map(({ disposition }) => disposition.result)).toEqual(Array(25).fill('adopted'))
  expect(partly.map(({ disposition }) => disposition.result)).toEqual(Array(20).fill('partly-adopted'))
  expect(new Set(comments.map(({ id }) => id)).size).toBe(45)
})

it('ties each adopted comment to words that its version brought in', () => {
  for (const comment of comments) expectWordsToBeNew(comment)
})

it('changes one adopted matter again after the second draft', () => {
  const recordings = fully.find(({ disposition }) => disposition.words === '九十日')
  expect(recordings?.disposition.stage).toBe('second-reading')
  expect(textOf(second, recordings?.disposition.article ?? '')).toContain('九十日')
  expect(textOf(adopted, '第四十条')).toContain('监控录像的保存时间不得少于六十日')
})

it('keeps comments within the days and lengths of the consultation', () => {
  for (const { id, day, text, article } of comments) {
    expect(day, id).toBeGreaterThanOrEqual(-118)
    expect(day, id).toBeLessThanOrEqual(-89)
    expect([...text].length, id).toBeGreaterThanOrEqual(15)
    expect([...text].length, id).toBeLessThanOrEqual(600)
    expect(textOf(draft, article), id).toBeDefined()
  }
})

it('names stations and themes that exist', () => {
  const themeIds = new Set(themes.map(({ id }) => id))
  for (const { id, station, theme } of comments) {
    expect(themeIds.has(theme), `${id} ${theme}`).toBe(true)
    expect(station === undefined || stationIds.has(station), `${id} ${station}`).toBe(true)
  }
  for (const { id, article } of themes) expect(textOf(draft, article), id).toBeDefined()
})

it('says nothing twice: no two comments share twelve characters in a row', () => {
  const first = new Map<string, string>()
  const shared: string[] = []
  for (const { id, text, quotes } of comments) {
    const own = quotes ? text.replaceAll(/“[^”]*”/g, '\n') : text
    for (let i = 0; i + 12 <= own.length; i++) {
      const run = own.slice(i, i + 12)
      const owner = first.get(run)
      if (owner === undefined) first.set(run, id)
      else if (owner !== id) shared.push(`${owner} ${id}: ${run}`)
    }
  }
  expect(shared).toEqual([])
})
