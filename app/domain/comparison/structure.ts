// Changes outside the articles' texts: headings, title, stage, 题注, preamble, annexes and captions. They are kept
// apart from the rows because they concern no article's words, and they are complete: a character changed anywhere
// in the text stands either in a row or here.

import { diffArrays } from 'diff'
import { type ArticleText, headingsOf, type Matter, type StatuteTree } from '../statute'
import type { ArticleChange, StructureChange, StructureLevel, StructureRef } from './change'
import { compareText } from './inline'

type HeadingView = ReturnType<typeof headingsOf>[number]

/** All changes of structure, in the order of the text: matter, headings, captions. */
export function compareStructure(
  from: ReadVersion,
  to: ReadVersion,
  rows: readonly ArticleChange[],
): StructureChange[] {
  return [
    ...compareMatter(from.tree, to.tree),
    ...compareHeadings(headingsOf(from.tree), headingsOf(to.tree)),
    ...compareCaptions(from.articles, to.articles, rows),
  ]
}

/** A version and its articles, read once. */
export interface ReadVersion {
  readonly tree: StatuteTree
  readonly articles: readonly ArticleText[]
}

const matterTypes = ['title', 'stage', 'longTitle', 'toc', 'preamble', 'annex', 'other'] as const

function compareMatter(from: StatuteTree, to: StatuteTree): StructureChange[] {
  return matterTypes.flatMap((type) => {
    const before = matterText(from, type)
    const after = matterText(to, type)
    if (before === after) return []
    return [
      changeOf(
        type,
        {
          before: before === '' ? undefined : matterRef(type),
          after: after === '' ? undefined : matterRef(type),
        },
        [before, after],
      ),
    ]
  })
}

const matterRef = (eId: string): StructureRef => ({ eId, number: '', heading: '' })

/** The words of all matter of one type, wherever it stands; paragraphs outside articles count as `other`. */
function matterText(tree: StatuteTree, type: (typeof matterTypes)[number]): string {
  const lines: string[] = []
  const visit = (node: { readonly type: string; readonly children?: readonly unknown[] }): void => {
    if (node.type === 'article') return
    const isWanted = node.type === type || (type === 'other' && node.type === 'paragraph')
    if (isWanted) lines.push(wordsBelow(node as Matter))
    else for (const child of node.children ?? []) visit(child as { type: string; children?: unknown[] })
  }
  visit(tree)
  return lines.join('\n')
}

function wordsBelow(node: {
  readonly type: string
  readonly value?: unknown
  readonly number?: unknown
  readonly children?: readonly unknown[]
}): string {
  if (typeof node.value === 'string') return node.value
  const own = typeof node.number === 'string' ? node.number : ''
  return own + (node.children ?? []).map((child) => wordsBelow(child as { type: string })).join('\n')
}

function compareHeadings(from: readonly HeadingView[], to: readonly HeadingView[]): StructureChange[] {
  const changes: StructureChange[] = []
  const sameHeading = (a: HeadingView, b: HeadingView) => a.level === b.level && a.heading === b.heading
  const parts = diffArrays([...from], [...to], { comparator: sameHeading })
  let oldAt = 0
  let newAt = 0
  let removed: HeadingView[] = []
  const flush = (added: readonly HeadingView[]) => {
    changes.push(...pairRenamed(removed, added))
    removed = []
  }
  for (const part of parts) {
    if (part.removed) {
      removed = from.slice(oldAt, oldAt + part.value.length)
      oldAt += part.value.length
    } else if (part.added) {
      flush(to.slice(newAt, newAt + part.value.length))
      newAt += part.value.length
    } else {
      flush([])
      for (let k = 0; k < part.value.length; k++) changes.push(...renumbered(from[oldAt + k], to[newAt + k]))
      oldAt += part.value.length
      newAt += part.value.length
    }
  }
  flush([])
  return changes
}

function renumbered(before: HeadingView | undefined, after: HeadingView | undefined): StructureChange[] {
  if (!before || !after || before.number === after.number) return []
  return [
    changeOf(after.level, { before, after }, [headingWords(before), headingWords(after)], 'renumbering'),
  ]
}

/** Between two kept headings, the first removed and the first added of a level are one renamed heading. */
function pairRenamed(removed: readonly HeadingView[], added: readonly HeadingView[]): StructureChange[] {
  const rest = [...removed]
  const changes = added.map((after) => {
    const at = rest.findIndex((before) => before.level === after.level)
    const before = at >= 0 ? rest.splice(at, 1)[0] : undefined
    return changeOf(after.level, { before, after }, [before ? headingWords(before) : '', headingWords(after)])
  })
  return [...changes, ...rest.map((before) => changeOf(before.level, { before }, [headingWords(before), '']))]
}

const headingWords = ({ number, heading }: HeadingView) => (heading === '' ? number : `${number}　${heading}`)

function compareCaptions(
  old: readonly ArticleText[],
  fresh: readonly ArticleText[],
  rows: readonly ArticleChange[],
): StructureChange[] {
  if (![...old, ...fresh].some(({ caption }) => caption !== '')) return []
  const captions = (articles: readonly ArticleText[], indexes: readonly { readonly index: number }[]) =>
    indexes.map(({ index }) => articles[index]?.caption ?? '').join('\n')
  return rows.flatMap((row) => {
    const before = captions(old, row.from)
    const after = captions(fresh, row.to)
    if (before.trim() === after.trim()) return []
    const ref = (refs: ArticleChange['from'], heading: string): StructureRef | undefined =>
      refs[0] && heading.trim() !== '' ? { eId: refs[0].eId, number: refs[0].number, heading } : undefined
    return [
      changeOf('caption', { before: ref(row.from, before), after: ref(row.to, after) }, [before, after]),
    ]
  })
}

function changeOf(
  level: StructureLevel,
  { before, after }: { readonly before?: StructureRef; readonly after?: StructureRef },
  [from, to]: readonly [string, string],
  given?: 'renumbering',
): StructureChange {
  const isHeading = level === 'book' || level === 'part' || level === 'chapter' || level === 'section'
  const both = isHeading ? ('renaming' as const) : ('substitution' as const)
  const kind = given ?? (!before ? 'insertion' : !after ? 'repeal' : both)
  const plain = ({ eId, number, heading }: StructureRef): StructureRef => ({ eId, number, heading })
  return {
    level,
    kind,
    ...(before ? { from: plain(before) } : {}),
    ...(after ? { to: plain(after) } : {}),
    edits: compareText(from, to),
  }
}
