// Places as the search page lists them: together with the other places of their work, in the order of the best of them.
// The same article in several versions stands once, in its latest version; the others are named below it.

import type { Place } from './search.server'

export interface FoundPlace extends Place {
  /** The same article in other versions. */
  readonly others: readonly Place[]
}

export interface WorkGroup {
  readonly key: string
  readonly first: Place
  readonly places: readonly FoundPlace[]
}

/** Group the places of a page. */
export function groupByWork(places: readonly Place[]): readonly WorkGroup[] {
  const groups = new Map<string, Place[]>()
  for (const place of places) {
    // A draft and the law it wants to change are different things to a reader.
    const key = `${place.workId} ${place.kind}`
    groups.set(key, [...(groups.get(key) ?? []), place])
  }
  return [...groups].map(([key, members]) => ({
    key,
    first: members[0] as Place,
    places: onceEachArticle(members),
  }))
}

function onceEachArticle(members: readonly Place[]): readonly FoundPlace[] {
  const latest = new Map<string, Place>()
  const keyOf = (place: Place) => place.lineageId || place.id
  for (const place of members) {
    const known = latest.get(keyOf(place))
    if (!known || place.ordinal > known.ordinal) latest.set(keyOf(place), place)
  }
  // A map keeps the place of a key's first value: the order stays that of the best hit.
  return [...latest].map(([key, place]) => ({
    ...place,
    others: members.filter((other) => keyOf(other) === key && other !== place),
  }))
}

/** The words marked in a fragment, each once. */
export function markedWords({ fragment }: Place): readonly string[] {
  const words = fragment.ranges.map(([start, end]) => fragment.text.slice(start, end).replace(/\s+/g, ' '))
  return [...new Set(words)]
}
