// A word replaced through the whole act (区县 by 区): the same short words for the same short words in article after
// article. A reader wants to see such a change once and not in thirty places, so it is a layer of its own; figures,
// dates and sentences never count, because they change what somebody has to do.

import type { ArticleChange, Edit } from './change'

/** One replaced word and how often: 动物防疫监督机构 → 动物卫生监督机构, 12 places in 9 rows. */
export interface TermChange {
  readonly from: string
  readonly to: string
  readonly places: number
  readonly rows: number
}

/** Fewer rows than this are a coincidence of wording. */
const fewestRows = 3
/** Code points; 市场监督管理部门 has eight, 县级以上地方人民政府 ten. */
const longestTerm = 10
const noTerm = /[\n0-9０-９一二三四五六七八九十百千万零〇两，。；：、！？（）“”《》]/

/** Words replaced through the act, the most frequent first. Linear in edits. */
export function termChanges(rows: readonly ArticleChange[]): TermChange[] {
  const found = new Map<string, { from: string; to: string; places: number; rows: Set<string> }>()
  for (const row of rows) {
    for (const [from, to] of termsIn(row.edits)) {
      const key = `${from}→${to}`
      const term = found.get(key) ?? { from, to, places: 0, rows: new Set<string>() }
      term.places += 1
      term.rows.add(row.id)
      found.set(key, term)
    }
  }
  return [...found.values()]
    .filter((term) => term.rows.size >= fewestRows)
    .map((term) => ({ ...term, rows: term.rows.size }))
    .sort((a, b) => b.places - a.places || (a.from < b.from ? -1 : 1))
}

/** Ids of the rows in which nothing changed but such words and the number of the article. */
export function termRows(rows: readonly ArticleChange[]): ReadonlySet<string> {
  const terms = new Set(termChanges(rows).map(({ from, to }) => `${from}→${to}`))
  const isLight = (row: ArticleChange) =>
    row.kinds.includes('substitution') &&
    row.kinds.every((kind) => kind === 'substitution' || kind === 'renumbering')
  return new Set(
    rows
      .filter((row) => isLight(row) && changesOf(row.edits).every((one) => terms.has(`${one[0]}→${one[1]}`)))
      .map(({ id }) => id),
  )
}

function termsIn(edits: readonly Edit[]): (readonly [string, string])[] {
  return changesOf(edits).filter(([from, to]) => isTerm(from) && isTerm(to))
}

/** Words between two changes that belong to the same term: 环境 in 环境保护局 → 生态环境局. Code points. */
const longestBridge = 3

/** Each change as the words before and after; one side may be empty. Changes inside one word are one change. */
function changesOf(edits: readonly Edit[]): (readonly [string, string])[] {
  const changes: { from: string; to: string }[] = []
  let bridge: string | undefined
  for (const [sign, words] of edits) {
    if (sign === '=') {
      const isBridge = changes.length > 0 && Array.from(words).length <= longestBridge && !noTerm.test(words)
      bridge = isBridge ? words : undefined
      if (!isBridge) changes.push({ from: '', to: '' })
      continue
    }
    const open = changes.at(-1) ?? { from: '', to: '' }
    if (changes.length === 0) changes.push(open)
    if (bridge !== undefined && (open.from !== '' || open.to !== '')) {
      open.from += bridge
      open.to += bridge
    }
    bridge = undefined
    if (sign === '-') open.from += words
    else open.to += words
  }
  return changes.filter(({ from, to }) => from !== '' || to !== '').map(({ from, to }) => [from, to] as const)
}

function isTerm(words: string): boolean {
  const length = Array.from(words).length
  return length > 0 && length <= longestTerm && !noTerm.test(words)
}
