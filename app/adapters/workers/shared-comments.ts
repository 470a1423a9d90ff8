// Comments in memory that all threads share. Cloned from thread to thread a million texts would stand in it four times, and
// twice more in the messages; here each stands once, as UTF-16, and is made a string when it is asked for (a quarter of a
// microsecond). Ids are few letters and are cloned.

import type { ClusterInput, CommentWords } from '~/domain/comment'

/** A comment as the grouping takes it, with what is read in it beside its text. */
export interface GroupedComment extends ClusterInput {
  /** Printed number of the article it stands on. */
  readonly number?: string
  readonly suggestion?: string
  /** The article's text, where a suggestion may be an edit of it. */
  readonly original?: string
}

/** Texts in a row, `units[ends[i − 1]…ends[i]]` each. */
interface SharedTexts {
  readonly units: Uint8Array<SharedArrayBuffer>
  readonly ends: SharedRow
}

/** A value a comment, of few different ones; −1 for none. */
interface SharedColumn {
  readonly values: readonly string[]
  readonly at: SharedRow
}

export interface SharedComments {
  readonly ids: readonly string[]
  readonly texts: SharedTexts
  readonly articles: SharedColumn
  readonly authors: SharedColumn
  readonly stations: SharedColumn
  readonly numbers: SharedColumn
  /** By place, of the few that suggest a wording. */
  readonly suggested: ReadonlyMap<number, Pick<CommentWords, 'suggestion' | 'original'>>
}

/** Put comments where all threads can read them. Linear. */
export function sharedComments(comments: readonly GroupedComment[]): SharedComments {
  const column = (read: (comment: GroupedComment) => string | undefined) => sharedColumn(comments, read)
  const suggested = comments.flatMap(({ suggestion = '', original = '' }, at): [number, object][] =>
    suggestion === '' && original === '' ? [] : [[at, { suggestion, original }]],
  )
  return {
    ids: comments.map(({ id }) => id),
    texts: sharedTexts(comments),
    articles: column(({ article }) => article),
    authors: column(({ author }) => author),
    stations: column(({ station }) => station),
    numbers: column(({ number }) => number),
    suggested: new Map(suggested),
  }
}

function sharedTexts(comments: readonly GroupedComment[]): SharedTexts {
  const ends = sharedRow(comments.length)
  let size = 0
  comments.forEach(({ text }, at) => {
    size += text.length * 2
    ends[at] = size
  })
  const units = new Uint8Array(new SharedArrayBuffer(size))
  const bytes = Buffer.from(units.buffer)
  comments.forEach(({ text }, at) => {
    bytes.write(text, ends[at - 1] ?? 0, 'utf16le')
  })
  return { units, ends }
}

function sharedColumn<T>(rows: readonly T[], read: (row: T) => string | undefined): SharedColumn {
  const at = sharedRow(rows.length)
  const places = new Map<string, number>()
  rows.forEach((row, index) => {
    const value = read(row)
    if (value === undefined) {
      at[index] = -1
      return
    }
    const place = places.get(value) ?? places.size
    places.set(value, place)
    at[index] = place
  })
  return { values: [...places.keys()], at }
}

/** Whole numbers that all threads see. */
export function sharedRow(length: number): SharedRow {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT))
}
export type SharedRow = Int32Array<SharedArrayBuffer>

/** A comment that reads its words where they lie. */
export class SharedComment implements ClusterInput {
  readonly at: number
  readonly #of: CommentSource

  constructor(of: CommentSource, at: number) {
    this.#of = of
    this.at = at
  }

  get id(): string {
    return this.#of.comments.ids[this.at] ?? ''
  }

  get text(): string {
    return this.#of.textOf(this.at)
  }

  get article(): string | undefined {
    return valueAt(this.#of.comments.articles, this.at)
  }

  get author(): string | undefined {
    return valueAt(this.#of.comments.authors, this.at)
  }

  get station(): string | undefined {
    return valueAt(this.#of.comments.stations, this.at)
  }
}

interface CommentSource {
  readonly comments: SharedComments
  readonly textOf: (at: number) => string
}

const valueAt = ({ values, at }: SharedColumn, place: number): string | undefined => values[at[place] ?? -1]

/** Shared comments as a thread reads them. */
export function readShared(comments: SharedComments) {
  const { units, ends } = comments.texts
  const bytes = Buffer.from(units.buffer)
  const textOf = (at: number) => bytes.toString('utf16le', ends[at - 1] ?? 0, ends[at])
  const source: CommentSource = { comments, textOf }
  return {
    size: comments.ids.length,
    idOf: (at: number) => comments.ids[at] ?? '',
    commentAt: (at: number) => new SharedComment(source, at),
    wordsAt: (at: number): CommentWords => ({
      text: textOf(at),
      article: valueAt(comments.numbers, at) ?? '',
      ...comments.suggested.get(at),
    }),
  }
}
export type ReadComments = ReturnType<typeof readShared>
