// Makes an account. It has no password and no role yet: the slip's code lets its owner set a password, and each role is
// asked for separately and confirmed by a second administrator.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import { newActivation } from './activation'
import { changeNote } from './change-note'
import { forbidden, Refusal } from './refusal'

export const personSchema = z.object({
  login: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9._-]{2,31}$/),
  name: z.string().trim().min(1).max(40),
  regionCode: z
    .string()
    .trim()
    .regex(/^\d{2,9}$/)
    .or(z.literal('')),
})
export type NewPerson = z.infer<typeof personSchema>

/** What is printed on the slip, once. */
export interface ActivationSlip {
  readonly personId: string
  readonly login: string
  readonly name: string
  readonly code: string
  /** Milliseconds since 1970 UTC. */
  readonly until: number
}

/** Add a person; returns the slip. Refuses a login that is taken. */
export async function addPerson(ctx: Context, actor: Actor, given: unknown): Promise<ActivationSlip> {
  if (!can(actor, 'person:manage')) throw forbidden()
  const person = readPerson(given)
  if (await ctx.database.prisma.person.findUnique({ where: { login: person.login } })) {
    throw new Refusal(
      'conflict',
      {
        zh: `用户名 ${person.login} 已经有人用了，请换一个。没有保存。`,
        en: `The user name ${person.login} is taken; choose another. Nothing was saved.`,
      },
      'login',
    )
  }
  const id = ctx.ids.next()
  const { code, stored, until } = newActivation(ctx)
  await ctx.change(async ({ tx, record }) => {
    await tx.person.create({
      data: { id, ...person, passwordHash: stored, createdAt: new Date(ctx.clock.now()) },
    })
    const note = { id, name: person.name, what: 'account', from: '', to: person.login }
    record({ type: 'user.created', by: 'admin', ref: [], committed: { person: changeNote(actor, note) } })
  })
  return { personId: id, login: person.login, name: person.name, code, until }
}

const sentences: Readonly<Record<string, { zh: string; en: string }>> = {
  login: {
    zh: '用户名用3到32个小写字母、数字、点、横线，以字母开头。',
    en: 'A user name has 3 to 32 small letters, digits, dots or dashes and starts with a letter.',
  },
  name: { zh: '请写姓名，最多40字。', en: 'Write the name, at most 40 characters.' },
  regionCode: { zh: '区划代码是2到9位数字。', en: 'A region code has 2 to 9 digits.' },
}

function readPerson(given: unknown): NewPerson {
  const parsed = personSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const field = String(parsed.error.issues[0]?.path[0] ?? 'login')
  throw new Refusal(
    'invalid',
    sentences[field] ?? { zh: '填写有误。', en: 'Something is wrong here.' },
    field,
  )
}
