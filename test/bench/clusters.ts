// Groups labelled short texts with the product's own pipeline and says how well the groups agree with the labels, without
// ever telling it how many there are. Run: npx tsx test/bench/clusters.ts [stard|thucnews]
// Halves: even and odd rows. The resolution of the product was chosen on the even ones; both halves and the whole are
// printed. A comment in no group counts as a group of its own. V: V-measure; B³: F1.

import { readFileSync } from 'node:fs'
import { wordMeanings, wordTools } from '../../app/adapters/language/words.server'
import { groupComments } from '../../app/domain/comment'
import { agreementWith } from './agreement'

interface Labelled {
  readonly id: string
  readonly text: string
  readonly label: string
}

const shared = new URL('../../../shared/data/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, shared), 'utf8')

/** Books of the Civil Code by their last article: seven laws until 2021. */
const books = [
  [204, '总则'],
  [462, '物权'],
  [988, '合同'],
  [1039, '人格权'],
  [1118, '婚姻家庭'],
  [1163, '继承'],
  [1260, '侵权责任'],
] as const

/** Questions by the law of their first gold article, of laws with at least `fewest` questions. */
function questions(fewest: number, isByBook = false): Labelled[] {
  const rows = JSON.parse(read('retrieval/stard/queries.json')) as {
    query_id: number
    问题: string
    match_name: string[]
  }[]
  const laws = JSON.parse(read('retrieval/stard/gold_article_map.json')) as Record<
    string,
    { law: string; article: string }
  >
  const labelOf = (name: string): string | undefined => {
    const gold = laws[name]
    if (!isByBook || gold?.law !== '中华人民共和国民法典') return gold?.law
    return books.find(([last]) => Number.parseInt(gold.article, 10) <= last)?.[1]
  }
  const all = rows.flatMap((row) => {
    const label = labelOf(row.match_name[0] ?? '')
    return label ? [{ id: `q${row.query_id}`, text: row.问题, label }] : []
  })
  const counts = new Map<string, number>()
  for (const { label } of all) counts.set(label, (counts.get(label) ?? 0) + 1)
  return all.filter(({ label }) => (counts.get(label) ?? 0) >= fewest)
}

const titles = (): Labelled[] =>
  read('comments/thucnews_titles/dev.txt')
    .trim()
    .split('\n')
    .map((line, index) => {
      const [text = '', label = ''] = line.split('\t')
      return { id: `t${index}`, text, label }
    })

const sets: readonly (readonly [string, () => Labelled[]])[] = [
  ['stard, laws with 20 or more', () => questions(20)],
  ['stard, laws with 10 or more', () => questions(10)],
  ['stard, laws with 8 or more', () => questions(8)],
  ['stard, laws and books of the Civil Code with 20 or more', () => questions(20, true)],
  ['stard, laws and books of the Civil Code with 10 or more', () => questions(10, true)],
  ['thucnews', titles],
]
const [tools, vectors] = await Promise.all([wordTools(), wordMeanings()])
const asked = process.argv[2] ?? ''
const resolutions = (process.argv[3] ?? '1').split(',').map(Number)
console.log('set | texts | classes | resolution | V | ARI | B³ | groups | unassigned | stability | seconds')
for (const [name, load] of sets.filter(([name]) => name.startsWith(asked))) {
  const all = load()
  const halves = [
    ['even half', all.filter((_, at) => at % 2 === 0)],
    ['odd half', all.filter((_, at) => at % 2 === 1)],
    ['whole', all],
  ] as const
  for (const resolution of resolutions) {
    for (const [half, rows] of halves) {
      const started = performance.now()
      const given = rows.map(({ id, text }) => ({ id, text }))
      const { clusters, unassigned, stability } = groupComments(given, { ...tools, vectors, resolution })
      const seconds = (performance.now() - started) / 1000
      const groupOf = new Map(
        clusters.flatMap(({ id, members }) => members.map((member): [string, string] => [member, id])),
      )
      const labels = rows.map(({ label }) => label)
      const groups = rows.map(({ id }) => groupOf.get(id) ?? id)
      const { v, ari, b3 } = agreementWith(labels, groups)
      const share = ((100 * unassigned.length) / rows.length).toFixed(1)
      const figures = [v, ari, b3].map((figure) => figure.toFixed(3)).join(' | ')
      console.log(
        `${name}, ${half} | ${rows.length} | ${new Set(labels).size} | ${resolution} | ${figures} | ${clusters.length} | ${share} % | ${stability.toFixed(2)} | ${seconds.toFixed(1)}`,
      )
    }
  }
}
