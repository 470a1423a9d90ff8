// Where the articles that a comment names stand later on. 第二十三条 is of the draft that was commented on: looked for by its
// number in a later step it would be another article, and what was done there would be called found or missed by chance
// (sixteen of 49 fulfilled wishes of a real law were sent to a person that way).

import type { ArticleChange } from '../comparison'
import type { CarrySide } from './carry'
import type { StatedProposal } from './wishes'

/** The articles (eIds) that came of these by a comparison: one, several where one was split, none where it is gone. */
export function followed(eIds: readonly string[], rows: readonly ArticleChange[]): string[] {
  const wanted = new Set(eIds)
  const came = rows.filter(({ from }) => from.some(({ eId }) => wanted.has(eId)))
  return [...new Set(came.flatMap(({ to }) => to.map(({ eId }) => eId)))]
}

/** Proposals with their articles as eIds of the version they were written on; one whose article is the comment's own, or none
 *  of that version, keeps to where the comment stands. */
export function placedProposals(
  proposals: readonly StatedProposal[],
  written: CarrySide,
  own: string,
): StatedProposal[] {
  const eIds = new Map([...written.articles].map(([eId, { number }]) => [number, eId]))
  return proposals.map(({ article = '', ...proposal }) => {
    const eId = written.articles.has(article) ? article : eIds.get(article)
    return eId === undefined || eId === own ? proposal : { ...proposal, places: [eId] }
  })
}

/** The same proposals in the next version. */
export function followedProposals(
  proposals: readonly StatedProposal[],
  rows: readonly ArticleChange[],
): StatedProposal[] {
  return proposals.map((proposal) =>
    proposal.places ? { ...proposal, places: followed(proposal.places, rows) } : proposal,
  )
}
