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
  if (fresh.length === 0) return { added: 0, known: keyed.length }
  const { consultationId, stationId } = place
  const batchId = ctx.ids.next()
  const first = fresh[0]
  // The first row goes alone: what refuses one (closed, suspended) refuses all, and then there is no batch either.
  if (first) await enterComments(ctx, actor, place, first.entry, { key: first.key, importBatchId: batchId })
  for (let at = 1; at < fresh.length; at += atOnce) {
    await Promise.all(
      fresh
        .slice(at, at + atOnce)
        .map(({ entry, key }) => enterComments(ctx, actor, place, entry, { key, importBatchId: batchId })),
    )
  }
  await ctx.change(async ({ tx, record }) => {
    await tx.importBatch.createMany({
      data: {
        id: batchId,
        consultationId,
        stationId,
        fileHash: table.fileHash,
        fileName: table.fileName,
        rows: fresh.length,
        byId: actor.id ?? '',
        createdAt: new Date(ctx.clock.now()),
      },
      skipDuplicates: true,
    })
    record({
      type: 'station.imported',
      by: 'station',
      ref: [consultationId],
      committed: { place: { station: stationId }, files: { sha256: table.fileHash, rows: fresh.length } },
    })
  })
  return { added: fresh.length, known: keyed.length - fresh.length }
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
