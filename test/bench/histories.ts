// Random histories of an office, each in a database of its own, by the real commands: new drafts and their undoing, carrying,
// places corrected, answers proposed, approved, returned and taken back, settling, themes, splitting, moderation, imports taken
// back, jobs cancelled. After every single act the sum must close; in the end every comment must have one place in every later
// draft, and no machine may have moved what a person placed.
// Run: npx tsx test/bench/histories.ts [--count 1000] [--seed 1] [--state FILE]
// With --state it writes each history that held into the file and goes on behind it when it is started again.

import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type ActName, act, actNames, laterVersions, openWorld, type Step } from '../rules/acts'
import { balanced, finishCarrying, personsPlaces, placedEverywhere } from '../rules/balance'
import { type Dice, dice } from './edits'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    state: { type: 'string' },
  },
})

/** What the histories are about comes more often than the rest; grouping a few comments costs more than all of it. */
const often: readonly ActName[] = [
  ...(['draft', 'undoDraft', 'carry', 'correctPlace', 'propose', 'approve', 'undoAnswer'] as const),
  ...(['settle', 'unsettle', 'link', 'manageJob', 'resumeCarry', 'split', 'join', 'answerPart'] as const),
]
const names: readonly ActName[] = [...actNames.filter((name) => name !== 'cluster'), ...often, ...often]
/** Acts that may change what a person said about a place. */
const placing: readonly ActName[] = ['correctPlace', 'undoDraft', 'takeBack']

function historyOf(roll: Dice): Step[] {
  const number = () => roll.below(10_000)
  return Array.from({ length: 12 + roll.below(25) }, () => ({
    name: roll.pick(names),
    numbers: [number(), number(), number(), number()] as const,
  }))
}

interface Lived {
  readonly acts: number
  readonly done: number
  readonly received: number
  readonly drafts: number
}

async function live(steps: readonly Step[]): Promise<Lived> {
  const world = await openWorld()
  try {
    let done = 0
    let said = await personsPlaces(world)
    for (const step of steps) {
      done += Number(await act(world, step))
      await balanced(world)
      const now = await personsPlaces(world)
      if (now !== said && !placing.includes(step.name))
        throw new Error(`${step.name} changed what a person placed`)
      said = now
    }
    const received = await balanced(world)
    await finishCarrying(world)
    await placedEverywhere(world, received)
    if ((await personsPlaces(world)) !== said) throw new Error('carrying changed what a person placed')
    return { acts: steps.length, done, received, drafts: (await laterVersions(world)).length }
  } finally {
    await world.ctx.close()
  }
}

const folder = mkdtempSync(join(tmpdir(), 'tiaoyi-histories-'))
process.env.TMPDIR = folder
const [seed, count] = [Number(values.seed), Number(values.count)]
const { state } = values
const lived: Lived[] =
  state && existsSync(state)
    ? readFileSync(state, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Lived)
    : []
const from = lived.length
const failed: string[] = []
for (let at = from; at < count; at++) {
  const steps = historyOf(dice(seed * 1_000_003 + at))
  try {
    const one = await live(steps)
    lived.push(one)
    if (state) appendFileSync(state, `${JSON.stringify(one)}\n`)
  } catch (error) {
    failed.push(`history ${at}: ${String(error)}\n  ${JSON.stringify(steps)}`)
    console.log(failed.at(-1))
    break
  }
  if ((at + 1) % 50 === 0) console.log(`${at + 1} histories`)
}
rmSync(folder, { recursive: true, force: true })
const total = (of: (one: Lived) => number) => lived.reduce((sum, one) => sum + of(one), 0)
console.log(
  `seed ${seed}: ${lived.length} of ${count} histories, ${total(({ acts }) => acts)} acts of which ${total(({ done }) => done)} were done and the rest refused; in the end ${total(({ received }) => received)} comments and ${total(({ drafts }) => drafts)} later drafts; the sum closed after every act in ${lived.length}, failed ${failed.length}; load ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`,
)
process.exitCode = failed.length > 0 ? 1 : 0
