// Blocks are what the reader makes of lines and what the tree is built from: a flat list in the order of the
// source. A block's text is kept as pieces until it is complete, because joining at every line would cost the
// square of a long paragraph.

import type { ListMark } from './marks'
import { joinAll, type Strand } from './strand'
import type { ArticleNumber, HeadingLevel, Matter } from './tree'

interface WithPieces {
  /** Pieces in the order of the source; joined they are the block's text. */
  readonly pieces: Strand[]
}

export interface MatterBlock extends WithPieces {
  readonly kind: 'matter'
  readonly matter: Matter['type']
}

export interface HeadingBlock extends WithPieces {
  readonly kind: 'heading'
  readonly level: HeadingLevel
  readonly n: number
  readonly mark: Strand
}

export interface ArticleBlock {
  readonly kind: 'article'
  readonly key: ArticleNumber
  readonly style: 'han' | 'arabic'
  /** 第N条 with its caption, as in the source. */
  readonly mark: Strand
  readonly caption?: string
}

/** A 款, or a paragraph outside articles. */
export interface TextBlock extends WithPieces {
  readonly kind: 'text'
}

/** Further words of the 款, 项 or 目 before it, on a line of their own. */
export interface MoreBlock extends WithPieces {
  readonly kind: 'more'
}

export interface ListBlock extends WithPieces {
  readonly kind: 'point' | 'indent'
  readonly list: ListMark
  readonly mark: Strand
}

export type Block = MatterBlock | HeadingBlock | ArticleBlock | TextBlock | MoreBlock | ListBlock

/** The complete text of a block; an article head has none. */
export function textOf(block: Block): Strand {
  return joinAll(block.kind === 'article' ? [] : block.pieces)
}
