// An office to test commands in: three people, a station, a work with two drafts, a consultation on the first one with
// its comments. Everything is made by the commands that make it for real.

import { importVersion } from '~/commands/import-version.server'
import { publishConsultation } from '~/commands/publish-consultation.server'
import { type SubmissionDoor, submitComments } from '~/commands/submit-comments.server'
import type { Actor } from '~/domain/access'
import { articleNumberText } from '~/domain/statute'
import { openTestContext, type TestContext, testNow } from '../context'

const day = 86_400_000
const regionCode = '9901'

export const firstDraft = [
  '为了规范户外广告设施的设置和管理，保护城市风貌，制定本条例。',
  '市、县人民政府应当自收到申请之日起三十日内作出决定；情况复杂的，可以延长十五日。',
  '户外广告设施的设置人应当每年对设施进行一次安全检测，检测不合格的应当立即拆除。',
  '违反本条例规定，未经批准设置户外广告设施的，处五百元以上五千元以下罚款。',
  '任何单位和个人有权举报违法设置户外广告设施的行为，街道办事处应当登记并答复举报人。',
] as const

/** 三十日 became 十五日, a new third article, the article on reports is gone. */
export const secondDraft = [
  firstDraft[0],
  firstDraft[1].replace('三十日', '十五日'),
  '编制户外广告设置规划，应当征求公众和有关行业协会的意见，并在批准后二十日内公布。',
  firstDraft[2],
  firstDraft[3].replace('五千元', '三千元'),
] as const

export const lawOf = (texts: readonly string[]) =>
  `某市户外广告设施管理条例（草案）\n\n${texts.map((text, at) => `${articleNumberText({ n: at + 1 })}　${text}`).join('\n\n')}\n`

export interface Office {
  readonly ctx: TestContext
  readonly drafter: Actor
  readonly secondDrafter: Actor
  readonly reviewer: Actor
  readonly publisher: Actor
  readonly workId: string
  readonly firstVersion: string
  readonly consultationId: string
  comment(article: string | null, text: string, more?: CommentMore): Promise<string>
  importDraft(texts: readonly string[], label?: string): Promise<string>
}

export interface CommentMore {
  readonly proposal?: string
  readonly quote?: { text: string; prefix: string; suffix: string }
  readonly name?: string
  readonly consent?: 'name' | 'masked' | 'none'
  readonly contact?: string
  readonly door?: Partial<SubmissionDoor>
}

const person = (id: string, ...roles: Actor['roles']): Actor => ({
  id,
  roles,
  stationIds: [],
  regionCodes: [regionCode],
})

/** Open it. Close `ctx` at the end of the test. */
export async function openOffice(): Promise<Office> {
  const ctx = await openTestContext()
  const drafter = person('p-drafter', 'drafter')
  const publisher = person('p-publisher', 'publisher')
  await ctx.change(async ({ tx, record }) => {
    await tx.region.create({ data: { code: regionCode, name: '某市', level: 'city' } })
    for (const [id, name] of [
      ['st-1', '东街联系点'],
      ['st-2', '西街联系点'],
    ] as const)
      await tx.station.create({ data: { id, name, kinds: ['liaison'], regionCode } })
    for (const login of ['drafter', 'second', 'reviewer', 'publisher']) {
      const row = { id: `p-${login}`, login, name: `王${login}`, passwordHash: '', regionCode }
      await tx.person.create({ data: { ...row, createdAt: new Date(testNow) } })
    }
    record({ type: 'user.created', by: 'admin', ref: [] })
  })
  const importDraft = async (texts: readonly string[], label = '草案') => {
    const { versionId } = await importVersion(ctx, drafter, {
      workId: 'outdoor-ads',
      title: '某市户外广告设施管理条例',
      kind: 'regulation',
      issuer: '某市人大常委会',
      regionCode,
      stage: 'consultation-draft',
      label,
      source: lawOf(texts),
      datedOn: testNow,
      isPublic: true,
    })
    return versionId
  }
  const firstVersion = await importDraft(firstDraft)
  const consultationId = await publishConsultation(ctx, publisher, {
    versionId: firstVersion,
    title: '某市户外广告设施管理条例（草案）',
    preparedById: 'p-drafter',
    opensAt: testNow - day,
    closesAt: testNow + 31 * day,
    stationIds: ['st-1', 'st-2'],
  })
  return {
    ctx,
    drafter,
    secondDrafter: person('p-second', 'drafter', 'reviewer'),
    reviewer: person('p-reviewer', 'reviewer'),
    publisher,
    workId: 'outdoor-ads',
    firstVersion,
    consultationId,
    importDraft,
    comment: async (article, text, more = {}) => {
      const { proposal, quote, name, consent = 'none', contact, door } = more
      const submitted = await submitComments(
        ctx,
        {
          comments: [{ article, text, ...(proposal ? { proposal } : {}), ...(quote ? { quote } : {}) }],
          ...(name || contact ? { author: { name, contact, consent, isMinor: false } } : {}),
        },
        { consultationId, channel: 'online', by: 'resident', ...door },
      )
      return submitted.comments[0]?.id ?? ''
    },
  }
}
