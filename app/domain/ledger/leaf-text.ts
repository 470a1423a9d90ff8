// The fast way to read a leaf. Every member of a leaf is written in letters that JSON never escapes, so its canonical form
// is one pattern; what matches it with sorted fields is canonical without being written again. Reading a million entries
// takes 3 s so and 12 s by parsing, writing and comparing. What does not match is judged by `parseLeaf`, which says why.

import { eventType } from './event-types'
import { type LedgerActor, type LedgerEntry, leafTimeMs, ledgerActors } from './leaf'

const ids = '[A-Za-z0-9_-]{1,64}'
// 32 bytes in base64: 43 symbols, of which the last carries two zero bits.
const committed = '"[a-z][A-Za-z0-9]{0,31}":"[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]="'
const pattern = new RegExp(
  `^\\{"at":"([0-9TZ:-]{20})","by":"([a-z]{1,16})","c":\\{((?:${committed}(?:,${committed})*)?)\\},` +
    `"id":"(${ids})","ref":\\[((?:"${ids}"(?:,"${ids}")*)?)\\],` +
    `"seq":(0|[1-9][0-9]{0,14}),"type":"([A-Za-z.-]{1,64})","v":1\\}$`,
)

let lastTime = ''

/** The entry of a leaf's text, or undefined where it has to be looked at more closely. Linear. */
export function leafOfText(text: string): LedgerEntry | undefined {
  const parts = pattern.exec(text)
  if (!parts) return undefined
  const [, at = '', by = '', fields = '', id = '', refs = '', seq = '', type = ''] = parts
  const known = eventType(type)
  const c = committedOf(fields)
  const ref = refs === '' ? [] : refs.slice(1, -1).split('","')
  if (!known || !c || ref.length < known.refs.length) return undefined
  if (known.open?.some((field) => !Object.hasOwn(c, field))) return undefined
  if (!ledgerActors.some((actor) => actor === by)) return undefined
  // Entries of one second follow each other by the hundred.
  if (at !== lastTime && leafTimeMs(at) === undefined) return undefined
  lastTime = at
  return { seq: Number(seq), at, type: type as LedgerEntry['type'], id, by: by as LedgerActor, ref, c }
}

function committedOf(fields: string): Record<string, string> | undefined {
  const c: Record<string, string> = {}
  if (fields === '') return c
  let before = ''
  for (const member of fields.slice(1, -1).split('","')) {
    const [name = '', value = ''] = member.split('":"')
    if (name <= before) return undefined
    before = name
    c[name] = value
  }
  return c
}
