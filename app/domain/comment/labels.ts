// A few words that say what a group is about, and the quotes that show it. A label is made of phrases that the group
// uses and the others do not (class-based TF-IDF); it is a machine's suggestion, so the quotes always stand beside it.

import { compareText } from './duplicates'

/** What people write in every comment, whatever it is about. */
const generic = new Set(
  (
    '建议 希望 条例 草案 规定 本条 该条 应当 应该 可以 能否 能不能 是否 修改 修改为 改为 改成 增加 删除 删去 删掉 明确 我们 他们 ' +
    '你们 大家 就是 这个 那个 这样 什么 怎么 为什么 因为 所以 但是 如果 没有 不能 不要 不是 还是 现在 问题 意见 进行 对于 ' +
    '以及 或者 并且 同时 一个 一些 一下 有关 相关 其他 必须 需要 认为 觉得 支持 反对 赞成 同意 法规 立法 征求意见稿 征求意见 实际 情况 方面 ' +
    '时候 已经 而且 只有 只要 这些 那些 自己 真的 一直 可能 比较 非常 特别 不应 不得 第一款 第二款 第三款 第一项 一款 一项 一条 一句 内容'
  ).split(' '),
)
const MOST_WORDS = 3
const LONGEST_PHRASE = 8

/** What a word may do in a phrase, in bits. */
const USABLE = 1
const EDGE = 2
const FIGURE = 4

/** Gives phrases of a text, given as its words in order, that can stand in a label, each once. It remembers words, since
 *  the same few thousand stand in all texts. */
export function phraseReader(): (words: readonly string[]) => Set<string> {
  const known = new Map<string, number>()
  const usesOf = (word: string) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const uses = usesOfWord(word)
    known.set(word, uses)
    return uses
  }
  return (words) => phrasesOf(words, usesOf)
}

function usesOfWord(word: string): number {
  if (
    !/^[\p{sc=Han}A-Za-z\d]+$/u.test(word) ||
    generic.has(word) ||
    /^第?[\d一二三四五六七八九十百零]+[条款项]?$/u.test(word)
  )
    return 0
  return USABLE | (word.length > 1 ? EDGE : 0) | (/^[\d一二三四五六七八九十]/u.test(word) ? FIGURE : 0)
}

function phrasesOf(words: readonly string[], usesOf: (word: string) => number): Set<string> {
  const phrases = new Set<string>()
  const uses = words.map(usesOf)
  for (let from = 0; from < words.length; from++) {
    // A phrase begins and ends with a word of two letters or more, and with no figure.
    if (((uses[from] ?? 0) & (EDGE | FIGURE)) !== EDGE) continue
    let phrase = ''
    for (let to = from; to < Math.min(words.length, from + MOST_WORDS); to++) {
      const use = uses[to] ?? 0
      if ((use & USABLE) === 0) break
      phrase += words[to] ?? ''
      if (phrase.length > LONGEST_PHRASE) break
      if (use & EDGE) phrases.add(phrase)
    }
  }
  return phrases
}

/** What a label is made of: phrases and how many texts say them, of so many texts. */
export interface Phrases {
  readonly phrases: ReadonlyMap<string, number>
  readonly labelled: number
}

/** Labels of groups of texts, one each, by phrases. Groups without a phrase of their own get their first words. */
export function labelsOf(groups: readonly Phrases[], fallback: (group: number) => string): string[] {
  const frequency = new Map<string, number>()
  for (const { phrases } of groups)
    for (const [phrase, texts] of phrases) frequency.set(phrase, (frequency.get(phrase) ?? 0) + texts)
  const all = groups.reduce((sum, { labelled }) => sum + labelled, 0)
  return groups.map(({ phrases, labelled }, group) => {
    const least = Math.min(2, labelled)
    const scored = [...phrases]
      .filter(([, count]) => count >= least)
      .map(([phrase, count]): [string, number] => {
        const others = (frequency.get(phrase) ?? 0) - count
        const distinct = Math.log(1 + (all - labelled + 1) / (others + 1))
        return [phrase, (count / labelled) * distinct * Math.sqrt(phrase.length)]
      })
      .sort(([a, x], [b, y]) => y - x || b.length - a.length || compareText(a, b))
    const chosen: string[] = []
    for (const [phrase] of scored) {
      if (chosen.some((other) => other.includes(phrase) || phrase.includes(other) || overlaps(other, phrase)))
        continue
      chosen.push(phrase)
      if (chosen.length === 2) break
    }
    return chosen.length > 0 ? chosen.join('、') : fallback(group)
  })
}

const overlaps = (a: string, b: string) => a.slice(-2) === b.slice(0, 2) || b.slice(-2) === a.slice(0, 2)
