// Expressions that are asked of a text only where it could match. The rules ask sixty long expressions of every sentence,
// and most sentences hold none of their words: so each expression tells beforehand the letters, or pairs of letters side by
// side, of which every match has one, and one pass over a text tells which expressions are worth asking. What an expression
// finds stays the same; half of what reading a comment cost was asking in vain. A letter that stands for many by chance
// only means that the expression is asked.

/** What of an expression the rules use; it never remembers a place. */
export interface Foretold {
  readonly test: (text: string) => boolean
  readonly exec: (text: string) => RegExpExecArray | null
}

/** Letters, or pairs of letters, of which every match holds one. */
export type Needed = ReadonlySet<string>

const WORDS = 3
/** An entry has a word more, so that its place is a shift away. */
const WIDTH = 4
const PAIR_SLOTS = 1 << 13
/** What an expression needs, one bit for each, by letter and by pair. */
const byLetter = new Int32Array(0x10000 * WIDTH)
const byPair = new Int32Array(PAIR_SLOTS * WIDTH)
let expressions = 0

const slotOf = (before: number, unit: number) =>
  (Math.imul(before, 0x9e3779b1) >>> 19) ^ (unit & (PAIR_SLOTS - 1))

/** The expression, asked only of texts that could match. Its flags must not make it remember a place. */
export function foretold(source: RegExp | string): Foretold {
  const pattern = typeof source === 'string' ? new RegExp(source, 'u') : source
  if (pattern.global || pattern.sticky || pattern.ignoreCase)
    throw new Error(`Expected an expression without flags g, y and i, got ${pattern.flags}`)
  const needed = neededBy(pattern.source)
  if (needed === undefined) return { test: (text) => pattern.test(text), exec: (text) => pattern.exec(text) }
  const [word, bit] = numbered(needed)
  const mayMatch = (text: string) => ((hintsOf(text)[word] ?? 0) & bit) !== 0
  return {
    test: (text) => mayMatch(text) && pattern.test(text),
    exec: (text) => (mayMatch(text) ? pattern.exec(text) : null),
  }
}

function numbered(needed: Needed): readonly [number, number] {
  const [word, bit] = [Math.floor(expressions / 32), 1 << (expressions % 32)]
  if (word >= WORDS) throw new Error(`Expected at most ${32 * WORDS} foretold expressions`)
  expressions++
  for (const letters of needed) {
    const [first, second] = [letters.charCodeAt(0), letters.charCodeAt(1)]
    const table = letters.length === 1 ? byLetter : byPair
    const at = (letters.length === 1 ? first : slotOf(first, second)) * WIDTH + word
    table[at] = (table[at] ?? 0) | bit
  }
  return [word, bit]
}

// The rules turn between two copies of a sentence, so the hints of two texts are kept.
const recent = [
  { text: '', hints: new Int32Array(WORDS), of: 0 },
  { text: '', hints: new Int32Array(WORDS), of: 0 },
]
let latest = 0

function hintsOf(text: string): Int32Array {
  const now = recent[latest] as (typeof recent)[number]
  if (now.text === text && now.of === expressions) return now.hints
  latest = 1 - latest
  const other = recent[latest] as (typeof recent)[number]
  if (other.text !== text || other.of !== expressions) {
    other.text = text
    other.of = expressions
    read(text, other.hints)
  }
  return other.hints
}

function read(text: string, hints: Int32Array): void {
  let [first, second, third, before] = [0, 0, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const letter = unit * WIDTH
    const pair = slotOf(before, unit) * WIDTH
    first |= (byLetter[letter] ?? 0) | (byPair[pair] ?? 0)
    second |= (byLetter[letter + 1] ?? 0) | (byPair[pair + 1] ?? 0)
    third |= (byLetter[letter + 2] ?? 0) | (byPair[pair + 2] ?? 0)
    before = unit
  }
  hints[0] = first
  hints[1] = second
  hints[2] = third
}

/** What every match of the expression holds; `undefined` where that cannot be told. Lookarounds count: what they ask for
 *  stands in the text as well. */
export function neededBy(source: string): Needed | undefined {
  const reader = { source, at: 0 }
  const needed = alternativesOf(reader)
  if (reader.at !== source.length) throw new Error(`Could not read the expression ${source} at ${reader.at}`)
  return needed
}

interface Reader {
  readonly source: string
  at: number
}

// Of several ways to match, one holds: their needs together.
function alternativesOf(reader: Reader): Needed | undefined {
  const all = new Set<string>()
  let isKnown = true
  for (;;) {
    const needed = sequenceOf(reader)
    if (needed === undefined) isKnown = false
    else for (const one of needed) all.add(one)
    if (reader.source[reader.at] !== '|') break
    reader.at++
  }
  return isKnown && all.size <= MOST ? all : undefined
}

/** More tell nothing. */
const MOST = 600
const MOST_PAIRS = 120

interface Piece {
  /** The single letters it may be, where it is exactly one of few. */
  readonly letters?: readonly string[]
  readonly needed?: Needed | undefined
  /** Takes no room: what stands before and behind it is side by side. */
  readonly isEmpty?: boolean
}

// Of what stands one after the other all holds: the most telling.
function sequenceOf(reader: Reader): Needed | undefined {
  let best: Needed | undefined
  let before: readonly string[] | undefined
  const offer = (needed: Needed | undefined) => {
    if (needed !== undefined && (best === undefined || costOf(needed) < costOf(best))) best = needed
  }
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const piece = pieceOf(reader)
    const times = timesOf(reader)
    if (piece.isEmpty) {
      if (times > 0) offer(piece.needed)
      continue
    }
    const letters = times === 1 ? piece.letters : undefined
    if (times > 0) offer(piece.needed)
    if (before && letters && before.length * letters.length <= MOST_PAIRS)
      offer(new Set(before.flatMap((one) => letters.map((other) => one + other))))
    before = letters
  }
  return best
}

/** Letters that are in every other sentence. */
const common = new Set('的一是不了在人有我这个们中来上大为和到出要时可也你会着没多就能年下家里')

function costOf(needed: Needed): number {
  let cost = 0
  for (const one of needed) cost += one.length === 2 ? 1 : common.has(one) ? 60 : 12
  return cost
}

// How often at least: 1 for exactly once, 2 for once or more, 0 where it may be missing.
function timesOf(reader: Reader): number {
  const found = /^(?:[?*+]|\{(\d+),?\d*\})\??/u.exec(reader.source.slice(reader.at, reader.at + 12))
  if (!found) return 1
  reader.at += found[0].length
  if (found[1] !== undefined) return Number(found[1]) > 0 ? 2 : 0
  return found[0].startsWith('+') ? 2 : 0
}

function pieceOf(reader: Reader): Piece {
  const { source } = reader
  const sign = source[reader.at] ?? ''
  if (sign === '(') return groupOf(reader)
  if (sign === '[') return classOf(reader)
  reader.at++
  if (sign === '^' || sign === '$') return { isEmpty: true }
  if (sign === '.') return {}
  if (sign !== '\\') return oneOf([sign])
  const escaped = source[reader.at++] ?? ''
  if (escaped === 'p' || escaped === 'P') {
    reader.at = source.indexOf('}', reader.at) + 1
    return {}
  }
  if (escaped === 'b' || escaped === 'B') return { isEmpty: true }
  return escaped === 'd' ? oneOf([...digits]) : /[a-z0-9]/iu.test(escaped) ? {} : oneOf([escaped])
}

const digits = '0123456789'
const oneOf = (letters: readonly string[]): Piece => ({ letters, needed: new Set(letters) })

function groupOf(reader: Reader): Piece {
  const kind = /^\((?:\?(?:<?[=!]|:))?/u.exec(reader.source.slice(reader.at, reader.at + 4))?.[0] ?? '('
  reader.at += kind.length
  const needed = alternativesOf(reader)
  if (reader.source[reader.at] !== ')') throw new Error(`Expected an end of the group in ${reader.source}`)
  reader.at++
  if (kind.endsWith('!')) return { isEmpty: true }
  return { needed, isEmpty: kind.endsWith('=') }
}

function classOf(reader: Reader): Piece {
  const { source } = reader
  const end = endOfClass(source, reader.at)
  const inside = source.slice(reader.at + 1, end)
  reader.at = end + 1
  const letters = inside
    .replace(/\\d/gu, digits)
    .replace(/([^\\])-([^\\])/gu, (_, from: string, to: string) => spanned(from, to))
  if (/^\^|\\[a-z]|-/iu.test(letters)) return {}
  return oneOf([...letters.replaceAll('\\', '')])
}

/** Letters of a range, where they are few. */
function spanned(from: string, to: string): string {
  const [first, last] = [from.charCodeAt(0), to.charCodeAt(0)]
  if (last - first > LONGEST_RANGE) return '-'
  return String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, at) => first + at))
}
const LONGEST_RANGE = 40

function endOfClass(source: string, from: number): number {
  let at = from + 1
  while (source[at] !== ']') at += source[at] === '\\' ? 2 : 1
  return at
}
