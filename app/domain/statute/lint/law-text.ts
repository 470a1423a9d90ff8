// A text as drafting rules read it: its passages with what they must not look at covered (names in 《》, words in quotation
// marks, in a decision everything it quotes over however many paragraphs), its articles, headings and front matter, what
// kind of text it is, and for each character the place it has in the source.

import { isBlank } from '../../text'
import { citationsOf, type PlacedCitation } from '../cited-places'
import { eachWords, type Standing } from '../standing'
import type {
  Article,
  Division,
  Matter,
  Paragraph,
  Place,
  Point,
  StatuteChild,
  StatuteTree,
  Words,
} from '../tree'
import { isDivision } from '../view'
import { type Kind, kindOf } from './kind'

export type SpotKind = Matter['type'] | 'heading' | 'article' | 'paragraph' | 'point' | 'indent' | 'source'

/** A place that a finding can stand in. */
export interface Spot {
  readonly kind: SpotKind
  readonly eId: string
  /** For people: 第十二条第二款第一项. */
  readonly place: string
  readonly text: string
  /** `text` with covered characters replaced by □, one for one. */
  readonly plain: string
  readonly standing: Standing
  /** Source offset of a character of `text`. */
  offsetOf(index: number): number
}

export interface ArticleText {
  readonly article: Article
  /** Its number, as a place. */
  readonly head: Spot
  readonly passages: readonly Spot[]
}

export interface LawText extends Kind {
  readonly tree: StatuteTree
  readonly source: string
  /** Passages of norms: those in articles, and in a decision its items. */
  readonly passages: readonly Spot[]
  /** All passages, those too that stand in no article. */
  readonly everyPassage: readonly Spot[]
  readonly articles: readonly ArticleText[]
  readonly headings: readonly {
    readonly division: Division
    readonly spot: Spot
    readonly above?: Division
  }[]
  readonly matters: readonly { readonly matter: Matter; readonly spot: Spot }[]
  /** Citations, those that are wording of another text left out; found once, when first asked. */
  citations(): readonly PlacedCitation[]
  /** Spot of a node with words. */
  spotOf(eId: string): Spot | undefined
}

/** A text ready for the rules. `source` is what `tree` was parsed from. Linear. */
export function lawText(tree: StatuteTree, source: string): LawText {
  const kind = kindOf(tree)
  const everyPassage = passagesOf(tree, source, kind.isDecision)
  const passages = everyPassage.filter(({ standing }) => standing.article || kind.isDecision)
  const byId = new Map(everyPassage.map((spot) => [spot.eId, spot]))
  const ofArticle = new Map<string, Spot[]>()
  for (const spot of passages) {
    const { article } = spot.standing
    if (!article) continue
    const own = ofArticle.get(article.eId) ?? []
    own.push(spot)
    ofArticle.set(article.eId, own)
  }
  const { articles, headings, matters } = framesOf(tree, source)
  let citations: readonly PlacedCitation[] | undefined
  return {
    ...kind,
    tree,
    source,
    passages,
    everyPassage,
    articles: articles.map((article) => ({
      article,
      head: frame('article', article.eId, article.number, startOf(article.position), article),
      passages: ofArticle.get(article.eId) ?? [],
    })),
    headings,
    matters,
    citations: () => {
      citations ??= citationsOf(tree).filter((cited) => {
        const spot = byId.get(cited.eId)
        return !cited.isQuoted && spot?.plain.charAt(cited.end - 1) !== '□'
      })
      return citations
    },
    spotOf: (eId) => byId.get(eId),
  }
}

const startOf = (position: Place | undefined) => position?.start.offset ?? 0

/** A place that is no passage: its words stand in the source from `start` on. */
export function frame(kind: SpotKind, eId: string, text: string, start: number, article?: Article): Spot {
  return {
    kind,
    eId,
    place: kind === 'title' ? '标题' : kind === 'longTitle' ? '题注' : kind === 'toc' ? '目录' : text,
    text,
    plain: text,
    standing: { ...(article ? { article } : {}), divisions: [] },
    offsetOf: (index) => start + index,
  }
}

function framesOf(tree: StatuteTree, source: string) {
  const articles: Article[] = []
  const headings: { division: Division; spot: Spot; above?: Division }[] = []
  const matters: { matter: Matter; spot: Spot }[] = []
  const walk = (children: readonly StatuteChild[], above?: Division) => {
    for (const child of children) {
      if (child.type === 'article') articles.push(child as Article)
      else if (isDivision(child)) {
        const name = frame('heading', child.eId, child.number, startOf(child.position))
        headings.push({ division: child, spot: name, ...(above ? { above } : {}) })
        walk(child.children, child)
      } else if (child.type !== 'paragraph') {
        const matter = child as Matter
        matters.push({ matter, spot: matterSpot(matter, source) })
      }
    }
  }
  walk(tree.children)
  return { articles, headings, matters }
}

function matterSpot(matter: Matter, source: string): Spot {
  const text = matter.children.map(({ value }) => value).join('\n')
  return {
    ...frame(matter.type, matter.eId, text, 0),
    place: matter.type === 'annex' ? (matter.heading ?? '附件') : frame(matter.type, '', text, 0).place,
    offsetOf: offsetFinder(matter.children, source),
  }
}

function passagesOf(tree: StatuteTree, source: string, isDecision: boolean): Spot[] {
  const words = wordsById(tree)
  const spots: Spot[] = []
  let depth = 0
  eachWords(tree, (eId, texts, standing, kind) => {
    if (kind !== 'paragraph' && kind !== 'point' && kind !== 'indent') return
    const text = texts.join('\n')
    // Tables are no sentences.
    if (text.startsWith('|') || text.startsWith('<')) return
    const covered = cover(text, isDecision ? depth : 0)
    depth = covered.depth
    spots.push({
      kind,
      eId,
      place: placeOf(standing),
      text,
      plain: covered.plain,
      standing,
      offsetOf: offsetFinder(words.get(eId) ?? [], source),
    })
  })
  return spots
}

function wordsById(tree: StatuteTree): ReadonlyMap<string, readonly Words[]> {
  const words = new Map<string, Words[]>()
  const walk = (node: { readonly eId?: string; readonly children: readonly unknown[] }) => {
    for (const child of node.children as (Words | Paragraph | Point)[]) {
      if (child.type === 'words') words.set(node.eId ?? '', [...(words.get(node.eId ?? '') ?? []), child])
      else walk(child)
    }
  }
  walk(tree)
  return words
}

function placeOf({ article, paragraph = 0, point }: Standing): string {
  if (!article) return '正文'
  const number = (n: number) => (n < 10 ? '零一二三四五六七八九'.charAt(n) : String(n))
  const parts = [article.number]
  if (article.children.length > 1) parts.push(`第${number(paragraph + 1)}款`)
  if (point !== undefined) parts.push(`第${number(point + 1)}项`)
  return parts.join('')
}

/** Covers 《…》 and “…” with □. `depth` is how many quotation marks stand open before and after the passage. */
function cover(text: string, before: number): { readonly plain: string; readonly depth: number } {
  let depth = before
  let title = 0
  let plain = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i)
    const isBefore = depth > 0 || title > 0
    if (unit === '《' || unit === '〈') title++
    else if ((unit === '》' || unit === '〉') && title > 0) title--
    // A long quotation opens each of its paragraphs again.
    else if (unit === '“' && !(depth > 0 && i === 0)) depth++
    else if (unit === '”' && depth > 0) depth--
    plain += isBefore || depth > 0 || title > 0 ? '□' : unit
  }
  return { plain, depth }
}

/** Words are the source with some blanks taken out, so that their characters are found by walking along it. */
function offsetFinder(words: readonly Words[], source: string): (index: number) => number {
  return (index) => {
    let base = 0
    for (const { value, position } of words) {
      if (index > base + value.length) {
        base += value.length + 1
        continue
      }
      let at = startOf(position)
      const end = position?.end.offset ?? source.length
      for (let i = 0; i <= index - base; i++) {
        const unit = value.charAt(i)
        while (at < end && source[at] !== unit && !(isBlank(unit) && isBlank(source[at]))) at++
        if (i < index - base) at++
      }
      return at
    }
    return startOf(words[0]?.position)
  }
}
