// A person changes the own password. The old one is asked for: a session left open at a station must not be enough. All other
// sessions of the person end.

import { createHash } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { forbidden, Refusal } from './refusal'
import { hashPassword } from './sign-in.server'

export interface PasswordChange {
  readonly current: string
  readonly next: string
  readonly again: string
  /** Cookie of the session that stays. */
  readonly session: string
}

const shortest = 10
const longest = 200
const tries = new RateLimiterMemory({ points: 8, duration: 300 })

/** Change it. Refuses a wrong old password, a short new one, and one typed differently twice. */
export async function changePassword(ctx: Context, actor: Actor, change: PasswordChange): Promise<void> {
  const { id } = actor
  if (id === undefined) throw forbidden()
  const person = await ctx.database.prisma.person.findUnique({ where: { id } })
  if (!person) throw forbidden()
  if (person.isDemo) throw isShared()
  await slowDown(id)
  if (!(await verify(person.passwordHash, change.current))) throw wrongPassword()
  refuseWeak(change, person.login)
  const passwordHash = await hashPassword(change.next)
  const idHash = createHash('sha256').update(change.session).digest('hex')
  await ctx.change(async ({ tx, record }) => {
    await tx.person.update({ where: { id }, data: { passwordHash } })
    await tx.session.deleteMany({ where: { personId: id, idHash: { not: idHash } } })
    record({ type: 'user.password', by: 'system', ref: [], committed: { person: { id } } })
  })
}

async function slowDown(id: string): Promise<void> {
  try {
    await tries.consume(id)
  } catch (limit) {
    if (limit instanceof Error) throw limit
    throw new Refusal('busy', {
      zh: '试得太多了，请五分钟后再试。',
      en: 'Too many tries. Wait five minutes and try again.',
    })
  }
}

function refuseWeak({ current, next, again }: PasswordChange, login: string): void {
  const length = [...next].length
  if (length < shortest || length > longest) {
    throw new Refusal(
      'invalid',
      {
        zh: `新密码要${shortest}个字以上、${longest}个字以内，现在是${length}个，没有修改。`,
        en: `The new password takes ${shortest} to ${longest} characters; this has ${length}. Nothing was changed.`,
      },
      'next',
    )
  }
  if (next === current || next.toLowerCase() === login.toLowerCase()) {
    throw new Refusal(
      'invalid',
      {
        zh: '新密码不能和旧密码或者用户名一样，没有修改。',
        en: 'The new password must differ from the old one and from the user name. Nothing was changed.',
      },
      'next',
    )
  }
  if (next !== again) {
    throw new Refusal(
      'invalid',
      {
        zh: '两次输入的新密码不一样，没有修改，请再输一次。',
        en: 'The two new passwords differ. Nothing was changed; type them again.',
      },
      'again',
    )
  }
}

const wrongPassword = () =>
  new Refusal(
    'invalid',
    {
      zh: '现在的密码不对，没有修改。忘了密码，请找本单位管理员重置。',
      en: 'The present password is wrong; nothing was changed. If you forgot it, ask your administrator to reset it.',
    },
    'current',
  )

const isShared = () =>
  new Refusal(
    'forbidden',
    {
      zh: '演示账号是大家共用的，不能改密码。',
      en: 'Demonstration accounts are shared by everybody; their password cannot be changed.',
    },
    'current',
  )
