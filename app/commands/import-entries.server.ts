// Saves the rows of a station's table that a person looked at and confirmed. Each row is an entry with a key of its own made from
// its words, so the same file again, or the same file with its two wrong rows mended, adds only what was not there before.

import { z } from 'zod'
import { type Context, sha256Hex } from '~/adapters/context.server'
import { type Actor, can } from '~/domain/access'
import {
  type EntryPlace,
  enterComments,
  entrySchema,
  readEntryPlace,
  storedKey,
} from './enter-comments.server'
import { forbidden } from './refusal'

/** What the confirming form carries: the good rows as they were shown, and the file they came from. */
export const confirmedTable = z.strictObject({
  fileName: z.string().max(200),
  fileHash: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.array(z.strictObject({ row: z.number().int(), entry: entrySchema })).max(2_000),
})
export type ConfirmedTable = z.infer<typeof confirmedTable>

const atOnce = 100

/** Returns how many comments were new. Refuses before anything is saved what no row could do: no right, no task. */
export async function importEntries(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
  table: ConfirmedTable,
  meetingId?: string,
): Promise<{ added: number; known: number }> {
  await readEntryPlace(ctx, actor, place)
  if (!can(actor, 'comment:enter', { stationId: place.stationId })) throw forbidden()
  const keyed = withKeys(place, table.rows)
  const before = await knownKeys(
    ctx,
    place,
    keyed.map(({ key }) => key),
  )
  const fresh = keyed.filter(({ key }) => !before.has(key))
  const first = fresh[0]
  if (!first) return { added: 0, known: keyed.length }
  const importBatchId = await batchOf(ctx, place, table)
  const enter = ({ entry, key }: (typeof fresh)[number]) =>
    enterComments(ctx, actor, place, entry, { key, importBatchId, ...(meetingId ? { meetingId } : {}) })
  // The first row goes alone: what refuses one (closed, suspended) refuses all, and then there is no batch either.
  await enter(first)
  await recordBatch(ctx, actor, { place, table, importBatchId, rows: fresh.length, meetingId })
  for (let at = 1; at < fresh.length; at += atOnce) await Promise.all(fresh.slice(at, at + atOnce).map(enter))
  return { added: fresh.length, known: keyed.length - fresh.length }
}

/** The same file goes on with the batch it began: a cut connection leaves one table and not two. */
async function batchOf(ctx: Context, place: EntryPlace, { fileHash }: ConfirmedTable): Promise<string> {
  const begun = await ctx.database.prisma.importBatch.findFirst({
    where: { ...place, fileHash, undoneAt: null },
    select: { id: true },
  })
  return begun?.id ?? ctx.ids.next()
}

interface Batch {
  readonly place: EntryPlace
  readonly table: ConfirmedTable
  readonly importBatchId: string
  readonly rows: number
  readonly meetingId: string | undefined
}

/** Written before the other rows, so that they can be taken back whatever happens in between. */
async function recordBatch(ctx: Context, actor: Actor, batch: Batch): Promise<void> {
  const { place, table, importBatchId, rows, meetingId } = batch
  await ctx.change(async ({ tx, record }) => {
    await tx.importBatch.upsert({
      where: { id: importBatchId },
      create: {
        id: importBatchId,
        ...place,
        fileHash: table.fileHash,
        fileName: table.fileName,
        rows,
        byId: actor.id ?? '',
        createdAt: new Date(ctx.clock.now()),
        meetingId: meetingId ?? null,
      },
      update: { rows: { increment: rows } },
    })
    record({
      type: 'station.imported',
      by: 'station',
      ref: [place.consultationId],
      committed: { place: { station: place.stationId }, files: { sha256: table.fileHash, rows } },
    })
  })
}

/** The same words of the same person twice in one file are two comments; in two files they are one. */
export function withKeys<Row extends { readonly entry: ConfirmedTable['rows'][number]['entry'] }>(
  place: EntryPlace,
  rows: readonly Row[],
): (Row & { readonly key: string })[] {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const { author, channel, occasion, comments } = row.entry
    const said = comments.map(({ article, text, proposal }) => [article, text, proposal])
    const words = JSON.stringify([author.name, author.contact, author.consents, channel, occasion, said])
    const times = (seen.get(words) ?? 0) + 1
    seen.set(words, times)
    return { ...row, key: sha256Hex(`row ${place.stationId} ${times} ${words}`) }
  })
}

/** Which of the keys were stored before. */
export async function knownKeys(
  ctx: Context,
  place: EntryPlace,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  const byHash = new Map(keys.map((key) => [storedKey(place, key), key]))
  const rows = await ctx.database.prisma.idempotencyKey.findMany({
    where: { keyHash: { in: [...byHash.keys()] } },
    select: { keyHash: true },
  })
  return new Set(rows.flatMap(({ keyHash }) => byHash.get(keyHash) ?? []))
}
