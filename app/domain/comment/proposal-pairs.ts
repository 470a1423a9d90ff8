// Sentences with two or more quotations: words put beside others, words taken out, or words in the place of others. Where
// neither a side nor a removal is spoken of, two quotations and a wish are a replacement, since nothing else is said with
// both; which is which, the roles tell.

import { amountsIn, isSameKind } from './amounts'
import { type Matter, type Mention, spokenWords } from './proposal-matter'
import { bestPair, isWanted, type RolePair } from './proposal-roles'
import { add, amount, change, moveVerb, nameOfWords, remove, side, wish } from './proposal-verbs'
import type { FoundProposal } from './proposals'

const mark = '〘\\d+〙'
const puts = new RegExp(`${add}|${moveVerb}|位置|漏|缺|少(?!于|数|年)|括号|[放搁列写注接续缀标附]|有|来`, 'u')
const isBeside = new RegExp(`^${nameOfWords}[^〘，]{0,6}?${side}`, 'u')
/** 其后, 后面: beside what was quoted before. */
const anaphoric = /(?:^|[，,。])[^〘，,]{0,8}(?:其|它|这)?(?:之)?(?:后|前)(?:面|边|头)?[^〘，,]{0,12}$/u
const putsAt = new RegExp(`(?:${add})[^〘]{0,14}$`, 'u')
const between = new RegExp(
  `(${mark})[^〘]{0,6}[与和同跟、到][^〘]{0,4}(${mark})[^〘]{0,4}(?:之间|中间)[^〘]*?(?:${add}|缺|少|漏|来|放|夹)[^〘]*?(${mark})`,
  'u',
)
const changing = new RegExp(
  `(${mark})([^〘]*?)(?:${change}|${amount}|→|->|=>|—+>|➡|⇒|[^〘，,。]{1,6}(?<!因|作|称|认|行|以|视|列|设)(?:为|成)(?=〘))[^〘。]{0,6}?(${mark})`,
  'gu',
)
const inverted = new RegExp(
  `(?:改|换|变|修改|更改|变更|调整)\\s*(${mark})[^〘。，,]{0,8}?(?:为|成|作|到|至)[^〘。，,]{0,4}(${mark})`,
  'u',
)
const changedTo = /(?:调整|修改|更改|变更|规范|统一|更正|修正|替换|[改换])(?:为|成|作)[^〘]{0,3}$/u
/** “电梯”漏了“自动扶梯”. */
const leftOut = new RegExp(`(${mark})[^〘，。]{0,6}(?:遗漏|漏|缺|少)(?:掉|写|列)?了?个?(${mark})`, 'u')
/** 错把“A”写成“B”, “A”打成“B”了: the second is the slip. */
const slipped = new RegExp(
  `(?:误|错)(?:把|将|以)?(${mark})[^〘，。]{0,4}(?:写|打|印|排|录|输|当|作)?(?:成|为|作)了?(${mark})|(${mark})(?:被|给)?(?:误|错)?(?:打|印|错写|误写|写错|打错|误打|误印|误|错)(?:成|为|作)了?(${mark})`,
  'u',
)
const removing = new RegExp(remove, 'u')
/** The quotation that a verb of removal stands beside. */
const removedBehind = new RegExp(`(?:${remove})[^〘，,。]{0,12}$`, 'u')
const removedBefore = new RegExp(`^${nameOfWords}[^〘。]{0,16}?(?:${remove})`, 'u')
const asks = new RegExp(wish, 'u')

/** The proposals of a matter by its quotations; empty where it has fewer than two or they do not belong together. */
export function pairsOfMarks(matter: Matter): FoundProposal[] {
  const { bare, quotes } = matter
  if (new Set(quotes.map(({ words }) => words)).size < 2) return []
  const middle = between.exec(bare)
  if (middle && middle[3] !== middle[1]) return [pair('insert', middle[1], middle[3])]
  const turned = inverted.exec(bare)
  if (turned) return [pair('replace', turned[1], turned[2])]
  const stated = quotes.find(
    (one) =>
      putsAt.test(one.left) &&
      /^的(?:规定|内容|条款)/u.test(one.right) &&
      spokenWords(matter, one.words).length >= 10 &&
      !quotes.some(({ right }) => isBeside.test(right)),
  )
  if (stated) return [{ op: 'add_para', old: '', new: stated.words }]
  const slip = slipped.exec(bare)
  if (slip) return [pair('replace', slip[2] ?? slip[4], slip[1] ?? slip[3])]
  const left = leftOut.exec(bare)
  if (left && left[1] !== left[2]) return [pair('insert', left[1], left[2])]
  const beside = besideOf(matter)
  if (beside) return [beside]
  const removed = removedOf(matter)
  if (removed.length > 0) return removed
  const changes = [...bare.matchAll(changing)].filter(
    (found) => found[1] !== found[3] && !refuses(quotes, found[1], found[3]),
  )
  if (changes.length > 1 && new Set(changes.map((found) => found[1])).size === changes.length)
    return changes.map((found) => pair('replace', found[1], found[3]))
  const direct = quotes.length > 2 && changes.length === 1 ? changes[0] : undefined
  if (direct && !/[。，,]/u.test(direct[2] ?? '')) return [pair('replace', direct[1], direct[3])]
  const best = bestPair(quotes)
  return best !== undefined && best.score >= (asks.test(bare) ? 1 : 5)
    ? [pair('replace', amountInside(matter, best), best.to.words)]
    : []
}

// “本条例自2025年12月1日起施行”…“2026年3月1日”: of the sentence quoted only its amount changes.
function amountInside(matter: Matter, { old, to }: RolePair): string {
  const [now, wanted] = [spokenWords(matter, old.words), spokenWords(matter, to.words)]
  const [amount] = amountsIn(wanted)
  if (amount?.words !== wanted) return old.words
  const same = amountsIn(now).filter((one) => isSameKind(one, amount))
  const [only] = same
  return only && same.length === 1 && now.length >= only.words.length + 3 ? only.words : old.words
}

// 误写成: the second of the two is the slip.
function refuses(quotes: readonly Mention[], old: string | undefined, to: string | undefined): boolean {
  const wanted = quotes.find(({ words }) => words === to)
  return old === undefined || wanted === undefined || isWanted(wanted) < 0
}

function besideOf({ bare, quotes }: Matter): FoundProposal | undefined {
  const anchors = quotes.filter(({ right }) => isBeside.test(right))
  const anchor = anchors.at(-1)
  if (anchor === undefined) {
    const [first, ...rest] = quotes
    const put = rest.find(({ start, words }) => {
      const before = bare.slice(first?.end ?? 0, start)
      return words !== first?.words && anaphoric.test(before) && puts.test(before)
    })
    const behind = rest.length === 1 ? rest[0] : undefined
    if (put === undefined && behind && first && /(?:后|前)面?[^〘]{0,10}$/u.test(behind.left)) {
      return new RegExp(`^[^〘]{0,8}(?:${add})`, 'u').test(behind.right)
        ? pair('insert', first.words, behind.words)
        : undefined
    }
    return put && first ? pair('insert', first.words, put.words) : undefined
  }
  const others = quotes.filter(({ words }) => words !== anchor.words)
  // In ‘…后面的“A”应为“B”’ the words beside which A stands are no place for B.
  const isChange = others.length > 1 && new RegExp(`${change}`, 'u').test(others.at(-1)?.left ?? '')
  if (isChange) {
    const best = bestPair(others)
    return best && pair('replace', best.old.words, best.to.words)
  }
  const to = others.findLast(({ left }) => putsAt.test(left)) ?? others.at(-1)
  if (to === undefined) return undefined
  const isAlone = others.length === 1 && to.start > anchor.start && anchor.behind.length <= 12
  if (!isAlone && !puts.test(bare.replace(/〘\d+〙/gu, ''))) return undefined
  if (changedTo.test(to.left) && !putsAt.test(to.left)) return undefined
  const reach = bare.slice(Math.min(anchor.end, to.end), Math.max(anchor.start, to.start))
  if (/(?:改|换|替)(?:为|成|作)/u.test(reach) && !putsAt.test(to.left)) return undefined
  return pair('insert', anchor.words, to.words)
}

// “积极”“大力”这类词删去 takes several words with one verb; otherwise the words nearest to the verb go. Words refused for
// the sake of others (不用“A”，用“B”) are a replacement.
function removedOf({ bare, quotes }: Matter): FoundProposal[] {
  if (!removing.test(bare)) return []
  const direct = quotes.filter(({ left }) => removedBehind.test(left))
  const isRefusal = direct.some(({ left }) => /(?:不|别)[^〘，]{0,8}$/u.test(left))
  const wanted = quotes.filter((one) => !direct.includes(one) && isWanted(one) >= (isRefusal ? 1 : 2))
  if (wanted.length > 0 && (isRefusal || direct.length === 0)) return []
  // 删掉“A”，换上“B”.
  if (
    quotes.length === 2 &&
    direct.length === 1 &&
    wanted.some((one) => one.start > (direct[0]?.end ?? 0) && isWanted(one) >= 4)
  )
    return []
  const listed = /^(?:[^〘]*?)(〘\d+〙(?:[、，和与及以]*〘\d+〙)+)/u.exec(bare)?.[1]
  const inList = quotes.filter(({ words }) => listed?.includes(words))
  if (inList.length === new Set(quotes.map(({ words }) => words)).size) return once(inList).map(deletion)
  if (direct.length > 0) return once(direct).map(deletion)
  const nearest = quotes.filter(({ behind }) => removedBefore.test(behind)).at(-1)
  return [deletion(nearest ?? (quotes[0] as Mention))]
}

const once = (all: readonly Mention[]) =>
  all.filter((one, at) => all.findIndex(({ words }) => words === one.words) === at)
const deletion = ({ words }: Mention): FoundProposal => ({ op: 'delete', old: words, new: '' })
const pair = (op: 'replace' | 'insert', old = '', to = ''): FoundProposal => ({ op, old, new: to })
