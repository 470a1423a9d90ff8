// The public door's own memory: challenges with the server's mark, proofs that were used, and how many submissions came
// from the same device and address in the last minutes. What is kept are keyed hashes that tell same from other within
// one consultation and are forgotten after 30 days; no service outside is asked and nobody is followed.

import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import {
  asksQuestion,
  type Challenge,
  type Crowd,
  challengeWords,
  crowdWindowMs,
  isAnswer,
  isSolved,
  proofHash,
  type Question,
  questionOf,
  readProofField,
  workFor,
} from '~/domain/door'
import type { Context } from '../context.server'

/** Who stands at the door: hashes, as they are kept. Empty where it is not known. */
export interface Caller {
  readonly device: string
  readonly address: string
}

export const signalDays = 30
const dayMs = 86_400_000
/** Somebody may write for an evening. */
const challengeMs = 4 * 3_600_000

type Parts = Pick<Context, 'secrets' | 'clock' | 'config' | 'database'>

/** The hashes of a caller in one consultation: another consultation gives others, so nobody is followed. */
export function callerOf(
  { secrets, config }: Pick<Parts, 'secrets' | 'config'>,
  consultationId: string,
  { deviceId, address }: { readonly deviceId: string; readonly address: string },
): Caller {
  const keyed = (kind: string, value: string) =>
    createHmac('sha256', secrets.session)
      .update(`${kind} ${consultationId} ${value}`)
      .digest('base64url')
      .slice(0, 22)
  // Without a public address everybody comes from this machine or one network: the address says nothing.
  const isKnown = config.publicUrl !== undefined && address !== ''
  return { device: keyed('device', deviceId), address: isKnown ? keyed('address', address) : '' }
}

export async function crowdOf(
  { database, clock }: Parts,
  consultationId: string,
  caller: Caller,
): Promise<Crowd> {
  const at = { gt: new Date(clock.now() - crowdWindowMs) }
  const { doorSignal } = database.prisma
  const [fromDevice, fromAddress] = await Promise.all([
    doorSignal.count({ where: { consultationId, device: caller.device, at } }),
    caller.address === '' ? 0 : doorSignal.count({ where: { consultationId, address: caller.address, at } }),
  ])
  return { fromDevice, fromAddress }
}

/** A challenge for this consultation, as hard as the crowd makes it. */
export function challengeFor(
  { secrets, clock }: Pick<Parts, 'secrets' | 'clock'>,
  consultationId: string,
  crowd: Crowd,
): Challenge {
  const salt = randomBytes(12).toString('base64url')
  const below = workFor(crowd)
  const hash = proofHash(salt, randomInt(below))
  const challenge = { salt, hash, below, expiresAt: clock.now() + challengeMs }
  return { ...challenge, mark: markOf(secrets.session, challengeWords(challenge, consultationId)) }
}

/** Whether the field holds a solved challenge of ours for this consultation that opens the door for `usedFor` alone. */
export async function takesProof(
  parts: Parts,
  consultationId: string,
  { field, usedFor }: { readonly field: string; readonly usedFor: string },
): Promise<boolean> {
  const proof = readProofField(field)
  if (!proof || !isSolved(proof, parts.clock.now())) return false
  if (!isMark(parts.secrets.session, challengeWords(proof, consultationId), proof.mark)) return false
  return spend(parts, { id: proof.salt, usedFor, expiresAt: proof.expiresAt })
}

/** The question, where it is asked of this caller. */
export async function questionAt(parts: Parts, consultationId: string, caller: Caller) {
  const crowd = await crowdOf(parts, consultationId, caller)
  return asksQuestion(crowd) ? questionFor(parts, consultationId) : undefined
}

/** The plain question with what the form must bring back beside the answer. */
export function questionFor(
  { secrets, clock }: Pick<Parts, 'secrets' | 'clock'>,
  consultationId: string,
): Question & { readonly ticket: string } {
  const seed = randomInt(81)
  const words = `${seed}.${clock.now() + challengeMs}.${randomBytes(9).toString('base64url')}`
  return {
    ...questionOf(seed),
    ticket: `${words}.${markOf(secrets.session, `question ${consultationId} ${words}`)}`,
  }
}

/** Whether the question of this ticket is answered; a ticket opens the door once. */
export async function takesAnswer(
  parts: Parts,
  consultationId: string,
  given: { readonly ticket: string; readonly answer: string; readonly usedFor: string },
): Promise<boolean> {
  const found = /^((\d{1,2})\.(\d{1,15})\.([\w-]{12}))\.([\w-]{43})$/.exec(given.ticket)
  if (!found) return false
  const [, words = '', seed = '', expires = '', id = '', mark = ''] = found
  const expiresAt = Number(expires)
  if (expiresAt <= parts.clock.now() || !isAnswer(given.answer, questionOf(Number(seed)))) return false
  if (!isMark(parts.secrets.session, `question ${consultationId} ${words}`, mark)) return false
  return spend(parts, { id, usedFor: given.usedFor, expiresAt })
}

/** One statement decides between two who bring the same proof; the same submission sent again keeps it. */
async function spend(
  { database }: Pick<Parts, 'database'>,
  { id, usedFor, expiresAt }: { readonly id: string; readonly usedFor: string; readonly expiresAt: number },
): Promise<boolean> {
  const rows = await database.driver.query<{ usedFor: string }>(
    `INSERT INTO "SpentProof" ("id", "usedFor", "expiresAt") VALUES ($1, $2, $3::timestamp)
     ON CONFLICT ("id") DO UPDATE SET "id" = excluded."id" RETURNING "usedFor"`,
    [id, usedFor, new Date(expiresAt).toISOString()],
  )
  return rows[0]?.usedFor === usedFor
}

/** Forgets signals after 30 days, and used proofs that could not be used again. */
export async function forgetSignals({ database, clock }: Parts): Promise<void> {
  const now = clock.now()
  await database.prisma.doorSignal.deleteMany({ where: { at: { lt: new Date(now - signalDays * dayMs) } } })
  await database.prisma.spentProof.deleteMany({ where: { expiresAt: { lt: new Date(now) } } })
}

const markOf = (key: Buffer, words: string) => createHmac('sha256', key).update(words).digest('base64url')

function isMark(key: Buffer, words: string, mark: string): boolean {
  const expected = Buffer.from(markOf(key, words))
  const given = Buffer.from(mark)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
