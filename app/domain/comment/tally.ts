// Counts concrete proposals: the same change to the same words is one line, with how many people made it. Line for line
// and never netted: 三十日→十五日 by 37 people and 三十日→二十日 by 3 stand beside each other.

import { foldText } from './comment-text'
import { compareText } from './duplicates'
import type { Proposal, ProposalOp } from './proposals'

/** A proposal with who made it. */
export interface MadeProposal extends Pick<Proposal, 'op' | 'article' | 'old' | 'new'> {
  readonly comment: string
  /** Counted as one person. */
  readonly author: string
}

export interface ProposalTally {
  readonly op: ProposalOp
  readonly article: string
  readonly old: string
  readonly new: string
  /** As it is shown: 三十日→十五日, 删去“…”, 增加“…”. */
  readonly words: string
  readonly people: number
  readonly texts: number
  /** Ids of the comments, sorted. */
  readonly comments: readonly string[]
}

/** Longest piece of a proposal shown in a tally, in code points. */
const SHOWN = 24

/** Lines of a tally, by people, then by words. Opinions without words (赞成, 反对) are counted by stance, not here. */
export function tallyProposals(made: readonly MadeProposal[]): ProposalTally[] {
  const lines = new Map<string, MadeProposal[]>()
  const articles = new Set(made.map(({ article }) => article))
  for (const one of made) {
    // 写得更明确 without the words meant is a wish and no proposal.
    if (one.op === 'keep' || one.op === 'oppose' || (one.op === 'clarify' && one.old === '')) continue
    const key = [one.op, one.article, foldText(one.old), foldText(one.new)].join('\u0000')
    const line = lines.get(key)
    if (line) line.push(one)
    else lines.set(key, [one])
  }
  return [...lines.values()]
    .map((line) => {
      const sorted = [...line].sort((a, b) => compareText(a.comment, b.comment))
      const { op, article, old, new: words } = sorted[0] as MadeProposal
      const comments = [...new Set(sorted.map(({ comment }) => comment))]
      const people = new Set(sorted.map(({ author }) => author)).size
      return {
        op,
        article,
        old,
        new: words,
        words: `${articles.size > 1 ? article : ''}${proposalWords({ op, old, new: words })}`,
        people,
        texts: comments.length,
        comments,
      }
    })
    .sort((a, b) => b.people - a.people || b.texts - a.texts || compareText(a.words, b.words))
}

/** A proposal in a few words. */
export function proposalWords({ op, old, new: words }: Pick<Proposal, 'op' | 'old' | 'new'>): string {
  const from = shortened(old)
  const to = shortened(words)
  switch (op) {
    case 'replace':
      return `${from}→${to}`
    case 'replace_whole':
      return `整条改为“${to}”`
    case 'delete':
      return `删去“${from}”`
    case 'delete_whole':
      return '整条删去'
    case 'insert':
      return from === '' ? `增加“${to}”` : `“${from}”处增加“${to}”`
    case 'add_para':
      return to === '' ? '增加一款' : `增加一款“${to}”`
    case 'add_item':
      return to === '' ? '增加一项' : `增加一项“${to}”`
    case 'add_article':
      return to === '' ? '增加一条' : `增加一条“${to}”`
    case 'clarify':
      return from === '' ? '写得更明确' : `明确“${from}”`
    case 'merge':
      return to === '' ? '合并' : `与${to}合并`
    case 'split':
      return '拆分'
    case 'move':
      return `移到${to}`
    case 'keep':
      return '保留'
    case 'oppose':
      return '反对'
  }
}

function shortened(words: string): string {
  const points = [...words.replace(/\s+/gu, '')]
  return points.length > SHOWN ? `${points.slice(0, SHOWN).join('')}…` : points.join('')
}
