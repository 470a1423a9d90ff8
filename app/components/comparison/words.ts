// What is said about a row: its pair of numbers, its kinds, and the gist of its change for the outline.

import type { ArticleChange, ArticleRef, Edit } from '~/domain/comparison'
import { type Label, type Language, labelIn, sayIn } from '~/language'
import { escapeHtml } from '../ui/visibleText'
import { kindLabels } from './kind-labels'
import type { Layer, Stub } from './layers'
import { changeCount } from './lines'

/** 第十二条 → 第十三条, 新第二十七条, 第二十八条; numbers stay Chinese. */
export function pairText(row: ArticleChange): string {
  const from = numbers(row.from)
  const to = numbers(row.to)
  if (from === '') return to
  if (to === '' || from === to) return from
  return `${from} → ${to}`
}

export function numbers(refs: readonly ArticleRef[]): string {
  return refs.map(({ number }) => number).join('、')
}

/** The words of the row's tags, in the order of the kinds; 改2处 is not among them. */
export function tagWords(row: ArticleChange, language: Language): readonly string[] {
  const say = sayIn(language)
  return row.kinds
    .filter((kind) => kind !== 'unchanged' && kind !== 'renumbering')
    .map((kind) => {
      if (kind === 'split') return say(`拆分为${row.to.length}条`, `Split into ${row.to.length}`)
      if (kind === 'join') return say(`由${row.from.length}条合并`, `Joined from ${row.from.length}`)
      if (kind === 'move') return moveWords(row, language)
      return labelIn(language, kindLabels[kind])
    })
}

/** What a moved article says at its new place. */
export function moveWords(row: ArticleChange, language: Language): string {
  return sayIn(language)(`由原${numbers(row.from)}移来`, 'Moved here')
}

const gistLength = 12

/** Law text within a sentence: escaped, and marked as Chinese where the sentence is English. */
function lawIn(language: Language): (words: string) => string {
  return language === 'zh' ? escapeHtml : (words) => `<span lang="zh-CN">${escapeHtml(words)}</span>`
}

/** 三十日改为十五日，另1处: the first place in words, the rest counted. HTML, escaped. */
export function gistHtml(row: ArticleChange, language: Language): string {
  const say = sayIn(language)
  const law = lawIn(language)
  if (row.from.length === 0) return labelIn(language, kindLabels.insertion)
  if (row.to.length === 0) return labelIn(language, kindLabels.repeal)
  const at = row.edits.findIndex(([sign]) => sign !== '=')
  if (at < 0 || row.kinds.includes('replacement')) return escapeHtml(tagWords(row, language).join('，'))
  const [old, now] = place(row.edits, at).map((words) => law(short(words)))
  const [hasOld, hasNow] = place(row.edits, at).map((words) => words !== '')
  const first =
    hasOld && hasNow
      ? say(`“${old}”改为“${now}”`, `“${old}” became “${now}”`)
      : hasNow
        ? say(`增“${now}”`, `“${now}” added`)
        : say(`删“${old}”`, `“${old}” removed`)
  const others = changeCount(row.edits) - 1
  return others > 0 ? first + say(`，另${others}处`, `, ${others} more`) : first
}

function place(edits: readonly Edit[], at: number): readonly [string, string] {
  let old = ''
  let now = ''
  for (const [sign, words] of edits.slice(at)) {
    if (sign === '=') break
    if (sign === '-') old += words
    else now += words
  }
  return [old, now]
}

function short(words: string): string {
  const characters = Array.from(words.replaceAll('\n', ''))
  return characters.length <= gistLength
    ? characters.join('')
    : `${characters.slice(0, gistLength - 1).join('')}…`
}

/** The line a folded run shows: 第十五条至第二十六条未变更（12条）. HTML, escaped. */
export function foldHtml(layer: Layer, rows: readonly ArticleChange[], language: Language): string {
  const say = sayIn(language)
  const law = lawIn(language)
  const count = rows.length
  const many = say(`（${count}条）`, ` (${count})`)
  const last = rows.at(-1)
  const olds = law(run(rows[0]?.from, last?.from, count))
  const news = law(run(rows[0]?.to, last?.to, count))
  if (layer === 'unchanged') return say(`${news}未变更`, `${news} unchanged`) + many
  if (layer === 'renumbering') {
    return say(`原${olds}，现${news}，文字未改`, `Was ${olds}, now ${news}, text unchanged`) + many
  }
  if (layer === 'term') return say(`${news}仅用语统一`, `${news}: terms only`) + many
  if (layer === 'reference') return say(`${news}仅引用的条号有变动`, `${news}: references only`) + many
  if (layer === 'formal') return say(`${news}仅格式有变动`, `${news}: form only`) + many
  const shown = law(run(first(rows, 'to') ?? first(rows, 'from'), lastOf(rows), count))
  return say(`${shown}有实质修改，未显示`, `${shown}: amended, not shown`) + many
}

const first = (rows: readonly ArticleChange[], side: 'from' | 'to') =>
  rows.find((row) => row[side].length > 0)?.[side]
const lastOf = (rows: readonly ArticleChange[]) =>
  rows.findLast((row) => row.to.length > 0)?.to ?? rows.findLast((row) => row.from.length > 0)?.from

function run(start: readonly ArticleRef[] = [], end: readonly ArticleRef[] = [], count: number): string {
  const opening = start[0]?.number ?? ''
  const closing = end.at(-1)?.number ?? ''
  return count === 1 || opening === closing ? opening : `${opening}至${closing}`
}

/** 原第十二条移作第二十条: what stands at a place whose text is in another row. HTML, escaped. */
export function stubHtml({ row, ref, kind }: Stub, language: Language): string {
  const say = sayIn(language)
  const law = lawIn(language)
  const [own, from, to] = [law(ref.number), law(numbers(row.from)), law(numbers(row.to))]
  if (kind === 'moved') return say(`原${own}移作${to}`, `Was ${own}, moved to ${to}`)
  if (kind === 'joined') return say(`原${own}并入${to}`, `Was ${own}, joined into ${to}`)
  return say(`${own}由原${from}拆出`, `${own} was split off ${from}`)
}

/** 引用2处, within 另有引用2处未标色. */
export function mutedWords(layer: Layer, count: number, language: Language): string {
  const say = sayIn(language)
  const name = labelIn(language, mutedLabels[layer])
  return say(`${name}${count}处`, `${count} ${name}`)
}

const mutedLabels: Readonly<Record<Layer, Label>> = {
  substance: { zh: '实质修改', en: 'of substance' },
  term: { zh: '用语', en: 'of terms' },
  reference: { zh: '引用', en: 'of references' },
  formal: { zh: '格式', en: 'of form' },
  renumbering: { zh: '条号', en: 'of numbers' },
  unchanged: { zh: '未变更', en: 'unchanged' },
}
