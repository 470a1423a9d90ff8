// Sentences that name no unit: 条文顺序作相应调整 · 本决定自…起施行 · 根据本决定作相应修改，重新公布, and remarks that change no text.

import { takeAddresses } from './addresses'
import type { Clause, Context } from './clause'
import { attempt, type Reader, take } from './reader'

// 将相关内容调整到第十七条: where the content went, which other items say in text.
export function takeRemark(reader: Reader, context: Context): Clause | undefined {
  return attempt(reader, () => {
    if (take(reader, ['目录作相应修改', '目录作相应调整', '目录相应修改', '目录相应调整']) !== undefined)
      return { operations: [], context, isRemark: true }
    if (take(reader, ['其相关内容', '相关内容', '有关内容', '相应内容', '其内容']) === undefined)
      return undefined
    if (take(reader, ['调整到', '调整至', '移至', '移到', '并入', '纳入', '调整为']) === undefined)
      return undefined
    return takeAddresses(reader, undefined) && { operations: [], context, isRemark: true }
  })
}

// 条文顺序作相应调整 · 本决定自…起施行 · 根据本决定作相应修改，重新公布
export function takeFormula(reader: Reader, context: Context): Clause | undefined {
  const type = formulaAt(reader)
  return type && { operations: [{ type }], context }
}

function formulaAt(reader: Reader): 'reordering' | 'commencement' | 'republication' | undefined {
  return attempt(reader, () => {
    const end = sentenceEnd(reader)
    const words = reader.source.slice(reader.at, end).replace(/\s/g, '')
    const type =
      /重新公布/.test(words) && /修[改正]|调整/.test(words)
        ? /顺序作?相应/.test(words)
          ? 'reordering'
          : 'republication'
        : /^.{0,12}(?:条文|条款|条目|章节|编章节|序号|顺序).{0,16}(?:作|做|进行)?相应(?:的)?(?:调整|修改)/.test(
              words,
            )
          ? 'reordering'
          : /^本(?:决定|修正案|规定|解释|条例|办法).{0,40}(?:施行|生效|实施)/.test(words)
            ? 'commencement'
            : undefined
    if (!type) return undefined
    reader.at = type === 'reordering' ? throughQuotes(reader, end) : end
    return type
  })
}

// 作相应调整：“第八条”调整为“第七条”，…: the list says what follows anyway.
function throughQuotes(reader: Reader, end: number): number {
  if (!/[：:]\s*$/.test(reader.skeleton.slice(reader.at, end))) return end
  let at = end
  while (at < reader.end && reader.skeleton[at] !== '。' && reader.skeleton[at] !== '\n') at++
  return at
}

// The sentence ends with 。 or its line.
function sentenceEnd(reader: Reader): number {
  let at = reader.at
  while (at < reader.end && reader.skeleton[at] !== '。' && reader.skeleton[at] !== '\n') {
    if (reader.skeleton[at] === '\ue000') return at
    at++
  }
  return at
}
