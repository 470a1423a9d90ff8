// The shape of a parsed statute: what levels exist, what each node carries, and the flat view of its articles
// that comparison, comments and search work on. Levels are those of 立法法 第六十五条 (编 章 节 条 款 项 目);
// names are Akoma Ntoso's where it has one. Every node carries the place in the source it was read from, and
// the leaves' places together cover the source without a gap: nothing that was in the file is lost.

import type { Literal, Parent } from 'unist'

/** Place of a node or finding in the source; offsets count UTF-16 units, lines and columns from 1. */
export interface Place {
  readonly start: { readonly line: number; readonly column: number; readonly offset: number }
  readonly end: { readonly line: number; readonly column: number; readonly offset: number }
}

/** 编 · 分编 · 章 · 节. */
export type HeadingLevel = 'book' | 'part' | 'chapter' | 'section'

/** Number of an article: 第十二条之一 is `{n: 12, sub: 1}`. */
export interface ArticleNumber {
  readonly n: number
  readonly sub?: number
}

/** A run of words as written in the source, inner blanks and line breaks resolved by the parser. */
export interface Words extends Literal {
  type: 'words'
  value: string
  position?: Place
}

/** 目: `1.` below a 项. */
export interface Indent extends Parent {
  type: 'indent'
  eId: string
  /** As printed and normalised, e.g. `1.` */
  number: string
  /** The mark as it stands in the source, where it differs from `number`, e.g. `1．` */
  printed?: string
  children: Words[]
  position?: Place
}

/** 项: （一） below a 款. */
export interface Point extends Parent {
  type: 'point'
  eId: string
  /** As printed and normalised, e.g. `（一）` */
  number: string
  /** The mark as it stands in the source, where it differs from `number`, e.g. `(一)` */
  printed?: string
  children: (Words | Indent)[]
  position?: Place
}

/** 款: unnumbered; its lead-in words, then its points. */
export interface Paragraph extends Parent {
  type: 'paragraph'
  eId: string
  children: (Words | Point)[]
  position?: Place
}

/** 条. */
export interface Article extends Parent {
  type: 'article'
  eId: string
  /** Normalised printed number, e.g. `第十二条之一` */
  number: string
  key: ArticleNumber
  /** 条标 / 条旨, without its brackets. */
  caption?: string
  children: Paragraph[]
  position?: Place
}

/** 编, 分编, 章 or 节 with what stands under it. */
export interface Division extends Parent {
  type: HeadingLevel
  eId: string
  /** e.g. `第一章` */
  number: string
  /** e.g. `总则`, letter-spacing removed */
  heading: string
  /** A `Matter` here is a line between articles that belongs to none, such as an unnumbered heading. */
  children: (Division | Article | Paragraph | Matter)[]
  position?: Place
}

/** A part of the text that is not divided into articles. */
export interface Matter extends Parent {
  /** 标题 · 稿次 · 题注 · 目录 · 序言 · 附件 · anything the parser could not place (never dropped) */
  type: 'title' | 'stage' | 'longTitle' | 'toc' | 'preamble' | 'annex' | 'other'
  eId: string
  heading?: string
  children: Words[]
  position?: Place
}

export type StatuteChild = Matter | Division | Article | Paragraph

/** The whole text. */
export interface StatuteTree extends Parent {
  type: 'statute'
  title: string
  /** 题注, with its brackets; empty when there is none. */
  longTitle: string
  /** （草案二次审议稿） and the like; empty when the text carries none. */
  stage: string
  children: StatuteChild[]
  position?: Place
}

/** A finding about the text. The parser never throws: what is doubtful is said here, with its place. */
export interface StatuteMessage {
  /** e.g. `missing-article`, `duplicate-article`, `unplaced-text` */
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'info'
  /** The number or line it is about, e.g. `第二十一条` or `第214行`. */
  readonly place: string
  /** Where in the source, when there is a place there. */
  readonly position?: Place
  /** One Chinese sentence: what is wrong and what it means. */
  readonly reason: string
}

/** A point in the flat view. `text` has no number. */
export interface PointView {
  readonly eId: string
  readonly number: string
  readonly text: string
  readonly indents: readonly { readonly eId: string; readonly number: string; readonly text: string }[]
}

/** A paragraph in the flat view. `text` is the lead-in only. */
export interface ParagraphView {
  readonly eId: string
  readonly text: string
  readonly points: readonly PointView[]
}

/** An article in the flat view: what comparison, comments and search read. */
export interface ArticleView {
  readonly eId: string
  readonly key: ArticleNumber
  readonly number: string
  readonly caption: string
  /** Headings above it, outermost first: `['第一章 总则']`. */
  readonly path: readonly string[]
  readonly paragraphs: readonly ParagraphView[]
  /** Paragraphs, points (with their （一）) and indents one a line, without the article's number and caption. */
  readonly text: string
}
