// What the public may take of the ledger: the last checkpoint, the entries with what is disclosed of them, and for whoever
// holds a receipt the proof that the receipt's own words stand in it. A proof opens the words and their nonce, never the
// nonce of place or person: with it a guess at those could be confirmed.

import { type Context, sha256Hex } from '~/adapters/context.server'
import { fateLines } from '~/adapters/db/fate-lines.server'
import { forbidden, Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import {
  base64,
  createOutcomeTree,
  type Disclosure,
  disclose,
  hex,
  type Json,
  normaliseReceiptCode,
  type OutcomeTree,
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
  readonly entries: readonly ProvenEntryView[]
  /** Once the outcome is published: its entry, and the places of this receipt's comments among the fates that it counts. */
  readonly outcome?: {
    readonly entry: ProvenEntryView
    readonly fates: readonly {
      readonly line: string
      readonly index: number
      readonly size: number
      readonly path: readonly string[]
    }[]
  }
}

interface ProvenEntryView {
  readonly seq: number
  readonly leaf: string
  readonly leafHash: string
  readonly inclusion: readonly string[]
  readonly disclosed: readonly Disclosure[]
}

/** The proof of a receipt. Malformed, unknown and erased codes are answered alike. */
export async function receiptProof(ctx: Context, actor: Actor, typed: string): Promise<ReceiptProofView> {
  refuse(actor)
  const receipt = normaliseReceiptCode(typed) ?? ''
  const submission = await ctx.database.prisma.submission.findUnique({
    where: { receiptHash: sha256Hex(receipt) },
    select: {
      ledgerSeq: true,
      undoneAt: true,
      consultationId: true,
      consultation: { select: { outcomePublishedAt: true } },
      comments: { select: { id: true }, orderBy: { ordinal: 'asc' } },
    },
  })
  if (!submission) {
    throw new Refusal('not-found', {
      zh: '没有这个回执码，请对照回执逐位核对。',
      en: 'There is no such receipt. Check the 16 symbols.',
    })
  }
  const seqs = submission.comments.map((_, i) => submission.ledgerSeq + i)
  const isCounted = submission.consultation.outcomePublishedAt !== null && submission.undoneAt === null
  const reported = isCounted ? await reportedEntry(ctx, submission.consultationId) : undefined
  const proven = await ctx.ledger.proof(reported === undefined ? seqs : [...seqs, reported])
  if (!proven) throw notSigned()
  const entries = await Promise.all(
    seqs.map((seq, i) =>
      entryOf(ctx, {
        seq,
        about: submission.comments[i]?.id ?? '',
        field: 'words',
        inclusion: proven.inclusions[i] ?? [],
      }),
    ),
  )
  const { note } = proven.stored
  const proof = {
    schema: 'tiaoyi.proof/1',
    receipt,
    key: ctx.ledger.keyLine,
    checkpoint: note,
    entries,
  } as const
  if (reported === undefined) return proof
  const { consultationId } = submission
  const inclusion = proven.inclusions.at(-1) ?? []
  const entry = await entryOf(ctx, { seq: reported, about: consultationId, field: 'outcome', inclusion })
  const tree = await outcomeTreeOf(ctx, consultationId)
  const fates = submission.comments
    .flatMap(({ id }) => tree.proofOf(id) ?? [])
    .sort((a, b) => a.index - b.index)
    .map(({ line, index, path }) => ({ line, index, size: tree.size, path: path.map(base64) }))
  return { ...proof, outcome: { entry, fates } }
}

const outcomeTrees = new WeakMap<Context, { readonly id: string; readonly tree: Promise<OutcomeTree> }>()

/** The fates of a published outcome do not change: they are read once, and kept for the consultation asked for last. */
function outcomeTreeOf(ctx: Context, consultationId: string): Promise<OutcomeTree> {
  const kept = outcomeTrees.get(ctx)
  if (kept?.id === consultationId) return kept.tree
  const tree = fateLines(ctx.database.driver, consultationId).then(createOutcomeTree)
  outcomeTrees.set(ctx, { id: consultationId, tree })
  tree.catch(() => outcomeTrees.delete(ctx))
  return tree
}

/** The entry that published the outcome of a consultation. There are as many of them as outcomes. */
async function reportedEntry(ctx: Context, consultationId: string): Promise<number | undefined> {
  const rows = await ctx.database.prisma.ledgerEntry.findMany({
    where: { type: 'consultation.reported' },
    select: { seq: true, bytes: true },
  })
  return rows.find(({ bytes }) => {
    const parsed = parseLeaf(new Uint8Array(bytes))
    return 'entry' in parsed && parsed.entry.ref[0] === consultationId
  })?.seq
}

interface ProvenEntry {
  readonly seq: number
  /** What the entry has to be about. */
  readonly about: string
  /** The one field that is opened. */
  readonly field: 'words' | 'outcome'
  readonly inclusion: readonly Uint8Array[]
}

async function entryOf(
  ctx: Context,
  { seq, about, field, inclusion }: ProvenEntry,
): Promise<ProvenEntryView> {
  const { prisma } = ctx.database
  const row = await prisma.ledgerEntry.findUniqueOrThrow({ where: { seq } })
  const bytes = new Uint8Array(row.bytes)
  const parsed = parseLeaf(bytes)
  const isAboutIt = 'entry' in parsed && parsed.entry.ref[0] === about
  if (!isAboutIt) throw new Error(`Expected entry ${seq} to be about ${about}`)
  const opened = await prisma.ledgerSecret.findUnique({ where: { seq_field: { seq, field } } })
  return {
    seq,
    leaf: utf8Text(bytes) ?? '',
    leafHash: row.leafHash,
    inclusion: inclusion.map(base64),
    disclosed: opened ? [disclosureOf(opened)] : [],
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
