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
  /** 其他: what is left of an article, together by its place alone; no two of its texts resemble each other. */
  readonly isRest: boolean
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

type RawGroup = FoundGroup & Part & { readonly isRest: boolean }

export interface Surroundings {
  readonly byId: ReadonlyMap<string, ClusterInput>
  readonly readings: ReadonlyMap<string, CommentReading>
  /** Comments that people said stand apart from others: place alone never puts them together. */
  readonly apart: ReadonlySet<string>
}

/** Texts of a group that its label is made of; more change no label and cost time. */
export const LABEL_TEXTS = 200

/** Groups with all that is told of them, in the order of the articles, and the comments in none. */
export function described(parts: readonly Part[], grouped: readonly GroupedPart[], around: Surroundings) {
  const raw = parts.flatMap(({ article, nodes }, at) =>
    (grouped[at]?.groups ?? []).map((group): RawGroup => ({ ...group, article, nodes, isRest: false })),
  )
  const isAlone = ({ places, nodes, kept }: RawGroup) =>
    places.length === 1 && kept === undefined && nodes[places[0] ?? 0]?.ids.length === 1
  const groups = raw.filter((group) => !isAlone(group))
  const { rests, single } = restsOf(raw.filter(isAlone), around.apart)
  const unassigned = single.flatMap(({ places, nodes }) => nodes[places[0] ?? 0]?.ids ?? [])
  const labels = labelsOf(groups, (index) => firstWords(groups[index]))
  const clusters = [
    ...groups.map((group, index) => clusterOf(group, labels[index] ?? '', around)),
    ...rests.map((rest) => clusterOf(rest, REST_LABEL, around)),
  ]
    .sort(
      (a, b) =>
        articleOrder(a.article) - articleOrder(b.article) ||
        compareText(a.article, b.article) ||
        Number(a.isRest) - Number(b.isRest) ||
        b.people - a.people ||
        b.texts - a.texts ||
        compareText(a.members[0] ?? '', b.members[0] ?? ''),
    )
    .map((cluster, index) => ({ ...cluster, id: `c${index + 1}` }))
  return { clusters, unassigned: unassigned.sort(compareText) }
}

const REST_LABEL = '其他'
const REST_QUOTES = 3

// On an article where others speak too, people put what is left under the article: of the demonstration's comments on one
// article nine pairs in ten stand in one theme. Alone on an article, or on none, a text has nothing to stand beside.
function restsOf(alone: readonly RawGroup[], apart: ReadonlySet<string>) {
  const isRest = ({ article, nodes, places }: RawGroup) =>
    article !== '' && nodes.length > 1 && !apart.has(nodes[places[0] ?? 0]?.ids[0] ?? '')
  const byArticle = new Map<string, RawGroup[]>()
  for (const group of alone.filter(isRest)) {
    const known = byArticle.get(group.article)
    if (known) known.push(group)
    else byArticle.set(group.article, [group])
  }
  const rests = [...byArticle.values()].flatMap((groups) => {
    const [first] = groups
    if (!first) return []
    const representatives = groups.slice(0, REST_QUOTES).flatMap(({ quotes }) => quotes.representatives)
    const places = groups.flatMap((group) => group.places)
    return [{ ...first, places, quotes: { representatives }, isRest: true }]
  })
  return { rests, single: alone.filter((group) => !isRest(group)) }
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
    isDuplicateFamily: group.places.length === 1 && !group.isRest,
    isRest: group.isRest,
    proposals: tallyProposals(made),
  }
}

// Over the whole draft a group may still be about one article, and then it says so.
function sharedArticle(members: readonly string[], byId: ReadonlyMap<string, ClusterInput>): string {
  const article = byId.get(members[0] ?? '')?.article ?? ''
  return members.every((id) => (byId.get(id)?.article ?? '') === article) ? article : ''
}
