// The token for "who did it" in a ledger entry: the same for one person on one subject and different everywhere else,
// so that anybody can see that proposer and approver differ without seeing who they are.

import { createHmac } from 'node:crypto'
import type { Context } from '~/adapters/context.server'
import { dutyToken } from '~/domain/ledger'

/** Token of a person for one subject (a consultation, a disposition). */
export function dutyOf(ctx: Pick<Context, 'secrets'>, subjectId: string, personId: string): string {
  return dutyToken(createHmac('sha256', ctx.secrets.receipt).update(`duty ${subjectId} ${personId}`).digest())
}
