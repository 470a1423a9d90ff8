// What a comparison of two versions says: rows of articles with their kinds and edits, and the changes of what
// stands around the articles (headings, title, preamble, annexes). The words are Akoma Ntoso's seven textual
// modifications plus four that a reader of Chinese laws needs: unchanged, formal, reference, move.

import type { HeadingLevel } from '../statute'

export type ChangeKind =
  | 'unchanged'
  | 'formal'
  | 'renumbering'
  | 'reference'
  | 'substitution'
  | 'replacement'
  | 'insertion'
  | 'repeal'
  | 'move'
  | 'split'
  | 'join'

/** All kinds, in the order in which tables and counts list them. */
export const changeKinds = [
  'unchanged',
  'formal',
  'renumbering',
  'reference',
  'substitution',
  'replacement',
  'insertion',
  'repeal',
  'move',
  'split',
  'join',
] as const satisfies readonly ChangeKind[]

/** One piece of text: kept, deleted or inserted. Within one change the deletion stands before the insertion. */
export type Edit = readonly ['=' | '-' | '+', string]

/** An article as a row names it; `index` counts from 0 in its version. */
export interface ArticleRef {
  readonly number: string
  readonly eId: string
  readonly index: number
}

/** How a row came about: equal text, similarity, a person's pairing, or the deciding body's own statement. */
export type ChangeSource = 'exact' | 'inferred' | 'corrected' | 'declared'

/** One row: 1:1, 1:n (split), n:1 (join), 0:1 (insertion), 1:0 (repeal); n:m only from a person. */
export interface ArticleChange {
  /** `c-1`, `c-2` … in row order. */
  readonly id: string
  readonly from: readonly ArticleRef[]
  readonly to: readonly ArticleRef[]
  readonly kinds: readonly ChangeKind[]
  /** `=` and `-` concatenate to the old text, `=` and `+` to the new; several articles are joined by `\n`. */
  readonly edits: readonly Edit[]
  /** Similarity of both sides, 0 to 1; 0 where one side is empty. */
  readonly score: number
  readonly source: ChangeSource
  /** Where the 款 went; of split and joined rows only. */
  readonly paragraphs?: readonly ParagraphLink[]
}

/** A 款 by its article's printed number and its own, from 1. */
export interface ParagraphRef {
  readonly number: string
  readonly eId: string
  readonly paragraph: number
}

/** An old 款 and the new one that it became. */
export interface ParagraphLink {
  readonly from: ParagraphRef
  readonly to: ParagraphRef
  readonly isReworded: boolean
}

/** What stands around the articles. A `caption` is the bracketed heading of one article (条标). */
export type StructureLevel =
  | HeadingLevel
  | 'title'
  | 'stage'
  | 'longTitle'
  | 'toc'
  | 'preamble'
  | 'annex'
  | 'other'
  | 'caption'

export type StructureKind = 'insertion' | 'repeal' | 'renaming' | 'renumbering' | 'substitution'

export interface StructureRef {
  readonly eId: string
  readonly number: string
  readonly heading: string
}

/** A change outside the articles' texts; `edits` show its words (number and heading, or the matter's text). */
export interface StructureChange {
  readonly level: StructureLevel
  readonly kind: StructureKind
  readonly from?: StructureRef
  readonly to?: StructureRef
  readonly edits: readonly Edit[]
}

export interface ChangeSet {
  readonly rows: readonly ArticleChange[]
  readonly structure: readonly StructureChange[]
  /** Rows per kind; a row with two kinds counts in both. */
  readonly counts: Readonly<Record<ChangeKind, number>>
}

/** A person's statement: these old articles (eIds) became these new ones. One side empty: inserted or repealed. */
export interface PairCorrection {
  readonly from: readonly string[]
  readonly to: readonly string[]
}
