// Groups the texts of one article among themselves: joins each to its nearest by words and by meaning, cuts the graph into
// groups, and keeps of each what a label and quotes are made of. Articles do not depend on each other, so a part may be
// grouped in another thread: what goes in and comes out can be cloned.

import { type Segmenter, segmentPlain } from '../text'
import type { Part } from './cluster-nodes'
import { type FoundGroup, type GroupedPart, LABEL_TEXTS } from './cluster-summary'
import { agreement, communitiesOf } from './communities'
import { type Constraints, constraintsOn } from './constraints'
import { continued, type Earlier } from './continued'
import { featuresOf, type SparseRows } from './features'
import { phraseReader } from './labels'
import { type Graph, graphOf } from './neighbour-lists'
import { neighboursAmong, sparseNeighbours } from './neighbours'
import { givenVectors, type TextVectors, textVectors, type Voice } from './text-vectors'
import { vectorNeighbours } from './vector-neighbours'

/** A part with the letters and digits of each node's text. */
export interface PreparedPart extends Part {
  readonly bodies: readonly string[]
}

/** What all parts are grouped by. */
export interface PartSettings {
  readonly seed: number
  readonly resolution: number
  readonly constraints: Constraints
  readonly earlier?: Earlier | undefined
  /** Tables of words that say what texts mean. */
  readonly voices: readonly Voice[]
  /** Vectors of whole texts, in place of the voices. */
  readonly embedded?: ReadonlyMap<string, Float32Array> | undefined
}

/** Texts cut between two pauses. */
const STRIDE = 500
/** Likeness of meaning counts half as much as shared words; from .5 to 1 the measured groups were alike. */
const VECTOR_WEIGHT = 0.5

/** Group one part. Yields how many of its texts are done. */
export function* groupPart(
  part: PreparedPart,
  settings: PartSettings,
  segment: Segmenter = segmentPlain,
): Generator<number, GroupedPart> {
  const { article, nodes, bodies } = part
  const words: string[][] = []
  for (const body of bodies) {
    words.push(segment(body))
    if (words.length % STRIDE === 0) yield 0
  }
  const { rows, graph } = yield* likenessGraph(part, words, settings)
  const { seed, resolution, earlier } = settings
  const cut = { resolution, constraints: constraintsOn(nodes, settings.constraints) }
  const groups = communitiesOf(graph, { ...cut, seed })
  const agreed = nodes.length * agreement(groups, communitiesOf(graph, { ...cut, seed: seed + 1 }))
  const found = earlier
    ? continued({ nodes, graph, earlier, seed, ...cut })
    : gathered(groups).map((places) => ({ places, kept: undefined }))
  const phrasesOf = phraseReader()
  const withWords = ({
    places,
    kept,
  }: {
    places: readonly number[]
    kept: string | undefined
  }): FoundGroup => {
    const labelled = places.slice(0, LABEL_TEXTS)
    const phrases = new Map<string, number>()
    for (const place of labelled)
      for (const phrase of phrasesOf(words[place] ?? [])) phrases.set(phrase, (phrases.get(phrase) ?? 0) + 1)
    return {
      places,
      phrases,
      labelled: labelled.length,
      body: bodies[places[0] ?? 0] ?? '',
      ...(kept === undefined ? {} : { kept }),
    }
  }
  return { article, nodes, rows, agreed, groups: found.map(withWords) }
}

function* likenessGraph(
  { nodes, bodies }: PreparedPart,
  words: readonly (readonly string[])[],
  settings: PartSettings,
): Generator<number, { rows: SparseRows; graph: Graph }> {
  const rows = featuresOf(bodies, words)
  const sources = [{ lists: yield* sparseNeighbours(rows), weight: 1 }]
  const vectors = meaningOf(
    nodes.map(({ text }) => text),
    words,
    settings,
  )
  if (vectors) {
    const meant = vectorNeighbours(vectors, neighboursAmong(bodies.length))
    let more = meant.next()
    for (; !more.done; more = meant.next()) yield bodies.length
    sources.push({ lists: more.value, weight: VECTOR_WEIGHT })
  }
  return { rows, graph: graphOf(sources, bodies.length) }
}

/** What vectors the texts of a part have: a model's where it made them, else of their words. */
function meaningOf(
  texts: readonly string[],
  words: readonly (readonly string[])[],
  { embedded, voices }: PartSettings,
): TextVectors | undefined {
  if (embedded !== undefined) return givenVectors(texts, embedded)
  return voices.length === 0 ? undefined : textVectors(words, voices)
}

function gathered(groups: Int32Array): number[][] {
  const places = new Map<number, number[]>()
  groups.forEach((group, node) => {
    const known = places.get(group)
    if (known) known.push(node)
    else places.set(group, [node])
  })
  return [...places.values()]
}
