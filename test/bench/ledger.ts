// Figures of the ledger's verifier: `npx tsx test/bench/ledger.ts flips [100000]` flips single bits anywhere in honest folders and
// judges each whole folder anew; `npx tsx test/bench/ledger.ts write 1000000 DIR` writes a folder of so many entries, which
// `/usr/bin/time -v node build/cli/verify.mjs DIR` then judges. The seed of the flips is printed.

import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { platformVerifier } from '~/adapters/backup/verify-files.server'
import {
  canonicalJson,
  commitmentText,
  createGrowingTree,
  formatCheckpoint,
  leafBytes,
  leafTime,
  signNote,
  tilePath,
  tileWidth,
  verifyFolder,
} from '~/domain/ledger'
import {
  type Files,
  filesOf,
  firstSigner,
  folderOf,
  happenings,
  honest,
  keyLineOf,
  origin,
  received,
  recorded,
  signed,
} from '../domain/ledger/honest'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** Numbers from 0 to below `below`, the same for the same seed. */
function numbersFrom(seed: number) {
  let state = seed >>> 0
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const high = state
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (high * 65536 + (state >>> 16)) % below
  }
}

function flips(count: number): void {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31)
  const next = numbersFrom(seed)
  const platform = platformVerifier()
  const long = recorded([
    ...happenings().slice(0, 13),
    ...Array.from({ length: 300 }, (_, at) => received(`n${at}`)),
  ])
  const folders: readonly Files[] = [
    filesOf(honest()),
    filesOf({ ...honest(), ...long, fates: [], notes: signed(long.leaves, -1) }),
  ]
  const honestOnes = folders.map((files) => verifyFolder(folderOf(files), platform).result)
  const tally = new Map<string, { flipped: number; refused: number }>()
  for (let at = 0; at < count; at++) {
    // Three of four in the small folder, which holds every kind of entry.
    const files = folders[at % 4 === 3 ? 1 : 0] ?? new Map()
    const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0)
    let place = next(total)
    for (const [path, bytes] of files) {
      if (place >= bytes.length) {
        place -= bytes.length
        continue
      }
      const flipped = Uint8Array.from(bytes)
      flipped[place] = (flipped[place] ?? 0) ^ (1 << next(8))
      const { result } = verifyFolder(folderOf(new Map([...files, [path, flipped]])), platform)
      const kind = path.split('/')[0] ?? ''
      const row = tally.get(kind) ?? { flipped: 0, refused: 0 }
      tally.set(kind, { flipped: row.flipped + 1, refused: row.refused + (result === 'invalid' ? 1 : 0) })
      break
    }
  }
  const all = [...tally.values()]
  const sum = (of: 'flipped' | 'refused') => all.reduce((total, row) => total + row[of], 0)
  console.log(`seed ${seed}; the folders untouched: ${honestOnes.join(', ')}`)
  for (const [kind, row] of tally) console.log(`  ${kind}: ${row.refused} of ${row.flipped} refused`)
  console.log(`refused: ${sum('refused')} of ${sum('flipped')}`)
}

/** Comments of one consultation, a checkpoint every hundred entries, as when a hundred arrive a second. */
function write(count: number, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const rows: { hashes: Uint8Array[]; index: number }[] = []
  const flush = (level: number) => {
    const row = rows[level]
    if (!row || row.hashes.length === 0) return
    const path = join(folder, tilePath({ level, index: row.index, width: row.hashes.length }))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, Buffer.concat(row.hashes))
    row.hashes = []
    row.index += 1
  }
  const tree = createGrowingTree(sha256, (level, hash) => {
    rows[level] ??= { hashes: [], index: 0 }
    rows[level].hashes.push(hash)
    if (rows[level].hashes.length === tileWidth) flush(level)
  })
  const start = recorded(happenings().slice(0, 3))
  const entries = openSync(join(folder, 'entries.jsonl'), 'w')
  const notes: string[] = []
  let lines: Uint8Array[] = []
  for (let seq = 0; seq < count; seq++) {
    const leaf = start.leaves[seq] ?? commentLeaf(seq)
    tree.append(leaf)
    lines.push(leaf, Buffer.from('\n'))
    if (lines.length > 5_000 || seq + 1 === count) {
      writeSync(entries, Buffer.concat(lines))
      lines = []
    }
    if (tree.size % 100 === 0 || tree.size === count) {
      const note = signNote(formatCheckpoint({ origin, size: tree.size, root: tree.root() }), [firstSigner])
      notes.push(canonicalJson(note))
    }
  }
  closeSync(entries)
  rows.forEach((_, level) => {
    flush(level)
  })
  const readme = 'An exported ledger.\n'
  const text = (all: readonly string[]) => all.map((line) => `${line}\n`).join('')
  writeFileSync(join(folder, 'checkpoints.jsonl'), text(notes))
  writeFileSync(join(folder, 'disclosed.jsonl'), text(start.disclosures.map((one) => canonicalJson(one))))
  writeFileSync(join(folder, 'fates.txt'), '')
  writeFileSync(join(folder, 'key'), text([keyLineOf(firstSigner)]))
  writeFileSync(join(folder, 'README.txt'), readme)
  const sum = Buffer.from(sha256(Buffer.from(readme))).toString('hex')
  writeFileSync(join(folder, 'SHA256SUMS'), `${sum}  README.txt\n`)
}

function commentLeaf(seq: number): Uint8Array {
  const random = (what: string) => sha256(Buffer.from(`${what} ${seq}`))
  const id = (what: string) => Buffer.from(random(what)).toString('hex').slice(0, 26)
  return leafBytes({
    seq,
    at: leafTime(Date.UTC(2026, 2, 1, 3) + Math.floor(seq / 100) * 1000),
    type: 'comment.received',
    id: id('id'),
    by: 'resident',
    ref: [id('comment'), 'c1'],
    c: { place: commitmentText(random('place')), words: commitmentText(random('words')) },
  })
}

const [what, count, folder] = process.argv.slice(2)
if (what === 'write') write(Number(count), folder ?? '')
else flips(Number(count ?? 100_000))
