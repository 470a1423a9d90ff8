// Sessions of signed-in people. The cookie holds a random id; the database holds its SHA-256, so a copy of the
// database opens no session. A session dies after 30 idle minutes (15 at a shared station), 12 hours in all, at
// sign-out, and at once when the person is disabled, since roles are read afresh for each request.

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Role } from '~/domain/access'
import type { Context } from '../context.server'

export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly stationIds: readonly string[]
  readonly regionCodes: readonly string[]
  readonly unitId?: string
}

const minute = 60_000
const idleMs = { station: 15 * minute, others: 30 * minute } as const
const absoluteMs = 12 * 60 * minute

export const sessionCookie = 'tiaoyi_session'

/** A new session for the person; returns the cookie's value. */
export async function openSession(context: Context, personId: string): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  const now = context.clock.now()
  await context.database.prisma.session.create({
    data: {
      idHash: hashOf(id),
      personId,
      createdAt: new Date(now),
      lastSeenAt: new Date(now),
      expiresAt: new Date(now + absoluteMs),
    },
  })
  return id
}

/** Ends the session of a cookie; an unknown one is no fault. */
export async function closeSession(context: Context, cookie: string): Promise<void> {
  await context.database.prisma.session.deleteMany({ where: { idHash: hashOf(cookie) } })
}

/** Who the cookie stands for, or undefined when it stands for nobody any more. */
export async function readSession(
  context: Context,
  cookie: string | undefined,
): Promise<SignedIn | undefined> {
  if (!cookie) return undefined
  const session = await context.database.prisma.session.findUnique({
    where: { idHash: hashOf(cookie) },
    include: { person: { include: { grants: true } } },
  })
  if (!session) return undefined
  const now = context.clock.now()
  const { person } = session
  const grants = person.grants.filter((grant) => grant.endedAt === null)
  const limit = grants.some((grant) => grant.role === 'station') ? idleMs.station : idleMs.others
  const isOver = session.expiresAt.getTime() <= now || session.lastSeenAt.getTime() + limit <= now
  const isRefused = person.isDemo && context.config.publicUrl !== undefined
  const hasLeft =
    isRefused ||
    person.disabledAt !== null ||
    (person.termEndsAt !== null && person.termEndsAt.getTime() <= now)
  if (isOver || hasLeft) {
    await closeSession(context, cookie)
    return undefined
  }
  // Once a minute is enough to know that somebody is there, and keeps reading pages free of writes.
  if (now - session.lastSeenAt.getTime() > minute) {
    await context.database.prisma.session.update({
      where: { idHash: session.idHash },
      data: { lastSeenAt: new Date(now) },
    })
  }
  return {
    id: person.id,
    name: person.name,
    roles: grants.map((grant) => grant.role as Role),
    stationIds: grants.flatMap((grant) => (grant.stationId ? [grant.stationId] : [])),
    regionCodes: [
      ...new Set([person.regionCode, ...grants.flatMap((grant) => grant.regionCode ?? [])]),
    ].filter(Boolean),
    unitId: person.unitId ?? undefined,
  }
}

/** The form token of a cookie: an HMAC, so that nothing needs to be stored. */
export function csrfToken(secret: Buffer, cookie: string): string {
  return createHmac('sha256', secret).update(`csrf ${cookie}`).digest('base64url')
}

/** Whether a form's token is the one of the cookie. */
export function isCsrfToken(secret: Buffer, cookie: string, token: unknown): boolean {
  if (typeof token !== 'string') return false
  const expected = Buffer.from(csrfToken(secret, cookie))
  const given = Buffer.from(token)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

const hashOf = (id: string) => createHash('sha256').update(id).digest('hex')
