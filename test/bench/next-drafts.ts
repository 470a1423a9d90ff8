// A seeded program that makes next drafts of a regulation with proposals in hand: some it does, some it does in part or in other words,
// some it leaves, and for some it does something else at the very place. Around them it rewords, adds and drops what nobody asked about,
// moves, joins, splits, adds and repeals articles. So what became of every proposal is known and not judged.

import { readFileSync } from 'node:fs'
import { articlesOf, parseStatute } from '../../app/domain/statute'
import { numberToHan } from '../../app/domain/text'
import type { Dice } from './edits'

export interface Written {
  /** Printed number in the draft that was commented on. */
  readonly article: string
  readonly old: string
  readonly asked: string
  readonly half: string
  readonly near: string
  readonly text: string
  readonly isEditedInPlace: boolean
}

/** What the program did with a proposal. */
export type Deed = 'done' | 'half' | 'left' | 'near'

export interface Work {
  readonly name: string
  readonly half: 'choosing' | 'reporting'
  readonly articles: readonly { readonly number: string; readonly text: string }[]
  readonly written: readonly Written[]
}

export interface NextDraft {
  readonly source: string
  readonly articles: readonly string[]
  readonly deeds: ReadonlyMap<Written, Deed>
}

const content = new URL('../../content/', import.meta.url)

/** The regulations and what was written about them. Refuses words that their article does not have. */
export function readWorks(): Work[] {
  const file = readFileSync(new URL('../fixtures/tracing/proposals.txt', import.meta.url), 'utf8')
  return file
    .split(/^# /mu)
    .slice(1)
    .map((block) => {
      const [head = '', ...lines] = block.trim().split('\n')
      const [name = '', half] = head.split(' ')
      const articles = articlesOf(parseStatute(sourceOf(name)).tree).map(({ number, text }) => ({
        number,
        text,
      }))
      const written = lines.map(readLine)
      for (const { article, old } of written) {
        const text = articles.find(({ number }) => number === article)?.text
        if (text === undefined || (old !== '*' && !text.includes(old)))
          throw new Error(`${name} ${article} does not have: ${old}`)
      }
      return { name, half: half === 'choosing' ? 'choosing' : 'reporting', articles, written }
    })
}

function sourceOf(name: string): string {
  const path =
    name.includes('-management') || name === 'charging-safety'
      ? `works/${name}/1-draft.md`
      : `library/regulations/${name}.md`
  return readFileSync(new URL(path, content), 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, '')
}

function readLine(line: string): Written {
  const [article = '', old = '', asked = '', half = '', near = '', words = ''] = line
    .replaceAll('⏎', '\n')
    .split('|')
  const isEditedInPlace = words.startsWith('✎')
  return { article, old, asked, half, near, text: words.replace(/^✎/u, ''), isEditedInPlace }
}

/** The paragraph as it was edited in place; empty where it was not. */
export function suggestionOf({ old, asked, isEditedInPlace }: Written, articleText: string): string {
  if (!isEditedInPlace) return ''
  const line = articleText.split('\n').find((one) => one.includes(old)) ?? articleText
  return line.replace(old, () => asked)
}

interface Article {
  readonly text: string
  /** Whether a proposal is about it. */
  readonly isAskedAbout: boolean
}

/** One next draft. `donors` are articles of other regulations, whose words come in where nobody asked. */
export function nextDraft(work: Work, roll: Dice, donors: readonly string[]): NextDraft {
  const deeds = new Map<Written, Deed>()
  const gone = new Set<string>()
  let articles: readonly Article[] = work.articles.map(({ number, text }): Article => {
    const own = shuffled(
      work.written.filter(({ article }) => article === number),
      roll,
    )
    let fresh = text
    const held: string[] = own.map(({ old }) => old).filter((old) => old !== '' && old !== '*')
    for (const one of own) {
      const deed = deedFor(one, roll)
      const next = doneTo(fresh, one, deed)
      if (next === undefined) continue
      deeds.set(one, deed)
      if (deed === 'done' && one.old === '*') gone.add(number)
      else fresh = next
      if (deed !== 'left') held.push(wordsOf(one, deed))
    }
    if (gone.has(number)) return { text: '', isAskedAbout: true }
    return {
      text: roll.chance(0.45) ? reworded(fresh, held, roll, donors) : fresh,
      isAskedAbout: own.length > 0,
    }
  })
  articles = rearranged(
    articles.filter(({ text }) => text !== ''),
    roll,
    donors,
  )
  const texts = articles.map(({ text }) => text)
  return { source: lawOf(texts), articles: texts, deeds }
}

export const lawOf = (texts: readonly string[]) =>
  `# 测试条例\n\n${texts.map((text, at) => `第${numberToHan(at + 1)}条　${text.split('\n').join('\n\n')}`).join('\n\n')}\n`

function deedFor({ old, asked, near, half }: Written, roll: Dice): Deed {
  const drawn = roll.below(100)
  if (near === '&') return 'left'
  if (old === '*') return drawn < 45 ? 'done' : 'left'
  if (drawn < 42) return 'done'
  if (drawn < 57 && half !== asked) return 'half'
  return drawn < 75 ? 'near' : 'left'
}

const wordsOf = ({ asked, half, near }: Written, deed: Deed) =>
  deed === 'done' ? asked : deed === 'half' ? half : deed === 'near' ? near : ''

/** The article after the deed; undefined where another deed took the words before it. */
function doneTo(text: string, one: Written, deed: Deed): string | undefined {
  if (deed === 'left' || one.old === '*') return one.old === '*' || text.includes(one.old) ? text : undefined
  const words = wordsOf(one, deed)
  if (one.old === '') return `${text}\n${words}`
  return text.includes(one.old) ? text.replace(one.old, () => words) : undefined
}

/** Words that nobody asked about: a paragraph comes in, a paragraph goes, or a common word is said otherwise. */
function reworded(text: string, held: readonly string[], roll: Dice, donors: readonly string[]): string {
  const lines = text.split('\n')
  const isFree = (line: string) => held.every((words) => !line.includes(words) && !words.includes(line))
  const kind = roll.below(4)
  if (kind === 0) {
    const donor = roll.pick(donors).split('\n')[0] ?? ''
    return `${text}\n${donor}`
  }
  const loose = lines.flatMap((line, at) => (at > 0 && isFree(line) && !line.startsWith('（') ? [at] : []))
  if (kind === 1 && loose.length > 0) return lines.toSpliced(roll.pick(loose), 1).join('\n')
  const [from, to] = roll.pick(sayings)
  const at = lines.findIndex((line) => line.includes(from) && isFree(line))
  return at < 0 ? text : lines.with(at, (lines[at] ?? '').replace(from, to)).join('\n')
}

const sayings = [
  ['应当', '必须'],
  ['可以', '有权'],
  ['负责', '承担'],
  ['市人民政府', '市、县人民政府'],
  ['按照', '依照'],
  ['有关', '相关'],
  ['及时', '立即'],
  ['街道办事处', '街道办事处、开发区管理机构'],
  ['规定', '要求'],
] as const

function rearranged(all: readonly Article[], roll: Dice, donors: readonly string[]): readonly Article[] {
  let articles: readonly Article[] = all
  for (let n = 1 + roll.below(5); n > 0; n--) {
    const at = roll.below(articles.length)
    const [one, next] = [articles[at], articles[at + 1]]
    if (!one) continue
    const kind = roll.below(5)
    const fresh = { text: roll.pick(donors), isAskedAbout: false }
    if (kind === 0) articles = articles.toSpliced(at, 0, fresh)
    else if (kind === 1 && !one.isAskedAbout) articles = articles.toSpliced(at, 1)
    else if (kind === 2) articles = articles.toSpliced(at, 1).toSpliced(roll.below(articles.length), 0, one)
    else if (kind === 3 && next)
      articles = articles.toSpliced(at, 2, { text: `${one.text}\n${next.text}`, isAskedAbout: true })
    else if (kind === 4) articles = split(articles, at)
  }
  return articles
}

/** One article becomes two where a paragraph ends; a list stays with the words that lead it in. */
function split(articles: readonly Article[], at: number): readonly Article[] {
  const one = articles[at]
  const lines = one?.text.split('\n') ?? []
  const cut = lines.findIndex((line, place) => place > 0 && !line.startsWith('（'))
  if (!one || cut < 1) return articles
  return articles.toSpliced(
    at,
    1,
    { ...one, text: lines.slice(0, cut).join('\n') },
    { ...one, text: lines.slice(cut).join('\n') },
  )
}

function shuffled<T>(all: readonly T[], roll: Dice): T[] {
  const rest = [...all]
  return all.map(() => rest.splice(roll.below(rest.length), 1)[0] as T)
}
