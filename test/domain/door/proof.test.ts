import { expect, it } from 'vitest'
import {
  asksQuestion,
  heldFor,
  isAnswer,
  isSolved,
  proofField,
  proofHash,
  questionOf,
  readProofField,
  solve,
  workFor,
} from '~/domain/door'

const challenge = {
  salt: 'abcdefgh12345678',
  hash: proofHash('abcdefgh12345678', 777),
  below: 2_000,
  expiresAt: 1_000,
  mark: 'm'.repeat(43),
}

it('finds the number, carries it through the field, and knows a wrong, a late and a foreign one', () => {
  const number = solve(challenge)
  expect(number).toBe(777)
  const proof = readProofField(proofField({ ...challenge, number: 777 }))
  expect(proof).toEqual({ ...challenge, number: 777 })
  if (!proof) throw new Error('Expected the field to be read')
  expect(isSolved(proof, 999)).toBe(true)
  expect(isSolved(proof, 1_000)).toBe(false)
  expect(isSolved({ ...proof, number: 778 }, 999)).toBe(false)
  expect(isSolved({ ...proof, below: 700 }, 999)).toBe(false)
  for (const field of ['', 'x', '....', proofField({ ...challenge, number: 777 }).replace('777', '-1')])
    expect(readProofField(field)).toBeUndefined()
})

it('never holds a meeting of 200 telephones behind one address, and holds the 31st comment of one device', () => {
  expect(heldFor({ fromDevice: 0, fromAddress: 200 }, 'solved')).toBe('')
  expect(heldFor({ fromDevice: 29, fromAddress: 29 }, 'solved')).toBe('')
  expect(heldFor({ fromDevice: 30, fromAddress: 30 }, 'solved')).toBe('device')
})

it('takes a browser without a script when it is quiet, asks it in a crowd, and holds it without an answer', () => {
  expect(heldFor({ fromDevice: 0, fromAddress: 0 }, 'none')).toBe('')
  expect(heldFor({ fromDevice: 5, fromAddress: 5 }, 'none')).toBe('no-proof')
  expect(heldFor({ fromDevice: 0, fromAddress: 20 }, 'none')).toBe('no-proof')
  expect(heldFor({ fromDevice: 5, fromAddress: 20 }, 'answered')).toBe('')
  expect(asksQuestion({ fromDevice: 4, fromAddress: 19 })).toBe(false)
})

it('asks for three times the work in a crowd, and never more', () => {
  const quiet = workFor({ fromDevice: 0, fromAddress: 0 })
  expect(workFor({ fromDevice: 5, fromAddress: 0 })).toBe(quiet * 3)
  expect(workFor({ fromDevice: 500, fromAddress: 5_000 })).toBe(quiet * 3)
})

it('takes the sum as a figure, full width or in words', () => {
  for (let seed = 0; seed < 81; seed++) {
    const question = questionOf(seed)
    expect(isAnswer(String(question.answer), question)).toBe(true)
    expect(isAnswer(` ${String(question.answer + 1)}`, question)).toBe(false)
  }
  expect(isAnswer('１８', questionOf(80))).toBe(true)
  expect(isAnswer('十八', questionOf(80))).toBe(true)
  expect(isAnswer('二', questionOf(0))).toBe(true)
})
