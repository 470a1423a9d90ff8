// Signs a person in by password. The same sentence answers a wrong name and a wrong password, after the same work,
// and tries are slowed by login and by address rather than locked: locking would let anybody lock anybody out.

import { hash, verify } from '@node-rs/argon2'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Context } from '~/adapters/context.server'
import { openSession } from '~/adapters/session/session.server'
import { isActivation } from './activation'
import { Refusal } from './refusal'

export interface Credentials {
  readonly login: string
  readonly password: string
  readonly address: string
}

const byLogin = new RateLimiterMemory({ points: 8, duration: 300 })
const byAddress = new RateLimiterMemory({ points: 60, duration: 300 })

/** A hash of no password: verified when the login is unknown, so that both cases take the same time. */
let decoy: Promise<string> | undefined

/** Returns the new session's cookie value. Refuses wrong credentials and too many tries. */
export async function signIn(ctx: Context, { login, password, address }: Credentials): Promise<string> {
  await slowDown(login.toLowerCase(), address)
  const person = await ctx.database.prisma.person.findUnique({ where: { login } })
  decoy ??= hashPassword('no such person has this password')
  // An account whose owner has not set a password yet holds a code's hash, which no password opens.
  const stored = person && !isActivation(person.passwordHash) ? person.passwordHash : undefined
  const isRight = (await verify(stored ?? (await decoy), password)) && stored !== undefined
  const now = ctx.clock.now()
  const mayEnter = person && person.disabledAt === null && (person.termEndsAt?.getTime() ?? now + 1) > now
  if (!isRight || !mayEnter) {
    throw new Refusal(
      'invalid',
      {
        zh: '用户名或密码不对。请再输一次；忘了密码，请找本单位管理员重置。',
        en: 'The user name or the password is wrong. Try again, or ask your administrator to reset it.',
      },
      'password',
    )
  }
  if (person.isDemo && ctx.config.publicUrl !== undefined) {
    throw new Refusal(
      'forbidden',
      {
        zh: '演示账号在对公众开放的系统上不能登录。请用管理员发的账号。',
        en: 'Demonstration accounts are refused on a system that the public reaches. Use an account of your office.',
      },
      'login',
    )
  }
  await byLogin.delete(login.toLowerCase())
  const cookie = await openSession(ctx, person.id)
  await ctx.change(async ({ record }) => {
    record({ type: 'user.signedIn', by: 'system', ref: [], committed: { person: { id: person.id } } })
  })
  return cookie
}

async function slowDown(login: string, address: string): Promise<void> {
  try {
    await Promise.all([byLogin.consume(login), byAddress.consume(address)])
  } catch (limit) {
    if (limit instanceof Error) throw limit
    throw new Refusal('busy', {
      zh: '试得太多了，请五分钟后再试。',
      en: 'Too many tries. Wait five minutes and try again.',
    })
  }
}

/** argon2id with the library's defaults (19 MiB, 2 passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password)
}
