// From the name people write to the works they mean. Names are compared by their bare characters (folded, without
// brackets and blanks). In order: the title itself, the title without 中华人民共和国, a customary short name, the
// title without its region where few regions have such a one, and, only where a name is clearly meant as one (《…》
// or before 第…条), the shortest titles that hold its characters in their order.

import { bareText } from './characters'
import { customaryTitles } from './customary-titles'

export interface TitleTable {
  /** Titles meant by a name written in full or short; empty when none is. */
  find(name: string): readonly string[]
  /** As `find`, and when nothing is found the nearest titles that hold the name's characters in their order. */
  findNear(name: string): readonly string[]
  /** Longest names standing inside a text, from left to right; places in UTF-16 units of the bare text. */
  within(bare: string): readonly NamedTitle[]
  /** Every name, bare, with the titles that it means. */
  readonly names: ReadonlyMap<string, readonly string[]>
}

export interface NamedTitle {
  readonly name: string
  readonly start: number
  readonly titles: readonly string[]
}

const STATE = '中华人民共和国'
const REGION = /^[^省市州县区]{2,6}(?:省|市|自治区|自治州|自治县|县|区|经济特区)/
/** Below this a name is common speech (条例, 规定); the customary names are exempt. */
const SHORTEST_NAME = 3
/** More titles than this is no finding. */
const MOST_NEAR = 8

export interface OtherNames {
  /** Names that people gave to titles of the table. */
  readonly aliases?: ReadonlyMap<string, readonly string[]>
  /** Names that texts declare for titles. */
  readonly declared?: readonly (readonly [short: string, title: string])[]
}

/** Make the table; O(characters of all titles). */
export function createTitleTable(
  titles: Iterable<string>,
  { aliases = new Map(), declared = [] }: OtherNames = {},
): TitleTable {
  const names = new Map<string, string[]>()
  const regional = new Map<string, string[]>()
  const forms: Form[] = []
  for (const title of new Set(titles)) {
    for (const bare of formsOf(title)) {
      forms.push({ title, bare })
      for (const name of namesOf(bare)) addName(names, name, title)
      const region = REGION.exec(bare)
      if (region) addName(regional, bare.slice(region[0].length), title)
    }
  }
  for (const [name, full] of customaryTitles) {
    for (const title of names.get(bareText(full)) ?? []) addName(names, name, title)
  }
  for (const [alias, of] of aliases) {
    const meant = of.flatMap((title) => names.get(bareText(title)) ?? [])
    for (const title of meant) addName(names, bareText(alias), title)
  }
  for (const [name, of] of declaredOnce(names, declared)) if (!names.has(name)) names.set(name, [...of])
  for (const [name, of] of regional) {
    if (name.length > SHORTEST_NAME && of.length <= MOST_NEAR && !names.has(name)) names.set(name, of)
  }
  let longest = 0
  for (const name of names.keys()) longest = Math.max(longest, name.length)

  const find = (name: string) => names.get(bareText(name)) ?? []
  return {
    find,
    findNear(name) {
      const exact = find(name)
      return exact.length > 0 ? exact : nearest(forms, bareText(name))
    },
    within: (bare) => namesWithin(names, bare, longest),
    names,
  }
}

/** 条例, 《解释》 and 本法 are declared for another work in each text: only a name that means one work everywhere is one. */
function declaredOnce(
  names: ReadonlyMap<string, readonly string[]>,
  declared: readonly (readonly [string, string])[],
): readonly (readonly [string, readonly string[]])[] {
  const meanings = new Map<string, Map<string, readonly string[]>>()
  for (const [short, title] of declared) {
    const [name, long] = [bareText(short), bareText(title)]
    if (name.length < SHORTEST_NAME) continue
    const known = meanings.get(name) ?? new Map<string, readonly string[]>()
    meanings.set(
      name,
      known.set(long.startsWith(STATE) ? long.slice(STATE.length) : long, names.get(long) ?? []),
    )
  }
  return [...meanings].flatMap(([name, of]) => {
    const [only] = of.values()
    return of.size === 1 && only && only.length > 0 ? [[name, only] as const] : []
  })
}

function namesWithin(
  names: ReadonlyMap<string, readonly string[]>,
  bare: string,
  longest: number,
): readonly NamedTitle[] {
  const found: NamedTitle[] = []
  for (let start = 0; start < bare.length; start++) {
    for (let end = Math.min(bare.length, start + longest); end >= start + 2; end--) {
      const name = bare.slice(start, end)
      const titles = names.get(name)
      if (!titles) continue
      found.push({ name, start, titles })
      start = end - 1
      break
    }
  }
  return found
}

interface Form {
  readonly title: string
  readonly bare: string
}

/** ××条例（2023修正） and ××办法（试行） are also called by what stands before the bracket. */
function formsOf(title: string): readonly string[] {
  const bracket = /[（(][^（()）]*[)）]\s*$/.exec(title)
  const forms = bracket ? [title, title.slice(0, bracket.index)] : [title]
  return [...new Set(forms.map(bareText))].filter((form) => form !== '')
}

function namesOf(bare: string): readonly string[] {
  const names = bare.startsWith(STATE) ? [bare, bare.slice(STATE.length)] : [bare]
  // 宪法 and 刑法 are names; 条例 alone is not.
  return names.filter((name) => name.length >= SHORTEST_NAME || name.endsWith('法'))
}

function addName(names: Map<string, string[]>, name: string, title: string): void {
  const titles = names.get(name)
  if (!titles) names.set(name, [title])
  else if (!titles.includes(title)) titles.push(title)
}

function nearest(forms: readonly Form[], name: string): readonly string[] {
  if (name.length < SHORTEST_NAME) return []
  const holding = forms.filter(({ bare }) => bare.endsWith(name.slice(-1)) && holdsInOrder(bare, name))
  const shortest = Math.min(...holding.map(({ bare }) => bare.length))
  // All as short as the shortest, so that a name with several equal readings shows them all.
  const equal = holding.filter(({ bare }) => bare.length === shortest)
  return equal.length <= MOST_NEAR ? equal.map(({ title }) => title) : []
}

function holdsInOrder(text: string, characters: string): boolean {
  let at = 0
  for (const character of characters) {
    at = text.indexOf(character, at)
    if (at < 0) return false
    at += character.length
  }
  return true
}
