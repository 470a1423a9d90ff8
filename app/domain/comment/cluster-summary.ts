// What is told of a group: its label, its quotes, its stances, who and how many said it, and what they ask for.

import { articleOrder, type Part } from './cluster-nodes'
import { type ClusterInput, compareText } from './duplicates'
import { labelsOf } from './labels'
import type { CommentReading } from './reading'
import type { ChosenQuotes } from './representatives'
import { countStances, type StanceCounts } from './stance'
import { type ProposalTally, tallyProposals } from './tally'

/** One group of comments. */
export interface CommentCluster {
  readonly id: string
  /** The group it continues, where an earlier grouping was given. */
  readonly kept?: string
  /** As the comments name it; empty for comments on none or on several. */
  readonly article: string
  readonly label: string
  /** Sorted ids. */
  readonly members: readonly string[]
  /** Ids of quotes that show it: the most typical first. */
  readonly representatives: readonly string[]
  /** The representative that disagrees with most of its group, when somebody does. */
  readonly minority?: string
  readonly stance: StanceCounts
  readonly people: number
  readonly texts: number
  readonly stations: number
  /** All of it is one letter and its copies. */
  readonly isDuplicateFamily: boolean
  readonly proposals: readonly ProposalTally[]
}

/** A group before anything is told of it. */
export interface FoundGroup {
  /** Indexes of its nodes in its part. */
  readonly places: readonly number[]
  readonly kept?: string
  /** Phrases that a label may have, with the number of texts that say them, of `labelled` texts. */
  readonly phrases: ReadonlyMap<string, number>
  readonly labelled: number
  /** Letters of its first text. */
  readonly body: string
  readonly quotes: ChosenQuotes
}

/** The groups of one article's texts. */
export interface GroupedPart {
  readonly groups: readonly FoundGroup[]
  /** How far a second seed agrees, times the number of texts. */
  readonly agreed: number
}

type RawGroup = FoundGroup & Part

export interface Surroundings {
  readonly byId: ReadonlyMap<string, ClusterInput>
  readonly readings: ReadonlyMap<string, CommentReading>
}

/** Texts of a group that its label is made of; more change no label and cost time. */
export const LABEL_TEXTS = 200

/** Groups with all that is told of them, in the order of the articles, and the comments in none. */
export function described(parts: readonly Part[], grouped: readonly GroupedPart[], around: Surroundings) {
  const raw = parts.flatMap(({ article, nodes }, at) =>
    (grouped[at]?.groups ?? []).map((group): RawGroup => ({ ...group, article, nodes })),
  )
  const isAlone = ({ places, nodes, kept }: RawGroup) =>
    places.length === 1 && kept === undefined && nodes[places[0] ?? 0]?.ids.length === 1
  const groups = raw.filter((group) => !isAlone(group))
  const unassigned = raw.filter(isAlone).flatMap(({ places, nodes }) => nodes[places[0] ?? 0]?.ids ?? [])
  const labels = labelsOf(groups, (index) => firstWords(groups[index]))
  const clusters = groups
    .map((group, index) => clusterOf(group, labels[index] ?? '', around))
    .sort(
      (a, b) =>
        articleOrder(a.article) - articleOrder(b.article) ||
        compareText(a.article, b.article) ||
        b.people - a.people ||
        b.texts - a.texts ||
        compareText(a.members[0] ?? '', b.members[0] ?? ''),
    )
    .map((cluster, index) => ({ ...cluster, id: `c${index + 1}` }))
  return { clusters, unassigned: unassigned.sort(compareText) }
}

function firstWords(group: RawGroup | undefined): string {
  const points = [...(group?.body ?? '')]
  return points.length > 16 ? `${points.slice(0, 16).join('')}…` : points.join('')
}

function clusterOf(group: RawGroup, label: string, { byId, readings }: Surroundings): CommentCluster {
  const members = group.places.flatMap((place) => group.nodes[place]?.ids ?? []).sort(compareText)
  const stanceOfId = (id: string) => readings.get(id)?.stance ?? 'unclear'
  const authorOf = (id: string) => byId.get(id)?.author ?? id
  const made = members.flatMap((id) =>
    (readings.get(id)?.proposals ?? []).map((one) => ({ ...one, comment: id, author: authorOf(id) })),
  )
  return {
    id: '',
    ...(group.kept === undefined ? {} : { kept: group.kept }),
    article: group.article || sharedArticle(members, byId),
    label,
    members,
    ...group.quotes,
    stance: countStances(members.map(stanceOfId)),
    people: new Set(members.map(authorOf)).size,
    texts: members.length,
    stations: new Set(members.flatMap((id) => byId.get(id)?.station || [])).size,
    isDuplicateFamily: group.places.length === 1,
    proposals: tallyProposals(made),
  }
}

// Over the whole draft a group may still be about one article, and then it says so.
function sharedArticle(members: readonly string[], byId: ReadonlyMap<string, ClusterInput>): string {
  const article = byId.get(members[0] ?? '')?.article ?? ''
  return members.every((id) => (byId.get(id)?.article ?? '') === article) ? article : ''
}
