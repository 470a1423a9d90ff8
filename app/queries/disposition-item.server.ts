// One theme, comment or part of a split comment on the workbench: what people said, where it stands in later versions, the changes that may answer
// it with their evidence, the answer as it stands and as it was. Contacts are not here.

import type { Context } from '~/adapters/context.server'
import { Refusal } from '~/commands/refusal'
import { type Actor, can } from '~/domain/access'
import {
  type CarryFate,
  type ChangedSpan,
  type DispositionStatus,
  evidenceLine,
  readEvidence,
  type StatedProposal,
  type TraceGround,
  type TraceVerdict,
} from '~/domain/adoption'
import { type AdoptionStep, adoptionSteps } from './adoption-steps.server'
import { candidatesOf } from './disposition-candidates.server'
import { excerpt } from './disposition-queue.server'
import { partPlacesOf } from './part-places.server'

export interface ItemComment {
  readonly id: string
  readonly text: string
  readonly suggestion: string
  readonly name: string
  readonly channel: string
  readonly receivedAt: number
  readonly place: string
  readonly settledAs: string
}

export interface Candidate extends ChangedSpan {
  readonly versionId: string
  readonly versionLabel: string
  readonly ground: TraceGround | 'place'
  readonly score: number
  /** How many of the comments looked at support it. */
  readonly comments: number
  readonly decided: 'confirmed' | 'rejected' | ''
}

export interface ItemPlace {
  readonly versionId: string
  readonly label: string
  readonly numbers: string
  readonly fate: CarryFate
  readonly quoteKept: boolean | null
  readonly reason: ReturnType<typeof readEvidence>['reason']
  readonly isByPerson: boolean
}

export interface StoredAnswer {
  readonly id: string
  readonly result: string
  readonly ground: string
  readonly rationale: string
  readonly exception: string
  readonly status: DispositionStatus
  readonly proposedBy: string
  readonly proposedAt: number
  readonly approvedBy: string
  readonly decidedAt: number
  readonly returnReason: string
  readonly lockVersion: number
}

export interface DispositionItem {
  readonly key: string
  readonly name: string
  readonly place: string
  readonly people: number
  readonly texts: number
  readonly stations: number
  readonly proposals: readonly { readonly words: string; readonly people: number }[]
  readonly comments: readonly ItemComment[]
  readonly articleText: string
  readonly places: readonly ItemPlace[]
  readonly verdict: TraceVerdict
  readonly candidates: readonly Candidate[]
  readonly answer?: StoredAnswer
  /** The answer of the theme that a comment stands in. */
  readonly themeAnswer?: { readonly key: string; readonly name: string; readonly result: string }
  readonly history: readonly StoredAnswer[]
  readonly lockVersion: number
  readonly settlement?: { readonly as: string; readonly reason: string; readonly mergedInto: string }
  /** Comments that this one could be merged into. */
  readonly mergeTargets: readonly { readonly id: string; readonly label: string }[]
  readonly may: {
    readonly propose: boolean
    readonly approve: boolean
    readonly undo: boolean
    readonly isOwn: boolean
  }
}

const shownComments = 20

/** The item of a key, `t-…`, `c-…` or `p-…`. Refuses what the actor may not read. */
export async function dispositionItem(
  ctx: Context,
  actor: Actor,
  asked: { readonly consultationId: string; readonly key: string },
): Promise<DispositionItem> {
  const { prisma } = ctx.database
  const id = asked.key.slice(2)
  const isTheme = asked.key.startsWith('t-')
  const consultation = await prisma.consultation.findUnique({ where: { id: asked.consultationId } })
  const theme = isTheme ? await prisma.theme.findUnique({ where: { id } }) : null
  const part = asked.key.startsWith('p-')
    ? await prisma.commentPart.findFirst({ where: { id, undoneAt: null } })
    : null
  const whole = await readMembers(
    ctx,
    isTheme
      ? { themes: { some: { themeId: id } } }
      : { id: asked.key.startsWith('p-') ? (part?.commentId ?? '') : id },
  )
  const unitId =
    theme?.assignedUnitId ?? (isTheme ? undefined : whole[0]?.themes[0]?.theme.assignedUnitId) ?? undefined
  const isHere = (theme ?? whole[0])?.consultationId === asked.consultationId
  if (
    !consultation ||
    !isHere ||
    !can(actor, 'disposition:read', { regionCode: consultation.regionCode, unitId })
  ) {
    throw new Refusal('not-found', {
      zh: '没有这一项，它可能已被合并或移走。请回到列表重新选。',
      en: 'There is no such item; it may have been merged or moved. Go back to the list and choose again.',
    })
  }
  const steps = await adoptionSteps(ctx, consultation)
  const members = part ? whole.map((row) => partOf(row, part, steps)) : whole
  const [only] = members
  const numbers = await numbersOf(ctx, consultation.versionId)
  const answers = await readAnswers(
    ctx,
    isTheme ? { themeId: id } : part ? { partId: id } : { commentId: id },
  )
  const answer = answers.find((row) => row.replacedById === null && row.status !== 'withdrawn')
  const { verdict, candidates } = candidatesOf(steps, members.map(tracedComment), answer?.links ?? [])
  const anchorEId = theme?.anchorEId ?? only?.anchorEId ?? 'whole'
  const subject = { regionCode: consultation.regionCode, unitId }
  const isOwn = answer?.proposedById === actor.id
  const mayPropose = can(actor, 'disposition:propose', subject) && consultation.outcomePublishedAt === null
  return {
    key: asked.key,
    name: theme?.name ?? excerpt(only?.text ?? ''),
    place: numbers.get(anchorEId)?.number ?? '',
    people: theme?.people ?? 1,
    texts: theme?.texts ?? 1,
    stations: theme?.stations ?? 0,
    proposals: readTally(theme?.proposals),
    comments: members.slice(0, shownComments).map((row) => commentView(row, numbers)),
    articleText: numbers.get(anchorEId)?.text ?? '',
    places: isTheme ? [] : placesOf(only?.carries ?? [], steps),
    verdict,
    candidates,
    ...(answer ? { answer: await answerView(ctx, answer) } : {}),
    ...themeAnswerOf(isTheme ? undefined : only),
    history: await Promise.all(answers.filter((row) => row !== answer).map((row) => answerView(ctx, row))),
    lockVersion: answer?.lockVersion ?? 0,
    ...settlementOf(isTheme ? undefined : only),
    mergeTargets:
      isTheme || part || !mayPropose ? [] : await mergeTargets(ctx, consultation.id, { id, anchorEId }),
    may: {
      propose: mayPropose,
      approve:
        answer?.status === 'proposed' &&
        can(actor, 'disposition:approve', { ...subject, proposerId: answer.proposedById }),
      undo:
        consultation.outcomePublishedAt === null &&
        answer !== undefined &&
        (answer.status === 'approved' ? answer.approvedById : answer.proposedById) === actor.id,
      isOwn: isOwn && answer?.status === 'proposed',
    },
  }
}

/** The comment as if it were this part alone: its words, its place and its way, what was read in it. */
function partOf(
  row: Member,
  part: {
    readonly start: number
    readonly end: number
    readonly anchorEId: string
    readonly proposals: Member['proposals']
    readonly stance: string
    readonly placed: unknown
  },
  steps: readonly AdoptionStep[],
): Member {
  const { start, end, anchorEId, proposals, stance } = part
  return {
    ...row,
    text: [...row.text].slice(start, end).join(''),
    suggestion: '',
    anchorEId,
    proposals,
    stance,
    carries: partPlacesOf(steps)(part, row).map(({ toVersionId, eIds, fate, reason }) => ({
      toVersionId,
      eIds,
      fate,
      quoteKept: null,
      evidence: evidenceLine({ reason }),
      source: reason === 'person' ? 'person' : 'machine',
    })),
  }
}

function readMembers(ctx: Context, where: object) {
  return ctx.database.prisma.comment.findMany({
    where,
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: 40,
    include: {
      submission: { select: { publicName: true, channel: true } },
      carries: true,
      themes: {
        include: {
          theme: {
            include: {
              dispositions: { where: { replacedById: null, status: { not: 'withdrawn' } }, take: 1 },
            },
          },
        },
      },
    },
  })
}

type MemberRow = Awaited<ReturnType<typeof readMembers>>[number]
type Member = Omit<MemberRow, 'carries'> & {
  readonly carries: readonly Pick<
    MemberRow['carries'][number],
    'toVersionId' | 'eIds' | 'fate' | 'quoteKept' | 'evidence' | 'source'
  >[]
}

async function numbersOf(ctx: Context, versionId: string) {
  const rows = await ctx.database.prisma.versionArticle.findMany({
    where: { versionId },
    select: { eId: true, number: true, text: true },
  })
  return new Map(rows.map(({ eId, ...article }) => [eId, article]))
}

function readAnswers(ctx: Context, where: object) {
  return ctx.database.prisma.disposition.findMany({
    where,
    orderBy: { lockVersion: 'desc' },
    take: 20,
    include: { links: true },
  })
}

type AnswerRow = Awaited<ReturnType<typeof readAnswers>>[number]

async function answerView(ctx: Context, row: AnswerRow): Promise<StoredAnswer> {
  const people = await ctx.database.prisma.person.findMany({
    where: { id: { in: [row.proposedById, row.approvedById ?? ''] } },
    select: { id: true, name: true },
  })
  const name = (id: string | null) => people.find((person) => person.id === id)?.name ?? ''
  return {
    id: row.id,
    result: row.result,
    ground: row.ground,
    rationale: row.rationale,
    exception: row.exception,
    status: row.status as DispositionStatus,
    proposedBy: name(row.proposedById),
    proposedAt: row.proposedAt.getTime(),
    approvedBy: name(row.approvedById),
    decidedAt: row.decidedAt?.getTime() ?? 0,
    returnReason: row.returnReason,
    lockVersion: row.lockVersion,
  }
}

function tracedComment(row: Member) {
  return {
    text: row.text,
    suggestion: row.suggestion,
    anchorEId: row.anchorEId,
    proposals: row.proposals as unknown as readonly StatedProposal[],
    /** Articles by version, where it was carried. */
    eIdsIn: new Map(row.carries.map(({ toVersionId, eIds }) => [toVersionId, eIds])),
  }
}

function commentView(row: Member, numbers: Awaited<ReturnType<typeof numbersOf>>): ItemComment {
  return {
    id: row.id,
    text: row.text,
    suggestion: row.suggestion,
    name: row.submission.publicName,
    channel: row.submission.channel,
    receivedAt: row.receivedAt.getTime(),
    place: numbers.get(row.anchorEId)?.number ?? '',
    settledAs: row.settledAs ?? '',
  }
}

function placesOf(carries: Member['carries'], steps: readonly AdoptionStep[]): ItemPlace[] {
  return steps.flatMap(({ to }) => {
    const carry = carries.find(({ toVersionId }) => toVersionId === to.id)
    if (!carry) return []
    return [
      {
        versionId: to.id,
        label: to.label,
        numbers: carry.eIds.flatMap((eId) => to.side.articles.get(eId)?.number ?? []).join('、'),
        fate: carry.fate as CarryFate,
        quoteKept: carry.quoteKept,
        reason: readEvidence(carry.source === 'person' ? '' : carry.evidence).reason,
        isByPerson: carry.source === 'person',
      },
    ]
  })
}

function themeAnswerOf(row: Member | undefined): Pick<DispositionItem, 'themeAnswer'> {
  const theme = row?.themes[0]?.theme
  if (!theme) return {}
  return {
    themeAnswer: { key: `t-${theme.id}`, name: theme.name, result: theme.dispositions[0]?.result ?? '' },
  }
}

function settlementOf(row: Member | undefined): Pick<DispositionItem, 'settlement'> {
  if (!row?.settledAs) return {}
  return { settlement: { as: row.settledAs, reason: row.settledReason, mergedInto: row.mergedIntoId ?? '' } }
}

async function mergeTargets(
  ctx: Context,
  consultationId: string,
  { id, anchorEId }: { id: string; anchorEId: string },
) {
  const rows = await ctx.database.prisma.comment.findMany({
    where: { consultationId, anchorEId, settledAs: null, state: { not: 'undone' }, id: { not: id } },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: 50,
    select: { id: true, text: true },
  })
  return rows.map((row) => ({ id: row.id, label: excerpt(row.text) }))
}

/** Proposals as the theme's counter keeps them; entries of another form are left out. */
function readTally(value: unknown): { words: string; people: number }[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('words' in entry) || !('people' in entry)) return []
    return [{ words: String(entry.words), people: Number(entry.people) }]
  })
}
