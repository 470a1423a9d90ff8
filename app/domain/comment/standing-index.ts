// What stands already, held ready so that one more comment is compared with a hundred thousand in milliseconds: whose
// copy it is, and what on its place it resembles while it is still being typed. The same signatures and bars as the
// grouping of all (leaders), but each comment is placed once, in the order it came, and courtesies are not taken out: a
// first reading, which the next grouping replaces. Holds ids and hashes, no words.

import { BANDS, shingleIndex, signer } from './bands'
import {
  type Door,
  homeOf,
  isDoor,
  isShort,
  letterOver,
  likenessReader,
  nearTo,
  type ShingledText,
} from './leaders'
import { letterOf } from './letter'
import { runIndex } from './run-index'
import { hashOf } from './seeded'
import { scriptOf, shinglesOf, wordShinglesOf } from './shingles'

export interface StandingComment {
  readonly id: string
  readonly text: string
  /** Article's eId. */
  readonly place: string
}

export interface StandingFamily {
  /** The comment that the family is measured by. */
  readonly letter: string
  /** Ids of all of them that stand already, the letter first. */
  readonly members: readonly string[]
}

export interface StandingIndex {
  /** Comments that stand in it. */
  readonly size: number
  has(id: string): boolean
  /** Place one comment; the same id again changes nothing. O(runs of the text). */
  add(comment: StandingComment): void
  /** The family whose words `text` repeats. The comment itself, where it stands already, is among the members. */
  familyOf(text: string, place: string): StandingFamily | undefined
  /** Ids on the place that share most runs with `text`, the closest first; copies of one text give `copies` ids. */
  nearestOn(place: string, text: string, most: number, copies?: number): readonly string[]
}

export interface StandingOptions {
  /** Turns traditional into simplified characters, for comparison only. */
  readonly simplify?: (text: string) => string
  /** How many comments are expected; more are taken, at more chance meetings. */
  readonly expected?: number
}

interface Read {
  readonly own: ShingledText
  readonly runs: Uint32Array
  /** Equal for the same words on the same place. */
  readonly name: string
}

/** An empty index. */
export function standingIndex({ simplify, expected = 100_000 }: StandingOptions = {}): StandingIndex {
  const sign = signer()
  const doors = shingleIndex(expected)
  const likeness = likenessReader()
  const runs = runIndex(expected)
  const texts: ShingledText[] = []
  const members: string[][] = []
  /** Texts of the family that a letter leads; empty where it leads none. */
  const under: number[][] = []
  const byName = new Map<string, number>()
  const byId = new Set<string>()
  let leaders = new Int32Array(1024)

  const read = (text: string, place: string): Read => {
    const { body, matter } = letterOf(text, simplify)
    const script = scriptOf(body)
    const characters = shinglesOf(body)
    const shingles = script === 'latin' ? wordShinglesOf(matter) : characters
    // Two hashes: 32 bits alone would take two of a hundred thousand texts for one.
    return {
      own: { shingles, script },
      runs: characters,
      name: `${hashOf(body)} ${hashOf(` ${body}`)} ${place}`,
    }
  }
  const meet = (own: ShingledText) => {
    const keys = new Uint32Array(BANDS)
    sign(own.shingles, keys, 0)
    likeness.read(own)
    return { keys, near: nearTo(doors.candidates(keys), texts, likeness) }
  }
  const rootsOf = (near: readonly Door[]) => new Set(near.map(({ door }) => letterOver(leaders, door)))
  const join = (root: number, to: number) => {
    const moved = under[root] ?? []
    if (moved.length === 0) return
    under[to]?.push(...moved)
    under[root] = []
  }
  const place = (at: number, own: ShingledText) => {
    if (isShort(own)) return
    const { keys, near } = meet(own)
    const roots = rootsOf(near)
    const home = homeOf(own, near, { texts, leaders, likeness })
    if (home >= 0) leaders[at] = home
    // Families that this text brought together.
    for (const root of [...roots, at]) if (leaders[root] !== root) join(root, letterOver(leaders, root))
    if (isDoor(own, home, near)) doors.add(at, keys)
  }
  const homeFor = ({ own, name }: Read): number => {
    const same = byName.get(name)
    if (same !== undefined) return letterOver(leaders, same)
    if (isShort(own)) return -1
    const { near } = meet(own)
    const roots = rootsOf(near)
    const home = homeOf(own, near, { texts, leaders, likeness })
    // Asking must not bring families together.
    for (const root of roots) leaders[root] = root
    return home
  }
  return {
    get size() {
      return byId.size
    },
    has: (id) => byId.has(id),
    add: (comment) => {
      if (byId.has(comment.id)) return
      byId.add(comment.id)
      const { own, runs: ownRuns, name } = read(comment.text, comment.place)
      const same = byName.get(name)
      if (same !== undefined) {
        members[same]?.push(comment.id)
        return
      }
      const at = texts.push(own) - 1
      if (at === leaders.length) leaders = doubled(leaders)
      leaders[at] = at
      members.push([comment.id])
      under.push([at])
      byName.set(name, at)
      runs.add(at, hashOf(comment.place), ownRuns)
      place(at, own)
    },
    familyOf: (text, onPlace) => {
      const home = homeFor(read(text, onPlace))
      if (home < 0) return undefined
      const letter = members[home]?.[0] ?? ''
      const rest = (under[home] ?? []).flatMap((at) => members[at] ?? [])
      return { letter, members: [letter, ...rest.filter((id) => id !== letter)] }
    },
    nearestOn: (onPlace, text, most, copies = 1) =>
      runs
        .nearest(hashOf(onPlace), read(text, onPlace).runs, most)
        .flatMap((at) => (members[at] ?? []).slice(-copies)),
  }
}

function doubled(from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2)
  to.set(from)
  return to
}
