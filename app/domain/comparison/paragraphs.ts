// Where the 款 of a split or joined article went: 第八条第三款 became 第四十九条. The edits of such a row show one long text
// against two; a reader, and a 修改决定 (第八条第三款单列一条), want to know which paragraph stands where now.

import { type ArticleText, paragraphsOf } from '../statute'
import type { ArticleRef, ParagraphLink } from './change'
import { likeness } from './lines'

/** Less alike than this and a 款 is not the other reworded: .4 is half the words kept, the order too. */
const alike = 0.4

/** Each old 款 of a split or joined row with the new 款 that is most like it; 款 without one are left out. Cost: old 款 ×
 *  new 款 of the row. */
export function paragraphLinks(
  from: readonly ArticleRef[],
  to: readonly ArticleRef[],
  { old, fresh }: { readonly old: readonly ArticleText[]; readonly fresh: readonly ArticleText[] },
): ParagraphLink[] {
  const targets = placed(to, fresh)
  return placed(from, old).flatMap((paragraph): ParagraphLink[] => {
    const best = targets
      .map((target) => ({ target, score: likeness(paragraph.text, target.text) }))
      .reduce((a, b) => (b.score > a.score ? b : a), {
        target: undefined as Placed | undefined,
        score: alike,
      })
    if (!best.target) return []
    return [
      { from: placeOf(paragraph), to: placeOf(best.target), isReworded: paragraph.text !== best.target.text },
    ]
  })
}

interface Placed {
  readonly number: string
  readonly eId: string
  readonly paragraph: number
  readonly text: string
}

const placeOf = ({ number, eId, paragraph }: Placed) => ({ number, eId, paragraph })

function placed(refs: readonly ArticleRef[], articles: readonly ArticleText[]): Placed[] {
  return refs.flatMap(({ number, index }) => {
    const article = articles[index]
    return (article ? paragraphsOf(article.node) : []).map(({ eId, text, points }, at) => ({
      number,
      eId,
      paragraph: at + 1,
      text: [text, ...points.map((point) => point.text)].join('\n'),
    }))
  })
}
