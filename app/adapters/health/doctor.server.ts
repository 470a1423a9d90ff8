// What an operator has to know at one look: versions, the lock, space, how the database keeps its promises, the keys, that
// journal and database end alike, the last backup, waiting work. Each check is one sentence; `fail` means that something
// must be done now, `warn` that it is known and has a reason to be looked at.

import { existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeLogRecords } from '~/domain/ledger'
import { programVersion } from '../backup/backup.server'
import type { Config } from '../config.server'
import type { Context } from '../context.server'
import { migrationNames } from '../db/migrate.server'
import { ledgerSize } from '../db/write.server'
import { storedAs } from '../storage/files.server'

export interface Check {
  readonly name:
    | 'versions'
    | 'lock'
    | 'space'
    | 'database'
    | 'migrations'
    | 'keys'
    | 'ledger'
    | 'checkpoint'
    | 'files'
    | 'search'
    | 'jobs'
    | 'backup'
    | 'model'
    | 'clock'
    | 'start'
  readonly state: 'ok' | 'warn' | 'fail'
  readonly zh: string
  readonly en: string
}

/** Who holds the data directory, in both languages. */
interface Sentence {
  readonly zh: string
  readonly en: string
}

const megabyte = 1_000_000
const hour = 3_600_000

/** Setting in which the last backup is noted. */
export const lastBackupSetting = 'backup.last'

/** Checks that need no database: they still speak when it does not open. */
export function checkSurroundings(config: Config, lock: Sentence): Check[] {
  const program = programVersion()
  const versions: Check = {
    name: 'versions',
    state: 'ok',
    zh: `条议 ${program}，Node ${process.versions.node}。`,
    en: `Tiaoyi ${program}, Node ${process.versions.node}.`,
  }
  return [versions, { name: 'lock', state: 'ok', ...lock }, checkSpace(config), checkKeys(config)]
}

/** All checks of an open installation. */
export async function examine(ctx: Context, lock: Sentence): Promise<Check[]> {
  return [
    ...checkSurroundings(ctx.config, lock),
    await checkDatabase(ctx),
    await checkMigrations(ctx),
    await checkLedger(ctx),
    await checkCheckpoint(ctx),
    await checkFiles(ctx),
    await checkSearch(ctx),
    await checkJobs(ctx),
    await checkBackup(ctx),
    await checkModel(ctx),
    await checkClock(ctx),
  ]
}

function checkSpace({ dataDirectory }: Config): Check {
  const { bavail, bsize, blocks } = statfsSync(dataDirectory)
  const free = bavail * bsize
  const share = Math.round((bavail / Math.max(1, blocks)) * 100)
  // A twentieth of a large disk is years of consultations: the share counts only where little is left in megabytes too.
  const isShort = free < 500 * megabyte || (share < 5 && free < 2_000 * megabyte)
  const state = isShort ? 'fail' : share < 10 ? 'warn' : 'ok'
  const mb = Math.round(free / megabyte).toLocaleString('en')
  return { name: 'space', state, zh: `还有 ${mb} MB（${share}%）空间。`, en: `${mb} MB (${share}%) free.` }
}

function checkKeys({ dataDirectory, sessionSecret }: Config): Check {
  const folder = join(dataDirectory, 'keys')
  const names = ['ledger.pem', 'receipt.key', 'seal.key', ...(sessionSecret ? [] : ['session.key'])]
  const missing = names.filter((name) => !existsSync(join(folder, name)))
  if (missing.length > 0) {
    const list = missing.join(', ')
    return {
      name: 'keys',
      state: 'fail',
      zh: `缺少密钥文件：${list}。`,
      en: `Key files are missing: ${list}.`,
    }
  }
  const open = names.filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0)
  if (open.length > 0) {
    const list = open.join(', ')
    return {
      name: 'keys',
      state: 'fail',
      zh: `别的系统用户能读密钥 ${list}，请执行 chmod 600。`,
      en: `Other users of this machine can read ${list}; run chmod 600 on them.`,
    }
  }
  return {
    name: 'keys',
    state: 'ok',
    zh: '密钥齐全，只有本用户能读。',
    en: 'All keys are there, readable by their owner alone.',
  }
}

async function checkDatabase({ database }: Context): Promise<Check> {
  if (database.driver.kind === 'pglite') {
    return {
      name: 'database',
      state: 'warn',
      zh: '内嵌数据库不做磁盘同步：程序崩溃不丢数据，断电时丢掉的尾部由存证日志恢复。对公众开放请用 PostgreSQL。',
      en: 'The embedded database does not sync to disk: safe against crashes; what a power cut takes off its end comes back from the journal. Use PostgreSQL for anything public.',
    }
  }
  const wanted = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
  const wrong: string[] = []
  for (const [name, value] of Object.entries(wanted)) {
    const rows = await database.driver.query<{ v: string }>('SELECT current_setting($1) AS "v"', [name])
    if (rows[0]?.v !== value) wrong.push(`${name}=${rows[0]?.v}`)
  }
  const list = wrong.join(', ')
  if (wrong.length > 0) {
    return {
      name: 'database',
      state: 'fail',
      zh: `PostgreSQL 的 ${list} 会在断电时丢数据，请改为 on。`,
      en: `PostgreSQL runs with ${list}: a power cut may lose data. Set it to on.`,
    }
  }
  const sums = await database.driver.query<{ v: string }>(`SELECT current_setting('data_checksums') AS "v"`)
  const hasSums = sums[0]?.v === 'on'
  return {
    name: 'database',
    state: hasSums ? 'ok' : 'warn',
    zh: hasSums
      ? 'PostgreSQL 同步写入，数据页有校验。'
      : 'PostgreSQL 同步写入；数据页没有校验（initdb -k 可开启）。',
    en: hasSums
      ? 'PostgreSQL syncs each commit and checks its pages.'
      : 'PostgreSQL syncs each commit; its pages have no checksums (pg_checksums --enable).',
  }
}

async function checkMigrations({ database }: Context): Promise<Check> {
  const rows = await database.driver.query<{ n: number }>(
    'SELECT count(*)::int AS "n" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL',
  )
  const wanted = migrationNames().length
  const isDone = rows[0]?.n === wanted
  return {
    name: 'migrations',
    state: isDone ? 'ok' : 'fail',
    zh: `数据库结构：${rows[0]?.n} / ${wanted} 步。`,
    en: `Database schema: ${rows[0]?.n} of ${wanted} steps.`,
  }
}

async function checkLedger(ctx: Context): Promise<Check> {
  const size = await ledgerSize(ctx.database)
  const { records, problem } = decodeLogRecords(
    readFileSync(join(ctx.config.dataDirectory, 'ledger', 'entries.log')),
  )
  const last = await ctx.database.driver.query<{ seq: number; bytes: Uint8Array }>(
    'SELECT "seq", "bytes" FROM "LedgerEntry" ORDER BY "seq" DESC LIMIT 1',
  )
  const tail = last[0]
  // Entries that arrived while the file was read are behind it; those before must be equal.
  const record = tail ? records[tail.seq] : undefined
  const isEqual =
    problem === undefined &&
    (tail === undefined
      ? size === 0
      : !record
        ? records.length < size
        : Buffer.from(record.leaf).equals(Buffer.from(tail.bytes)))
  return {
    name: 'ledger',
    state: isEqual ? 'ok' : 'fail',
    zh: isEqual ? `存证 ${size} 条，日志与数据库末尾一致。` : '存证日志与数据库不一致，请停机并从备份恢复。',
    en: isEqual
      ? `${size} entries; journal and database end alike.`
      : "The ledger's journal and the database disagree. Stop, and restore a backup.",
  }
}

async function checkCheckpoint({ ledger, database, clock }: Context): Promise<Check> {
  if (ledger.refusal) {
    return {
      name: 'checkpoint',
      state: 'fail',
      zh: `检查点停止签署（${ledger.refusal}）：账目与已签署的不一致。`,
      en: `No checkpoint is signed any more (${ledger.refusal}): the ledger contradicts one signed before.`,
    }
  }
  const latest = await ledger.latest()
  const size = await ledgerSize(database)
  const behind = size - (latest?.checkpoint.size ?? 0)
  const rows = await database.driver.query<{ at: string }>(
    'SELECT "at"::text AS "at" FROM "LedgerEntry" WHERE "seq" = $1',
    [latest?.checkpoint.size ?? 0],
  )
  const age = rows[0] ? clock.now() - Date.parse(`${rows[0].at.replace(' ', 'T')}Z`) : 0
  const state = behind > 0 && age > 10 * 60_000 ? 'fail' : 'ok'
  return {
    name: 'checkpoint',
    state,
    zh: `已签署 ${latest?.checkpoint.size ?? 0} 条，待签署 ${behind} 条。`,
    en: `${latest?.checkpoint.size ?? 0} entries are signed for, ${behind} wait.`,
  }
}

async function checkFiles({ config, database }: Context): Promise<Check> {
  const folder = join(config.dataDirectory, 'files')
  const there = new Set(existsSync(folder) ? readdirSync(folder) : [])
  const sources = await database.prisma.sourceFile.findMany({ select: { id: true } })
  const attached = await database.prisma.attachment.findMany({
    where: { erasedAt: null },
    select: { sha256: true },
    distinct: ['sha256'],
  })
  const rows = [...sources.map(({ id }) => id), ...attached.map(({ sha256 }) => storedAs(sha256))]
  const missing = rows.filter((id) => !there.has(id)).length
  return {
    name: 'files',
    state: missing === 0 ? 'ok' : 'fail',
    zh: missing === 0 ? `上传文件 ${rows.length} 个，都在。` : `缺少 ${missing} 个上传文件，请从备份恢复。`,
    en:
      missing === 0 ? `${rows.length} uploaded files, all there.` : `${missing} uploaded files are missing.`,
  }
}

async function checkSearch({ search }: Context): Promise<Check> {
  if (search.needsFilling) {
    return {
      name: 'search',
      state: 'warn',
      zh: '检索索引还没有建好；服务启动后会在后台建立。',
      en: 'The search index is yet to be filled; a running server does it in the background.',
    }
  }
  const count = (await search.size()).toLocaleString('en')
  return { name: 'search', state: 'ok', zh: `检索索引有 ${count} 处。`, en: `${count} places in the index.` }
}

async function checkJobs({ database, clock }: Context): Promise<Check> {
  const failed = await database.prisma.jobRun.count({ where: { status: 'failed' } })
  const waiting = await database.prisma.jobRun.count({
    where: { status: 'queued', createdAt: { lt: new Date(clock.now() - 5 * 60_000) } },
  })
  return {
    name: 'jobs',
    state: failed + waiting > 0 ? 'warn' : 'ok',
    zh: `失败的任务 ${failed} 个，等了5分钟以上的 ${waiting} 个。`,
    en: `${failed} jobs failed, ${waiting} have waited for more than five minutes.`,
  }
}

async function checkBackup({ database, clock }: Context): Promise<Check> {
  const setting = await database.prisma.setting.findUnique({ where: { key: lastBackupSetting } })
  const at =
    typeof setting?.value === 'object' && setting.value !== null && 'at' in setting.value
      ? setting.value.at
      : 0
  if (typeof at !== 'number' || at === 0) {
    return {
      name: 'backup',
      state: 'warn',
      zh: '还没有备份过。请执行 tiaoyi backup 文件.tar.gz --with-keys。',
      en: 'No backup was made yet. Run tiaoyi backup FILE.tar.gz --with-keys.',
    }
  }
  const hours = Math.floor((clock.now() - at) / hour)
  const state = hours > 26 ? 'warn' : 'ok'
  return {
    name: 'backup',
    state,
    zh: `上次备份在 ${hours} 小时前。`,
    en: `The last backup is ${hours} hours old.`,
  }
}

const day = 24 * hour

/** Never the key, and nothing is sent to find out: the last week's uses tell. */
async function checkModel({ model, database, clock }: Context): Promise<Check> {
  const name = 'model'
  if (!model) {
    return {
      name,
      state: 'ok',
      zh: '没有配置语言模型，什么都不会发出去。',
      en: 'No language model is configured; nothing is sent anywhere.',
    }
  }
  const since = { gte: new Date(clock.now() - 7 * day) }
  const calls = await database.prisma.modelCall.count({ where: { createdAt: since } })
  const failed = await database.prisma.modelCall.count({ where: { createdAt: since, failure: { not: '' } } })
  const { baseUrl, model: drafts, embeddingModel } = model.config
  const names = [drafts, embeddingModel].filter(Boolean).join(', ')
  const { host } = new URL(baseUrl)
  return {
    name,
    state: failed * 5 > calls ? 'warn' : 'ok',
    zh: `${host} 的 ${names}，最近7天用了 ${calls} 次，${failed} 次没有成功。`,
    en: `${names} at ${host}; ${calls} uses in 7 days, ${failed} of them failed.`,
  }
}

async function checkClock({ database, clock }: Context): Promise<Check> {
  const rows = await database.driver.query<{ at: string }>(
    'SELECT "at"::text AS "at" FROM "LedgerEntry" ORDER BY "seq" DESC LIMIT 1',
  )
  const last = rows[0] ? Date.parse(`${rows[0].at.replace(' ', 'T')}Z`) : 0
  const ahead = Math.round((last - clock.now()) / 1000)
  const state = ahead > 300 ? 'fail' : 'ok'
  return {
    name: 'clock',
    state,
    zh: state === 'ok' ? '时钟在最后一条存证之后。' : `时钟比最后一条存证早 ${ahead} 秒，请校时。`,
    en:
      state === 'ok'
        ? 'The clock is past the last entry.'
        : `The clock is ${ahead} s before the last entry. Set it.`,
  }
}
