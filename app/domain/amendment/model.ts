// What a 修改决定, a 修正案 or a judicial decision on amending says, as a tree: decision → acts → items → operations.
// Operations carry Akoma Ntoso's seven textual modifications (substitution, replacement, insertion, repeal, renumbering,
// split, join) and three that stand beside them: reordering (条文顺序作相应调整), commencement and republication.
// Addresses are those of the drafting rules: what follows 将 is the OLD numbering, what follows 改为 or 作为 is the FINAL
// one; below the article the final number stands in the old article (将第五条改为第六条，增加一款，作为第一款 is
// paragraph 1 of old 第五条). Every operation knows the item it stands in and its words in the source.

import type { ArticleNumber } from '../statute'

/** UTF-16 offsets in the decision's source, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Parts of an act that are not divided into articles. `whole` is the act itself (global terms). */
export type MatterName = 'title' | 'preamble' | 'heading' | 'annex' | 'whole'

/** A place in the amended act. Levels not named are absent; a heading (章名) names its division as well. */
export interface Address {
  readonly book?: number
  readonly part?: number
  readonly chapter?: number
  readonly section?: number
  readonly article?: ArticleNumber
  readonly paragraph?: number
  readonly point?: number
  readonly indent?: number
  readonly matter?: MatterName
  /** 第七自然段 of a preamble. */
  readonly block?: number
  /** 条首部分, 引导语: the words in front of a list, without it. */
  readonly isIntro?: true
  /** 第二句 of the unit, counted from 1; -1 is 最后一句. */
  readonly sentence?: number
  /** Name of an annex as printed: 附件1, 个人所得税税率表一. */
  readonly name?: string
  /** As printed in the decision; empty when understood from the context. */
  readonly words: string
}

/** Levels of things that can be inserted. */
export type InsertLevel =
  | 'book'
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'paragraph'
  | 'point'
  | 'indent'

/** Quoted text: its paragraphs without the outer quotation marks, inner ‘ ’ as printed. */
export interface Quoted extends Span {
  readonly paragraphs: readonly string[]
}

interface Said extends Span {
  /** Item as the decision prints it: 一, 五（二）, 3; empty when the decision has no numbered items. */
  readonly item: string
  /** The source's words from `start` to `end`. */
  readonly words: string
}

/** 将第四条修改为：“…” — whole units, or 该条 restated with what was inserted into it. */
export interface Replacement extends Said {
  readonly type: 'replacement'
  readonly units: readonly Address[]
  readonly text: Quoted
}

/** 第九条中的“七日内”修改为“十五日内”. No unit means the whole act. */
export interface Substitution extends Said {
  readonly type: 'substitution'
  readonly units: readonly Address[]
  readonly except: readonly Address[]
  readonly from: Quoted
  readonly to: Quoted
}

/** 增加一条，作为第九条：“…” · 第四条增加一款，作为第一款 · 增加一章，作为第五章，章名为“…”. */
export interface Insertion extends Said {
  readonly type: 'insertion'
  readonly level: InsertLevel
  readonly count: number
  /** Unit into which it goes (old numbering). */
  readonly within?: Address
  /** 在第…条后 (old numbering). */
  readonly after?: Address
  readonly before?: Address
  /** Final numbers; empty when the decision names none. */
  readonly as: readonly Address[]
  /** Absent when the whole unit is restated by the replacement that follows, and for a chapter without text. */
  readonly text?: Quoted
  /** 章名. */
  readonly heading?: string
  /** 内容为第七十条至第七十四条: the articles that stand in a new 章 or 节, in final numbers. */
  readonly contents?: readonly Address[]
}

/** 增加引言：“…” · 增加附件：“…” */
export interface Supplement extends Said {
  readonly type: 'supplement'
  readonly matter: 'preamble' | 'annex'
  readonly text: Quoted
}

/** 将章节设置修改为：“第一章　总则（第一条至第七条）…”: all headings anew, with the articles below them in final numbers. */
export interface Restructuring extends Said {
  readonly type: 'restructuring'
  /** Absent when the act is to have no headings. */
  readonly text?: Quoted
}

/** 在“A”后增加“B” · 末尾增加“B”. */
export interface WordInsertion extends Said {
  readonly type: 'insertion'
  readonly level: 'words'
  readonly unit: Address
  /** Where in the unit: at its end, at its beginning, or beside these words. */
  readonly at: 'start' | 'end' | { readonly after: string } | { readonly before: string }
  readonly text: Quoted
}

/** 删去第五条 · 删去第七条中的“…”. */
export interface Repeal extends Said {
  readonly type: 'repeal'
  readonly units: readonly Address[]
  /** Only these words of the units. */
  readonly text?: Quoted
}

/** 第九条改为第十条 · 第一款、第二款改为第二款、第三款 · 将第二款改为第十九条: pairs in order. */
export interface Renumbering extends Said {
  readonly type: 'renumbering'
  readonly from: readonly Address[]
  readonly to: readonly Address[]
}

/** 将第三条改为两条，作为第三条、第四条，修改为：“第三条…” */
export interface Split extends Said {
  readonly type: 'split'
  readonly from: Address
  readonly to: readonly Address[]
  readonly text?: Quoted
}

/** 将第十条、第二十五条合并，作为第十条，修改为：“…” */
export interface Join extends Said {
  readonly type: 'join'
  readonly from: readonly Address[]
  /** Absent when the decision names no number: the first of them keeps its place. */
  readonly to?: Address
  readonly text?: Quoted
}

/** 条文顺序作相应调整 · 本决定自…施行 · 根据本决定作相应修改，重新公布. */
export interface Formula extends Said {
  readonly type: 'reordering' | 'commencement' | 'republication'
}

export type Operation =
  | Replacement
  | Substitution
  | Insertion
  | WordInsertion
  | Supplement
  | Restructuring
  | Repeal
  | Renumbering
  | Split
  | Join
  | Formula

/** One item: 一、…, or （二）… below it, with its unnumbered sub-paragraphs. */
export interface AmendmentItem extends Span {
  /** 一 · 五（二） · 3 · empty. */
  readonly number: string
  readonly operations: readonly Operation[]
}

/** An act that the decision amends. */
export interface AmendedAct {
  /** Without 《》; empty when the decision names none. */
  readonly title: string
  readonly items: readonly AmendmentItem[]
}

/** A finding about the decision's text; the parser never throws. */
export interface DecisionMessage extends Span {
  readonly rule:
    | 'unread-words'
    | 'unbalanced-quote'
    | 'missing-number-sign'
    | 'unquoted-text'
    | 'remark'
    | 'after-close'
    | 'no-operation'
    | 'other-title'
  readonly severity: 'error' | 'warning' | 'info'
  readonly item: string
  /** The source's words. */
  readonly words: string
  /** One Chinese sentence. */
  readonly reason: string
}

/** A whole decision; an omnibus decision has several acts, two decisions in a row may name one act twice. */
export interface AmendmentDecision {
  readonly title: string
  readonly acts: readonly AmendedAct[]
  readonly messages: readonly DecisionMessage[]
}
