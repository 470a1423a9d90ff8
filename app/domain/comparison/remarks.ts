// The 说明 of a row of the 条文对照表, in the words of amending decisions: 新增, 原第十二条移作第二十条, 修改第一款，增加
// 第三款, 条序调整. Only what the texts themselves show is said; why something changed is the drafter's to write.

import type { ArticleView } from '../statute'
import { numberToHan } from '../text'
import type { ArticleChange, ArticleRef } from './change'
import { paragraphLineCount, type Side, sideLines, type TableLine } from './table-cells'

/** More than these paragraphs are not listed one by one. */
const mostListed = 4

/** The remark of a row; empty where nothing changed. `termsOf` gives the words replaced through the whole act. */
export function remarkOf(
  row: ArticleChange,
  articles: { readonly old: readonly ArticleView[]; readonly new: readonly ArticleView[] },
  terms: string,
): string {
  const has = (kind: ArticleChange['kinds'][number]) => row.kinds.includes(kind)
  if (has('insertion')) return '新增'
  if (has('repeal')) return '删去'
  const place = placeRemark(row)
  const isReworded = has('substitution') || has('replacement')
  if (place !== '') return isReworded ? `${place}，并作修改` : withReference(place, has('reference'))
  const words = isReworded ? wordsRemark(row, articles, terms) : ''
  const number = has('renumbering') ? numberRemark(row, words !== '') : ''
  const isPlain = number !== '' && words === '修改'
  const said = [number, isPlain ? '并作修改' : words].filter((part) => part !== '').join('，')
  // What was reworded may have had its commas put right as well; nobody needs to be told.
  const form = has('formal') && words === '' ? '文字格式调整' : ''
  return withReference([said, form].filter((part) => part !== '').join('，'), has('reference'))
}

function withReference(said: string, isReference: boolean): string {
  if (!isReference) return said
  return said === '' ? '引用的条序相应调整' : `${said}，引用的条序相应调整`
}

// 拆分, 合并 and 移作 name both sides; nothing else needs them.
function placeRemark({ kinds, from, to }: ArticleChange): string {
  if (kinds.includes('split')) return `原${namesOf(from)}拆分为${namesOf(to)}`
  if (kinds.includes('join')) return `原${namesOf(from)}合并为${namesOf(to)}`
  if (kinds.includes('move')) return `原${namesOf(from)}移作${namesOf(to)}`
  return ''
}

function numberRemark({ from, to }: ArticleChange, isReworded: boolean): string {
  return isReworded ? `原${namesOf(from)}改为${namesOf(to)}` : '条序调整'
}

const namesOf = (refs: readonly ArticleRef[]) => refs.map(({ number }) => number).join('、')

function wordsRemark(
  row: ArticleChange,
  articles: { readonly old: readonly ArticleView[]; readonly new: readonly ArticleView[] },
  terms: string,
): string {
  if (terms !== '') return terms
  if (row.kinds.includes('replacement')) return '全条改写'
  const before = articles.old[row.from[0]?.index ?? -1]
  const after = articles.new[row.to[0]?.index ?? -1]
  if (!before || !after || row.from.length > 1 || row.to.length > 1) return '修改'
  return paragraphsRemark(row, before, after)
}

/** 修改第一款，增加第三款，删去原第二款; 修改 where the article has one paragraph or nearly all of them changed. */
function paragraphsRemark(row: ArticleChange, before: ArticleView, after: ArticleView): string {
  if (before.paragraphs.length < 2 && after.paragraphs.length < 2) return '修改'
  const gone = paragraphStates(row, 'old', before)
  const came = paragraphStates(row, 'new', after)
  const list = (states: readonly string[], wanted: string) =>
    states.flatMap((state, index) => (state === wanted ? [`第${numberToHan(index + 1)}款`] : []))
  const parts = [
    ['修改', list(came, 'touched')],
    ['增加', list(came, 'whole')],
    ['删去原', list(gone, 'whole')],
  ] as const
  const listed = parts.reduce((sum, [, names]) => sum + names.length, 0)
  if (listed === 0 || listed > mostListed) return '修改'
  return parts.flatMap(([verb, names]) => (names.length > 0 ? [`${verb}${names.join('、')}`] : [])).join('，')
}

type State = 'kept' | 'touched' | 'whole'

// A deletion leaves no mark on the new side, so a line next to one is found by where the deletion stands.
function paragraphStates(row: ArticleChange, side: Side, article: ArticleView): State[] {
  const lines = sideLines(row.edits, side)
  const touched = touchedLines(row, side)
  let at = 0
  return article.paragraphs.map((paragraph) => {
    const length = paragraphLineCount(paragraph)
    const own = lines.slice(at, at + length)
    const isTouched = own.some((_line, index) => touched.has(at + index))
    at += length
    if (own.length > 0 && own.every(isWhole)) return 'whole'
    return isTouched ? 'touched' : 'kept'
  })
}

const isWhole = (line: TableLine) => line.length > 0 && line.every(({ mark }) => mark !== 'kept')

function touchedLines(row: ArticleChange, side: Side): ReadonlySet<number> {
  const own = side === 'old' ? '-' : '+'
  const touched = new Set<number>()
  let line = 0
  for (const [sign, words] of row.edits) {
    const parts = words.split('\n')
    if (sign === own) {
      parts.forEach((part, index) => {
        if (part !== '') touched.add(line + index)
      })
    } else if (sign !== '=' && !words.startsWith('\n') && !words.endsWith('\n')) touched.add(line)
    if (sign === '=' || sign === own) line += parts.length - 1
  }
  return touched
}
