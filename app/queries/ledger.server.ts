// What the public may take of the ledger: the last checkpoint, the entries with what is disclosed of them, and for whoever
// holds a receipt the proof that the receipt's own words stand in it. A proof opens the words and their nonce, never the
// nonce of place or person: with it a guess at those could be confirmed.

import { type Context, sha256Hex } from '~/adapters/context.server'
import { forbidden, Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import {
  base64,
  type Disclosure,
  disclose,
  hex,
  type Json,
  normaliseReceiptCode,
  parseLeaf,
  utf8Text,
} from '~/domain/ledger'

export interface CheckpointView {
  readonly origin: string
  readonly size: number
  /** base64. */
  readonly root: string
  /** The signed note, exactly. */
  readonly checkpoint: string
  /** The public key as a line. */
  readonly key: string
}

/** The last checkpoint; undefined while nothing is signed yet. */
export async function ledgerCheckpoint(ctx: Context, actor: Actor): Promise<CheckpointView | undefined> {
  refuse(actor)
  const latest = await ctx.ledger.latest()
  if (!latest) return undefined
  const { origin, size, root } = latest.checkpoint
  return { origin, size, root: base64(root), checkpoint: latest.note, key: ctx.ledger.keyLine }
}

export interface EntryView {
  readonly seq: number
  /** The leaf's bytes as text: canonical JSON. */
  readonly leaf: string
  readonly disclosed: readonly Disclosure[]
}

const pageSize = 500

/** Entries from number `from` on, with what is public of them; `next` is where to go on, or null. */
export async function ledgerEntries(
  ctx: Context,
  actor: Actor,
  from: number,
): Promise<{ readonly items: readonly EntryView[]; readonly next: number | null }> {
  refuse(actor)
  const { prisma } = ctx.database
  const range = { gte: from, lt: from + pageSize }
  const rows = await prisma.ledgerEntry.findMany({ where: { seq: range }, orderBy: { seq: 'asc' } })
  const open = await prisma.ledgerSecret.findMany({ where: { seq: range, isPublic: true } })
  const items = rows.map(({ seq, bytes }) => ({
    seq,
    leaf: utf8Text(new Uint8Array(bytes)) ?? '',
    disclosed: open.filter((secret) => secret.seq === seq).map(disclosureOf),
  }))
  return { items, next: rows.length === pageSize ? from + pageSize : null }
}

export interface ReceiptProofView {
  readonly schema: 'tiaoyi.proof/1'
  readonly receipt: string
  readonly key: string
  readonly checkpoint: string
  readonly entries: readonly {
    readonly seq: number
    readonly leaf: string
    readonly leafHash: string
    readonly inclusion: readonly string[]
    readonly disclosed: readonly Disclosure[]
  }[]
}

/** The proof of a receipt. Malformed, unknown and erased codes are answered alike. */
export async function receiptProof(ctx: Context, actor: Actor, typed: string): Promise<ReceiptProofView> {
  refuse(actor)
  const receipt = normaliseReceiptCode(typed) ?? ''
  const submission = await ctx.database.prisma.submission.findUnique({
    where: { receiptHash: sha256Hex(receipt) },
    select: { ledgerSeq: true, comments: { select: { id: true }, orderBy: { ordinal: 'asc' } } },
  })
  if (!submission) {
    throw new Refusal('not-found', {
      zh: '没有这个回执码，请对照回执逐位核对。',
      en: 'There is no such receipt. Check the 16 symbols.',
    })
  }
  const seqs = submission.comments.map((_, i) => submission.ledgerSeq + i)
  const proven = await ctx.ledger.proof(seqs)
  if (!proven) throw notSigned()
  const entries = await Promise.all(
    seqs.map((seq, i) =>
      entryOf(ctx, {
        seq,
        commentId: submission.comments[i]?.id ?? '',
        inclusion: proven.inclusions[i] ?? [],
      }),
    ),
  )
  const { note } = proven.stored
  return { schema: 'tiaoyi.proof/1', receipt, key: ctx.ledger.keyLine, checkpoint: note, entries }
}

interface ProvenEntry {
  readonly seq: number
  readonly commentId: string
  readonly inclusion: readonly Uint8Array[]
}

async function entryOf(ctx: Context, { seq, commentId, inclusion }: ProvenEntry) {
  const { prisma } = ctx.database
  const row = await prisma.ledgerEntry.findUniqueOrThrow({ where: { seq } })
  const bytes = new Uint8Array(row.bytes)
  const parsed = parseLeaf(bytes)
  const isOfComment = 'entry' in parsed && parsed.entry.ref[0] === commentId
  if (!isOfComment) throw new Error(`Expected entry ${seq} to be of comment ${commentId}`)
  const words = await prisma.ledgerSecret.findUnique({ where: { seq_field: { seq, field: 'words' } } })
  return {
    seq,
    leaf: utf8Text(bytes) ?? '',
    leafHash: row.leafHash,
    inclusion: inclusion.map(base64),
    disclosed: words ? [disclosureOf(words)] : [],
  }
}

function disclosureOf(secret: {
  seq: number
  field: string
  nonce: Uint8Array
  payload: unknown
}): Disclosure {
  const { seq, field, nonce, payload } = secret
  return disclose(seq, field, { nonce: new Uint8Array(nonce), payload: payload as Json })
}

const notSigned = () =>
  new Refusal('busy', {
    zh: '这条意见已经登记，检查点还没有签署，请过几秒再下载。',
    en: 'The comment is entered, but no checkpoint is signed for it yet. Try again in a few seconds.',
  })

function refuse(actor: Actor): void {
  if (!can(actor, 'ledger:read', { isPublished: true })) throw forbidden()
}

/** The last checkpoint for people: how many entries, and the root in hex. */
export async function ledgerSummary(ctx: Context, actor: Actor) {
  const view = await ledgerCheckpoint(ctx, actor)
  const latest = await ctx.ledger.latest()
  return {
    key: ctx.ledger.keyLine,
    size: view?.size ?? 0,
    root: latest ? hex(latest.checkpoint.root) : '',
    checkpoint: view?.checkpoint ?? '',
    refusal: ctx.ledger.refusal ?? '',
  }
}
