// A small city for tests of commands: a city with two districts, three stations, a text of three articles, and one
// actor for each role. Written straight into the tables where a command would only cost time (hashing passwords).

import type { Context } from '~/adapters/context.server'
import { importVersion } from '~/commands/import-version.server'
import type { ConsultationPlan } from '~/commands/prepare-consultation.server'
import { publishConsultation } from '~/commands/publish-consultation.server'
import type { Actor, Role } from '~/domain/access'

export const actorOf = (role: Role, more: Partial<Actor> = {}): Actor => ({
  id: `p-${role}`,
  roles: [role],
  stationIds: [],
  regionCodes: ['9901'],
  ...more,
})

export const drafter = actorOf('drafter')
export const reviewer = actorOf('reviewer')
export const publisher = actorOf('publisher')
export const stationClerk = actorOf('station', { stationIds: ['st-1'], regionCodes: ['990101'] })

export const source = `测试市物业管理条例（草案）

第一条　为了规范物业管理活动，制定本条例。

第二条　业主大会由全体业主组成。
业主委员会应当自备案之日起三十日内公示。

第三条　本条例自公布之日起施行。
`

export interface City {
  readonly versionId: string
}

/** Regions, stations, people and one imported version. */
export async function openCity(ctx: Context, admins: readonly string[] = ['计管理']): Promise<City> {
  const now = new Date(ctx.clock.now())
  await ctx.change(async ({ tx, record }) => {
    await tx.region.createMany({
      data: [
        { code: '9901', name: '测试市', level: 'city' },
        { code: '990101', name: '东区', level: 'county', parentCode: '9901' },
        { code: '990102', name: '西区', level: 'county', parentCode: '9901' },
      ],
    })
    await tx.station.createMany({
      data: [
        { id: 'st-1', name: '东街联系点', kinds: ['outreach-city'], regionCode: '990101' },
        { id: 'st-2', name: '东二联络站', kinds: ['liaison-station'], regionCode: '990101' },
        { id: 'st-3', name: '西街联络站', kinds: ['liaison-station'], regionCode: '990102' },
      ],
    })
    const people = [
      { id: 'p-drafter', name: '顾起草', role: 'drafter', stationId: null },
      { id: 'p-reviewer', name: '沈审核', role: 'reviewer', stationId: null },
      { id: 'p-publisher', name: '陆发布', role: 'publisher', stationId: null },
      { id: 'p-station', name: '季站长', role: 'station', stationId: 'st-1' },
      ...admins.map((name, index) => ({ id: `p-admin${index}`, name, role: 'admin', stationId: null })),
    ]
    for (const { id, name, role, stationId } of people) {
      await tx.person.create({
        data: { id, login: id, name, passwordHash: '', regionCode: '9901', createdAt: now },
      })
      await tx.roleGrant.create({
        data: { id: `g-${id}`, personId: id, role, stationId, regionCode: '9901', createdAt: now },
      })
    }
    record({ type: 'user.created', by: 'system', ref: [] })
  })
  const { versionId } = await importVersion(ctx, drafter, {
    workId: 'wuye',
    title: '测试市物业管理条例',
    kind: 'local-regulation',
    issuer: '测试市人民代表大会常务委员会',
    regionCode: '9901',
    stage: 'consultation-draft',
    label: '草案征求意见稿',
    source,
    explanation: '为什么要修改。',
    datedOn: ctx.clock.now(),
    isPublic: false,
  })
  return { versionId }
}

/** A plan that meets every rule on 2026-11-24. */
export const planOf = (city: City, more: Partial<ConsultationPlan> = {}): ConsultationPlan => ({
  versionId: city.versionId,
  title: '测试市物业管理条例（草案征求意见稿）',
  explanation: '',
  opensOn: '2026-11-24',
  lastDay: '2026-12-24',
  regionCodes: ['990101'],
  stationIds: [],
  shortenReason: '',
  whoMayComment: 'anyone',
  moderation: 'after',
  showsComments: true,
  ...more,
})

const dayMs = 86_400_000

/** A consultation that opened yesterday for all three stations and lasts 32 more days. */
export function openConsultation(ctx: Context, city: City): Promise<string> {
  return publishConsultation(ctx, publisher, {
    versionId: city.versionId,
    title: '测试市物业管理条例（草案征求意见稿）',
    preparedById: 'p-drafter',
    opensAt: ctx.clock.now() - dayMs,
    closesAt: ctx.clock.now() + 32 * dayMs,
    stationIds: ['st-1', 'st-2', 'st-3'],
  })
}
