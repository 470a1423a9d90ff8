// Groups the texts of one article among themselves: joins each to its nearest by words and by meaning, cuts the graph into
// groups, and keeps of each what a label and quotes are made of. Articles do not depend on each other, so a part may be
// grouped in another thread: what goes in and comes out can be cloned.

import { type Segmenter, segmentPlain } from '../text'
import type { Part } from './cluster-nodes'
import { type FoundGroup, type GroupedPart, LABEL_TEXTS } from './cluster-summary'
import { agreement, communitySteps } from './communities'
import { type Constraints, constraintsOn } from './constraints'
import { continued, type Earlier } from './continued'
import { featuresOf, type SparseRows } from './features'
import { phraseReader } from './labels'
import { letterOf } from './letter'
import { type Graph, graphOf } from './neighbour-lists'
import { neighboursAmong, sparseNeighbours } from './neighbours'
import { representativesOf } from './representatives'
import type { Stance } from './stance'
import { givenVectors, type TextVectors, textVectors, type Voice } from './text-vectors'
import { vectorNeighbours } from './vector-neighbours'
import { type WordRows, wordRows, wordsOfRow } from './word-rows'

/** A part with what each of its texts wants of the rule, for the quotes. */
export interface PreparedPart extends Part {
  readonly stances: readonly Stance[]
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

export interface TextTools {
  /** Words of a text; without it characters alone are compared. */
  readonly segment?: Segmenter
  /** Turns traditional into simplified characters, for comparison only. */
  readonly simplify?: (text: string) => string
}

/** Group one part. Yields how many of its texts are done. */
export function* groupPart(
  part: PreparedPart,
  settings: PartSettings,
  { segment = segmentPlain, simplify }: TextTools = {},
): Generator<number, GroupedPart> {
  const { nodes, stances } = part
  const bodies: string[] = []
  const cut = wordRows()
  for (const { source } of nodes) {
    const { body } = letterOf(source.text, simplify)
    bodies.push(body)
    cut.add(segment(body))
    if (bodies.length % STRIDE === 0) yield 0
  }
  const words = cut.rows()
  const { rows, graph } = yield* likenessGraph({ part, bodies, words }, settings)
  const { seed, resolution, earlier } = settings
  const by = { resolution, constraints: constraintsOn(nodes, settings.constraints) }
  const groups = yield* communitySteps(graph, { ...by, seed })
  const others = yield* communitySteps(graph, { ...by, seed: seed + 1 })
  const found = earlier
    ? continued({ nodes, graph, earlier, seed, ...by })
    : gathered(groups).map((places) => ({ places, kept: undefined }))
  yield nodes.length
  const phrasesOf = phraseReader()
  const quoteOf = (place: number) => ({
    id: nodes[place]?.ids[0] ?? '',
    stance: stances[place] ?? ('unclear' as const),
  })
  const told = found.map(({ places, kept }): FoundGroup => {
    const labelled = places.slice(0, LABEL_TEXTS)
    const phrases = new Map<string, number>()
    for (const place of labelled)
      for (const phrase of phrasesOf(wordsOfRow(words, place)))
        phrases.set(phrase, (phrases.get(phrase) ?? 0) + 1)
    return {
      places,
      phrases,
      labelled: labelled.length,
      body: bodies[places[0] ?? 0] ?? '',
      quotes: representativesOf(rows, places, quoteOf),
      ...(kept === undefined ? {} : { kept }),
    }
  })
  return { agreed: nodes.length * agreement(groups, others), groups: told }
}

interface ReadPart {
  readonly part: Part
  readonly bodies: readonly string[]
  readonly words: WordRows
}

function* likenessGraph(
  { part, bodies, words }: ReadPart,
  settings: PartSettings,
): Generator<number, { rows: SparseRows; graph: Graph }> {
  const rows = featuresOf(bodies, words)
  yield 0
  const sources = [{ lists: yield* sparseNeighbours(rows), weight: 1 }]
  const vectors = meaningOf(part.nodes, words, settings)
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
  nodes: Part['nodes'],
  words: WordRows,
  { embedded, voices }: PartSettings,
): TextVectors | undefined {
  if (embedded !== undefined)
    return givenVectors(
      nodes.map(({ source }) => source.text),
      embedded,
    )
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
