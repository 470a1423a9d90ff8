// A word replaced through the whole act (区县 by 区): the same short words for the same short words in article after
// article. A reader wants to see such a change once and not in thirty places, so it is a layer of its own; figures,
// dates and sentences never count, because they change what somebody has to do.

import type { ArticleChange, ArticleRef, Edit } from './change'

/** One replaced word and how often: 动物防疫监督机构 → 动物卫生监督机构, 12 places in 9 rows. */
export interface TermChange {
  readonly from: string
  readonly to: string
  readonly places: number
  readonly rows: number
  /** Ids of these rows, in their order. */
  readonly rowIds: readonly string[]
}

/** A replaced word with the articles that have the new one and those of the new text that still have the old one. */
export interface GlobalTerm extends TermChange {
  readonly articles: readonly ArticleRef[]
  readonly leftovers: readonly ArticleRef[]
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
    .map((term) => ({ ...term, rows: term.rows.size, rowIds: [...term.rows] }))
    .sort((a, b) => b.places - a.places || (a.from < b.from ? -1 : 1))
}

/** Words replaced through the act with the articles concerned, so that a drafter sees where one was forgotten. Only words
 *  that took the place of others count; cost: terms times characters of the new text. */
export function globalTerms(rows: readonly ArticleChange[]): GlobalTerm[] {
  const fresh = rows
    .filter(({ to }) => to.length > 0)
    .map(({ id, to, edits }) => ({
      id,
      to,
      text: edits.map(([sign, words]) => (sign === '-' ? '' : words)).join(''),
    }))
  return termChanges(rows)
    .filter(({ from, to }) => from !== '' && to !== '')
    .map((term) => {
      const replaced = new Set(term.rowIds)
      // 环境局 within 生态环境局 is the new word and none forgotten.
      const keepsOld = (text: string) => text.replaceAll(term.to, '').includes(term.from)
      return {
        ...term,
        articles: fresh.filter(({ id }) => replaced.has(id)).flatMap(({ to }) => to),
        leftovers: fresh.filter(({ text }) => keepsOld(text)).flatMap(({ to }) => to),
      }
    })
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
