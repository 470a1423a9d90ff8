// Concrete proposals inside a comment: what should be done, where, to which words. 建议将第九条中的“A”修改为“B” is a small
// amendment, and so is “A”不准确，用“B”更合适. The rules go by meaning: which verb governs, which quotation stands before
// and which behind it, what stands between. Where no rule is sure there is no proposal: a person reads the comment anyway.

import { placesIn } from './places'
import { proposalOf } from './proposal-rules'
import { maskQuotes, pointsOf, sentencesOf, unmask } from './wording'

export const proposalOps = [
  'replace',
  'replace_whole',
  'delete',
  'delete_whole',
  'insert',
  'add_para',
  'add_item',
  'add_article',
  'clarify',
  'merge',
  'move',
  'keep',
  'oppose',
] as const
export type ProposalOp = (typeof proposalOps)[number]

/** One proposal. `old` and `new` are the commenter's own words: quoted ones verbatim without their quotation marks,
 *  unquoted ones without the final 。; empty where the op has none. For `insert` `old` is the words after or before
 *  which `new` goes; for `move` and `merge` `new` is the place it goes to. */
export interface Proposal {
  /** From 1, in the order of the comment. */
  readonly n: number
  readonly op: ProposalOp
  /** Printed number; empty when the comment names none and stands on none. */
  readonly article: string
  readonly old: string
  readonly new: string
}

/** What one sentence asks for, before it is placed. Marks of quotations are still in its words. */
export interface FoundProposal {
  readonly op: ProposalOp
  readonly old: string
  readonly new: string
  readonly article?: string
}

const weak: ReadonlySet<ProposalOp> = new Set(['clarify', 'keep', 'oppose'])

/** Proposals in a comment's words, in their order. `article` is where the comment stands: it is used where the words
 *  name no place. Empty when nothing concrete is asked. Linear in the text, about 0.1 ms for a short one. */
export function proposalsIn(text: string, article = ''): Proposal[] {
  const masked = maskQuotes(text)
  const { head, points } = pointsOf(masked.text)
  let place = placesIn(head)[0]?.article ?? article
  const found: Proposal[] = []
  for (const point of points) {
    place = placesIn(point)[0]?.article ?? place
    for (const one of proposalsOfPoint(point)) {
      const own = { ...one, article: one.article ?? place }
      found.push({
        n: found.length + 1,
        op: own.op,
        article: own.article,
        old: cleaned(own.old, masked.quotes),
        new: cleaned(own.new, masked.quotes),
      })
    }
  }
  return found
}

// A sentence that asks for something takes in those before it that ask for nothing, since the words meant often stand
// there: “A”含义不清。建议改为“B”。 Opinions (赞成, 反对, 不明确) count only where nothing concrete is asked.
function proposalsOfPoint(point: string): FoundProposal[] {
  const concrete: FoundProposal[] = []
  const opinions: FoundProposal[] = []
  let before: string[] = []
  for (const sentence of sentencesOf(point)) {
    const several = severalIn(sentence)
    const found = several.length > 0 ? several : asList(proposalOf([...before, sentence].join('。')))
    const asked = found.filter(({ op }) => !weak.has(op))
    if (asked.length > 0) {
      concrete.push(...asked)
      before = []
      continue
    }
    opinions.push(...found)
    before = [...before, sentence]
  }
  if (concrete.length > 0) return distinct(concrete)
  // 赞成第九条，但“A”不明确: the wish for clarity is the more useful reading.
  const clarify = opinions.find(({ op }) => op === 'clarify')
  return asList(clarify ?? opinions[0])
}

// 将“A”改为“B”，删除“C”，在“D”后增加“E”: each part of the sentence has its own verb and its own words.
function severalIn(sentence: string): FoundProposal[] {
  const parts = sentence.split(/[，,、](?:并|同时|且|再|另外|此外)?(?=[^，,]*〘)/u)
  if (parts.length < 2) return []
  const found: FoundProposal[] = []
  for (const part of parts) {
    const one = proposalOf(part)
    if (one === undefined || weak.has(one.op) || !isComplete(one)) return []
    found.push({ ...one, ...placeOf(part) })
  }
  return found
}

const isComplete = ({ op, old, new: words }: FoundProposal) =>
  op === 'replace' || op === 'insert' ? old !== '' && words !== '' : old !== '' || words !== ''

function placeOf(part: string): { article?: string } {
  const place = placesIn(part)[0]
  return place ? { article: place.article } : {}
}

const asList = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value])

function distinct(found: readonly FoundProposal[]): FoundProposal[] {
  const seen = new Set<string>()
  return found.filter(({ op, old, new: words, article }) => {
    const key = [op, old, words, article].join('\u0000')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** A single mark becomes its quotation, verbatim; other words lose blanks and the final stop. */
function cleaned(words: string, quotes: readonly string[]): string {
  const mark = /^\s*〘(\d+)〙\s*$/u.exec(words)
  if (mark) return quotes[Number(mark[1])] ?? ''
  return unmask(words, quotes)
    .replace(/^[\s：:，,]+|[\s。.，,；;]+$/gu, '')
    .trim()
}
