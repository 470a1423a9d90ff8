// The order in which readings of a matter are tried, the surest first: what names its deed by a verb of its own before
// what only judges words, wishes before opinions.

import { foretold } from './foretold'
import { additionOf } from './proposal-additions'
import { amountChange } from './proposal-amounts'
import { deletionOf } from './proposal-deletions'
import { matterOf } from './proposal-matter'
import { clarificationOf, opinionOf } from './proposal-opinions'
import { pairsOfMarks } from './proposal-pairs'
import { mergeOf, moveOf, splitOf } from './proposal-places'
import { sentenceAnew, unquotedNew, unquotedReplacement, wholeOf } from './proposal-wordings'
import type { FoundProposal } from './proposals'

/** What somebody tells of home, street or hearsay asks nothing of a rule that it neither names nor wishes changed. */
const story =
  /^\s*(?:我(?:们|家|儿子|女儿|妈|爸|老伴)?|咱们?|孩子|老师|听说|据说|他们|人家|(?:外卖)?平台|邻居|楼[上下里]|门口|电梯|物业|今年|去年|上[回次])(?!.*(?:建议|希望|认为|觉得|提议|看|应|请|要求|改|能不能|能否|删|加|支持|反对|赞|拿掉|去掉|撤|取消|代替|换|同意|不明|不清|合适))/su

const rejectsAll = foretold(/(?:坚决|强烈|完全)(?:不同意|反对)/u)

/** What a sentence (or a few that belong together) asks for; empty when nothing is sure. */
export function proposalsOf(sentence: string, spoken: readonly string[], hasPlace: boolean): FoundProposal[] {
  const matter = matterOf(sentence, spoken, hasPlace)
  const { bare, articles } = matter
  if (articles.length === 0 && story.test(sentence)) return []
  const isMerge = bare.includes('合并') && matter.quotes.length === 0
  const pairs = isMerge ? [] : pairsOfMarks(matter)
  if (pairs.length > 0) return pairs
  const found =
    mergeOf(matter) ??
    splitOf(matter) ??
    amountChange(matter) ??
    unquotedNew(matter) ??
    additionOf(matter) ??
    moveOf(matter) ??
    wholeOf(matter) ??
    deletionOf(matter) ??
    unquotedReplacement(matter) ??
    sentenceAnew(matter) ??
    // Who rejects the whole of it asks for no clearer words.
    (rejectsAll.test(bare) ? undefined : clarificationOf(matter)) ??
    opinionOf(matter)
  if (found === undefined) return []
  // Unquoted words never reach across a citation.
  const own = {
    ...found,
    old: found.old.replace(/^.*§(?:的|中的?|里的?)?/u, ''),
    new: found.op === 'merge' || found.op === 'move' ? found.new : found.new.replace(/§.*$/u, ''),
  }
  return own.op === 'replace' && (own.old === '' || own.new === '') ? [] : [own]
}
