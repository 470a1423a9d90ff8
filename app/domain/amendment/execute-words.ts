// Operations on words: 中的“A”修改为“B”, 删去“A”, 末尾增加“B”, 在“A”后增加“B”, and terms changed through the whole act.

import { listMarkAt } from '../statute'
import { findDivision, findUnit } from './find'
import type { Address, Operation, Repeal, Substitution, WordInsertion } from './model'
import { linesOf } from './quoted-text'
import { DoesNotApply } from './refusal'
import { addBeside, type Replaced, replaceWords } from './replace-words'
import {
  type Holder,
  isArticle,
  keyOf,
  type Piece,
  type Run,
  type WorkArticle,
  type Working,
  wordsOf,
} from './working'

type Change = (runs: readonly Run[]) => Replaced

export function substituteWords(working: Working, operation: Substitution): void {
  const isList = operation.units.some(({ point }) => point !== undefined)
  const from = isList ? linesOf(operation.from).map(withoutMark) : linesOf(operation.from)
  const to = isList ? linesOf(operation.to).map(withoutMark) : linesOf(operation.to)
  if (from.length > 1) {
    substituteParagraphs(working, operation, from, to)
    return
  }
  const change: Change = (runs) => replaceWords(runs, from[0] ?? '', to.join('\n'))
  const count =
    operation.units.length === 0
      ? changeEverywhere(working, operation.except, change)
      : changeUnits(working, operation.units, operation, change)
  if (count === 0) throw new DoesNotApply(operation, `原文找不到“${from[0] ?? ''}”`)
}

// 第六项“（六）…”修改为“（六）…”: the mark is the place and no part of its words.
function withoutMark(line: string): string {
  const mark = listMarkAt(line, 0)
  return mark ? line.slice(mark.end) : line
}

// “第一段”“第二段”修改为：“…”“…”: whole paragraphs named by their words; each stands in one 款.
function substituteParagraphs(
  working: Working,
  operation: Substitution,
  from: readonly string[],
  to: readonly string[],
): void {
  from.forEach((words, k) => {
    const isLast = k === from.length - 1
    const rest = isLast ? to.slice(k).join('\n') : (to[k] ?? '')
    const change: Change = (runs) => replaceWords(runs, words, rest)
    if (changeUnits(working, operation.units, operation, change) === 0) {
      throw new DoesNotApply(operation, `原文找不到“${words}”`)
    }
  })
}

export function repealWords(working: Working, operation: Repeal): void {
  const words = operation.text ? linesOf(operation.text).join('\n') : ''
  const count = changeUnits(working, operation.units, operation, (runs) => replaceWords(runs, words, ''))
  if (count === 0) throw new DoesNotApply(operation, `原文找不到“${words}”`)
}

export function addWords(working: Working, operation: WordInsertion): void {
  const words = linesOf(operation.text).join('\n')
  const { at } = operation
  if (typeof at === 'object') {
    const side = 'after' in at ? 'after' : 'before'
    const anchor = 'after' in at ? at.after : at.before
    const count = changeUnits(working, [operation.unit], operation, (runs) =>
      addBeside(runs, anchor, words, side),
    )
    if (count === 0) throw new DoesNotApply(operation, `原文找不到“${anchor}”`)
    return
  }
  const fresh = { text: words, isFresh: true }
  const target = matterRuns(working, operation.unit) ?? edgePiece(working, operation)
  if (!target) throw new DoesNotApply(operation, `原文没有“${operation.unit.words}”`)
  target.runs = at === 'end' ? [...target.runs, fresh] : [fresh, ...target.runs]
}

// The last or first words of a unit: of its last 项 where it ends in a list.
function edgePiece(working: Working, operation: WordInsertion): { runs: Run[] } | undefined {
  const { article, pieces } = findUnit(working, operation.unit, operation)
  const piece = pieces.at(-1) ?? (operation.at === 'end' ? article.pieces.at(-1) : article.pieces[0])
  if (!piece || operation.at === 'start') return piece
  let last: Piece = piece
  for (let below = last.children.at(-1); below; below = last.children.at(-1)) last = below
  return last
}

/** Change words in units; the number of places changed in all. Every unit must have them. */
function changeUnits(
  working: Working,
  units: readonly Address[],
  operation: Operation,
  change: Change,
): number {
  if (units.length === 0) throw new DoesNotApply(operation, '没有写明修改的是哪一条')
  return units.reduce((count, unit) => {
    const changed = changeUnit(working, unit, operation, change)
    if (changed === 0) throw new DoesNotApply(operation, `“${unit.words}”中找不到决定所引的文字`)
    return count + changed
  }, 0)
}

function changeUnit(working: Working, unit: Address, operation: Operation, change: Change): number {
  const matter = matterRuns(working, unit)
  if (matter) return changeHolder(matter, change)
  if (
    !unit.article &&
    (unit.chapter !== undefined || unit.section !== undefined || unit.book !== undefined)
  ) {
    const division = findDivision(working, unit, operation)
    if (unit.matter === 'heading') return changeHeading(division, change)
    return changeHeading(division, change) + changeIn(division, new Set(), change)
  }
  const { article, pieces } = findUnit(working, unit, operation)
  const piece = pieces.at(-1)
  return piece ? changePiece(piece, change) : changeArticle(article, change)
}

function changeHeading(division: { heading: string }, change: Change): number {
  const { runs, count } = change([{ text: division.heading, isFresh: false }])
  division.heading = runs.map(({ text }) => text).join('')
  return count
}

/** The words of 引言, 序言第七自然段, 名称; undefined when the address is no such part. */
function matterRuns(working: Working, unit: Address): { runs: Run[] } | undefined {
  if (unit.matter === undefined || unit.matter === 'heading' || unit.matter === 'whole') return undefined
  for (const child of working.root.children) {
    if (isArticle(child) || child.kind !== 'matter' || child.node.type !== unit.matter) continue
    const { runs } = child
    const index = unit.block === undefined ? 0 : blockIndex(runs, unit.block)
    if (runs[index] === undefined) return undefined
    return {
      get runs() {
        return runs[index] ?? []
      },
      set runs(value: Run[]) {
        runs[index] = value
      },
    }
  }
  return undefined
}

/** Index of 第N自然段: the line 序言 that heads a preamble is none. */
export function blockIndex(runs: readonly (readonly Run[])[], block: number): number {
  const isHeaded = /^序[\s\u3000]*言$/.test(wordsOf(runs[0] ?? []).trim())
  return block - 1 + (isHeaded ? 1 : 0)
}

function changeHolder(holder: { runs: Run[] }, change: Change): number {
  const { runs, count } = change(holder.runs)
  if (count > 0) holder.runs = runs
  return count
}

function changePiece(piece: Piece, change: Change): number {
  if (piece.isGone) return 0
  return (
    changeHolder(piece, change) +
    piece.children.reduce((count, child) => count + changePiece(child, change), 0)
  )
}

function changeArticle(article: WorkArticle, change: Change): number {
  return article.pieces.reduce((count, piece) => count + changePiece(piece, change), 0)
}

/** The whole act: articles, headings, and what stands around them. */
function changeEverywhere(working: Working, except: readonly Address[], change: Change): number {
  const spared = new Set(except.flatMap(({ article }) => (article ? [keyOf(article)] : [])))
  const fresh = working.articles.filter(({ old, isGone }) => old === undefined && !isGone)
  return (
    fresh.reduce((count, article) => count + changeArticle(article, change), 0) +
    changeIn(working.root, spared, change)
  )
}

function changeIn(holder: Holder, spared: ReadonlySet<string>, change: Change): number {
  let count = 0
  for (const child of holder.children) {
    if (isArticle(child)) {
      const isSpared = child.isGone || (child.old !== undefined && spared.has(keyOf(child.old)))
      if (!isSpared) count += changeArticle(child, change)
    } else if (child.kind === 'division')
      count += changeHeading(child, change) + changeIn(child, spared, change)
    else if (child.node.type !== 'longTitle' && child.node.type !== 'toc') {
      child.runs.forEach((runs, k) => {
        const changed = change(runs)
        if (changed.count > 0) child.runs[k] = changed.runs
        count += changed.count
      })
    }
  }
  return count
}
