import fc from 'fast-check'
import { expect, it } from 'vitest'
import { normaliseReceiptCode, receiptCode } from '~/domain/ledger'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const hmac = fc.uint8Array({ minLength: 32, maxLength: 32 })

it('reads back every code it makes, as a person may type it', () => {
  fc.assert(
    fc.property(hmac, (bytes) => {
      const code = receiptCode(bytes)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
      expect(normaliseReceiptCode(` ${code.toLowerCase().split('-').join(' ')} `)).toBe(code)
      expect(normaliseReceiptCode(code.split('0').join('O').split('1').join('l'))).toBe(code)
    }),
  )
})

it('catches every single wrong symbol', () => {
  fc.assert(
    fc.property(hmac, (bytes) => {
      const plain = receiptCode(bytes).split('-').join('')
      for (let i = 0; i < plain.length; i++) {
        for (const symbol of alphabet) {
          if (symbol === plain[i]) continue
          expect(normaliseReceiptCode(plain.slice(0, i) + symbol + plain.slice(i + 1))).toBeUndefined()
        }
      }
    }),
    { numRuns: 20 },
  )
})

it('catches every swap of two neighbours', () => {
  fc.assert(
    fc.property(hmac, (bytes) => {
      const plain = receiptCode(bytes).split('-').join('')
      for (let i = 1; i < plain.length; i++) {
        if (plain[i] === plain[i - 1]) continue
        const swapped = plain.slice(0, i - 1) + plain[i] + plain[i - 1] + plain.slice(i + 1)
        expect(normaliseReceiptCode(swapped)).toBeUndefined()
      }
    }),
  )
})

it('takes nothing that is not a code', () => {
  for (const typed of ['', 'hello', '0000-0000-0000-0000', 'U'.repeat(16), '1'.repeat(200)]) {
    expect(normaliseReceiptCode(typed), typed).toBeUndefined()
  }
})
