// Chinese numerals as laws write them: 第一百零五条, 二〇二一年, and the Arabic and full-width digits of imported
// texts. `numberToHan` and `hanToNumber` are exact inverses on 1…9999; malformed numerals (一百五 for 105,
// 一十 for 10) are refused rather than guessed, because a guessed article number is a wrong citation.

const digits = '零一二三四五六七八九'
const units = ['', '十', '百', '千'] as const
const unitValues: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 105 → 一百零五. Integers 0…99,999,999; a number outside them is a bug of the caller. */
export function numberToHan(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99_999_999) {
    throw new Error(`Expected a whole number from 0 to 99,999,999, got ${n}`)
  }
  if (n === 0) return '零'
  if (n >= 10_000) {
    const low = n % 10_000
    const tail = low === 0 ? '' : `${low < 1000 ? '零' : ''}${belowTenThousand(low)}`
    return `${numberToHan(Math.floor(n / 10_000))}万${tail.startsWith('十') ? `一${tail}` : tail}`
  }
  return belowTenThousand(n)
}

function belowTenThousand(n: number): string {
  const figures = String(n)
  let han = ''
  let zero = false
  for (let i = 0; i < figures.length; i++) {
    const digit = Number(figures.charAt(i))
    if (digit === 0) {
      zero = true
      continue
    }
    if (zero && han) han += '零'
    zero = false
    han += digits.charAt(digit) + units[figures.length - 1 - i]
  }
  // 十五, but 一百一十五.
  return han.startsWith('一十') ? han.slice(1) : han
}

/**
 * The number a numeral stands for: 一百零五, 105, １０５, 二〇二一 (digit by digit), 两; up to 万.
 * Undefined for anything else, malformed numerals included. Blanks inside are not accepted here.
 */
export function hanToNumber(numeral: string): number | undefined {
  if (numeral === '' || numeral.length > 12) return undefined
  const folded = foldDigits(numeral)
  if (/^[0-9]{1,8}$/.test(folded)) return Number(folded)
  const ten = folded.indexOf('万')
  if (ten > 0) {
    const high = positional(folded.slice(0, ten))
    const rest = folded.slice(ten + 1)
    const low = rest === '' ? 0 : positional(rest.startsWith('零') ? rest.slice(1) : rest)
    if (high === undefined || low === undefined || low > 9999) return undefined
    return high * 10_000 + low
  }
  return positional(folded)
}

function foldDigits(numeral: string): string {
  let folded = ''
  for (const unit of numeral) {
    const code = unit.charCodeAt(0)
    if (code >= 0xff10 && code <= 0xff19) folded += String.fromCharCode(code - 0xfee0)
    else if (unit === '○' || unit === '〇' || unit === 'Ｏ') folded += '零'
    else if (unit === '两') folded += '二'
    else folded += unit
  }
  return folded
}

function positional(han: string): number | undefined {
  const hasUnit = /[十百千]/.test(han)
  if (!hasUnit) {
    if (han === '零') return 0
    return /^[零一二三四五六七八九]+$/.test(han) && (han.length === 1 || han.length === 4)
      ? byDigit(han)
      : undefined
  }
  const value = byUnit(han)
  // The only accepted spelling is the one we would write ourselves; 一十五 is refused with it.
  return value !== undefined && value > 0 && numberToHan(value) === han ? value : undefined
}

function byDigit(han: string): number {
  let value = 0
  for (const unit of han) value = value * 10 + digits.indexOf(unit)
  return value
}

function byUnit(han: string): number | undefined {
  let total = 0
  let digit = 0
  for (const unit of han) {
    const weight = unitValues[unit]
    if (weight !== undefined) {
      total += (digit || 1) * weight
      digit = 0
    } else {
      const figure = digits.indexOf(unit)
      if (figure < 0) return undefined
      digit = figure
    }
  }
  return total + digit
}

/** Whether a UTF-16 unit can stand inside a number: 一…九 十百千零〇○两, ASCII and full-width digits. */
export function isNumeral(unit: string | undefined): boolean {
  return unit !== undefined && numerals.has(unit)
}

const numerals: ReadonlySet<string> = new Set('一二三四五六七八九十百千零〇○两0123456789０１２３４５６７８９')
