// Where one point of a split comment stands in later versions. It goes its own way from its own article, since the points
// of one comment often speak of several; what a person said of the point counts first, then, where it stands on the
// comment's own article, what a person said of the comment.

import type { Carried, CarryFate } from './carry'
import { type CarryStep, carryThrough, type PersonsCarry } from './history'

/** A person's word on a point's place in one version. */
export interface PlacedWord {
  readonly versionId: string
  readonly fate: CarryFate
  readonly eIds: readonly string[]
}

export interface PlacedPart {
  readonly anchorEId: string
  /** In the order they were said: the last on a version counts. */
  readonly placed: readonly PlacedWord[]
}

/** The way of one point through all steps, one entry for each. `saidOfComment` is a person's word on its comment; it counts
 *  only where the point stands on the comment's own article. */
export function carryPart(
  part: PlacedPart,
  steps: readonly CarryStep[],
  saidOfComment: (versionId: string) => PersonsCarry | undefined = () => undefined,
): Carried[] {
  return carryThrough({ eId: part.anchorEId }, steps, (versionId) => {
    const own = part.placed.findLast((one) => one.versionId === versionId)
    return own ? { fate: own.fate, eIds: own.eIds } : saidOfComment(versionId)
  })
}
