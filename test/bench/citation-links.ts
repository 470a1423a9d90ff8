// Whether the citations in laws become links: those of places in the text itself (本法第九条, 前款), and those of places in works
// that are in the corpus. Run: npx tsx test/bench/citation-links.ts [--draw N] [--lost]. Reads the last version of each text in
// ../shared/data/laws; a place of another work counts as found when some version of that work has the article.
//
// Whether a work is in the corpus is judged by the name alone and loosely (the customary and shortened names of searching
// too), so that a name which the product does not know counts against it. --draw prints N resolved citations to be judged by
// hand, --lost those that lead nowhere.

import { existsSync } from 'node:fs'
import { seededNumbers } from '../../app/domain/comment/seeded'
import {
  articleNumberText,
  articlesOf,
  citationsOf,
  knownTitle,
  namedWorks,
  type PlacedCitation,
  parseStatute,
  type StatuteTree,
} from '../../app/domain/statute'
import { declaredIn } from '../../app/domain/text'
import { bareText } from '../../search/characters'
import { customaryTitles } from '../../search/customary-titles'
import { createTitleTable, type TitleTable } from '../../search/titles'
import { type LawRow, lawRows, sharedData, sourceOf } from './law-records'

interface Work {
  readonly title: string
  readonly aliases: readonly string[]
  /** Printed numbers of the articles of any version. */
  readonly articles: Set<string>
}

interface Text {
  readonly row: LawRow
  readonly source: string
  readonly tree: StatuteTree
}

interface Found {
  readonly text: Text
  readonly citation: PlacedCitation
  readonly to: string
}

/** Works by known title, each with the articles of its versions; and the last version of each. */
function readWorks(): { readonly works: readonly Work[]; readonly texts: readonly Text[] } {
  const works = new Map<string, Work>()
  const last = new Map<string, Text>()
  for (const row of lawRows()) {
    const source = sourceOf(row)
    const { tree } = parseStatute(source)
    const key = knownTitle(row.title)
    const aliases = [...customaryTitles].flatMap(([name, title]) => (title === row.title ? [name] : []))
    const work = works.get(key) ?? { title: row.title, aliases, articles: new Set() }
    works.set(key, work)
    for (const { number } of articlesOf(tree)) work.articles.add(number)
    const before = last.get(key)
    if (!before || (before.row.version_date ?? '') <= (row.version_date ?? ''))
      last.set(key, { row, source, tree })
  }
  return { works: [...works.values()], texts: [...last.values()] }
}

interface Tally {
  all: number
  readonly lost: string[]
  readonly found: Found[]
}

const tally = (): Tally => ({ all: 0, lost: [], found: [] })

function count(one: Tally, found: Found, fault: string | undefined): void {
  one.all++
  if (fault === undefined) one.found.push(found)
  else one.lost.push(`${fault}: ${found.text.row.title} ${found.citation.eId} ${found.citation.text}`)
}

function measure({ works, texts }: ReturnType<typeof readWorks>) {
  const names = namedWorks(works)
  const loose = createTitleTable(works.map(({ title }) => title))
  const counted = { own: tally(), pointing: tally(), others: tally() }
  let outside = 0
  for (const text of texts) {
    const declared = new Map(declaredIn(text.source))
    for (const citation of citationsOf(text.tree)) {
      // Between “ and ” stands the wording of another text: its 本法 is not this one.
      if (citation.isQuoted) continue
      const fault = citation.places.find((place) => place.fault)?.fault
      if (citation.scope === 'deictic') count(counted.pointing, { text, citation, to: '' }, fault)
      else if (citation.scope === 'self') {
        if (citation.isExplicit) count(counted.own, { text, citation, to: '' }, fault)
      } else {
        const title = citation.title ?? ''
        const work = names.meant({ title, start: citation.start }, text.source, declared)
        if (work) {
          // An amendment has items (九、), which are cited as articles: its page is the place.
          const hasArticles = work.articles.size > 0
          const missing = citation.targets.find(
            ({ article }) => hasArticles && article && !work.articles.has(articleNumberText(article)),
          )
          count(
            counted.others,
            { text, citation, to: work.title },
            missing && `no such article in ${work.title}`,
          )
        } else {
          const [near] = nearTitles(loose, title)
          if (near) count(counted.others, { text, citation, to: '' }, `perhaps ${near}`)
          else outside++
        }
      }
    }
  }
  return { ...counted, outside }
}

/** 合同法 is not short for 劳动合同法: what is left out of a law's name is left out between its words. */
function nearTitles(loose: TitleTable, name: string): readonly string[] {
  const bare = bareText(name)
  return loose.findNear(name).filter((title) => !bareText(title).endsWith(bare) || !bare.endsWith('法'))
}

const share = ({ all, found }: Tally) =>
  `${found.length} of ${all}, ${((100 * found.length) / all).toFixed(2)} %`

function run(draw: number, lost: boolean): void {
  const read = readWorks()
  const { own, pointing, others, outside } = measure(read)
  console.log(`${read.texts.length} works, last version of each`)
  console.log(`本法第九条 and the like, resolved to nodes of the text: ${share(own)}   goal 99.5 %`)
  console.log(`前款, 本条 and the like: ${share(pointing)}`)
  console.log(`places in works of the corpus, work and article found: ${share(others)}   goal 95 %`)
  console.log(`places in works that are not in the corpus: ${outside}`)
  if (lost) for (const line of [...own.lost, ...pointing.lost, ...others.lost]) console.log(`  ${line}`)
  const next = seededNumbers(6)
  for (let drawn = 0; drawn < draw; drawn++) {
    const { text, citation, to } = others.found[next() % others.found.length] ?? {}
    if (text && citation) console.log(`  ${text.row.title} ${citation.eId}: ${citation.text} → ${to}`)
  }
}

const words = process.argv.slice(2)
const draw = words.includes('--draw') ? Number(words[words.indexOf('--draw') + 1]) : 0
if (!existsSync(sharedData)) console.log('The shared data is not beside the repository; nothing is measured.')
else run(draw, words.includes('--lost'))
