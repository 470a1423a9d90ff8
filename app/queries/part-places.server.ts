// Where the points of split comments stand in later versions. Reckoned when it is read: few comments are split, and what
// people said of a point is stored with it.

import { placedWords } from '~/commands/placed-words'
import {
  type CarryFate,
  type CarryReason,
  type CarryStep,
  carryFates,
  carryPart,
  createCarrier,
} from '~/domain/adoption'
import type { AdoptionStep } from './adoption-steps.server'

export interface PartPlace {
  readonly toVersionId: string
  readonly label: string
  readonly isPublic: boolean
  readonly eIds: string[]
  /** Printed numbers, several joined by 、; empty when the text is gone. */
  readonly number: string
  readonly fate: CarryFate
  readonly reason: CarryReason
}

interface PartRow {
  readonly anchorEId: string
  readonly placed: unknown
}

interface CommentRow {
  readonly anchorEId: string
  readonly carries: readonly {
    readonly toVersionId: string
    readonly fate: string
    readonly eIds: readonly string[]
    readonly source: string
  }[]
}

/** The places of parts through these steps. Each step's rows are looked up once, O(articles). */
export function partPlacesOf(steps: readonly AdoptionStep[]): (part: PartRow, of: CommentRow) => PartPlace[] {
  const carried = steps.map(
    ({ from, to, changes }): CarryStep => ({
      versionId: to.id,
      to: to.side,
      carry: createCarrier({ changes, from: from.side, to: to.side }),
    }),
  )
  return (part, comment) => {
    const said = (versionId: string) => {
      const carry = comment.carries.find(
        ({ toVersionId, source }) => toVersionId === versionId && source === 'person',
      )
      const fate = carryFates.find((known) => known === carry?.fate)
      return carry && fate && part.anchorEId === comment.anchorEId ? { fate, eIds: carry.eIds } : undefined
    }
    const own = { anchorEId: part.anchorEId, placed: placedWords.parse(part.placed) }
    return carryPart(own, carried, said).flatMap(({ fate, eIds, evidence }, at) => {
      const to = steps[at]?.to
      if (!to) return []
      const number = eIds.flatMap((eId) => to.side.articles.get(eId)?.number ?? []).join('、')
      const { id: toVersionId, label, isPublic } = to
      return [{ toVersionId, label, isPublic, eIds: [...eIds], number, fate, reason: evidence.reason }]
    })
  }
}
