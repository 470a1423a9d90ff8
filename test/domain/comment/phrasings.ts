// The written comments of test/fixtures/proposals and how a reading of them is judged.

import { readFileSync } from 'node:fs'
import { type ProposalOp, proposalsIn } from '~/domain/comment'

export interface Phrasing {
  readonly text: string
  /** Where the comment stands; empty when the comment names its place itself. */
  readonly article: string
  /** op|article|old|new of each proposal. */
  readonly gold: readonly string[]
}

/** Phrasings of a file, in its order. */
export function readPhrasings(name: string): Phrasing[] {
  return fileText(name)
    .split(/^@ /mu)
    .slice(1)
    .map((block) => {
      const [first = '', ...gold] = block.trim().split('\n')
      const place = /^\[(第[^\]]{1,8}条)\] /u.exec(first)
      return {
        text: first.slice(place?.[0].length ?? 0).replaceAll('⏎', '\n'),
        article: place?.[1] ?? '',
        gold,
      }
    })
}

/** Lines of a file of stances: the stance and the sentence. */
export function readStances(name: string): { stance: string; text: string }[] {
  return fileText(name)
    .trim()
    .split('\n')
    .map((line) => ({ stance: line.slice(0, line.indexOf(' ')), text: line.slice(line.indexOf(' ') + 1) }))
}

function fileText(name: string): string {
  return readFileSync(new URL(`../../fixtures/proposals/${name}`, import.meta.url), 'utf8')
}

export interface Score {
  readonly of: number
  /** Phrasings whose ops, articles, words and everything are right, all proposals of the phrasing in order. */
  readonly op: number
  readonly article: number
  readonly words: number
  readonly all: number
  readonly wrong: readonly { readonly text: string; readonly gold: string; readonly read: string }[]
}

/** Strict: a phrasing with a proposal too many or too few is wrong in every slot. */
export function scoreOf(phrasings: readonly Phrasing[]): Score {
  const right = { op: 0, article: 0, words: 0, all: 0 }
  const wrong: { text: string; gold: string; read: string }[] = []
  for (const { text, article, gold } of phrasings) {
    const read = proposalsIn(text, article).map((one) => [one.op, one.article, one.old, one.new].join('|'))
    const same = (from: number, to: number) => slots(read, from, to) === slots(gold, from, to)
    if (same(0, 1)) right.op++
    if (same(1, 2)) right.article++
    if (same(2, 4)) right.words++
    if (same(0, 4)) right.all++
    else wrong.push({ text, gold: gold.join(' ; '), read: read.join(' ; ') })
  }
  return { of: phrasings.length, ...right, wrong }
}

function slots(proposals: readonly string[], from: number, to: number): string {
  return proposals.map((one) => judged(one).slice(from, to).join('|')).join('\n')
}

/** Hands write both ways, and neither is judged: the final stop of a wording, and the side of the place a move goes to. */
function judged(proposal: string): string[] {
  const slots = proposal.split('|').map((slot) => slot.replace(/。$/u, ''))
  if (slots[0] === 'move') slots[3] = (slots[3] ?? '').replace(/(?:的?之?[前后](?:面|边|头)?)$/u, '')
  return slots
}

/** Ops read in comments that ask for nothing concrete. */
export function falselyRead(phrasings: readonly Phrasing[]): { text: string; ops: ProposalOp[] }[] {
  return phrasings
    .map(({ text, article }) => ({ text, ops: proposalsIn(text, article).map(({ op }) => op) }))
    .filter(({ ops }) => ops.length > 0)
}
