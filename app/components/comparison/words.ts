// What is said about a row: its pair of numbers, its kinds, and the gist of its change for the outline.

import type { ArticleChange, ArticleRef, Edit } from '~/domain/comparison'
import { type Language, labelIn, sayIn } from '~/language'
import { kindLabels } from './kind-labels'
import type { Layer } from './layers'
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
      if (kind === 'split') return say(`拆为${row.to.length}条`, `Split into ${row.to.length}`)
      if (kind === 'join') return say(`由${row.from.length}条合并`, `Joined from ${row.from.length}`)
      if (kind === 'move') return say(`由${numbers(row.from)}移来`, `Moved from ${numbers(row.from)}`)
      return labelIn(language, kindLabels[kind])
    })
}

const gistLength = 12

/** 三十日改为十五日，另1处: the first place in words, the rest counted. */
export function gist(row: ArticleChange, language: Language): string {
  const say = sayIn(language)
  if (row.from.length === 0) return labelIn(language, kindLabels.insertion)
  if (row.to.length === 0) return labelIn(language, kindLabels.repeal)
  const at = row.edits.findIndex(([sign]) => sign !== '=')
  if (at < 0 || row.kinds.includes('replacement')) return tagWords(row, language).join('，')
  const [old, now] = place(row.edits, at)
  const first =
    old !== '' && now !== ''
      ? say(`“${short(old)}”改为“${short(now)}”`, `“${short(old)}” became “${short(now)}”`)
      : old === ''
        ? say(`增“${short(now)}”`, `“${short(now)}” added`)
        : say(`删“${short(old)}”`, `“${short(old)}” removed`)
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

/** The line a folded run shows: 第十五条至第二十六条未变更（12条）. */
export function foldWords(layer: Layer, rows: readonly ArticleChange[], language: Language): string {
  const say = sayIn(language)
  const count = rows.length
  const many = say(`（${count}条）`, ` (${count})`)
  const last = rows.at(-1)
  const olds = run(rows[0]?.from, last?.from, count)
  const news = run(rows[0]?.to, last?.to, count)
  if (layer === 'unchanged') return say(`${news}未变更`, `${news} unchanged`) + many
  if (layer === 'renumbering') {
    return say(`原${olds}，现${news}，文字未改`, `Was ${olds}, now ${news}, text unchanged`) + many
  }
  if (layer === 'reference') return say(`${news}仅引用的条号有变动`, `${news}: references only`) + many
  if (layer === 'formal') return say(`${news}仅格式有变动`, `${news}: form only`) + many
  return say(`${news}有实质修改，未显示`, `${news}: amended, not shown`) + many
}

function run(first: readonly ArticleRef[] = [], last: readonly ArticleRef[] = [], count: number): string {
  const start = first[0]?.number ?? ''
  const end = last.at(-1)?.number ?? ''
  return count === 1 || start === end ? start : `${start}至${end}`
}
