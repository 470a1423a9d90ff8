// The whole loop on a real law: the law of 2015, its draft of revision opened for comments, 200 comments on it, the second draft
// and the law as published; carried, grouped into themes, traced, answered by one person, approved by another, reported by a
// third. A fifth of the comments ask for what the published text really changed, a fifth for what nobody changed, the others
// only speak. Prints how the sum closes and what the tracing found, and leaves the documents in a folder, to be looked at.
// Run: npx tsx test/bench/loop.ts [--out DIR] [--seed 7] [--count 200]

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { approveDisposition } from '~/commands/approve-disposition.server'
import { carryComments } from '~/commands/carry-comments.server'
import { confirmLink } from '~/commands/confirm-link.server'
import { exportSummary } from '~/commands/export-summary.server'
import { createTheme } from '~/commands/group-comments.server'
import { importVersion } from '~/commands/import-version.server'
import { proposeDisposition } from '~/commands/propose-disposition.server'
import { publishConsultation } from '~/commands/publish-consultation.server'
import { prepareOutcome, publishOutcome } from '~/commands/publish-outcome.server'
import { submitComments } from '~/commands/submit-comments.server'
import type { Actor } from '~/domain/access'
import { compareStatutes } from '~/domain/comparison'
import { parseStatute } from '~/domain/statute'
import { dispositionItem } from '~/queries/disposition-item.server'
import { balanceOfSummary, type OutcomeSummary } from '~/queries/outcome-facts.server'
import { outcomeFile } from '~/queries/outcome-file.server'
import { openTestContext, testNow } from '../context'
import { dice } from './edits'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    seed: { type: 'string', default: '7' },
    count: { type: 'string', default: '200' },
  },
})
const out = values.out ?? mkdtempSync(join(tmpdir(), 'tiaoyi-loop-'))
mkdirSync(out, { recursive: true })
const roll = dice(Number(values.seed))
const drafts = fileURLToPath(new URL('../../../shared/data/drafts/dongwufangyi/', import.meta.url))
const read = (name: string) => readFileSync(`${drafts}${name}`, 'utf8')
const title = '中华人民共和国动物防疫法'
const day = 86_400_000
const regionCode = '9901'

const stages = [
  { stage: 'promulgated', label: '2015年修正', source: read('1_2015.txt') },
  { stage: 'consultation-draft', label: '修订草案', source: read('2_caoan1.txt') },
  { stage: 'second-reading', label: '修订草案二次审议稿', source: read('3_caoan2.txt') },
  { stage: 'promulgated', label: '2021年修订', source: read('4_2021.txt') },
] as const

interface Voice {
  readonly article: string
  readonly text: string
  /** The published text did what it asks, nobody did, or it asks for nothing. */
  readonly truth: 'done' | 'undone' | 'none'
}

/** What the comments are about: articles of the draft, and the words that the published text exchanged in them. */
function voices(count: number): Voice[] {
  const [draft, final] = [stages[1], stages[3]].map(({ source }) => parseStatute(source).tree)
  if (!draft || !final) throw new Error('Expected a draft and a published text')
  const numbers = [...new Set(stages[1].source.match(/(?<=^|\n)第[一二三四五六七八九十百]+条/gu) ?? [])]
  const done = compareStatutes(draft, final).rows.flatMap(({ from, edits }): Voice[] => {
    const article = from.length === 1 ? (from[0]?.number ?? '') : ''
    return edits.flatMap(([sign, words], at): Voice[] => {
      const next = edits[at + 1]
      const isExchange = sign === '-' && next?.[0] === '+' && article !== ''
      if (!isExchange || !isPhrase(words) || !isPhrase(next[1])) return []
      return [{ article, text: `建议将“${words}”修改为“${next[1]}”。`, truth: 'done' }]
    })
  })
  return Array.from({ length: count }, (): Voice => {
    const kind = roll.below(10)
    if (kind < 2 && done.length > 0) return roll.pick(done)
    const article = roll.pick(numbers)
    if (kind < 4) return { article, text: roll.pick(wishes), truth: 'undone' }
    return {
      article,
      text: `${roll.pick(openings)}${roll.pick(matters)}${roll.pick(endings)}`,
      truth: 'none',
    }
  })
}

const isPhrase = (words: string) => /^[\u4e00-\u9fff]{2,16}$/u.test(words)
const wishes = [
  '建议增加一款：“乡镇应当每月公布一次检查结果。”',
  '建议将罚款上限提高到八十万元。',
  '建议增加“养殖户可以用手机申报”。',
  '应当写明三小时以内必须答复。',
  '建议增加一项：（九）自家院子里的观赏鸽。',
]
const openings = ['我们村里', '养殖户都说', '城里人', '县里的兽医站', '合作社开会时', '屠宰点旁边']
const matters = [
  '最担心病死猪没有人来收',
  '看不懂这一条由哪个部门管',
  '怕打疫苗要自己掏钱',
  '觉得检疫的人手太少',
  '盼着补偿能按时发下来',
  '希望宣传再多一些',
]
const endings = ['，请写清楚。', '，盼答复。', '。', '，这一条很要紧。', '，大家都这么看。']

const person = (id: string, ...roles: Actor['roles']): Actor => ({
  id,
  roles,
  stationIds: [],
  regionCodes: [regionCode],
})
const [drafter, reviewer, publisher] = [
  person('p-drafter', 'drafter'),
  person('p-reviewer', 'reviewer'),
  person('p-publisher', 'publisher'),
]

const ctx = await openTestContext()
const { prisma } = ctx.database

async function openPlaces(): Promise<void> {
  await ctx.change(async ({ tx, record }) => {
    await tx.region.create({ data: { code: regionCode, name: '某市', level: 'city' } })
    for (const [at, name] of ['东街', '西街', '北乡', '南镇'].entries())
      await tx.station.create({
        data: { id: `st-${at}`, name: `${name}联系点`, kinds: ['liaison'], regionCode },
      })
    for (const login of ['drafter', 'reviewer', 'publisher'])
      await tx.person.create({
        data: {
          id: `p-${login}`,
          login,
          name: login,
          passwordHash: '',
          regionCode,
          createdAt: new Date(testNow),
        },
      })
    record({ type: 'user.created', by: 'admin', ref: [] })
  })
}

async function importStage({ stage, label, source }: (typeof stages)[number]): Promise<string> {
  const { versionId } = await importVersion(ctx, drafter, {
    workId: 'dongwufangyi',
    title,
    kind: 'law',
    issuer: '全国人大常委会',
    regionCode,
    stage,
    label,
    source,
    datedOn: ctx.clock.now(),
    isPublic: true,
  })
  ctx.setTime(ctx.clock.now() + day)
  return versionId
}

interface Said extends Voice {
  readonly id: string
}

async function say(consultationId: string, all: readonly Voice[]): Promise<Said[]> {
  const said: Said[] = []
  for (const [at, { article, text, truth }] of all.entries()) {
    const { comments } = await submitComments(
      ctx,
      {
        comments: [{ article, text }],
        author: {
          name: `居民${at + 1}`,
          consent: at % 3 === 0 ? 'name' : at % 3 === 1 ? 'masked' : 'none',
          isMinor: false,
        },
      },
      at % 4 === 0
        ? { consultationId, channel: 'online', by: 'resident' }
        : {
            consultationId,
            channel: 'meeting',
            by: 'station',
            stationId: `st-${at % 4}`,
            typedById: 'p-drafter',
          },
    )
    said.push({ id: comments[0]?.id ?? '', article, text, truth })
    ctx.setTime(ctx.clock.now() + 60_000)
  }
  return said
}

/** Those who only speak of an article are one theme where there are three or more; returns the themes. */
async function group(consultationId: string, said: readonly Said[]): Promise<string[]> {
  const byArticle = new Map<string, Said[]>()
  for (const one of said)
    if (one.truth === 'none') byArticle.set(one.article, [...(byArticle.get(one.article) ?? []), one])
  const themes: string[] = []
  for (const [article, members] of byArticle) {
    if (members.length < 3) continue
    await createTheme(ctx, drafter, {
      consultationId,
      name: `对${article}的看法`,
      comments: members.map(({ id }) => ({ id, themeId: '' })),
    })
    const made = await prisma.theme.findFirst({ where: { consultationId }, orderBy: { createdAt: 'desc' } })
    themes.push(made?.id ?? '')
    ctx.setTime(ctx.clock.now() + 1_000)
  }
  return themes
}

type Ref = { readonly consultationId: string } & (
  | { readonly commentId: string }
  | { readonly themeId: string }
)

async function answer(ref: Ref, key: string): Promise<string> {
  const { consultationId } = ref
  const item = await dispositionItem(ctx, drafter, { consultationId, key })
  const [best] = item.candidates
  const isFound = item.verdict === 'consistent' && best !== undefined
  if (isFound) await confirmLink(ctx, drafter, ref, { ...best, source: 'machine' })
  const id = await proposeDisposition(
    ctx,
    drafter,
    ref,
    isFound
      ? { result: 'adopted', ground: 'in-words', rationale: '公布的文本已按所提文字修改。' }
      : { result: 'not-adopted', ground: 'execution', rationale: '属于执行问题，由配套规定明确。' },
  )
  await approveDisposition(ctx, reviewer, { dispositionId: id })
  return item.verdict
}

await openPlaces()
await importStage(stages[0])
const versionId = await importStage(stages[1])
const consultationId = await publishConsultation(ctx, publisher, {
  versionId,
  title: `${title}（修订草案）`,
  preparedById: 'p-drafter',
  opensAt: ctx.clock.now(),
  closesAt: ctx.clock.now() + 31 * day,
  stationIds: ['st-1', 'st-2', 'st-3'],
})
const said = await say(consultationId, voices(Number(values.count)))
const themes = await group(consultationId, said)
ctx.setTime(testNow + 40 * day)
await importStage(stages[2])
await importStage(stages[3])
const carried = await carryComments(ctx, consultationId)
for (const { id, fates } of carried.versions) console.log('carried to', id, JSON.stringify(fates))

const inTheme = new Set((await prisma.themeMember.findMany()).map(({ commentId }) => commentId))
for (const themeId of themes) await answer({ consultationId, themeId }, `t-${themeId}`)
const verdicts: Record<string, number> = {}
for (const { id: commentId, truth, article, text } of said) {
  if (inTheme.has(commentId)) continue
  const verdict = await answer({ consultationId, commentId }, `c-${commentId}`)
  verdicts[`${truth} ${verdict}`] = (verdicts[`${truth} ${verdict}`] ?? 0) + 1
  if ((truth === 'done') !== (verdict === 'consistent'))
    console.log(`${truth}: ${verdict}: ${article} ${text}`)
}
console.log('truth and verdict:', JSON.stringify(verdicts))
await prepareOutcome(ctx, drafter, { consultationId, note: '感谢大家的意见。' })
await publishOutcome(ctx, publisher, consultationId)
const report = await prisma.outcomeReport.findUniqueOrThrow({ where: { consultationId } })
const summary = report.summary as unknown as OutcomeSummary
console.log('balance:', JSON.stringify(balanceOfSummary(summary)), JSON.stringify(summary.counts))
for (const format of ['docx', 'xlsx', 'csv', 'json'] as const)
  writeFileSync(
    join(out, `outcome.${format}`),
    (await outcomeFile(ctx, publisher, { consultationId, format })).bytes,
  )
for (const format of ['docx', 'xlsx'] as const)
  writeFileSync(
    join(out, `summary.${format}`),
    (await exportSummary(ctx, drafter, consultationId, format)).bytes,
  )
console.log(`${said.length} comments, ${themes.length} themes; documents in ${out}`)
await ctx.close()
