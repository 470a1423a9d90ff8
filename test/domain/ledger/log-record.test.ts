import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeLogRecords, encodeLogRecord } from '~/domain/ledger'

const records = fc.array(
  fc.record(
    {
      leaf: fc.uint8Array({ minLength: 1, maxLength: 50 }),
      sealed: fc.uint8Array({ minLength: 1, maxLength: 50 }),
    },
    { requiredKeys: ['leaf'] },
  ),
  { minLength: 1, maxLength: 6 },
)
const joined = (parts: readonly Uint8Array[]) => new Uint8Array(parts.flatMap((part) => [...part]))

it('reads back what was written', () => {
  fc.assert(
    fc.property(records, (written) => {
      const read = decodeLogRecords(joined(written.map(encodeLogRecord)))
      expect(read.problem).toBeUndefined()
      expect(read.records).toEqual(written)
    }),
  )
})

it('keeps every whole record in front of a torn tail', () => {
  fc.assert(
    fc.property(records, fc.nat(), (written, seed) => {
      const parts = written.map(encodeLogRecord)
      const last = parts.at(-1) ?? new Uint8Array()
      const bytes = joined(parts).slice(0, -(1 + (seed % (last.length - 1))))
      const read = decodeLogRecords(bytes)
      expect(read.problem).toBe('torn')
      expect(read.records).toEqual(written.slice(0, -1))
      expect(read.goodLength).toBe(joined(parts.slice(0, -1)).length)
    }),
  )
})

it('trusts nothing from a flipped bit on', () => {
  fc.assert(
    fc.property(records, fc.nat(), fc.integer({ min: 0, max: 7 }), (written, seed, bit) => {
      const bytes = joined(written.map(encodeLogRecord))
      const at = seed % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
      const read = decodeLogRecords(bytes)
      expect(read.problem).toBeDefined()
      expect(read.records).toEqual(written.slice(0, read.records.length))
      expect(read.goodLength).toBeLessThanOrEqual(at)
    }),
  )
})
