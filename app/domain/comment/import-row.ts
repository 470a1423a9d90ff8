// One row of another platform's file: which fields there are, which column holds which, and what makes a row unfit. The
// fields and their meaning are the data dictionary of docs/import-comments.md; the words are never altered. Who reads the
// file (JSON lines, CSV) is not known here: a row is a way to ask for the text of a field.

import { articleNumberText, parseArticleNumber } from '../statute'
import { COMMENT_LENGTH_LIMIT, checkCommentText, type Sentence } from './comment-text'

/** Fields of a row in the order of the data dictionary. */
export const importFields = [
  'id',
  'text',
  'article',
  'proposal',
  'name',
  'contact',
  'consent',
  'receivedAt',
] as const
export type ImportField = (typeof importFields)[number]

/** Which column of a CSV file, or which member of a JSON line, holds which field. */
export type ImportMapping = Readonly<Partial<Record<ImportField, string>>>

export interface ImportArticle {
  readonly eId: string
  readonly number: string
}

export interface ImportRow {
  readonly externalId: string
  readonly text: string
  /** The eId of an article, null for the draft as a whole. */
  readonly article: string | null
  readonly proposal: string
  readonly name: string
  readonly contact: string
  readonly consents: boolean
  /** Milliseconds since 1970 UTC; when the other platform took it. */
  readonly receivedAt?: number
}

export interface ImportProblem {
  readonly field: ImportField
  readonly sentence: Sentence
}

const known: Readonly<Record<ImportField, readonly string[]>> = {
  id: ['id', 'externalid', '编号', '序号', '意见编号', '原编号', '意见id'],
  text: ['text', 'comment', 'content', '意见', '意见内容', '意见和理由', '内容', '留言内容'],
  article: ['article', '条款', '条文', '条', '第几条', '对应条款'],
  proposal: ['proposal', 'suggestion', '建议修改为', '修改建议', '建议改为', '修改意见'],
  name: ['name', 'author', '提出人', '姓名', '提意见人', '昵称', '留言人'],
  contact: ['contact', '联系方式', '联系电话', '电话', '邮箱', '手机'],
  consent: ['consent', '同意公开姓名', '是否同意公开姓名', '公开姓名'],
  receivedAt: ['receivedat', 'time', '提交时间', '时间', '收到时间', '留言时间'],
}

/** The columns that their names give away; each column serves one field. */
export function guessMapping(columns: readonly string[]): ImportMapping {
  const mapping: Partial<Record<ImportField, string>> = {}
  for (const field of importFields) {
    const column = columns.find((name) => known[field].includes(name.replace(/\s/g, '').toLowerCase()))
    if (column !== undefined) mapping[field] = column
  }
  return mapping
}

const wholeDraft = new Set(['', '整部草案', '整部', '全文', '总体', '总体意见', '草案', '无', 'whole'])

/** The article that somebody wrote down (12, 第十二条, 第十二条第二款, art_12), null for the draft as a whole, undefined for one
 *  that the draft does not have. `number` is how the article would be printed. */
export function articleWritten<A extends ImportArticle>(
  articles: readonly A[] | ReadonlyMap<string, A>,
  typed: string,
): { readonly article: A | null | undefined; readonly number: string } {
  const written = typed.replace(/\s/g, '')
  if (wholeDraft.has(written)) return { article: null, number: '' }
  const alone = /^第?[^条]+条(之[一二三四五六七八九十]+)?/.exec(written)?.[0] ?? written
  const key = parseArticleNumber(alone)
  const number = key ? articleNumberText(key) : written
  const article = Array.isArray(articles)
    ? (articles as readonly A[]).find((one) => one.number === number || one.eId === written)
    : ((articles as ReadonlyMap<string, A>).get(number) ?? (articles as ReadonlyMap<string, A>).get(written))
  return { article, number }
}

/** Articles by printed number and by eId, for `readImportRow`. */
export function articlesByName(articles: readonly ImportArticle[]): ReadonlyMap<string, ImportArticle> {
  return new Map(
    articles.flatMap((one): [string, ImportArticle][] => [
      [one.eId, one],
      [one.number, one],
    ]),
  )
}

const longestProposal = 20_000
const problem = (field: ImportField, zh: string, en: string): ImportProblem => ({
  field,
  sentence: { zh, en },
})

/** Read one row; `now` bounds its time. Linear in its words. */
export function readImportRow(
  cell: (field: ImportField) => string,
  articles: ReadonlyMap<string, ImportArticle>,
  now: number,
): ImportRow | ImportProblem {
  const externalId = cell('id').trim()
  if (externalId === '' || externalId.length > 200)
    return problem('id', '没有编号，或者超过200字。', 'There is no id, or it has more than 200 characters.')
  const text = cell('text')
  const wrong = wordsProblem('text', text, COMMENT_LENGTH_LIMIT)
  if (wrong) return wrong
  const proposal = cell('proposal')
  const wrongProposal = proposal === '' ? undefined : wordsProblem('proposal', proposal, longestProposal)
  if (wrongProposal) return wrongProposal
  const { article, number } = articleWritten(articles, cell('article'))
  if (article === undefined) return problem('article', `草案没有${number}。`, `The draft has no ${number}.`)
  const receivedAt = timeOf(cell('receivedAt').trim())
  if (receivedAt !== undefined && !(receivedAt <= now))
    return problem(
      'receivedAt',
      '时间读不出来，或者在将来。',
      'The time cannot be read, or lies in the future.',
    )
  return {
    externalId,
    text,
    article: article?.eId ?? null,
    proposal,
    name: [...cell('name').trim()].slice(0, 60).join(''),
    contact: [...cell('contact').trim()].slice(0, 120).join(''),
    consents: /^(是|同意|√|✓|1|y|yes|true)$/i.test(cell('consent').trim()),
    ...(receivedAt === undefined ? {} : { receivedAt }),
  }
}

function wordsProblem(field: 'text' | 'proposal', words: string, most: number): ImportProblem | undefined {
  const rules = checkCommentText(words).map(({ rule }) => rule)
  if (rules.includes('empty')) return problem(field, '空着。', 'empty.')
  const length = [...words].length
  if (length > most)
    return problem(field, `有${length}字，最多${most}字。`, `${length} characters; at most ${most}.`)
  if (rules.includes('control-character') || rules.includes('lone-surrogate'))
    return problem(field, '有无法显示的控制字符。', 'It holds control characters that cannot be shown.')
  return undefined
}

/** ISO 8601; without a zone it is the clock of Asia/Shanghai, as offices write it. NaN when it cannot be read. */
function timeOf(written: string): number | undefined {
  if (written === '') return undefined
  const parts =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      written,
    )
  if (!parts) return Number.NaN
  const [, y, m, d, hour = '0', minute = '0', second = '0', zone = '+08:00'] = parts
  const two = (value = '') => value.padStart(2, '0')
  const offset = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
  return Date.parse(`${y}-${two(m)}-${two(d)}T${two(hour)}:${two(minute)}:${two(second)}${offset}`)
}
