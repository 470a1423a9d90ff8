// A scanner for the XML inside Word files: tags and text in order, no tree, no entities but the five, no DOCTYPE.
// It bounds what it does (start tags, depth), because the size of a file bounds nothing.

import { DocumentRefusal } from './refusals'

export interface XmlEvents {
  /** `name` without its prefix; `attributes` as written. */
  open(name: string, attributes: string, isEmpty: boolean): void
  close(name: string): void
  text(text: string): void
}

const mostTags = 500_000
const deepest = 256

/** Walk an XML text once. Refuses DOCTYPE, more than 500,000 start tags and nesting beyond 256, and elements
 *  that do not close. */
export function scanXml(xml: string, events: XmlEvents): void {
  let at = 0
  let tags = 0
  let depth = 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    if (start < 0) break
    if (start > at) events.text(unescapeXml(xml.slice(at, start)))
    at = start + 1
    if (xml.startsWith('!--', at)) {
      at = after(xml, '-->', at)
    } else if (xml.startsWith('![CDATA[', at)) {
      const end = after(xml, ']]>', at)
      events.text(xml.slice(at + 8, end - 3))
      at = end
    } else if (xml[at] === '?') {
      at = after(xml, '?>', at)
    } else if (xml[at] === '!') {
      throw new DocumentRefusal('damaged')
    } else if (xml[at] === '/') {
      const end = after(xml, '>', at)
      if (--depth < 0) throw new DocumentRefusal('damaged')
      events.close(localName(xml, at + 1))
      at = end
    } else {
      if (++tags > mostTags) throw new DocumentRefusal('zip-bomb')
      const end = tagEnd(xml, at)
      const isEmpty = xml[end - 1] === '/'
      const name = localName(xml, at)
      if (!isEmpty && ++depth > deepest) throw new DocumentRefusal('zip-bomb')
      events.open(name, xml.slice(at, end), isEmpty)
      at = end + 1
    }
  }
  // An element that never closes: the rest of the text is missing.
  if (depth !== 0) throw new DocumentRefusal('damaged')
}

/** Value of an attribute by its name without prefix, in an attribute string as `open` hands it over. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(`${name}=`); at >= 0; at = attributes.indexOf(`${name}=`, at + 1)) {
    const before = attributes[at - 1] ?? ' '
    if (before !== ':' && before.trim() !== '') continue
    const quote = attributes[at + name.length + 1] ?? ''
    if (quote !== '"' && quote !== "'") continue
    const from = at + name.length + 2
    const end = attributes.indexOf(quote, from)
    if (end >= 0) return unescapeXml(attributes.slice(from, end))
  }
  return undefined
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  if (at < 0) throw new DocumentRefusal('damaged')
  return at + mark.length
}

// `>` may stand inside an attribute's quotes.
function tagEnd(xml: string, from: number): number {
  let quote = ''
  for (let i = from; i < xml.length; i++) {
    const unit = xml.charAt(i)
    if (quote !== '') {
      if (unit === quote) quote = ''
    } else if (unit === '"' || unit === "'") quote = unit
    else if (unit === '>') return i
  }
  throw new DocumentRefusal('damaged')
}

function localName(xml: string, from: number): string {
  let start = from
  let i = from
  while (i < xml.length && i - from < 100) {
    const unit = xml.charAt(i)
    if (unit === ':') start = i + 1
    else if (unit === '>' || unit === '/' || unit <= ' ') break
    i++
  }
  return xml.slice(start, i)
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The five entities and character references; anything else stays as written. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (name[0] !== '#') return entities[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
