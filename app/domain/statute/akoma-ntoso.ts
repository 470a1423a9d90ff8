// A tree as Akoma Ntoso 3.0 XML, plain: the structure with its eIds and words, for tools that read the standard.
// No FRBR dates are invented: the identification block names what the text itself says.

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

const matterElements: Readonly<Record<Matter['type'], string>> = {
  title: 'docTitle',
  stage: 'docStage',
  longTitle: 'docType',
  toc: 'tocItem',
  preamble: 'p',
  annex: 'p',
  other: 'p',
}

/** XML of a tree. Characters that XML 1.0 forbids are dropped. Linear. */
export function statuteToAkomaNtoso(tree: StatuteTree): string {
  const matters = tree.children.filter((child): child is Matter => child.type in matterElements)
  const front = matters.filter((child) => ['title', 'stage', 'longTitle'].includes(child.type))
  const preamble = matters.filter((child) => child.type === 'preamble')
  const annexes = matters.filter((child) => child.type === 'annex')
  const body = tree.children.filter((child) => !(child.type in matterElements) || child.type === 'other')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">',
    `  <act name="act" contains="originalVersion">`,
    `    <meta><identification source="#tiaoyi"><FRBRWork><FRBRalias name="title" value="${attribute(tree.title)}"/><FRBRcountry value="cn"/></FRBRWork></identification></meta>`,
    ...(front.length > 0
      ? ['    <preface>', ...front.flatMap((child) => matterXml(child, 6)), '    </preface>']
      : []),
    ...(preamble.length > 0
      ? ['    <preamble>', ...preamble.flatMap((child) => matterXml(child, 6)), '    </preamble>']
      : []),
    '    <body>',
    ...body.flatMap((child) => childXml(child, 6)),
    '    </body>',
    ...(annexes.length > 0 ? ['    <attachments>', ...annexes.flatMap(annexXml), '    </attachments>'] : []),
    '  </act>',
    '</akomaNtoso>',
    '',
  ].join('\n')
}

function matterXml(matter: Matter, indent: number): string[] {
  const element = matterElements[matter.type]
  return matter.children.map((words) => {
    const inner = escapeXml(words.value)
    const pad = ' '.repeat(indent)
    return element === 'p' || element === 'tocItem'
      ? `${pad}<p>${inner}</p>`
      : `${pad}<p><${element}>${inner}</${element}></p>`
  })
}

function annexXml(annex: Matter): string[] {
  return [
    `      <attachment eId="${annex.eId}">`,
    ...(annex.heading === undefined ? [] : [`        <heading>${escapeXml(annex.heading)}</heading>`]),
    '        <doc name="annex"><mainBody>',
    ...matterXml(annex, 10),
    '        </mainBody></doc>',
    '      </attachment>',
  ]
}

function childXml(child: StatuteChild, indent: number): string[] {
  const pad = ' '.repeat(indent)
  if (isDivision(child)) return divisionXml(child, indent)
  if (child.type === 'article') return articleXml(child as Article, indent)
  if (child.type === 'paragraph') return paragraphXml(child as Paragraph, indent)
  return (child as Matter).children.map(
    (words) =>
      `${pad}<hcontainer name="other"><content><p>${escapeXml(words.value)}</p></content></hcontainer>`,
  )
}

function divisionXml(division: Division, indent: number): string[] {
  const pad = ' '.repeat(indent)
  return [
    `${pad}<${division.type} eId="${division.eId}">`,
    `${pad}  <num>${division.number}</num>`,
    ...(division.heading === '' ? [] : [`${pad}  <heading>${escapeXml(division.heading)}</heading>`]),
    ...division.children.flatMap((child) => childXml(child, indent + 2)),
    `${pad}</${division.type}>`,
  ]
}

function articleXml(article: Article, indent: number): string[] {
  const pad = ' '.repeat(indent)
  return [
    `${pad}<article eId="${article.eId}">`,
    `${pad}  <num>${article.number}</num>`,
    ...(article.caption === undefined ? [] : [`${pad}  <heading>${escapeXml(article.caption)}</heading>`]),
    ...article.children.flatMap((paragraph) => paragraphXml(paragraph, indent + 2)),
    `${pad}</article>`,
  ]
}

function paragraphXml(paragraph: Paragraph, indent: number): string[] {
  const words = paragraph.children.filter((child): child is Words => child.type === 'words')
  const points = paragraph.children.filter((child): child is Point => child.type === 'point')
  return listXml(
    'paragraph',
    paragraph.eId,
    { words, inner: points.flatMap((point) => pointXml(point, indent + 2)) },
    indent,
  )
}

function pointXml(point: Point, indent: number): string[] {
  const words = point.children.filter((child): child is Words => child.type === 'words')
  const indents = point.children.filter((child): child is Indent => child.type === 'indent')
  const inner = indents.flatMap((child) =>
    listXml('indent', child.eId, { number: child.number, words: child.children, inner: [] }, indent + 2),
  )
  return listXml('point', point.eId, { number: point.number, words, inner }, indent)
}

interface ListContent {
  readonly number?: string
  readonly words: readonly Words[]
  readonly inner: readonly string[]
}

// With elements below it words are an <intro>, alone they are the <content>.
function listXml(element: string, eId: string, content: ListContent, indent: number): string[] {
  const pad = ' '.repeat(indent)
  const wrapper = content.inner.length > 0 ? 'intro' : 'content'
  const words = content.words.map((word) => `<p>${escapeXml(word.value)}</p>`).join('')
  return [
    `${pad}<${element} eId="${eId}">`,
    ...(content.number === undefined ? [] : [`${pad}  <num>${content.number}</num>`]),
    ...(words === '' && content.inner.length > 0
      ? []
      : [`${pad}  <${wrapper}>${words || '<p/>'}</${wrapper}>`]),
    ...content.inner,
    `${pad}</${element}>`,
  ]
}

function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, '')
    .replace(/(^|[^\ud800-\udbff])[\udc00-\udfff]/g, '$1')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}

function attribute(text: string): string {
  return escapeXml(text).replace(/"/g, '&quot;')
}
