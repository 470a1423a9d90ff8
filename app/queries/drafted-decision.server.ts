// The 修改决定 or 修正案 drafted from two versions of a work, for the page and for the Word file alike: who may see the
// comparison as staff may have it drafted. Nothing is kept: the pairing that people corrected is in the comparison, and
// what the organ fills in is in the address.

import type { Context } from '~/adapters/context.server'
import { decisionDocx } from '~/adapters/documents/decision-docx.server'
import { wordTools } from '~/adapters/language/words.server'
import { type Actor, can } from '~/domain/access'
import { type DraftedDecision, type DraftFields, type DraftForm, draftDecision } from '~/domain/amendment'
import { parseStatute } from '~/domain/statute'
import { changesBetween } from './changes.server'
import { askedVersion, comparableWork, type PairAsked, type VersionLabel } from './comparison.server'

export interface DecisionAsked {
  readonly workId: string
  readonly pair: PairAsked
  /** By the act's name when absent. */
  readonly form?: DraftForm
  readonly fields: DraftFields
}

export interface DraftedDecisionView {
  readonly work: { readonly id: string; readonly title: string }
  readonly versions: readonly VersionLabel[]
  readonly from: VersionLabel
  readonly to: VersionLabel
  readonly drafted: DraftedDecision
  readonly fields: DraftFields
}

/** Undefined when the actor may not have it drafted, or when there are not two such versions. */
export async function draftedDecisionView(
  ctx: Context,
  actor: Actor,
  { workId, pair, form, fields }: DecisionAsked,
): Promise<DraftedDecisionView | undefined> {
  const work = await comparableWork(ctx, actor, workId)
  if (!work || !can(actor, 'decision:draft', { regionCode: work.regionCode })) return undefined
  const from = work.versions.length > 1 ? askedVersion(work.versions, pair.from, -2) : undefined
  const to = askedVersion(work.versions, pair.to, -1)
  if (!from || !to || from.id === to.id) return undefined
  // The organ that the work is known to come from stands until another one is filled in.
  const { issuer } = (await ctx.database.prisma.work.findUnique({
    where: { id: workId },
    select: { issuer: true },
  })) ?? { issuer: '' }
  const filled: DraftFields = { ...fields, organ: fields.organ || issuer }
  const sources = await ctx.database.prisma.version.findMany({
    where: { id: { in: [from.id, to.id] } },
    select: { id: true, source: true },
  })
  const treeOf = ({ id }: VersionLabel) =>
    parseStatute(sources.find((version) => version.id === id)?.source ?? '').tree
  const [changes, { segment }] = await Promise.all([changesBetween(ctx, from.id, to.id), wordTools()])
  const options = { fields: filled, segment, ...(form ? { form } : {}) }
  const drafted = draftDecision(treeOf(from), treeOf(to), changes, options)
  return {
    work: { id: work.id, title: work.title },
    versions: work.versions,
    from,
    to,
    drafted,
    fields: filled,
  }
}

/** The same as a Word file in official setting. */
export async function draftedDecisionFile(
  ctx: Context,
  actor: Actor,
  asked: DecisionAsked,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string } | undefined> {
  const view = await draftedDecisionView(ctx, actor, asked)
  if (!view) return undefined
  const { frame, items } = view.drafted
  return {
    bytes: await decisionDocx({ ...frame, items }),
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: `${frame.title.trim()}.docx`,
  }
}
