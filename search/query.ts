// What a person typed, taken apart: “phrases” that must stand word for word, -words that must not, citations of
// articles in any of the usual forms, names of laws, and the words that remain. Nothing here looks at an index
// except the table of titles, which says whether a name before 第…条 is one.

import { keyOf } from './article-number'
import { bareText, foldText } from './characters'
import type { TitleTable } from './titles'

export interface Query {
  /** What is ranked: the query without operators and without what is cited. */
  readonly words: string
  /** The query without operators, cited or not … */
  readonly text: string
  /** … and its bare characters: what a quoted text would have word for word. */
  readonly whole: string
  readonly phrases: readonly string[]
  readonly exclusions: readonly string[]
  /** Articles cited; `titles` is empty when only a number was given. */
  readonly citations: readonly QueryCitation[]
  /** Laws named without an article. */
  readonly named: readonly string[]
  /** The query is nothing but a law's name. */
  readonly nameOnly: boolean
  /** Short names and what they stand for. */
  readonly shortTitles: readonly { readonly from: string; readonly to: string }[]
}

export interface QueryCitation {
  readonly titles: readonly string[]
  /** As `articleKey`. */
  readonly article: number
}

/** Longer queries are cut: a page of pasted text ranks no better by its end. UTF-16 units. */
const LONGEST = 500

/** Take a query apart. Never fails: what has no special meaning is words. */
export function parseQuery(typed: string, titles: TitleTable): Query {
  const phrases: string[] = []
  const exclusions: string[] = []
  let rest = typed.slice(0, LONGEST).replace(/[“"「]([^“”"「」]+)[”"」]/g, (_, phrase: string) => {
    phrases.push(phrase.trim())
    return ' '
  })
  rest = rest.replace(/(^|\s)[-－]([^\s\-－]+)/g, (_, before: string, word: string) => {
    exclusions.push(word)
    return before
  })
  const cited = takeCitations(foldText(rest), titles)
  const names = titles.within(bareText(cited.words))
  const bare = bareText(cited.words)
  const short = [...cited.names, ...names.map(({ name, titles }) => ({ name, titles }))]
  return {
    words: cited.words.trim(),
    text: rest,
    whole: bareText(rest),
    phrases: phrases.filter((phrase) => bareText(phrase) !== ''),
    exclusions: exclusions.filter((word) => bareText(word) !== ''),
    citations: cited.citations,
    named: names.flatMap((found) => found.titles),
    nameOnly:
      names.length === 1 && names[0]?.name === bare && phrases.length === 0 && cited.citations.length === 0,
    shortTitles: short.flatMap(({ name, titles }) =>
      titles
        .filter((title) => bareText(title) !== bareText(name))
        .slice(0, 1)
        .map((to) => ({ from: name, to })),
    ),
  }
}

/** The query for works that were found by other means than their names in writing. */
export function queryForTitles(titles: readonly string[]): Query {
  return {
    ...{ words: '', text: '', whole: '', phrases: [], exclusions: [], citations: [], shortTitles: [] },
    named: titles,
    nameOnly: true,
  }
}

interface Cited {
  readonly words: string
  readonly citations: readonly QueryCitation[]
  readonly names: readonly { readonly name: string; readonly titles: readonly string[] }[]
}

const NUMBER = '[0-9零一二三四五六七八九十百千]+'
// 第 may be missing where a law's name stands before it (民法典54条); 款, 项 and 目 lie inside the article shown.
const ARTICLE = new RegExp(
  `(第)? ?(${NUMBER}) ?条(?: ?之 ?(${NUMBER}))?(?: ?第? ?${NUMBER} ?款)?(?: ?第? ?[(]?${NUMBER}[)]? ?项)?(?:的?规定)?`,
  'g',
)

function takeCitations(folded: string, titles: TitleTable): Cited {
  const citations: QueryCitation[] = []
  const names: { name: string; titles: readonly string[] }[] = []
  let words = ''
  let at = 0
  let lastTitles: readonly string[] = []
  for (const match of folded.matchAll(ARTICLE)) {
    const article = keyOf(match[2], match[3])
    const before = folded.slice(at, match.index)
    const named = nameBefore(before, titles)
    if (article === 0 || (match[1] === undefined && named === undefined)) continue
    // 民法典第五条、第六条: the second number belongs to the same law.
    const follows = /^[ 、,和及与]*$/.test(before)
    const meant = named?.titles ?? (follows ? lastTitles : [])
    citations.push({ titles: meant, article })
    if (named) names.push(named)
    words += `${named ? before.slice(0, named.start) : follows ? ' ' : before} `
    lastTitles = meant
    at = match.index + match[0].length
  }
  return withBareNumber({ words: words + folded.slice(at), citations, names }, titles)
}

// 民法典1043, 消法 五十五, 刑法120-1: a law's name and behind it nothing but a number.
const BARE_NUMBER = new RegExp(`^(.*?) ?(?:第 ?)?(${NUMBER})(?: ?[-之] ?(${NUMBER}))? *[。?!]?$`)

function withBareNumber(cited: Cited, titles: TitleTable): Cited {
  const parts = BARE_NUMBER.exec(cited.words.trim())
  const named = parts && nameBefore(parts[1] ?? '', titles)
  const article = keyOf(parts?.[2], parts?.[3])
  // 刑法修正案十一 is a name itself, and no law has so many articles that a year could be one of them.
  const isYear = /^(?:19|20)[0-9]{2}$/.test(parts?.[2] ?? '')
  if (!parts || !named || article === 0 || isYear || titles.find(parts[0]).length > 0) return cited
  return {
    words: (parts[1] ?? '').slice(0, named.start),
    citations: [...cited.citations, { titles: named.titles, article }],
    names: [...cited.names, named],
  }
}

interface NameBefore {
  readonly name: string
  readonly titles: readonly string[]
  readonly start: number
}

/** The law named at the end of the words before a number: the longest tail that is a name, 《…》, or nearly a name. */
function nameBefore(before: string, titles: TitleTable): NameBefore | undefined {
  const marked = /《([^《》]+(?:《[^《》]+》[^《》]*)?)》[^《》]{0,6}$/.exec(before)
  const tail = before.replace(/[ 的中里]{1,3}$/, '')
  // A title may end with another's: 关于适用《…法》的解释 is not the 法. So longer tails are tried before 《…》.
  for (let start = 0; start < Math.min(tail.length - 1, marked?.index ?? tail.length); start++) {
    const found = titles.find(tail.slice(start))
    if (found.length > 0) return { name: tail.slice(start), titles: found, start }
  }
  const inMarks = marked?.[1] ? titles.findNear(marked[1]) : []
  if (marked?.[1] && inMarks.length > 0) return { name: marked[1], titles: inMarks, start: marked.index }
  const word = /[^ ,。;:?!、]+$/.exec(tail)
  if (!word) return undefined
  const lead = LEAD_IN.exec(word[0])?.[0].length ?? 0
  const name = word[0].slice(lead)
  const near = titles.findNear(name)
  return near.length > 0 ? { name, titles: near, start: word.index + lead } : undefined
}

/** What people put before a law's name; the name itself is not looked for inside other words, where anything is near. */
const LEAD_IN =
  /^(?:请问|想问|问|查询?|查一下|请教|看一下|根据|依据|依照|按照|按|违反|适用|关于|国务院|国家)+(?:一下)?(?:国务院|国家)?/
