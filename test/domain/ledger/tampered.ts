// Tampered ledgers, each for the reason in guides of transparency logs and for one of its own: what was done, and the rule that
// has to name it. Those that change `parts` are packed and signed anew where the signer could be the forger; those that
// change `files` come from somebody without the key. A fault of the verifier that is found keeps its case here for ever.

import { type LedgerFault, signNote, utf8Bytes, utf8Text } from '~/domain/ledger'
import {
  duty,
  type Files,
  filesOf,
  firstSigner,
  type Happening,
  happenings,
  honest,
  keyLineOf,
  leafWith,
  noteOf,
  outcome,
  type Parts,
  places,
  received,
  recorded,
  renumbered,
  secondSigner,
  signed,
  stranger,
} from './honest'

/** What somebody holds from before, as files that a verifier is given. */
export interface HeldFiles {
  readonly checkpoint?: string
}

export interface Tampered {
  /** Case of the list, with a letter for each way to do it. */
  readonly name: string
  readonly rule: LedgerFault['rule']
  readonly files: Files
  readonly held?: HeldFiles
}

const text = (bytes: Uint8Array | undefined) => utf8Text(bytes ?? new Uint8Array(0)) ?? ''

/** Change the parts, sign nothing anew. */
function parts(name: string, rule: Tampered['rule'], change: (parts: Parts) => void): Tampered {
  const own = honest()
  change(own)
  return { name, rule, files: filesOf(own) }
}

/** Change the parts and sign all of it anew, with the real keys. */
function resigned(name: string, rule: Tampered['rule'], change: (parts: Parts) => void): Tampered {
  return parts(name, rule, (own) => {
    change(own)
    own.notes = signed(own.leaves)
  })
}

/** Tell another story, signed by the real keys. */
function story(name: string, rule: Tampered['rule'], change: (story: Happening[]) => void): Tampered {
  const own = happenings()
  change(own)
  return { name, rule, files: filesOf(honest(own)) }
}

/** Change the bytes of one file. */
function file(
  name: string,
  rule: Tampered['rule'],
  [path, change]: [string, (text: string) => string],
): Tampered {
  const files = filesOf(honest())
  files.set(path, utf8Bytes(change(text(files.get(path)))))
  return { name, rule, files }
}

function files(name: string, rule: Tampered['rule'], change: (files: Files) => void): Tampered {
  const own = filesOf(honest())
  change(own)
  return { name, rule, files: own }
}

const at = <T>(list: readonly T[], index: number): T => {
  const item = list.at(index)
  if (item === undefined) throw new Error(`Expected an item at ${index}`)
  return item
}

/** A note with its text changed and the signatures kept. */
const noteWith = (own: Parts, change: (note: string) => string) => {
  own.notes[own.notes.length - 1] = change(at(own.notes, -1))
}

/** A note over any text that claims to be a checkpoint, signed by the last key. */
const signText = (written: string) => signNote(written, [secondSigner])

const lastText = (own: Parts) => `${at(own.notes, -1).split('\n\n')[0]}\n`

/** The cases of the guide that are folders; 16, 17 and 25 are proofs and tested as such. */
export function tampered(): Tampered[] {
  const size = honest().leaves.length
  return [
    parts('01 a byte of a leaf', 'root', ({ leaves }) => {
      leaves[30] = leafWith(at(leaves, 30), { id: 'idX' })
    }),
    parts('02 a leaf removed', 'sequence', ({ leaves }) => {
      leaves.splice(5, 1)
    }),
    parts('03 the end cut off, the checkpoint kept', 'size', ({ leaves }) => {
      leaves.pop()
    }),
    cut(),
    parts('05 two leaves swapped', 'sequence', ({ leaves }) => {
      leaves.splice(5, 2, at(leaves, 6), at(leaves, 5))
    }),
    parts('06 a leaf doubled', 'duplicate-id', ({ leaves }) => {
      leaves.splice(5, 0, at(leaves, 5))
    }),
    resigned('07a a number left out', 'sequence', (own) => {
      own.leaves = own.leaves.map((leaf, seq) => (seq < 30 ? leaf : leafWith(leaf, { seq: seq + 1 })))
    }),
    resigned('07b a number repeated', 'sequence', ({ leaves }) => {
      leaves[30] = leafWith(at(leaves, 30), { seq: 29 })
    }),
    resigned('08 a leaf put in with an older time', 'time', (own) => {
      const late = leafWith(at(own.leaves, 30), { id: 'idX', at: '2026-03-01T01:00:00Z' })
      own.leaves = renumbered([...own.leaves.slice(0, 30), late, ...own.leaves.slice(30)])
    }),
    files('09a a tile altered', 'tile', (own) => {
      const path = `tile/0/000.p/${size}`
      const bytes = Uint8Array.from(own.get(path) ?? [])
      bytes[40] = (bytes[40] ?? 0) ^ 1
      own.set(path, bytes)
    }),
    files('09b a tile left out', 'tile', (own) => own.delete(`tile/0/000.p/${size}`)),
    parts('10a the right root with a wrong size, not signed', 'signature', (own) =>
      noteWith(own, (note) => note.replace(`\n${size}\n`, `\n${size - 1}\n`)),
    ),
    parts('10b the right root with a wrong size, signed', 'root', (own) => {
      own.notes[own.notes.length - 1] = signText(lastText(own).replace(`\n${size}\n`, `\n${size - 1}\n`))
    }),
    ...['0#', '+#', ' #', '# ', '18446744073709551616', '#.0', '1e1', '-1', ''].map((spelling, i) =>
      parts(`11${'abcdefghi'[i]} a size spelt "${spelling}"`, 'checkpoint', (own) => {
        const written = lastText(own).replace(`\n${size}\n`, `\n${spelling.replace('#', String(size))}\n`)
        own.notes[own.notes.length - 1] = signText(written)
      }),
    ),
    parts('11j an extension line', 'checkpoint', (own) => {
      own.notes[own.notes.length - 1] = signText(`${lastText(own)}more\n`)
    }),
    parts('12 an unknown key only', 'signature', (own) => {
      const other = { ...stranger, name: 'other.example/ledger' }
      own.notes[own.notes.length - 1] = signNote(lastText(own), [other])
    }),
    parts('13 the name of the key, another key', 'signature', (own) => {
      own.notes[own.notes.length - 1] = noteOf(own.leaves, size, [stranger])
    }),
    parts('13b the id of the key, another key', 'signature', (own) => {
      const lied = { ...stranger, publicKey: secondSigner.publicKey }
      own.notes[own.notes.length - 1] = noteOf(own.leaves, size, [lied])
    }),
    parts('14a a newline more in the text', 'checkpoint', (own) =>
      noteWith(own, (note) => note.replace('\n\n', '\n\n\n')),
    ),
    parts('14b CRLF', 'checkpoint', (own) => noteWith(own, (note) => note.replaceAll('\n', '\r\n'))),
    parts('14c a byte order mark', 'signature', (own) => noteWith(own, (note) => `\uFEFF${note}`)),
    parts('14d another text', 'signature', (own) =>
      noteWith(own, (note) => note.replace(/^example/, 'exemple')),
    ),
    parts('15a no signature line', 'checkpoint', (own) =>
      noteWith(own, (note) => `${note.split('\n\n')[0]}\n\n`),
    ),
    parts('15b a signature line without its newline', 'checkpoint', (own) =>
      noteWith(own, (note) => note.slice(0, -1)),
    ),
    parts('15c a signature given twice', 'signature', (own) =>
      noteWith(own, (note) => `${note}${note.split('\n\n')[1]}`),
    ),
    parts('15d a lone line that is no signature', 'checkpoint', (own) =>
      noteWith(own, (note) => `${note}- x y\n`),
    ),
    parts('18a two histories, both signed', 'consistency', (own) => {
      const other = own.leaves.map((leaf, seq) => (seq === 5 ? leafWith(leaf, { id: 'idX' }) : leaf))
      own.notes[1] = noteOf(other, 20, [firstSigner])
    }),
    parts('18b two checkpoints of one size', 'consistency', (own) => {
      own.notes.splice(1, 0, at(own.notes, 1))
    }),
    parts('18c checkpoints out of order', 'consistency', (own) => {
      own.notes.splice(0, 2, at(own.notes, 1), at(own.notes, 0))
    }),
    parts('18d a checkpoint of another ledger', 'consistency', (own) => {
      const written = lastText(own).replace('example.org', 'other.org')
      own.notes[own.notes.length - 1] = signText(written)
    }),
    ...spellings(),
    parts('20a a text that is not the one committed to', 'commitment', (own) => {
      own.disclosures[0] = { ...at(own.disclosures, 0), payload: { words: '延长二十日。' } }
    }),
    parts('20b the right text under another field', 'commitment', (own) => {
      own.disclosures[0] = { ...at(own.disclosures, 0), field: 'words' }
    }),
    parts('20c the right text under another entry', 'commitment', (own) => {
      own.disclosures[0] = { ...at(own.disclosures, 0), seq: 11 }
    }),
    parts('20d a disclosure given twice', 'commitment', (own) => {
      own.disclosures.splice(0, 0, at(own.disclosures, 0))
    }),
    parts('20e a disclosure of an entry that is not there', 'commitment', (own) => {
      own.disclosures.push({ ...at(own.disclosures, 0), seq: 999 })
    }),
    parts('21 a payload missing', 'missing-disclosure', (own) => {
      own.disclosures = own.disclosures.filter(({ seq }) => seq !== places.reported)
    }),
    story('22a an erasure by one person', 'erasure', erasure({ approved: duty('a') })),
    story('22b an erasure without a ground', 'erasure', erasure({ ground: '' })),
    story('22c an erasure of what comes later', 'erasure', erasure({ entry: 'id30' }, 'id30')),
    story('22d an erasure that names another entry than it refers to', 'erasure', erasure({ entry: 'id3' })),
    parts('22e what was erased is back', 'erasure', (own) => {
      const restored = withoutErasure().find(({ seq }) => seq === places.published)
      own.disclosures.push(...(restored ? [restored] : []))
      own.disclosures.sort((a, b) => a.seq - b.seq)
    }),
    ...stories(),
    ...rotations(size),
    files('26a no file at all', 'file', (own) => own.clear()),
    emptied(),
    files('26c a file that does not belong there', 'file', (own) =>
      own.set('notes.txt', utf8Bytes('hello\n')),
    ),
    files('26d a folder without files', 'file', (own) => own.set('empty/', new Uint8Array(0))),
    files('26e a tile that no entry makes', 'file', (own) => own.set('tile/0/001.p/1', new Uint8Array(32))),
    files('26f a file left out', 'file', (own) => own.delete('fates.txt')),
    file('26g a blank line at the end', 'leaf', ['entries.jsonl', (lines) => `${lines}\n`]),
    file('26h the last newline left out', 'file', ['entries.jsonl', (lines) => lines.slice(0, -1)]),
    file('26i carriage returns', 'leaf', ['entries.jsonl', (lines) => lines.replaceAll('\n', '\r\n')]),
    file('26j a note spelt with an escape', 'checkpoint', [
      'checkpoints.jsonl',
      (lines) => lines.replace('—', '\\u2014'),
    ]),
    file('26k a disclosure with a member more', 'file', [
      'disclosed.jsonl',
      (lines) => lines.replace('"seq":12}', '"seq":12,"x":1}'),
    ]),
    file('26l a disclosure spelt otherwise', 'file', [
      'disclosed.jsonl',
      (lines) => lines.replace('"seq":12}', '"seq":12.0}'),
    ]),
    file('26m the words of the README changed', 'file', ['README.txt', (words) => words.replace('An', 'Un')]),
    file('26n a blank behind the key', 'key', ['key', (line) => line.replace('\n', ' \n')]),
    file('26o another key', 'signature', ['key', () => `${keyLineOf(stranger)}\n`]),
  ]
}

function cut(): Tampered {
  const whole = honest()
  const own = { ...whole, leaves: whole.leaves.slice(0, 20), notes: whole.notes.slice(0, 2), fates: [] }
  // Entry 2 was erased by an entry that is cut off as well.
  own.disclosures = withoutErasure().filter(({ seq }) => seq < 20)
  return {
    name: '04 the end cut off with its checkpoint',
    rule: 'held',
    files: filesOf(own),
    held: { checkpoint: at(whole.notes, -1) },
  }
}

function emptied(): Tampered {
  const own = { leaves: [], disclosures: [], fates: [], notes: [], key: keyLineOf(firstSigner) }
  return {
    name: '26b an empty ledger where a checkpoint was kept',
    rule: 'held',
    files: filesOf(own),
    held: { checkpoint: at(honest().notes, 0) },
  }
}

/** All disclosures as they were before anything was erased. */
function withoutErasure() {
  return recorded(happenings()).disclosures
}

/** Another spelling of a leaf that parses to the same, under a checkpoint that is signed over it. */
function spellings(): Tampered[] {
  const changes: readonly (readonly [string, (leaf: string) => string])[] = [
    ['a key order', (leaf) => leaf.replace(/^\{("at":"[^"]*"),("by":"[^"]*")/, '{$2,$1')],
    ['b 1.0', (leaf) => leaf.replace('"v":1', '"v":1.0')],
    ['c a key twice', (leaf) => leaf.replace('"v":1', '"v":1,"v":1')],
    ['d an escape', (leaf) => leaf.replace('"by":"system"', '"by":"\\u0073ystem"')],
    ['e a blank', (leaf) => leaf.replace('"v":1', '"v": 1')],
    ['f a member more', (leaf) => leaf.replace('"v":1', '"v":1,"w":1')],
    ['g base64 with bits behind its end', (leaf) => leaf.replace(/(.)="\}/, (_, last) => `${next(last)}="}`)],
    ['h letters that are not NFC', (leaf) => leaf.replace('"id":"id30"', '"id":"i\u0301d"')],
    ['i a number of the wrong kind', (leaf) => leaf.replace('"seq":30', '"seq":"30"')],
    ['j a time without seconds', (leaf) => leaf.replace(/:\d\dZ/, 'Z')],
    ['k a type that is not known', (leaf) => leaf.replace('policy.changed', 'policy.chanced')],
    ['l a role that is not known', (leaf) => leaf.replace('"by":"system"', '"by":"sistem"')],
    ['m a day that is not in the calendar', (leaf) => leaf.replace('2026-03-01', '2026-02-30')],
  ]
  return changes.map(([name, change]) =>
    resigned(`19${name}`, 'leaf', ({ leaves }) => {
      leaves[30] = utf8Bytes(change(text(leaves[30])))
    }),
  )
}

/** The next symbol of base64: the same bytes, with a bit behind them. */
const next = (symbol: string) => {
  const symbols = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  return symbols[symbols.indexOf(symbol) + 1] ?? 'B'
}

const erasure =
  (change: object, ref = 'id2') =>
  (own: Happening[]) => {
    const before = at(own, places.erased)
    const payload = { ...(before.open?.erasure as object), ...change }
    own[places.erased] = { ...before, ref: [ref], open: { erasure: payload as never } }
  }

const put = (place: number, happening: Happening) => (own: Happening[]) => {
  own[place] = happening
}

/** Stories that are signed and whole and must not be. Places 15–25 of the honest story are replaced one at a time. */
function stories(): Tampered[] {
  const reported = (change: object) => (own: Happening[]) => {
    own[places.reported] = { ...at(own, places.reported), open: { outcome: { ...outcome(), ...change } } }
  }
  return [
    story('23a a comment before its consultation is open', 'state', (own) => {
      own.splice(2, 2, at(own, 3), at(own, 2))
    }),
    story('23b a comment after the close', 'state', put(17, received('m11'))),
    story('23c a comment of a consultation that is not there', 'state', put(17, received('m11', 'c2'))),
    story('23d a comment taken in twice', 'state', put(13, received('m3'))),
    story(
      '23e an answer to a comment that was not received',
      'state',
      put(19, { type: 'disposition.proposed', ref: ['x1', duty('a'), 'm99'] }),
    ),
    story(
      '23f an approval by the proposer',
      'separation',
      put(24, { type: 'disposition.approved', ref: ['x2', duty('a')] }),
    ),
    story(
      '23g an approval of what was not proposed',
      'state',
      put(24, { type: 'disposition.approved', ref: ['x9', duty('b')] }),
    ),
    story(
      '23h an approval of what was replaced',
      'state',
      put(24, { type: 'disposition.approved', ref: ['x1', duty('b')] }),
    ),
    story(
      '23i a return by the proposer',
      'separation',
      put(20, { type: 'disposition.returned', ref: ['x1', duty('a')] }),
    ),
    story(
      '23j an approval taken back by somebody else',
      'separation',
      put(23, { type: 'disposition.undone', ref: ['x2', duty('e')] }),
    ),
    story(
      '23k a plan approved by who made it',
      'separation',
      put(1, { type: 'consultation.approved', ref: ['c1', duty('a')] }),
    ),
    story('23l a publication without approval', 'state', put(1, { type: 'policy.changed', ref: [] })),
    story('23m fates that do not sum', 'fates', reported({ counts: { ...outcome().counts, spam: 2 } })),
    story(
      '23n fates of fewer comments than were received',
      'fates',
      reported({ received: 10, counts: { ...outcome().counts, spam: 0 } }),
    ),
    story('23o a fate left out of the counts', 'fates', reported({ counts: { adopted: 11 } })),
    story('23p another root than that of the fates', 'fates', reported({ root: '0'.repeat(64) })),
    parts('23q a fate changed in the list', 'fates', (own) => {
      own.fates = own.fates.map((line) => line.replace(' m10 spam -', ' m10 noted -'))
    }),
    parts('23r a fate left out of the list', 'fates', (own) => {
      own.fates.pop()
    }),
    parts('23s fates of an entry that is no outcome', 'fates', (own) => {
      own.fates.push('30 m1 noted -')
    }),
    story(
      '23t an outcome published by who prepared it',
      'separation',
      put(places.reported, { ...at(happenings(), places.reported), ref: ['c1', duty('a')] }),
    ),
    story('23u an outcome before the close', 'state', put(15, { type: 'policy.changed', ref: [] })),
    story(
      '23v a comment taken back that was not received',
      'state',
      put(25, { type: 'comment.undone', ref: ['m77', 'c1'] }),
    ),
    story('23w a comment taken back twice', 'state', put(25, { type: 'comment.undone', ref: ['m11', 'c1'] })),
    story(
      '23x a decision on a comment that was not received',
      'state',
      put(25, { type: 'comment.moderated', ref: ['m77'] }),
    ),
    story(
      '23y a comment taken in while all is suspended',
      'state',
      put(12, { type: 'consultation.suspended', ref: ['c1'] }),
    ),
  ]
}

function rotations(size: number): Tampered[] {
  const rotated = places.rotated
  const keyed = (change: object) => (own: Happening[]) => {
    const before = at(own, rotated)
    own[rotated] = { ...before, open: { key: { ...(before.open?.key as object), ...change } as never } }
  }
  return [
    parts('24a the old key signs after it was replaced', 'signature', (own) => {
      own.notes[own.notes.length - 1] = noteOf(own.leaves, size, [firstSigner])
    }),
    parts('24b both keys sign after the old one was replaced', 'signature', (own) => {
      own.notes[own.notes.length - 1] = noteOf(own.leaves, size, [firstSigner, secondSigner])
    }),
    parts('24c the new key signs before it was named', 'signature', (own) => {
      own.notes[1] = noteOf(own.leaves, 20, [secondSigner])
    }),
    parts('24d the new key is not signed by the old one', 'signature', (own) => {
      own.notes[2] = noteOf(own.leaves, rotated + 1, [secondSigner])
    }),
    parts('24e the new key does not sign its own beginning', 'signature', (own) => {
      own.notes[2] = noteOf(own.leaves, rotated + 1, [firstSigner])
    }),
    story('24f a new key that names another old one', 'key', keyed({ old: keyLineOf(stranger) })),
    story('24g a new key that names another entry', 'key', keyed({ from: 3 })),
    story('24h the old key again', 'key', keyed({ new: keyLineOf(firstSigner) })),
    story('24i a new key that is none', 'key', keyed({ new: 'example.org/ledger+00000000+AAAA' })),
  ]
}
