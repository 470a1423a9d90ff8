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

it('has thirty-six comments on the open draft, each on an article the draft has', () => {
  const draft = readFileSync(new URL('charging-safety/1-draft.md', works), 'utf8')
  const open = comments.filter((comment) => comment.file === 'open.yml')
  expect(open).toHaveLength(36)
  expect(open.filter((c) => c.article !== null && !draft.includes(`\n${c.article}　`)).map(keyOf)).toEqual([])
  expect(open.every((comment) => comment.day <= -1 && comment.day >= -7)).toBe(true)
})
