// The first run of an empty installation: makes the administrator and the first region. It asks no `can`, since there is
// nobody yet; instead it asks for the one-time code that the console printed, and works only while no account exists.

import { timingSafeEqual } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Context } from '~/adapters/context.server'
import { normaliseReceiptCode } from '~/domain/ledger'
import { personSchema } from './add-person.server'
import { changeNote } from './change-note'
import { refuseWeakPassword } from './password-rule'
import { Refusal } from './refusal'
import { hashPassword } from './sign-in.server'

export interface SetUp {
  readonly code: string
  readonly login: string
  readonly name: string
  readonly password: string
  readonly again: string
  readonly regionCode: string
  readonly regionName: string
}

const tries = new RateLimiterMemory({ points: 20, duration: 300 })

/** Whether the installation still waits for its administrator. */
export async function needsSetUp(ctx: Context): Promise<boolean> {
  return (await ctx.database.prisma.person.count()) === 0
}

/** Make the administrator. */
export async function setUp(ctx: Context, given: SetUp): Promise<void> {
  if (!(await needsSetUp(ctx))) {
    throw new Refusal('conflict', {
      zh: '系统已经有账号，首次设置已经结束。请直接登录。',
      en: 'There are accounts already; the first run is over. Sign in.',
    })
  }
  await slowDown()
  if (!isCode(given.code, ctx.setupCode)) {
    throw new Refusal(
      'invalid',
      {
        zh: '设置码不对。它印在服务器启动的窗口里，每次启动都是新的。',
        en: 'The code is wrong. It was printed on the console when the server started, and is new at each start.',
      },
      'code',
    )
  }
  const parsed = personSchema.safeParse(given)
  if (!parsed.success) {
    throw new Refusal(
      'invalid',
      {
        zh: '用户名用3到32个小写字母和数字，姓名不能空，区划代码是2到9位数字。',
        en: 'A user name has 3 to 32 small letters and digits; the name must not be empty; a region code has 2 to 9 digits.',
      },
      String(parsed.error.issues[0]?.path[0] ?? 'login'),
    )
  }
  refuseWeakPassword(given)
  const { login, name, regionCode } = parsed.data
  const passwordHash = await hashPassword(given.password)
  const now = new Date(ctx.clock.now())
  const id = ctx.ids.next()
  await ctx.change(async ({ tx, record }) => {
    // Two browsers at once: the write door lets one in after the other, and the second finds the first.
    if ((await tx.person.count()) > 0) throw new Error('Expected no account before the first one')
    if (regionCode !== '') {
      const level = regionCode.length >= 9 ? 'township' : regionCode.length >= 6 ? 'county' : 'city'
      await tx.region.create({
        data: { code: regionCode, name: given.regionName.trim() || regionCode, level },
      })
    }
    await tx.person.create({ data: { id, login, name, regionCode, passwordHash, createdAt: now } })
    await tx.roleGrant.create({ data: { id: ctx.ids.next(), personId: id, role: 'admin', createdAt: now } })
    const note = { id, name, what: 'account', from: '', to: `${login} admin` }
    const actor = { id, roles: [], stationIds: [], regionCodes: [] }
    record({ type: 'user.created', by: 'system', ref: [], committed: { person: changeNote(actor, note) } })
  })
}

function isCode(typed: string, wanted: string): boolean {
  const given = Buffer.from(normaliseReceiptCode(typed) ?? '')
  const right = Buffer.from(wanted)
  return given.length === right.length && timingSafeEqual(given, right)
}

async function slowDown(): Promise<void> {
  try {
    await tries.consume('setup')
  } catch (limit) {
    if (limit instanceof Error) throw limit
    throw new Refusal('busy', {
      zh: '试得太多了，请五分钟后再试。',
      en: 'Too many tries. Wait five minutes.',
    })
  }
}
