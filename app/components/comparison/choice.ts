// What the address of a comparison says about its view. Everything a reader chooses stands there, so that a link shows
// another reader the same, and everything works without a script.

import type { Language } from '~/language'
import { defaultLayers, type Layer, layersFrom, switchableLayers } from './layers'

export type View = 'side' | 'inline' | 'three'
export type Marks = 'normal' | 'strong' | 'clean'

export interface CompareChoice {
  readonly layers: ReadonlySet<Layer>
  readonly view: View
  readonly marks: Marks
  readonly isAllOpen: boolean
  /** Which part of a large act: a number from 1, or `all`. */
  readonly part: string | null
  /** An address within the comparison; its part is shown. */
  readonly at: string | null
  readonly language: Language
  /** Path and query of this page. */
  readonly address: string
}

/** Reads the choice of an address; unknown values mean the default. */
export function compareChoice(address: string, language: Language): CompareChoice {
  const query = new URL(address, 'http://localhost').searchParams
  const [marks, view] = [query.get('marks'), query.get('view')]
  const isPrint = query.get('print') === '1'
  return {
    layers: query.has('layer') ? layersFrom(query.getAll('layer')) : defaultLayers,
    view: view === 'inline' || view === 'three' ? view : 'side',
    marks: marks === 'strong' || marks === 'clean' ? marks : 'normal',
    isAllOpen: isPrint || query.get('all') === '1',
    part: isPrint ? 'all' : query.get('part'),
    at: query.get('at'),
    language,
    address,
  }
}

/** The same page with some words of its query set, or taken out where undefined. */
export function addressWith(address: string, change: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(address, 'http://localhost')
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return url.pathname + url.search
}

/** The same page showing one part of a large act; a form that was open is closed. */
export const partAddress = (address: string, change: { readonly at?: string; readonly part?: string }) =>
  addressWith(address, { at: change.at, part: change.part, correct: undefined })

/** The layers as the words of a query, where they are not the default. */
export function layerWords(layers: ReadonlySet<Layer>): readonly string[] {
  const words = switchableLayers.filter((layer) => layers.has(layer))
  const isDefault = words.length === defaultLayers.size && words.every((layer) => defaultLayers.has(layer))
  return isDefault ? [] : words
}

/** The same page with one layer switched; `none` where the last one is switched off. */
export function toggledLayer({ address, layers }: CompareChoice, layer: Layer): string {
  const url = new URL(address, 'http://localhost')
  const next = switchableLayers.filter((one) => layers.has(one) !== (one === layer))
  for (const name of ['layer', 'part']) url.searchParams.delete(name)
  for (const word of next.length === 0 ? ['none'] : next) url.searchParams.append('layer', word)
  return url.pathname + url.search
}
