// The rules of the published Akoma Ntoso 3.0 schema (akomantoso30.xsd, Committee Specification of 2017) for the elements
// that our writer may use: which children in which order, which attributes must and may be there, of what form. An
// element that is not listed is a fault. Well-formedness is judged by a real parser (saxes, which exceljs brings).

import { createRequire } from 'node:module'

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

interface SaxesTag {
  readonly name: string
  readonly attributes: Readonly<Record<string, { readonly value: string }>>
}
interface SaxesParser {
  on(event: 'opentag', listener: (tag: SaxesTag) => void): void
  on(event: 'closetag', listener: () => void): void
  on(event: 'text', listener: (text: string) => void): void
  on(event: 'error', listener: (error: Error) => void): void
  write(xml: string): SaxesParser
  close(): void
}

const fromExcel = createRequire(createRequire(import.meta.url).resolve('exceljs'))
const { SaxesParser: Parser } = fromExcel('saxes') as {
  SaxesParser: new (options: { xmlns: true }) => SaxesParser
}

/** The root of a well-formed document. Throws what the parser says against it. */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new Parser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]))
    const element: Element = { name, attributes: values, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element) element.text += text
  })
  parser.write(xml).close()
  const [only] = root.children
  if (!only) throw new Error('no root element')
  return only
}

const hierarchies = [
  'book',
  'part',
  'chapter',
  'section',
  'article',
  'paragraph',
  'point',
  'indent',
  'hcontainer',
]
const hier = `(?:${hierarchies.join('|')})`
const head = '(?:(?:num|heading|subheading) )*'
const hierarchy = `${head}(?:(?:intro )?(?:(?:${hier}|crossHeading|componentRef) )*(?:wrapUp )?|content )`
const block = '(?:p|container|longTitle|formula|toc|table|ul|ol)'
const structure = (body: string) =>
  `meta (?:coverPage )?(?:preface )?(?:preamble )?${body} (?:conclusions )?(?:attachments )?(?:components )?`
const core =
  'FRBRthis (?:FRBRuri )+(?:FRBRalias )*(?:FRBRdate )+(?:FRBRauthor )+(?:componentInfo )?(?:preservation )?'
const inlines = '(?:(?:ref|rref|mref|docTitle|docStage|b|i|span|a|date|organization) )*'

/** Children, each with one blank behind it; `mixed` allows text between them. */
const models: Readonly<Record<string, { readonly children: string; readonly mixed?: true }>> = {
  akomaNtoso: { children: '(?:act|bill|doc) (?:components )?' },
  act: { children: structure('body') },
  bill: { children: structure('body') },
  doc: { children: structure('mainBody') },
  meta: {
    children:
      'identification (?:publication )?(?:classification )*(?:lifecycle )*(?:workflow )*(?:analysis )*(?:temporalData )*(?:references )*(?:notes )*(?:proprietary )*(?:presentation )*',
  },
  identification: { children: 'FRBRWork FRBRExpression FRBRManifestation (?:FRBRItem )?' },
  FRBRWork: {
    children: `${core}FRBRcountry (?:FRBRsubtype )?(?:FRBRnumber )*(?:FRBRname )*(?:FRBRprescriptive )?(?:FRBRauthoritative )?`,
  },
  FRBRExpression: {
    children: `${core}(?:FRBRversionNumber )?(?:FRBRauthoritative )?(?:FRBRmasterExpression )?(?:FRBRlanguage )+(?:FRBRtranslation )*`,
  },
  FRBRManifestation: { children: `${core}(?:FRBRportion )?(?:FRBRformat )?` },
  references: { children: '(?:TLCOrganization )*' },
  preface: { children: `(?:${block} )+` },
  preamble: { children: `(?:${block} )+` },
  longTitle: { children: '(?:p )*' },
  container: { children: '(?:p )*' },
  body: { children: `(?:${hier} )+` },
  mainBody: { children: `(?:(?:${hier}|p) )+` },
  attachments: { children: '(?:attachment )+' },
  attachment: { children: `${head}(?:doc|act|bill) ` },
  content: { children: '(?:p )*' },
  intro: { children: '(?:p )*' },
  wrapUp: { children: '(?:p )*' },
  ...Object.fromEntries(hierarchies.map((name) => [name, { children: hierarchy }])),
  ...Object.fromEntries(
    ['p', 'num', 'heading', 'docTitle', 'docStage', 'ref'].map((name) => [
      name,
      { children: inlines, mixed: true },
    ]),
  ),
  ...Object.fromEntries(
    [
      'FRBRthis',
      'FRBRuri',
      'FRBRalias',
      'FRBRdate',
      'FRBRauthor',
      'FRBRcountry',
      'FRBRversionNumber',
      'FRBRlanguage',
      'FRBRformat',
      'TLCOrganization',
    ].map((name) => [name, { children: '' }]),
  ),
}

const eId = /^\S+$/
const any = /^[\s\S]*$/
const value = { value: any }
const link = /^\S+$/
/** agentRef of the schema. */
const agent = /^#\S+$/
const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const version = /^(?:originalVersion|singleVersion|multipleVersions)$/

/** Attributes that must be there. */
const required: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  act: { name: any },
  bill: { name: any },
  doc: { name: any },
  identification: { source: agent },
  references: { source: agent },
  FRBRthis: value,
  FRBRuri: value,
  FRBRalias: { ...value, name: any },
  FRBRdate: { date: day, name: any },
  FRBRauthor: { href: link },
  FRBRcountry: value,
  FRBRversionNumber: value,
  FRBRlanguage: { language: /^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/ },
  FRBRformat: value,
  TLCOrganization: { eId, href: link, showAs: any },
  longTitle: { eId },
  container: { eId, name: any },
  attachment: { eId },
  heading: { eId },
  content: { eId },
  intro: { eId },
  wrapUp: { eId },
  ref: { href: link },
  ...Object.fromEntries(hierarchies.map((name) => [name, { eId }])),
  hcontainer: { eId, name: any },
}

/** Attributes that may be there. */
const allowed: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  akomaNtoso: { xmlns: /^http:\/\/docs\.oasis-open\.org\/legaldocml\/ns\/akn\/3\.0$/ },
  act: { contains: version },
  bill: { contains: version },
  doc: { contains: version },
}

/** What the schema has against a document; empty when it is valid. */
export function schemaFaults(root: Element): string[] {
  const faults: string[] =
    root.name === 'akomaNtoso' && root.attributes.xmlns ? [] : ['the root is not akomaNtoso']
  const ids = new Set<string>()
  const links: string[] = []
  const visit = (element: Element, path: string): void => {
    const here = `${path}/${element.name}${element.attributes.eId ? `#${element.attributes.eId}` : ''}`
    const model = models[element.name]
    if (!model) {
      faults.push(`${here}: no such element`)
      return
    }
    const names = element.children.map(({ name }) => `${name} `).join('')
    if (!new RegExp(`^${model.children}$`).test(names)) faults.push(`${here}: children ${names || 'none'}`)
    if (!model.mixed && element.text.trim() !== '') faults.push(`${here}: text`)
    const must = required[element.name] ?? {}
    const known: Record<string, RegExp> = { eId, ...must, ...allowed[element.name] }
    for (const name of Object.keys(must))
      if (!(name in element.attributes)) faults.push(`${here}: no ${name}`)
    for (const [name, given] of Object.entries(element.attributes)) {
      if (!known[name]?.test(given)) faults.push(`${here}: ${name}="${given}"`)
      if (name === 'href' && given.startsWith('#')) links.push(given.slice(1))
    }
    const id = element.attributes.eId
    if (id !== undefined && ids.has(id)) faults.push(`${here}: eId twice`)
    if (id !== undefined) ids.add(id)
    for (const child of element.children) visit(child, here)
  }
  visit(root, '')
  for (const target of links) if (!ids.has(target)) faults.push(`#${target} leads nowhere`)
  return faults
}
