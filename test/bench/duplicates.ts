// Near duplicates: how well copies of one letter are found, and what is flagged in them.
// Run: npx tsx test/bench/duplicates.ts [--half tuning|report] [--crowd 100000] [--share 0.4] [--seed 11,13]
//        [--only letters,forms,crowd] [--errors]
//
// letters  the messages of ../shared/data/comments/teddy2020c, edited by test/bench/edits.ts. Halves: messages whose id
//          is even are for tuning, the odd ones for the report. Messages that resemble an earlier one (Jaccard of
//          five-character runs ≥ .2, compared with all) are left out, since nobody knows whether they are copies.
// forms    ../shared/data/comments/regulations_gov_stem_opt against its clusters. Halves by the parity of the sum of
//          the digits of a cluster's first id; comments in no cluster go by their own id.
// crowd    test/bench/crowd.ts with a seed of its own for the report (12; tuning 11).

import { existsSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { wordTools } from '../../app/adapters/language/words.server'
import { type ClusterInput, type DuplicateGroup, findDuplicates } from '../../app/domain/comment'
import { crowd } from './crowd'
import { dice, edited, type Flip, flipped, type Strength } from './edits'
import { scorePairs } from './pairs'

const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'report' },
    crowd: { type: 'string', default: '100000' },
    share: { type: 'string', default: '0.4' },
    only: { type: 'string', default: 'letters,forms,crowd' },
    seed: { type: 'string' },
    errors: { type: 'boolean', default: false },
  },
})
const isTuning = values.half === 'tuning'
const seeds = (values.seed ?? (isTuning ? '11' : '12')).split(',').map(Number)
const seed = seeds[0] ?? 12
const { simplify } = await wordTools()
const shared = new URL('../../../shared/data/comments/', import.meta.url)
const isKept = (number: number) => (number % 2 === 0) === isTuning

const linesOf = <T>(path: string): T[] =>
  readFileSync(new URL(path, shared), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)

function found(comments: readonly ClusterInput[]): { groups: DuplicateGroup[]; seconds: number } {
  const start = process.cpuUsage()
  const groups = findDuplicates(comments, { simplify })
  const { user, system } = process.cpuUsage(start)
  return { groups, seconds: (user + system) / 1e6 }
}

const show = (number: number) => number.toFixed(4)

function report(name: string, comments: readonly ClusterInput[], truth: ReadonlyMap<string, string>) {
  const { groups, seconds } = found(comments)
  const score = scorePairs(
    groups.map(({ members }) => members),
    truth,
  )
  console.log(
    `${name}: ${comments.length} comments, ${new Set(truth.values()).size} letters, ${groups.length} groups  P ${show(score.precision)}  R ${show(score.recall)}  F1 ${show(score.f1)}  purity ${show(score.purity)}  ${seconds.toFixed(1)} s of processor`,
  )
  if (values.errors) printErrors(comments, groups, truth)
  return groups
}

function printErrors(
  comments: readonly ClusterInput[],
  groups: readonly DuplicateGroup[],
  truth: ReadonlyMap<string, string>,
): void {
  const text = new Map(comments.map((comment) => [comment.id, comment.text]))
  const letter = new Map(groups.flatMap((group) => group.members.map((id) => [id, group.letter] as const)))
  let shown = 0
  for (const { members, letter: first } of groups) {
    const other = members.find((id) => (truth.get(id) ?? id) !== (truth.get(first) ?? first))
    if (other === undefined || shown++ > 8) continue
    console.log(
      'JOINED',
      truth.get(first),
      '|',
      truth.get(other),
      '\n  ',
      text.get(first)?.slice(0, 300),
      '\n  ',
      text.get(other)?.slice(0, 300),
    )
  }
  shown = 0
  const homes = new Map<string, Map<string, number>>()
  for (const [id, name] of truth) {
    const home = homes.get(name) ?? new Map<string, number>()
    homes.set(name, home.set(letter.get(id) ?? id, (home.get(letter.get(id) ?? id) ?? 0) + 1))
  }
  for (const [name, home] of homes) {
    if (home.size < 2 || shown++ > 8) continue
    const [most, ...rest] = [...home].sort(([, a], [, b]) => b - a)
    console.log(
      'SPLIT',
      name,
      most?.[1],
      rest.map(([, n]) => n).join(),
      '\n  ',
      text.get(most?.[0] ?? '')?.slice(0, 300),
      '\n  ',
      text.get(rest[0]?.[0] ?? '')?.slice(0, 300),
    )
  }
}

/** Flags among copies that were turned over and among those that were not. */
function printFlags(
  name: string,
  groups: readonly DuplicateGroup[],
  {
    flips,
    copies,
    textOf,
  }: { flips: ReadonlyMap<string, Flip>; copies: ReadonlySet<string>; textOf: (id: string) => string },
): void {
  const what = new Map(
    groups.flatMap(({ variants }) => variants.map((variant) => [variant.id, variant.what] as const)),
  )
  const letters = new Map(groups.flatMap((group) => group.members.map((id) => [id, group.letter] as const)))
  const isFlagged = (id: string) => what.get(id)?.some((kind) => kind !== 'added-sentence') ?? false
  const inFamily = [...flips].filter(([id]) => letters.has(id))
  const flagged = inFamily.filter(([id, flip]) => what.get(id)?.includes(flip))
  const unflipped = [...copies].filter((id) => letters.has(id))
  const wrong = unflipped.filter(isFlagged)
  console.log(
    `  ${name}: turned over ${flips.size}, in a family ${inFamily.length}, flagged with the right kind ${flagged.length} (${show(flagged.length / Math.max(1, inFamily.length))}); not turned over ${unflipped.length}, flagged ${wrong.length} (${show(wrong.length / Math.max(1, unflipped.length))})`,
  )
  if (!values.errors) return
  for (const [id, flip] of inFamily.filter((one) => !flagged.includes(one)).slice(0, 12))
    console.log('MISSED', flip, what.get(id), '\n  ', textOf(letters.get(id) ?? ''), '\n  ', textOf(id))
  for (const id of wrong.slice(0, 25))
    console.log('WRONG', what.get(id), '\n  ', difference(textOf(letters.get(id) ?? ''), textOf(id)))
}

/** The pieces of both texts that the other does not have, with what stands before them. */
function difference(letter: string, copy: string): string {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s+/gu, '')
  const [a, b] = [plain(letter), plain(copy)]
  const pieces = [...b.matchAll(/[^，。,.！；]+/gu)]
    .filter(([clause]) => !a.includes(clause))
    .map(([clause]) => clause)
  return pieces.slice(0, 8).join(' / ').slice(0, 300)
}

function letters(): void {
  const messages = ['messages_noisy_labels', 'messages_replied']
    .flatMap((name) => linesOf<{ id: string; text: string }>(`teddy2020c/${name}.jsonl`))
    .map(({ id, text }) => ({ id: Number(id), text: text.trim().replace(/\s+/gu, ' ') }))
    .filter(({ id, text }) => isKept(id) && text.length >= 30 && text.length <= 1500)
  const all = distinct(messages.map(({ text }) => text))
  // A fifth of the messages gives the sentences that writers add: one taken from another letter would be its copy too.
  const bases = all.filter((_, at) => at % 5 !== 0)
  const donors = all.filter((_, at) => at % 5 === 0)
  const roll = dice(seed)
  for (const strength of ['light', 'medium', 'heavy', 'all'] as const) {
    const comments: ClusterInput[] = []
    const truth = new Map<string, string>()
    const flips = new Map<string, Flip>()
    const copies = new Set<string>()
    const add = (text: string, base: number) => {
      const id = `m${String(comments.length).padStart(6, '0')}`
      comments.push({ id, text })
      truth.set(id, `base-${base}`)
      return id
    }
    bases.forEach((text, base) => {
      // The letter stands two times more than any copy: what most people sent is what the others are measured by.
      add(text, base)
      add(text, base)
      const count = roll.below(6)
      for (let copy = 0; copy < count; copy++) {
        const kind: Strength =
          strength === 'all' ? roll.pick(['light', 'medium', 'heavy'] as const) : strength
        const own = sentenceOf(roll.pick(donors), roll)
        const turned = roll.chance(0.15) ? flipped(text, roll) : undefined
        if (turned) flips.set(add(edited(turned.text, 'light', roll, []), base), turned.what)
        else copies.add(add(edited(text, kind, roll, [own]), base))
      }
    })
    const groups = report(`letters, ${strength}`, comments, truth)
    printFlags(strength, groups, { flips, copies, textOf: (id) => comments[Number(id.slice(1))]?.text ?? '' })
  }
}

function sentenceOf(text: string, roll: ReturnType<typeof dice>): string {
  return roll.pick(text.match(/[^。！？!?；;]+[。！？!?；;]*/gu) ?? [text]).slice(0, 60)
}

/** Texts of which none resembles an earlier one; all pairs that share a run of five are compared. */
function distinct(texts: readonly string[]): string[] {
  const holders = new Map<string, number[]>()
  const sizes: number[] = []
  return texts.filter((text) => {
    const letters = text.replace(/[^\p{L}\p{N}]/gu, '')
    const runs = new Set(
      Array.from({ length: Math.max(0, letters.length - 4) }, (_, at) => letters.slice(at, at + 5)),
    )
    const shared = new Map<number, number>()
    for (const run of runs)
      for (const other of holders.get(run) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
    for (const [other, count] of shared)
      if (count / (runs.size + (sizes[other] ?? 0) - count) >= 0.2) return false
    for (const run of runs) holders.set(run, [...(holders.get(run) ?? []), sizes.length])
    sizes.push(runs.size)
    return runs.size > 10
  })
}

function forms(): void {
  const comments = linesOf<{ id: string; text: string }>('regulations_gov_stem_opt/comments.jsonl')
  const { clusters } = JSON.parse(
    readFileSync(new URL('regulations_gov_stem_opt/near_duplicates.json', shared), 'utf8'),
  ) as { clusters: string[][] }
  const sum = (id: string) => [...id.replace(/\D/gu, '')].reduce((all, digit) => all + Number(digit), 0)
  const clusterOf = new Map(clusters.flatMap((ids, index) => ids.map((id) => [id, index] as const)))
  const kept = comments.filter(({ id }) => {
    const cluster = clusterOf.get(id)
    return isKept(sum(cluster === undefined ? id : (clusters[cluster]?.toSorted()[0] ?? id)))
  })
  const truthOf = (given: readonly { id: string }[]) =>
    new Map(
      given.flatMap(({ id }) => (clusterOf.has(id) ? [[id, `form-${clusterOf.get(id)}`] as const] : [])),
    )
  report('forms, half', kept, truthOf(kept))
  if (!isTuning) report('forms, all', comments, truthOf(comments))
}

function crowds(ofSeed: number): void {
  const { comments, campaigns, flips, strengths } = crowd(Number(values.crowd), ofSeed, Number(values.share))
  const name = `crowd of seed ${ofSeed}`
  const groups = report(name, comments, campaigns)
  const copies = new Set(strengths.keys())
  printFlags(name, groups, { flips, copies, textOf: (id) => comments[Number(id.slice(1))]?.text ?? '' })
}

console.log(
  `half ${values.half}, seed ${seeds.join()}, load ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`,
)
const only = new Set(values.only.split(','))
if (!existsSync(shared)) console.log('letters and forms are skipped: no shared material')
else {
  if (only.has('letters')) letters()
  if (only.has('forms')) forms()
}
if (only.has('crowd')) for (const one of seeds) crowds(one)
