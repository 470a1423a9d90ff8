// Lets the owner of an activation slip set a password. It asks no `can`: whoever holds the code is nobody yet. Wrong
// codes and unknown names get one sentence, and tries are slowed as at sign-in.

import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Context } from '~/adapters/context.server'
import { opensActivation } from './activation'
import { refuseWeakPassword } from './password-rule'
import { Refusal } from './refusal'
import { hashPassword } from './sign-in.server'

const byLogin = new RateLimiterMemory({ points: 8, duration: 300 })
const byAddress = new RateLimiterMemory({ points: 30, duration: 300 })

export interface Activation {
  readonly login: string
  readonly code: string
  readonly password: string
  readonly again: string
  readonly address: string
}

/** Set the password. The code works once. */
export async function activateAccount(ctx: Context, given: Activation): Promise<void> {
  const login = given.login.trim()
  await slowDown(login.toLowerCase(), given.address)
  const person = await ctx.database.prisma.person.findUnique({ where: { login } })
  const now = ctx.clock.now()
  if (!person || person.disabledAt !== null || !opensActivation(person.passwordHash, given.code, now)) {
    throw new Refusal(
      'invalid',
      {
        zh: '用户名或启用码不对，或者启用码已过期、已用过。请对照启用单再输一次，或请管理员重新打印。',
        en: 'The user name or the code is wrong, or the code is used or too old. Check the slip, or ask for a new one.',
      },
      'code',
    )
  }
  refuseWeakPassword({ ...given, login })
  const passwordHash = await hashPassword(given.password)
  await ctx.change(async ({ tx, record }) => {
    // Two at once: only the one that still finds the code changes it.
    const changed = await tx.person.updateMany({
      where: { id: person.id, passwordHash: person.passwordHash },
      data: { passwordHash },
    })
    if (changed.count !== 1) throw new Error('Expected the activation code to be unused')
    record({ type: 'user.activated', by: 'system', ref: [], committed: { person: { id: person.id } } })
  })
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
