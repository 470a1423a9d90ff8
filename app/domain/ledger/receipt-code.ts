// The receipt code: 70 bits of an HMAC and 10 check bits in 16 symbols of Crockford's base32, in four groups. The
// check makes the whole 80-bit number leave 1 when divided by 1021: a prime, so every single wrong symbol and every
// swap of two neighbours changes the rest (a symbol weighs d·32^k with d < 32; a swap (a − b)·31·32^k; none of the
// factors is divisible by 1021). What is typed is read generously, since codes are copied by hand from paper.

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const modulus = 1021n
const symbolCount = 16

/** The code `XXXX-XXXX-XXXX-XXXX` of the first 70 bits of an HMAC (at least 9 bytes). */
export function receiptCode(hmac: Uint8Array): string {
  if (hmac.length < 9) throw new Error('Expected at least 9 bytes of HMAC')
  const bits = [...hmac.subarray(0, 9)].reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> 2n
  const payload = bits << 10n
  const check = (modulus + 1n - (payload % modulus)) % modulus
  return grouped(symbolsOf(payload | check))
}

export type ReceiptCodeReading =
  | { readonly code: string }
  | {
      readonly problem: 'length' | 'symbol' | 'check'
      readonly sentence: { readonly zh: string; readonly en: string }
    }

/** The canonical code of what somebody typed, or one sentence about what to look at. Lower case, full width, spaces
 *  and dashes of any kind are taken; O is read as 0, I and L as 1. U is in no code. */
export function readReceiptCode(input: string): ReceiptCodeReading {
  // Longer than any spacing of 16 symbols: not worth folding.
  const symbols = input.length > 100 ? [] : foldSymbols(input)
  if (symbols.some((symbol) => !alphabet.includes(symbol))) return failure('symbol')
  if (symbols.length !== symbolCount) return failure('length')
  const value = symbols.reduce((sum, symbol) => sum * 32n + BigInt(alphabet.indexOf(symbol)), 0n)
  // The second condition leaves exactly one check for each 70 bits: 1021, 1022 and 1023 would repeat 0, 1 and 2.
  if (value % modulus !== 1n || (value & 1023n) >= modulus) return failure('check')
  return { code: grouped(symbols.join('')) }
}

/** The canonical code, or `undefined` for what cannot be one (see `readReceiptCode` for the sentence). */
export function normaliseReceiptCode(input: string): string | undefined {
  const reading = readReceiptCode(input)
  return 'code' in reading ? reading.code : undefined
}

function foldSymbols(input: string): string[] {
  const folded = input.normalize('NFKC').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
  // \p{Cf}: a soft hyphen or zero-width space that came along when copying.
  return [...folded.replace(/[\s\p{Cf}\p{Pd}\u2212]/gu, '')]
}

function symbolsOf(value: bigint): string {
  let text = ''
  for (let shift = 75n; shift >= 0n; shift -= 5n) text += alphabet.charAt(Number((value >> shift) & 31n))
  return text
}

function grouped(symbols: string): string {
  return [0, 4, 8, 12].map((at) => symbols.slice(at, at + 4)).join('-')
}

const sentences = {
  length: {
    zh: '回执码应为16位，请核对位数。',
    en: 'A receipt code has 16 symbols; please check that none is missing.',
  },
  symbol: {
    zh: '回执码只含数字和字母（不含字母U），请核对后重新输入。',
    en: 'A receipt code holds only digits and letters (never U); please check what you typed.',
  },
  check: {
    zh: '回执码有一处或几处写错，请对照回执逐位核对。',
    en: 'Some symbol of the code is wrong; please compare it with the receipt, symbol by symbol.',
  },
} as const

function failure(problem: keyof typeof sentences): ReceiptCodeReading {
  return { problem, sentence: sentences[problem] }
}
