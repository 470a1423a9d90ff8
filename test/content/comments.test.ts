import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

interface DemoComment {
  readonly id: string
  readonly text: string
  readonly article: string | null
  readonly channel: string
  readonly station?: string
  readonly author: { readonly kind: string; readonly name: string; readonly consent: string }
  readonly day: number
  readonly nearDuplicateOf?: string
  readonly campaign?: string
  readonly quotes?: boolean
  readonly theme?: string
  readonly disposition?: {
    readonly result: string
    readonly reason?: string
    readonly stage?: 'second-reading' | 'passed'
    readonly article?: string
    readonly words?: string
  }
  readonly settled?: { readonly as: string; readonly into?: string; readonly reason: string }
}

/** As long as this, a shared run is a copy: shorter ones are ordinary turns of phrase. */
const RUN = 12

const folder = new URL('../../content/demo/comments/', import.meta.url)
const works = new URL('../../content/works/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.yml'))
const read = (name: string) => parse(readFileSync(new URL(name, folder), 'utf8')) as readonly DemoComment[]
/** Ids are unique within a file; across files a comment is `file:id`. */
const comments = files.flatMap((file) => read(file).map((comment) => ({ file, ...comment })))
const keyOf = (comment: { file: string; id: string }) => `${comment.file}:${comment.id}`
const byKey = new Map(comments.map((comment) => [keyOf(comment), comment]))

function withoutBlanks(text: string): readonly string[] {
  return [...text.replace(/\s/gu, '')]
}

function runsOf(text: string): ReadonlySet<string> {
  const points = withoutBlanks(text)
  const runs = new Set<string>()
  for (let i = 0; i + RUN <= points.length; i++) runs.add(points.slice(i, i + RUN).join(''))
  return runs
}

const draftRuns = new Set(
  readdirSync(works).flatMap((work) =>
    readdirSync(new URL(`${work}/`, works))
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) => [...runsOf(readFileSync(new URL(`${work}/${name}`, works), 'utf8'))]),
  ),
)

/** Comments that copy one another by declaration: a chain of nearDuplicateOf ends at its root. */
function familyOf(comment: (typeof comments)[number]): string {
  let root = comment
  for (let steps = 0; root.nearDuplicateOf !== undefined && steps < comments.length; steps++) {
    const next = byKey.get(`${root.file}:${root.nearDuplicateOf}`)
    if (next === undefined) break
    root = next
  }
  return root.campaign === undefined ? keyOf(root) : `campaign:${root.file}:${root.campaign}`
}

/** The undeclared copies among `pieces`: pairs of keys with the run they share, each pair once. */
function undeclaredCopies(pieces: typeof comments): readonly string[] {
  const index = new Map<string, (typeof comments)[number][]>()
  for (const comment of pieces) {
    for (const run of runsOf(comment.text)) index.set(run, [...(index.get(run) ?? []), comment])
  }
  const found = new Map<string, string>()
  for (const [run, holders] of index) {
    if (holders.length < 2) continue
    const quotedFromDraft = draftRuns.has(run)
    // A campaign of hundreds shares its runs by design: one of a family is enough to compare with the others.
    const quoting = holders.filter((holder) => !(quotedFromDraft && holder.quotes === true))
    const representatives = new Map(holders.map((holder) => [familyOf(holder), holder]))
    if (representatives.size < 2 || quoting.length === 0) continue
    found.set([...representatives.values()].map(keyOf).join(' ~ '), run)
  }
  return [...found].map(([pair, run]) => `${pair}: ${run}`)
}

it('finds no two comments that share twelve characters without saying why', () => {
  expect(files.length).toBeGreaterThan(0)
  expect(undeclaredCopies(comments)).toEqual([])
})

it('notices an undeclared copy and accepts it once it is declared', () => {
  const [first] = comments
  if (first === undefined) throw new Error('Expected at least one comment')
  const copy = { ...first, id: 'copy', nearDuplicateOf: undefined, campaign: undefined, quotes: false }
  const original = { ...copy, id: first.id }
  expect(undeclaredCopies([original, copy])).toHaveLength(1)
  expect(undeclaredCopies([original, { ...copy, nearDuplicateOf: first.id }])).toEqual([])
})

it('names only near duplicates that exist in the same file', () => {
  const missing = comments.filter((c) => c.nearDuplicateOf && !byKey.has(`${c.file}:${c.nearDuplicateOf}`))
  expect(missing.map(keyOf)).toEqual([])
  expect(byKey.size).toBe(comments.length)
})

it('marks as quoting only comments that do repeat words of a draft', () => {
  const repeats = (text: string) => {
    const quoted =
      withoutBlanks(text)
        .join('')
        .match(/[“「]([^”」]{4,})[”」]/gu) ?? []
    return [...runsOf(text)].some((run) => draftRuns.has(run)) || quoted.length > 0
  }
  expect(comments.filter((c) => c.quotes === true && !repeats(c.text)).map(keyOf)).toEqual([])
})

it('gives every comment a channel, an author with a choice about the name, and a station that exists', () => {
  const stations = parse(
    readFileSync(new URL('../../content/demo/stations.yml', import.meta.url), 'utf8'),
  ) as readonly { readonly id: string }[]
  const ids = new Set(stations.map((station) => station.id))
  const channels = ['online', 'station', 'letter', 'meeting', 'paper', 'oral', 'deputy']
  for (const comment of comments) {
    const key = keyOf(comment)
    expect(channels, key).toContain(comment.channel)
    expect(['resident', 'deputy', 'station'], key).toContain(comment.author.kind)
    expect(['name', 'masked', 'none'], key).toContain(comment.author.consent)
    expect(comment.text.trim(), key).not.toBe('')
    if (comment.station !== undefined) expect(ids.has(comment.station), key).toBe(true)
  }
})

const textOf = (path: string) => readFileSync(new URL(path, works), 'utf8')
const hasArticle = (text: string, number: string) => text.includes(`\n${number}　`)
/** The paragraphs of one article as they are written. */
const articleText = (text: string, number: string) =>
  (
    text.split(/\n(?=第[一二三四五六七八九十百零]+条　)/u).find((part) => part.startsWith(`${number}　`)) ??
    ''
  ).split('\n## ')[0] ?? ''
const otherDrafts = ['open.yml', 'second-round.yml']
const ofProperty = comments.filter(({ file }) => !otherDrafts.includes(file))

it('lets at least three hundred and twenty people speak on the property draft, through every channel', () => {
  expect(ofProperty.length).toBeGreaterThanOrEqual(320)
  expect(new Set(ofProperty.map(({ channel }) => channel)).size).toBe(7)
  expect(new Set(ofProperty.map(({ author }) => author.kind)).size).toBe(3)
  expect(new Set(ofProperty.map(({ article }) => article)).size).toBeGreaterThan(80)
})

it('has forty-eight comments on the open draft, each on an article the draft has', () => {
  const draft = textOf('charging-safety/1-draft.md')
  const open = comments.filter((comment) => comment.file === 'open.yml')
  expect(open).toHaveLength(48)
  expect(open.filter((c) => c.article !== null && !hasArticle(draft, c.article)).map(keyOf)).toEqual([])
  expect(open.every((comment) => comment.day <= -1 && comment.day >= -7)).toBe(true)
})

it('hears a second round on the second draft, where three answers are proposed and most wait', () => {
  const draft = textOf('property-management/2-second-draft.md')
  const round = comments.filter(({ file }) => file === 'second-round.yml')
  expect(round.filter((c) => c.article !== null && !hasArticle(draft, c.article)).map(keyOf)).toEqual([])
  expect(round.every(({ day }) => day >= -44 && day <= -15)).toBe(true)
  expect(round.filter(({ disposition }) => !disposition).length).toBeGreaterThan(round.length / 2)
})

it('places every property comment on an article of the first draft, within the days it was open', () => {
  const draft = textOf('property-management/1-draft.md')
  for (const comment of ofProperty) {
    const key = keyOf(comment)
    if (comment.article !== null) expect(hasArticle(draft, comment.article), key).toBe(true)
    expect(comment.day, key).toBeGreaterThanOrEqual(-119)
    expect(comment.day, key).toBeLessThanOrEqual(-89)
    expect([...comment.text].length, key).toBeLessThan(5000)
  }
})

it('answers, settles or themes every property comment, and adopts exactly twenty-five', () => {
  const themes = parse(
    readFileSync(new URL('../../content/demo/themes.yml', import.meta.url), 'utf8'),
  ) as readonly {
    readonly id: string
    readonly answer?: { readonly result: string; readonly reason: string }
  }[]
  const answered = new Set(themes.filter(({ answer }) => answer?.reason).map(({ id }) => id))
  for (const { theme, disposition, settled, ...comment } of ofProperty) {
    const key = keyOf(comment)
    expect(
      themes.map(({ id }) => id),
      key,
    ).toContain(theme)
    expect([disposition, settled].filter(Boolean).length, key).toBeLessThan(2)
    if (!disposition && !settled) expect(answered.has(theme ?? ''), `${key} ${theme}`).toBe(true)
    if (settled) expect(['merged', 'out-of-scope', 'spam'], key).toContain(settled.as)
    if (disposition && disposition.result !== 'noted') expect(disposition.reason, key).toBeTruthy()
  }
  expect(ofProperty.filter(({ disposition }) => disposition?.result === 'adopted')).toHaveLength(25)
})

it('merges a comment only into one that has an answer or a theme of its own', () => {
  const byId = new Map(ofProperty.map((comment) => [comment.id, comment]))
  expect(byId.size, 'an id is used once over all property files').toBe(ofProperty.length)
  for (const { id, settled } of ofProperty) {
    if (settled?.as !== 'merged') continue
    const into = byId.get(settled.into ?? '')
    expect(into && !into.settled, `${id} into ${settled.into}`).toBe(true)
  }
})

it('finds the words of every disposition in the article of the version it names', () => {
  const versions = { 'second-reading': '2-second-draft', passed: '3-adopted' }
  for (const { id, disposition } of comments) {
    if (!disposition?.words) continue
    const text = textOf(`property-management/${versions[disposition.stage ?? 'passed']}.md`)
    expect(articleText(text, disposition.article ?? ''), id).toContain(disposition.words)
  }
})

it('has a campaign of two dozen with numbers of their own, and a dozen near duplicates', () => {
  const campaign = comments.filter((comment) => comment.campaign !== undefined)
  expect(campaign).toHaveLength(24)
  const numbers = new Set(campaign.map(({ text }) => /降到(百分之.十|.成)/u.exec(text)?.[1]))
  expect(numbers.size).toBeGreaterThanOrEqual(3)
  expect(comments.filter((comment) => comment.nearDuplicateOf !== undefined).length).toBeGreaterThanOrEqual(
    12,
  )
})

it('signs deputies with names of the list and stations with names that exist', () => {
  const demo = (name: string): unknown =>
    parse(readFileSync(new URL(`../../content/demo/${name}.yml`, import.meta.url), 'utf8'))
  const deputies = (demo('people') as { readonly deputies: readonly { readonly name: string }[] }).deputies
  const names = new Set(deputies.map(({ name }) => name))
  expect(
    comments.filter(({ author }) => author.kind === 'deputy' && !names.has(author.name)).map(keyOf),
  ).toEqual([])
  const stations = demo('stations') as readonly { readonly id: string; readonly name: string }[]
  const byStation = new Map(stations.map(({ id, name }) => [id, name]))
  const bodies = comments.filter(({ author, station }) => author.kind === 'station' && station)
  expect(
    bodies
      .filter((c) => c.author.name.endsWith('站') || c.author.name.endsWith('联系点'))
      .filter((c) => byStation.get(c.station ?? '') !== c.author.name)
      .map(keyOf),
  ).toEqual([])
})

it('lets only stations report that have an account, each once a round', () => {
  const demo = (name: string): unknown =>
    parse(readFileSync(new URL(`../../content/demo/${name}.yml`, import.meta.url), 'utf8'))
  const { accounts } = demo('people') as { accounts: readonly { role: string; station?: string }[] }
  const reports = demo('reports') as readonly { station: string; round: string; day: number }[]
  const able = new Set(accounts.filter(({ role }) => role === 'station').map(({ station }) => station))
  expect(reports.filter(({ station }) => !able.has(station))).toEqual([])
  expect(new Set(reports.map(({ station, round }) => `${station} ${round}`)).size).toBe(reports.length)
})
