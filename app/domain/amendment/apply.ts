// Old text and decision in, amended text out — or the item that does not apply. The operations are carried out on old
// numbers, then all numbers are settled, then carried citations follow them. Total: it never throws on a text.

import type { StatuteTree } from '../statute'
import { type CitationRewrite, carryWorking } from './carry-citations'
import { closeWorking } from './close'
import { type CitationDoubt, doubtfulCitations } from './doubtful-citations'
import { execute } from './execute'
import { type ArticleLink, linksInto, linksOf, throughLinks } from './links'
import { finding } from './messages'
import type { AmendedAct, AmendmentDecision, DecisionMessage } from './model'
import { type ApplyRefusal, DoesNotApply } from './refusal'
import { settle } from './settle'
import { openWorking } from './working'

export interface Applied {
  readonly ok: true
  readonly tree: StatuteTree
  /** Which old article became which new one, for every article of both. */
  readonly links: readonly ArticleLink[]
  /** Citations in carried text that were renumbered, for a person to confirm. */
  readonly rewrites: readonly CitationRewrite[]
  /** Carried citations whose place was repealed, restated or moved: left as they are, for a person to decide. */
  readonly doubts: readonly CitationDoubt[]
  /** What is doubtful about the decision, and whether it names another act than the text. */
  readonly messages: readonly DecisionMessage[]
}

export type ApplyResult = Applied | { readonly ok: false; readonly refusal: ApplyRefusal }

/**
 * Apply a decision to a statute. Of an omnibus decision the items for the act of this title are applied (`act` names
 * another); two decisions in a row are applied one after the other. Linear in the text and the operations.
 */
export function applyDecision(
  tree: StatuteTree,
  decision: AmendmentDecision,
  options: { readonly act?: string } = {},
): ApplyResult {
  const acts = actsFor(decision, options.act ?? tree.title)
  if (acts.length === 0) return { ok: false, refusal: noSuchAct(decision, options.act ?? tree.title) }
  const unread = firstUnread(decision, acts)
  if (unread) return { ok: false, refusal: unread }
  try {
    return {
      ok: true,
      ...applyActs(tree, acts),
      messages: [...decision.messages, ...otherTitle(acts, options.act ?? tree.title)],
    }
  } catch (error) {
    if (!(error instanceof DoesNotApply)) throw error
    return { ok: false, refusal: error.refusal }
  }
}

/** What happens to an operation that does not apply: refusing throws it, planning notes it and goes on. */
type OnRefusal = (error: DoesNotApply) => void

const refuse: OnRefusal = (error) => {
  throw error
}

function applyActs(tree: StatuteTree, acts: readonly AmendedAct[], onRefusal: OnRefusal = refuse) {
  let current = tree
  let links: readonly ArticleLink[] | undefined
  const rewrites: CitationRewrite[] = []
  const doubts: CitationDoubt[] = []
  for (const act of acts) {
    const applied = applyAct(current, act, onRefusal)
    links = links ? throughLinks(links, applied.links) : applied.links
    rewrites.push(...applied.rewrites)
    doubts.push(...applied.doubts)
    current = applied.tree
  }
  return { tree: current, links: links ?? [], rewrites, doubts }
}

function applyAct(tree: StatuteTree, act: AmendedAct, onRefusal: OnRefusal) {
  const working = openWorking(tree)
  const operations = act.items.flatMap((item) => item.operations)
  for (const item of act.items) {
    for (const [k, operation] of item.operations.entries()) {
      try {
        execute(working, operation, item.operations.slice(k + 1))
      } catch (error) {
        if (!(error instanceof DoesNotApply)) throw error
        onRefusal(error)
      }
    }
  }
  settle(working, operations)
  const doubts = doubtfulCitations(working)
  const rewrites = carryWorking(working)
  const amended = closeWorking(working)
  return { tree: amended, links: linksOf(tree, amended, working), rewrites, doubts }
}

export interface DeclaredLinks {
  /** eIds of the old and the new text; each article of a side at most once. */
  readonly links: readonly ArticleLink[]
  /** Items that do not fit the old text; what the others declare still holds. */
  readonly refusals: readonly ApplyRefusal[]
}

/**
 * What a decision declares about the articles of two texts. Where the new text has exactly the articles that the decision
 * leads to, every article is declared, because 条文顺序作相应调整 places them all; otherwise only those that an item names.
 */
export function declaredLinks(
  old: StatuteTree,
  fresh: StatuteTree,
  decision: AmendmentDecision,
  options: { readonly act?: string } = {},
): DeclaredLinks {
  const acts = actsFor(decision, options.act ?? old.title)
  const refusals: ApplyRefusal[] = []
  if (acts.length === 0) return { links: [], refusals: [noSuchAct(decision, options.act ?? old.title)] }
  try {
    const { tree, links } = applyActs(old, acts, (error) => refusals.push(error.refusal))
    return { links: linksInto(links, tree, fresh), refusals }
  } catch (error) {
    if (!(error instanceof DoesNotApply)) throw error
    return { links: [], refusals: [...refusals, error.refusal] }
  }
}

/** The acts of a decision that a title means: all when the decision has one act only. */
export function actsFor(decision: AmendmentDecision, title: string): readonly AmendedAct[] {
  const titles = new Set(decision.acts.map((act) => plainTitle(act.title)))
  if (titles.size <= 1) return decision.acts
  return decision.acts.filter((act) => plainTitle(act.title) === plainTitle(title))
}

/** A title without what decisions leave out or print otherwise: 中华人民共和国, brackets of titles, blanks. */
function plainTitle(title: string): string {
  return title
    .replace(/[《》〈〉\s\u3000]/g, '')
    .replace(/[(（]/g, '（')
    .replace(/[)）]/g, '）')
    .replace(/^中华人民共和国/, '')
}

// A decision with one act is applied whatever the text is called: files name acts in many ways. It is said, though.
function otherTitle(acts: readonly AmendedAct[], title: string): DecisionMessage[] {
  const other = acts.find((act) => act.title !== '' && plainTitle(act.title) !== plainTitle(title))
  return other
    ? [{ ...finding('other-title', '', { start: 0, end: 0 }, ''), words: `《${other.title}》，《${title}》` }]
    : []
}

function noSuchAct(decision: AmendmentDecision, title: string): ApplyRefusal {
  const named = decision.acts.map((act) => `《${act.title}》`).join('、')
  const reason =
    decision.acts.length === 0 ? '没有从决定中读出修改内容' : `决定修改的是${named}，没有《${title}》`
  return { item: '', words: '', start: 0, end: 0, reason }
}

// Words that nobody understood may be an amendment: applying the rest would give a text that is silently wrong.
function firstUnread(decision: AmendmentDecision, acts: readonly AmendedAct[]): ApplyRefusal | undefined {
  const items = acts.flatMap((act) => act.items)
  const unread = decision.messages.find(
    ({ rule, start }) =>
      rule === 'unread-words' && items.some((item) => start >= item.start && start < item.end),
  )
  return (
    unread && {
      item: unread.item,
      words: unread.words,
      start: unread.start,
      end: unread.end,
      reason: '这些文字没有读成修改内容',
    }
  )
}
