import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { folderOnDisk, platformVerifier } from '~/adapters/backup/verify-files.server'
import { canonicalJson, commitment, utf8Bytes, type Verification, verifyFolder } from '~/domain/ledger'
import { type Files, filesOf, happenings, honest, received, recorded, signed } from './honest'
import { hasPython, judgeWithPython, type SecondVerdict, withFolders } from './second-verifier'
import { tampered } from './tampered'

const platform = platformVerifier()

/** What both say, in a form that can be compared: the same rules at the same entries, in any order. */
const told = ({ result, size, root, faults }: Verification | SecondVerdict) => ({
  result,
  size,
  root: size === 0 ? '' : root,
  faults: faults.map(({ rule, entry }) => `${rule} ${entry ?? '-'}`).sort(),
})

function agree(
  all: readonly { readonly name: string; readonly files: Files; readonly checkpoint?: string }[],
) {
  withFolders(
    all.map(({ files }) => files),
    (paths, base) => {
      const runs = all.map(({ checkpoint }, at) => {
        const path = paths[at] ?? ''
        if (checkpoint === undefined) return [path]
        const kept = join(base, `kept-${at}`)
        writeFileSync(kept, checkpoint)
        return [path, '--checkpoint', kept]
      })
      const second = judgeWithPython(runs)
      all.forEach(({ name, checkpoint }, at) => {
        const notes = checkpoint === undefined ? [] : [utf8Bytes(checkpoint)]
        const held = { notes, leaves: new Map() }
        const first = verifyFolder(folderOnDisk(paths[at] ?? ''), { ...platform, held })
        expect(told(second[at] as SecondVerdict), name).toEqual(told(first))
      })
    },
  )
}

it.skipIf(!hasPython)('agrees with the second verifier on every tampered ledger, and on honest ones', () => {
  const many = happenings().slice(0, 13)
  many.push(...Array.from({ length: 500 }, (_, at) => received(`n${at}`)))
  const { leaves, disclosures } = recorded(many)
  const large = { ...honest(), leaves, disclosures, fates: [], notes: signed(leaves, -1) }
  agree([
    { name: 'honest', files: filesOf(honest()) },
    { name: 'large', files: filesOf(large) },
    { name: 'pending', files: filesOf({ ...honest(), notes: [] }) },
    ...tampered().map(({ name, files, held }) => ({ name, files, checkpoint: held?.checkpoint })),
  ])
})

it.skipIf(!hasPython)('agrees with it on random stories, most of which are not allowed', () => {
  const whole = happenings()
  const seed = Number(process.env.RULES_SEED ?? Date.now() % 2 ** 31)
  process.stdout.write(`seed ${seed}\n`)
  const steps = fc.array(fc.tuple(fc.nat({ max: 24 }), fc.nat({ max: 24 })), { maxLength: 6 })
  const stories = fc.sample(steps, { numRuns: 60, seed }).map((swaps) => {
    const story = whole.slice(0, 26)
    for (const [a, b] of swaps) story.splice(b, 1, whole[a] ?? received('m'))
    return story
  })
  agree(
    stories.map((story) => {
      const made = recorded(story)
      const own = { ...honest(), ...made, fates: [], notes: signed(made.leaves, -1) }
      return {
        name: story.map(({ type, ref }) => `${type} ${ref.join(' ')}`).join('\n'),
        files: filesOf(own),
      }
    }),
  )
})

it.skipIf(!hasPython)('commits to the same bytes as the second verifier, whatever the payload', () => {
  const seed = Number(process.env.RULES_SEED ?? Date.now() % 2 ** 31)
  process.stdout.write(`seed ${seed}\n`)
  const payloads = fc
    .sample(fc.jsonValue({ maxDepth: 3 }), { numRuns: 300, seed })
    .filter((value) => JSON.stringify(value).isWellFormed())
  const nonce = new Uint8Array(32).fill(1)
  const story = payloads.map((payload) => ({
    type: 'policy.changed' as const,
    ref: [],
    open: { words: payload as never },
  }))
  expect(payloads.every((payload) => commitment('words', nonce, payload).length === 32)).toBe(true)
  expect(payloads.map((payload) => canonicalJson(payload)).length).toBe(payloads.length)
  const made = recorded(story)
  agree([
    { name: 'payloads', files: filesOf({ ...honest(), ...made, fates: [], notes: signed(made.leaves, -1) }) },
  ])
})
