// Every node of a tree that has words of its own, with where it stands: in which 条, under which headings, as which 款 of
// its article and which 项 of its list. Citations and drafting rules both read a text this way, since what 前款 or 本章
// means depends on nothing else.

import { declaredIn } from '../text'
import { knownTitle } from './registry'
import type { Article, Division, Paragraph, Point, StatuteChild, StatuteTree, Words } from './tree'
import { isDivision } from './view'

export interface Standing {
  readonly article?: Article
  /** Index of the 款 in its article, of the 项 in its 款. */
  readonly paragraph?: number
  readonly point?: number
  readonly divisions: readonly Division[]
}

/** Every node with words of its own, in the order of the text. `texts` are its words, a continuation each. Linear. */
export function eachWords(
  tree: StatuteTree,
  visit: (eId: string, texts: readonly string[], standing: Standing, kind: string) => void,
): void {
  const wordsIn = (node: { readonly children: readonly { readonly type: string }[] }) =>
    node.children.filter((child): child is Words => child.type === 'words').map(({ value }) => value)
  const paragraphs = (
    children: readonly Paragraph[],
    article: Article | undefined,
    divisions: readonly Division[],
  ) => {
    children.forEach((paragraph, at) => {
      const standing: Standing = { article, paragraph: article ? at : undefined, divisions }
      visit(paragraph.eId, wordsIn(paragraph), standing, 'paragraph')
      pointsIn(paragraph).forEach((point, n) => {
        visit(point.eId, wordsIn(point), { ...standing, point: n }, 'point')
        for (const child of point.children)
          if (child.type === 'indent') visit(child.eId, wordsIn(child), { ...standing, point: n }, 'indent')
      })
    })
  }
  const walk = (children: readonly StatuteChild[], divisions: readonly Division[]) => {
    for (const child of children) {
      if (isDivision(child)) walk(child.children, [...divisions, child])
      else if (child.type === 'article') paragraphs((child as Article).children, child as Article, divisions)
      else if (child.type === 'paragraph') paragraphs([child as Paragraph], undefined, divisions)
      else if (child.type === 'preamble' || child.type === 'annex' || child.type === 'other')
        visit(child.eId, wordsIn(child), { divisions }, child.type)
    }
  }
  walk(tree.children, [])
}

/** 项 of a 款. */
export function pointsIn({ children }: Paragraph): Point[] {
  return children.filter((child): child is Point => child.type === 'point')
}

/** Abbreviations that a text declares for works: 《中华人民共和国某法》（以下简称某法） gives 某法 → 某法's registry title. */
export function declaredNames(tree: StatuteTree): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  eachWords(tree, (_eId, texts) => {
    for (const text of texts) {
      for (const [short, title] of declaredIn(text)) names.set(short, knownTitle(title))
    }
  })
  return names
}
