// Text of HTML by one scan over its tags: nothing is run, nothing is fetched, no tree is built. Blocks and table
// rows become lines. What a browser would not show as text (script, style, head) is left out.

const breaks = new Set([
  'p',
  'div',
  'br',
  'tr',
  'li',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'section',
  'article',
  'header',
  'footer',
  'blockquote',
  'pre',
  'hr',
  'dt',
  'dd',
  'dl',
  'center',
])
const unread = new Set([
  'script',
  'style',
  'head',
  'template',
  'noscript',
  'svg',
  'title',
  'iframe',
  'object',
])

/** Whether a text file is HTML: a tag that only HTML has, near its beginning. */
export function looksLikeHtml(text: string): boolean {
  const head = text.slice(0, 2000).trimStart().toLowerCase()
  if (head.startsWith('<!doctype html') || head.startsWith('<html')) return true
  return (
    head.startsWith('<') &&
    ['<p>', '<p ', '<div', '<body', '<table', '<br', '<span', '<h1'].some((tag) => head.includes(tag))
  )
}

/** Text of HTML, one block a line. Linear; unclosed tags and comments end with the text. */
export function htmlToText(html: string): string {
  const pieces: string[] = []
  const lower = html.toLowerCase()
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    pieces.push(readEntities(collapse(html.slice(at, open))))
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const name = tagName(lower, open + 1)
    if (name === undefined) {
      // A < that opens no tag is a character of the text.
      pieces.push('<')
      at = open + 1
      continue
    }
    const close = tagEnd(html, open)
    if (close < 0) return tidy(pieces.join(''))
    at = close + 1
    if (unread.has(name) && html[open + 1] !== '/' && html[close - 1] !== '/') {
      const end = lower.indexOf(`</${name}`, close)
      at = end < 0 ? html.length : end
    } else if (breaks.has(name)) pieces.push('\n')
    else if (name === 'td' || name === 'th') pieces.push(' ')
  }
  pieces.push(readEntities(collapse(html.slice(at))))
  return tidy(pieces.join(''))
}

function tagName(lower: string, from: number): string | undefined {
  let i = lower[from] === '/' ? from + 1 : from
  const start = i
  while (i < lower.length && i - start < 20 && /[a-z0-9!?:-]/.test(lower.charAt(i))) i++
  const name = lower.slice(start, i)
  return /^[a-z!?]/.test(name) ? name : undefined
}

function tagEnd(html: string, from: number): number {
  let quote = ''
  for (let i = from; i < html.length; i++) {
    const unit = html.charAt(i)
    if (quote !== '') {
      if (unit === quote) quote = ''
    } else if ((unit === '"' || unit === "'") && html[i - 1] === '=') quote = unit
    else if (unit === '>') return i
  }
  return -1
}

// Line breaks of the source mean nothing in HTML; between Han characters they are not even a blank.
function collapse(text: string): string {
  return text.replace(/[\r\n\t]{1,1000}/g, (run, at: number) => {
    const before = text.charCodeAt(at - 1)
    const after = text.charCodeAt(at + run.length)
    return before > 0x2e80 || after > 0x2e80 || Number.isNaN(before) || Number.isNaN(after) ? '' : ' '
  })
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line, i, lines) => line !== '' || (i > 0 && lines[i - 1] !== ''))
    .join('\n')
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  middot: '·',
  hellip: '…',
  times: '×',
  deg: '°',
  permil: '‰',
}

function readEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z]{2,8});/g, (whole, name: string) => {
    if (name[0] !== '#') return named[name.toLowerCase()] ?? whole
    const code =
      name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole
  })
}
