// Rule 9: a name is published only with consent, and nothing private reaches a visitor. Every private field of an office
// holds a mark of its own; a visitor then reads every page, file, feed and API answer there is, and finds none of them.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { expect, it, vi } from 'vitest'
import { openArchive } from '~/adapters/documents/archive.server'
import { startServer } from '~/adapters/http/server.server'
import { approveDisposition, returnDisposition } from '~/commands/approve-disposition.server'
import { carryComments } from '~/commands/carry-comments.server'
import { clusterComments } from '~/commands/cluster-comments.server'
import { importEntries } from '~/commands/import-entries.server'
import { importVersion } from '~/commands/import-version.server'
import { moderateComments } from '~/commands/moderate-comment.server'
import { proposeDisposition } from '~/commands/propose-disposition.server'
import { publishConsultation } from '~/commands/publish-consultation.server'
import { prepareOutcome, publishOutcome } from '~/commands/publish-outcome.server'
import { submitComments } from '~/commands/submit-comments.server'
import { viewContact } from '~/commands/view-contact.server'
import { withdrawName } from '~/commands/withdraw-name.server'
import type { Actor } from '~/domain/access'
import * as paths from '~/paths'
import { lawOf, type Office, openOffice, secondDraft } from '../commands/office'
import { testNow } from '../context'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = join(root, 'build/server/index.js')
const day = 86_400_000

/** What nobody outside may read, by where it stands. */
const marks = {
  nameWithout: '鹮无名甲',
  nameWithdrawn: '鹮收回乙',
  nameOnPaper: '鹮纸面丙',
  nameOpen: '鹮未公丁',
  contact: '13907770001',
  contactConsenting: '13907770002',
  contactOnPaper: '13907770003',
  note: '鹮内部说明',
  held: '鹮不公开的话',
  returned: '鹮退回理由',
  file: '鹮上传的文件名',
  draft: '鹮还没公布的稿子',
  login: 'ibislogin7',
} as const
const published = '鹮同意戊'

/** One consultation that is over and answered, one that is open; both with private data in every field. */
async function openMarked(): Promise<Office & { readonly openId: string }> {
  const office = await openOffice()
  const { ctx, consultationId, drafter, reviewer, publisher } = office
  const clerk: Actor = { id: 'p-clerk', roles: ['station'], stationIds: ['st-1'], regionCodes: [] }
  const consent = 'name' as const
  await ctx.change(async ({ tx, record }) => {
    const row = { id: 'p-clerk', login: marks.login, passwordHash: '', regionCode: '9901' }
    await tx.person.create({ data: { ...row, name: '站长', createdAt: new Date(testNow) } })
    record({ type: 'user.created', by: 'admin', ref: [] })
  })
  const first = await office.comment('第二条', '三十日太长，审批要快。', {
    name: marks.nameWithout,
    contact: marks.contact,
  })
  const named = { name: published, contact: marks.contactConsenting, consent }
  const second = await office.comment('第二条', '三十日太长，希望十五日办完。', named)
  const regretted = await submitComments(
    ctx,
    {
      comments: [{ article: '第三条', text: '检测一年一次不够。' }],
      author: { name: marks.nameWithdrawn, consent, isMinor: false },
    },
    { consultationId, channel: 'online', by: 'resident' },
  )
  await withdrawName(ctx, regretted.receipt)
  const hidden = await office.comment('第二条', `三十日太长。${marks.held}。`)
  const entry = {
    author: { name: marks.nameOnPaper, contact: marks.contactOnPaper, consents: false },
    channel: 'paper' as const,
    occasion: '',
    comments: [{ article: '4', text: '罚款应当再高一些。', proposal: '' }],
  }
  await importEntries(
    ctx,
    clerk,
    { consultationId, stationId: 'st-1' },
    { fileName: `${marks.file}.xlsx`, fileHash: 'a'.repeat(64), rows: [{ row: 2, entry }] },
  )
  const hide = {
    consultationId,
    commentIds: [hidden],
    state: 'held' as const,
    reason: 'other',
    note: marks.note,
  }
  await moderateComments(ctx, drafter, hide)
  await clusterComments(ctx, { consultationId }, async () => undefined)
  await viewContact(ctx, drafter, { commentId: first, reason: 'verify' }).catch(() => undefined)
  await office.importDraft(secondDraft, '二次审议稿')
  await importVersion(ctx, drafter, {
    workId: office.workId,
    title: '某市户外广告设施管理条例',
    kind: 'regulation',
    issuer: '',
    regionCode: '9901',
    stage: 'consultation-draft',
    label: '内部稿',
    source: lawOf([...secondDraft, `${marks.draft}，规定监督检查的要求。`]),
    datedOn: testNow,
    isPublic: false,
  })
  await carryComments(ctx, consultationId)
  ctx.setTime(testNow + 40 * day)
  const all = await ctx.database.prisma.comment.findMany({ where: { consultationId } })
  for (const { id: commentId } of all) {
    const answer = { result: 'not-adopted', ground: 'execution', rationale: '属于执行问题，另行处理。' }
    const ref = { consultationId, commentId }
    if (commentId === second) {
      const dispositionId = await proposeDisposition(ctx, drafter, ref, answer)
      await returnDisposition(ctx, reviewer, { dispositionId, reason: marks.returned })
    }
    const dispositionId = await proposeDisposition(ctx, drafter, ref, answer)
    await approveDisposition(ctx, reviewer, { dispositionId })
  }
  await prepareOutcome(ctx, drafter, { consultationId, note: '感谢参与。' })
  await publishOutcome(ctx, publisher, consultationId)
  const latest = await ctx.database.prisma.version.findFirstOrThrow({ where: { label: '二次审议稿' } })
  const openId = await publishConsultation(ctx, publisher, {
    versionId: latest.id,
    title: '某市户外广告设施管理条例（二次审议稿）',
    preparedById: 'p-drafter',
    opensAt: testNow + 39 * day,
    closesAt: testNow + 71 * day,
    stationIds: ['st-1'],
  })
  const door = { consultationId: openId }
  await office.comment('第二条', '十五日可以。', { name: marks.nameOpen, contact: marks.contact, door })
  await office.comment('第二条', '同意十五日办结。', { ...named, door })
  await ctx.ledger.sign()
  return { ...office, openId }
}

/** What a file says: the parts of a zip, or its own bytes, as text. */
async function wordsOf(bytes: Uint8Array): Promise<string> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return Buffer.from(bytes).toString('utf8')
  const archive = openArchive(bytes)
  const parts = await Promise.all(archive.names.map((name) => archive.read(name)))
  return parts.map((part) => Buffer.from(part ?? []).toString('utf8')).join('\n')
}

/** Everything a visitor reaches by links from here, by path. Files of pages and pictures are left out. */
async function crawl(address: string, starts: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const waiting = [...starts]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path) || found.size > 400) continue
    const response = await fetch(address + path, { redirect: 'manual' })
    const words = await wordsOf(new Uint8Array(await response.arrayBuffer()))
    const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
    expect(response.status, path).toBeLessThan(500)
    found.set(path, `${head}\n${words}`)
    for (const [, link = ''] of words.matchAll(/(?:href|src)="([^"]+)"/g)) {
      const url = new URL(link.replaceAll('&amp;', '&'), address + path)
      const next = url.pathname + url.search
      const isPart =
        /^\/(assets|fonts|islands?)\//.test(next) || /\.(css|js|woff2|png|svg|pdf)(\?|$)/.test(next)
      if (url.origin === address && !isPart) waiting.push(next)
    }
  }
  return found
}

it.skipIf(!existsSync(pages))(
  `shows a visitor no private mark on any page, file, feed or API answer${existsSync(pages) ? '' : ' (skipped: the pages are not built)'}`,
  async () => {
    const { ctx, consultationId, openId, workId } = await openMarked()
    const build: ServerBuild = await import(/* @vite-ignore */ pathToFileURL(pages).href)
    const server = await startServer(ctx, root, build)
    const versions = await ctx.database.prisma.version.findMany()
    const comments = await ctx.database.prisma.comment.findMany()
    const starts = [
      paths.home(),
      paths.feed(),
      paths.stations(),
      paths.work(workId),
      paths.apiDescription(),
      paths.apiConsultations(),
      paths.apiWorks(),
      paths.apiCheckpoint(),
      paths.apiEntries(),
      ...[consultationId, openId].flatMap((id) => [
        paths.apiConsultation(id),
        paths.apiComments(id),
        paths.outcome(id),
        ...(['docx', 'xlsx', 'csv', 'json'] as const).map((format) => paths.outcomeFile(id, format)),
        paths.deskComments(id),
        paths.deskReport(id),
        paths.deskSummary(id),
      ]),
      ...versions.flatMap(({ id }) => [
        paths.version(workId, id),
        ...(['json', 'md', 'xml'] as const).map((format) => paths.apiVersion(workId, id, format)),
      ]),
      ...comments.map(({ id, consultationId: of }) => paths.deskComment(of, id)),
      ...['三十日', '检测', '监督检查'].flatMap((q) => [paths.search({ q }), paths.apiSearch({ q })]),
    ]
    // The server tells its console of every page that is refused; here they are meant to be.
    vi.mocked(console.error).mockImplementation(() => undefined)
    const found = await crawl(`http://127.0.0.1:${server.port}`, starts)
    await server.stop()
    const leaks = [...found].flatMap(([path, words]) =>
      Object.entries(marks)
        .filter(([, mark]) => words.includes(mark))
        .map(([where]) => `${where} on ${path}`),
    )
    expect(leaks).toEqual([])
    const places = [...found].filter(([, words]) => words.includes(published)).map(([path]) => path)
    for (const place of [
      paths.apiComments(consultationId),
      paths.apiComments(openId),
      paths.outcomeFile(consultationId, 'docx'),
      paths.outcomeFile(consultationId, 'xlsx'),
      paths.outcomeFile(consultationId, 'csv'),
      paths.outcomeFile(consultationId, 'json'),
      paths.article(openId, 'art_2'),
    ])
      expect(places).toContain(place)
    expect(found.size).toBeGreaterThan(40)
    for (const mark of Object.values(marks)) {
      const response = await searchAgain(ctx, mark)
      expect(response, mark).toEqual([])
    }
    vi.mocked(console.error).mockClear()
    await ctx.close()
  },
)

/** The ledger's leaves and what is disclosed beside them hold no mark either, and neither does the search index. */
async function searchAgain(ctx: Office['ctx'], mark: string): Promise<string[]> {
  const entries = await ctx.database.prisma.ledgerEntry.findMany()
  const open = await ctx.database.prisma.ledgerSecret.findMany({ where: { isPublic: true } })
  return [
    ...entries
      .filter(({ bytes }) => Buffer.from(bytes).toString('utf8').includes(mark))
      .map(({ type }) => type),
    ...open.filter(({ payload }) => JSON.stringify(payload).includes(mark)).map(({ field }) => field),
  ]
}
