// The person an act of administration is about, or the refusal that there is none. It reads only and asks nobody: the
// commands that use it have asked `can` before.

import type { Context } from '~/adapters/context.server'
import { Refusal } from './refusal'

/** The row, with the roles in force. */
export async function personOf(ctx: Context, personId: string) {
  const person = await ctx.database.prisma.person.findUnique({
    where: { id: personId },
    include: { grants: { where: { endedAt: null } } },
  })
  if (person) return person
  throw new Refusal('not-found', { zh: '没有这个账号。', en: 'There is no such account.' })
}

/** How many enabled administrators there are besides this person. */
export async function otherAdministrators(ctx: Context, personId: string): Promise<number> {
  return ctx.database.prisma.person.count({
    where: { id: { not: personId }, disabledAt: null, grants: { some: { role: 'admin', endedAt: null } } },
  })
}
