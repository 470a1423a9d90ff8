// Names of laws by their sounds: the letters somebody types who has no Chinese keyboard at hand, whole syllables
// (minfadian) or their first letters (mfd), together or apart. A character with several readings has them all: people type
// what they say, and a dictionary of words reads 重庆 right but 市长江 wrong.

import type { TitleTable } from './titles'

/** Titles heard in some letters, nearest first; empty when none is. */
export type Hearing = (letters: string) => readonly string[]

/** Shorter letters are heard in names from their beginning only. */
const LEAST_INSIDE = 4
/** More titles than this is no finding, but for names that are spelt whole. */
const MOST_HEARD = 8
/** Tones are not typed; ü is v or u. */
const readingsOf = new Map<string, readonly string[]>()
const hearings = new WeakMap<TitleTable, Hearing>()

/** Whether something typed can be meant as sounds, and its letters; a number behind them is kept apart. */
export function lettersOf(typed: string): { readonly letters: string; readonly rest: string } | undefined {
  const parts =
    /^\s*([a-z][a-z'’ü ]*[a-z])\s*((?:第 ?)?[0-9零〇一二三四五六七八九十百千]+ ?(?:[条之-].*)?)?$/i.exec(
      typed,
    )
  if (!parts) return undefined
  return {
    letters: (parts[1] ?? '')
      .toLowerCase()
      .replace(/[^a-zü]/g, '')
      .replaceAll('ü', 'v'),
    rest: parts[2] ?? '',
  }
}

/** The hearing of a table of titles, made once; about 100 ms for 3,000 titles at the first. */
export async function hearingOf(titles: TitleTable): Promise<Hearing> {
  const known = hearings.get(titles)
  if (known) return known
  const { pinyin } = await import('pinyin-pro')
  const readings = (character: string): readonly string[] => {
    const kept = readingsOf.get(character)
    if (kept) return kept
    const read = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
    // 女 as nü is typed nv by most and nu by some.
    const spelt = read.flatMap((one) => (one.includes('v') ? [one, one.replace('v', 'u')] : [one]))
    const different = [...new Set(spelt.map((one) => one.toLowerCase()))]
    readingsOf.set(character, different)
    return different
  }
  const names = [...titles.names].map(([name, of]) => ({ sounds: [...name].map(readings), of }))
  const hearing: Hearing = (letters) => heardIn(names, letters)
  hearings.set(titles, hearing)
  return hearing
}

interface Sounding {
  /** Readings of each character. */
  readonly sounds: readonly (readonly string[])[]
  readonly of: readonly string[]
}

/** Whole names before beginnings, beginnings before what stands inside; shorter names first. O(characters of the names). */
function heardIn(names: readonly Sounding[], letters: string): readonly string[] {
  const ranked = names.flatMap(({ sounds, of }) => {
    const rank = Math.min(
      heardFrom(sounds, 0, letters, fully),
      heardFrom(sounds, 0, letters, initially),
      // 'xiaofzqy': some syllables whole, some not; anything fits such letters sooner, so it comes after.
      heardFrom(sounds, 0, letters, either) + 0.5,
      letters.length >= LEAST_INSIDE ? insideRank(sounds, letters) : Number.POSITIVE_INFINITY,
    )
    return Number.isFinite(rank) ? [{ rank, length: sounds.length, of }] : []
  })
  ranked.sort((a, b) => a.rank - b.rank || a.length - b.length)
  const whole = ranked.filter(({ rank }) => rank < 1)
  const shown = whole.length > 0 ? whole : ranked
  const titles = [...new Set(shown.flatMap(({ of }) => of))]
  return titles.slice(0, whole.length > 0 ? titles.length : MOST_HEARD)
}

type Way = (reading: string) => readonly string[]
const fully: Way = (reading) => [reading]
const initially: Way = (reading) => [reading.charAt(0)]
const either: Way = (reading) => [
  reading,
  reading.charAt(0),
  ...(/^[zcs]h/.test(reading) ? [reading.slice(0, 2)] : []),
]

function insideRank(sounds: Sounding['sounds'], letters: string): number {
  for (let from = 1; from < sounds.length; from++) if (heardFrom(sounds, from, letters, fully) < 3) return 3
  return Number.POSITIVE_INFINITY
}

/** 0 when the letters spell the name to its end, 1 when they stop before, infinite when they do not spell it. */
function heardFrom(sounds: Sounding['sounds'], from: number, letters: string, way: Way): number {
  // Nearly every place fails here, before anything is made for it.
  const first = letters.charAt(0)
  if (!sounds[from]?.some((reading) => reading.startsWith(first))) return Number.POSITIVE_INFINITY
  let places = new Set([0])
  for (let at = from; at < sounds.length; at++) {
    const next = new Set<number>()
    for (const place of places) {
      for (const reading of sounds[at] ?? []) {
        for (const typed of way(reading)) {
          // A last syllable may be typed half.
          const left = letters.slice(place)
          if (left !== '' && left.length < typed.length && typed.startsWith(left)) return 1
          if (letters.startsWith(typed, place)) next.add(place + typed.length)
        }
      }
    }
    if (next.has(letters.length)) return at === sounds.length - 1 ? 0 : 1
    if (next.size === 0) return Number.POSITIVE_INFINITY
    places = next
  }
  return Number.POSITIVE_INFINITY
}
