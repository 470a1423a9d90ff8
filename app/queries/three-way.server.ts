// Three versions of a work side by side: the two that are compared and a third, in the order of time. Without a word it
// is the law in force before them, else the version before, else one that stands between them.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { type ThreeWayRow, threeWay } from '~/domain/comparison'
import { changesBetween } from './changes.server'
import { askedVersion, comparableWork, type PairAsked, type VersionLabel } from './comparison.server'
import { type ReadingText, readingText } from './reading-text.server'

export interface ThreeWayView {
  readonly work: { readonly id: string; readonly title: string }
  readonly versions: readonly VersionLabel[]
  /** The pair that was asked for, for the way back to two columns. */
  readonly pair: { readonly from: VersionLabel; readonly to: VersionLabel }
  /** In the order of time. */
  readonly three: readonly [VersionLabel, VersionLabel, VersionLabel]
  readonly rows: readonly ThreeWayRow[]
}

export type ThreeAsked = PairAsked & {
  /** The third version, by id or ordinal. */
  readonly base?: string | null
}

/** Undefined when there are not three versions that the actor may read, or when one was asked for that is not there. */
export async function threeWayView(
  ctx: Context,
  actor: Actor,
  { workId, asked }: { readonly workId: string; readonly asked: ThreeAsked },
): Promise<ThreeWayView | undefined> {
  const work = await comparableWork(ctx, actor, workId)
  if (!work || work.versions.length < 3) return undefined
  const { id, title, versions } = work
  const from = askedVersion(versions, asked.from, -2)
  const to = askedVersion(versions, asked.to, -1)
  if (!from || !to || from.id === to.id) return undefined
  const base = asked.base ? askedVersion(versions, asked.base, 0) : naturalBase(versions, from, to)
  if (!base || base.id === from.id || base.id === to.id) return undefined
  const [first, middle, last] = [base, from, to].sort((a, b) => a.ordinal - b.ordinal)
  if (!first || !middle || !last) return undefined
  const [before, after, ...texts] = await Promise.all([
    changesBetween(ctx, first.id, middle.id),
    changesBetween(ctx, middle.id, last.id),
    readingText(ctx, first.id),
    readingText(ctx, middle.id),
    readingText(ctx, last.id),
  ])
  const [old, mid, fresh] = texts.map(textsOf)
  if (!old || !mid || !fresh) return undefined
  const rows = threeWay(before, after, [old, mid, fresh])
  return { work: { id, title }, versions, pair: { from, to }, three: [first, middle, last], rows }
}

const textsOf = ({ articles }: ReadingText) => new Map(articles.map(({ eId, text }) => [eId, text]))

const inForce = ['in-force', 'passed']

function naturalBase(
  versions: readonly VersionLabel[],
  from: VersionLabel,
  to: VersionLabel,
): VersionLabel | undefined {
  const [low, high] = [from.ordinal, to.ordinal].sort((a, b) => a - b)
  const earlier = versions.filter(({ ordinal }) => ordinal < (low ?? 0))
  const others = versions.filter(({ id }) => id !== from.id && id !== to.id)
  return (
    earlier.findLast(({ stage }) => inForce.includes(stage)) ??
    earlier.at(-1) ??
    others.find(({ ordinal }) => ordinal < (high ?? 0)) ??
    others[0]
  )
}
