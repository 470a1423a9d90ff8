// A tree as Akoma Ntoso 3.0 XML, valid by the published schema: the structure with its eIds and words, citations of the
// own text as references, annexes as documents of their own. 题注 is the long title, a text with a stage is a bill.

import { type AkomaNtosoFacts, documentElement, escapeXml, metaXml } from './akoma-ntoso-meta'
import { citationsOf } from './cited-places'
import { isFileHeader } from './print-lines'
import type {
  Article,
  Division,
  Indent,
  Matter,
  Paragraph,
  Point,
  StatuteChild,
  StatuteTree,
  Words,
} from './tree'
import { isDivision } from './view'

export type { AkomaNtosoFacts } from './akoma-ntoso-meta'

/** XML of a tree. Characters that XML 1.0 forbids are dropped. Linear. */
export function statuteToAkomaNtoso(tree: StatuteTree, facts: AkomaNtosoFacts = {}): string {
  const element = documentElement(tree)
  const isConsolidated = /修正|修订/.test(tree.longTitle)
  const isBody = (child: StatuteChild) =>
    isDivision(child) || child.type === 'article' || child.type === 'paragraph'
  const firstBody = tree.children.findIndex(isBody)
  const isFront = (child: StatuteChild, index: number) =>
    ['title', 'stage', 'longTitle', 'toc'].includes(child.type) ||
    (child.type === 'other' && (firstBody < 0 || index < firstBody) && !isFileHeader(child as Matter))
  const front = tree.children.filter(isFront) as Matter[]
  const preamble = tree.children.filter(({ type }) => type === 'preamble') as Matter[]
  const annexes = tree.children.filter(({ type }) => type === 'annex') as Matter[]
  const body = tree.children.filter(
    (child, index) =>
      isBody(child) || (child.type === 'other' && !isFront(child, index) && !isFileHeader(child as Matter)),
  )
  const refs = referencesOf(tree)
  const lines = [
    `<${element} name="${element}" contains="${isConsolidated ? 'singleVersion' : 'originalVersion'}">`,
    ...metaXml(tree, facts),
    ...wrapped('preface', front.flatMap(prefaceXml)),
    ...wrapped('preamble', preamble.flatMap(linesXml)),
    '<body>',
    // A body without a part is no body to the schema.
    ...(body.length === 0 ? looseXml('empty', []) : body.flatMap((child) => childXml(child, refs))),
    '</body>',
    ...wrapped(
      'attachments',
      annexes.flatMap((annex) => annexXml(annex, tree, facts)),
    ),
    `</${element}>`,
  ]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">',
    ...indented(lines),
    '</akomaNtoso>',
    '',
  ].join('\n')
}

const wrapped = (element: string, inner: readonly string[]): string[] =>
  inner.length === 0 ? [] : [`<${element}>`, ...inner, `</${element}>`]

/** Two blanks a level. Every line opens elements, closes one, or does both. */
function indented(lines: readonly string[]): string[] {
  let depth = 1
  return lines.map((line) => {
    if (line.startsWith('</')) depth--
    const placed = `${'  '.repeat(depth)}${line}`
    if (/^<[^/?][^>]*[^/]>$/.test(line) && !line.includes('</')) depth++
    return placed
  })
}

const linesXml = (matter: Matter): string[] =>
  matter.children.map(({ value }) => `<p>${escapeXml(value)}</p>`)

function prefaceXml(matter: Matter): string[] {
  const inline = { title: 'docTitle', stage: 'docStage' }[matter.type as 'title' | 'stage']
  if (inline) return matter.children.map(({ value }) => `<p><${inline}>${escapeXml(value)}</${inline}></p>`)
  const element = matter.type === 'longTitle' ? 'longTitle' : 'container'
  const name = element === 'container' ? ` name="${matter.type}"` : ''
  return [`<${element} eId="${matter.eId}"${name}>`, ...linesXml(matter), `</${element}>`]
}

function annexXml(annex: Matter, tree: StatuteTree, facts: AkomaNtosoFacts): string[] {
  const { eId, heading } = annex
  return [
    `<attachment eId="att_${eId}">`,
    ...(heading === undefined ? [] : [`<heading eId="att_${eId}__heading">${escapeXml(heading)}</heading>`]),
    '<doc name="annex">',
    ...metaXml(tree, facts, eId),
    '<mainBody>',
    ...(annex.children.length === 0 ? ['<p/>'] : linesXml(annex)),
    '</mainBody>',
    '</doc>',
    '</attachment>',
  ]
}

function childXml(child: StatuteChild, refs: References): string[] {
  if (isDivision(child)) return divisionXml(child, refs)
  if (child.type === 'article') return articleXml(child as Article, refs)
  if (child.type === 'paragraph') return listXml('paragraph', child as Paragraph, refs)
  return looseXml(child.eId, linesXml(child as Matter))
}

/** Lines that belong to no article. */
const looseXml = (eId: string, paragraphs: readonly string[]): string[] => [
  `<hcontainer eId="${eId}" name="other">`,
  `<content eId="${eId}__content">`,
  ...(paragraphs.length === 0 ? ['<p/>'] : paragraphs),
  '</content>',
  '</hcontainer>',
]

function headXml(eId: string, number: string, heading: string): string[] {
  return [
    `<num>${escapeXml(number)}</num>`,
    ...(heading === '' ? [] : [`<heading eId="${eId}__heading">${escapeXml(heading)}</heading>`]),
  ]
}

function divisionXml(division: Division, refs: References): string[] {
  const { type, eId, number, heading, children } = division
  return [
    `<${type} eId="${eId}">`,
    ...headXml(eId, number, heading),
    ...children.flatMap((child) => childXml(child, refs)),
    `</${type}>`,
  ]
}

function articleXml({ eId, number, caption, children }: Article, refs: References): string[] {
  return [
    `<article eId="${eId}">`,
    ...headXml(eId, number, caption ?? ''),
    ...children.flatMap((paragraph) => listXml('paragraph', paragraph, refs)),
    '</article>',
  ]
}

// Words before the first element below are the <intro>, words behind the last one the <wrapUp>; alone they are the
// <content>. Between two points only a container of its own may stand.
function listXml(
  element: 'paragraph' | 'point' | 'indent',
  node: Paragraph | Point | Indent,
  refs: References,
): string[] {
  const { eId } = node
  const children = node.children as readonly (Words | Point | Indent)[]
  const own = refs.get(eId) ?? []
  let offset = 0
  // What is not words has its XML already; words are still to be put into their block.
  const parts = children.map((child) => {
    if (child.type !== 'words')
      return { isWords: false, xml: listXml(child.type, child as Point | Indent, refs) }
    const xml = `<p>${wordsXml((child as Words).value, offset, own)}</p>`
    offset += (child as Words).value.length + 1
    return { isWords: true, xml: [xml] }
  })
  const first = parts.findIndex(({ isWords }) => !isWords)
  const last = parts.findLastIndex(({ isWords }) => !isWords)
  const block = (name: string, id: string, from: number, to?: number) =>
    wrappedBlock(
      name,
      `${eId}__${id}`,
      parts.slice(from, to).flatMap(({ xml }) => xml),
    )
  const inner = parts
    .slice(Math.max(0, first), last + 1)
    .flatMap(({ isWords, xml }, index) => (isWords ? looseXml(`${eId}__other_${index}`, xml) : xml))
  const empty = [`<content eId="${eId}__content">`, '<p/>', '</content>']
  const words = parts.length === 0 ? empty : block('content', 'content', 0)
  return [
    `<${element} eId="${eId}">`,
    ...('number' in node ? [`<num>${escapeXml(node.printed ?? node.number)}</num>`] : []),
    ...(first < 0
      ? words
      : [...block('intro', 'intro', 0, first), ...inner, ...block('wrapUp', 'wrapup', last + 1)]),
    `</${element}>`,
  ]
}

const wrappedBlock = (name: string, eId: string, inner: readonly string[]): string[] =>
  inner.length === 0 ? [] : [`<${name} eId="${eId}">`, ...inner, `</${name}>`]

interface Reference {
  readonly start: number
  readonly end: number
  readonly eId: string
}

/** By node: citations in its own words of one place that this text has. A range has no element of its own here. */
type References = ReadonlyMap<string, readonly Reference[]>

function referencesOf(tree: StatuteTree): References {
  const refs = new Map<string, Reference[]>()
  for (const { eId, start, end, places, isQuoted } of citationsOf(tree)) {
    const [place, ...more] = places
    const [target, ...others] = place?.eIds ?? []
    if (isQuoted || more.length > 0 || others.length > 0 || target === undefined) continue
    refs.set(eId, [...(refs.get(eId) ?? []), { start, end, eId: target }])
  }
  return refs
}

/** `offset` is where the text begins in the own words of its node. */
function wordsXml(text: string, offset: number, refs: readonly Reference[]): string {
  let xml = ''
  let at = 0
  for (const { start, end, eId } of refs) {
    const [from, to] = [start - offset, end - offset]
    if (from < at || to > text.length) continue
    xml += `${escapeXml(text.slice(at, from))}<ref href="#${eId}">${escapeXml(text.slice(from, to))}</ref>`
    at = to
  }
  return xml + escapeXml(text.slice(at))
}
