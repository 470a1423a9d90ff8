// Numbers of articles as one integer, so that 第十二条之一, 第12条之1 and 12-1 are the same column value.

import { hanToNumber } from '~/domain/text'
import { foldText } from './characters'

const PRINTED = /^ *第? *([0-9零一二三四五六七八九十百千]+) *条(?: *之 *([0-9零一二三四五六七八九十]+))?/
const PLAIN = /^ *([0-9]+)(?:-([0-9]+))? *$/

/** Printed or plain number of an article as `n · 1000 + 之`, or 0 when there is none. */
export function articleKey(article: string | undefined): number {
  if (!article) return 0
  const folded = foldText(article)
  const parts = PRINTED.exec(folded) ?? PLAIN.exec(folded)
  return parts ? keyOf(parts[1], parts[2]) : 0
}

/** Key of the two numbers of a citation, Arabic or Chinese, folded; 0 when they are no number. */
export function keyOf(n: string | undefined, sub: string | undefined): number {
  const number = numberOf(n ?? '')
  if (number === undefined || number <= 0 || number > 9999) return 0
  return number * 1000 + Math.min(999, numberOf(sub ?? '') ?? 0)
}

const DIGITS = '零一二三四五六七八九'

/** 一零二 is how a number is read aloud and typed, digit by digit; laws themselves never print it so. */
function numberOf(written: string): number | undefined {
  if (!/^[零一二三四五六七八九]{2,}$/.test(written)) return hanToNumber(written)
  return Number([...written].map((digit) => DIGITS.indexOf(digit)).join(''))
}
