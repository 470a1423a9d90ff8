// Which texts of a place hold the runs of characters of a text that is being typed. A few words share too little with a
// whole comment for signatures of sets to meet, so every run leads to its holders. Typed arrays: 8 bytes a run, where a
// map of lists takes ten times as much.

export interface RunIndex {
  /** Add a text by its distinct runs. Texts are numbered upwards from 0. */
  add(text: number, place: number, runs: Uint32Array): void
  /** Texts of the place that share most of the smaller side's runs, at most `most`; ties to the newest. */
  nearest(place: number, runs: Uint32Array, most: number): readonly number[]
}

/** Holders of one run that are looked at, the newest first: what more hold is everybody's and tells little. */
const HOLDERS = 200
/** Runs of a text that are kept and looked up; a longer text is sampled evenly. */
const RUNS = 300
/** Texts that share fewer runs resemble by chance. */
const LEAST_SHARED = 3
/** Slots for each expected text. A slot that two runs share costs a look and is weighed away by the others. */
const SLOTS_PER_TEXT = 16

export function runIndex(expected: number): RunIndex {
  const slots = 2 ** Math.min(22, Math.max(12, Math.ceil(Math.log2(expected * SLOTS_PER_TEXT))))
  const heads = new Int32Array(slots)
  let holders = new Int32Array(4096)
  let nexts = new Int32Array(4096)
  let sizes = new Int32Array(1024)
  let counts = new Uint16Array(1024)
  let entries = 1
  const slotOf = (place: number, run: number) =>
    (Math.imul(run ^ Math.imul(place, 0x9e3779b1), 0x85ebca6b) >>> 10) & (slots - 1)

  return {
    add: (text, place, all) => {
      const runs = sampled(all)
      if (text >= sizes.length) {
        sizes = grown(sizes, text + 1)
        counts = grown(counts, text + 1)
      }
      if (entries + runs.length > holders.length) {
        holders = grown(holders, entries + runs.length)
        nexts = grown(nexts, entries + runs.length)
      }
      sizes[text] = runs.length
      for (const run of runs) {
        const slot = slotOf(place, run)
        holders[entries] = text
        nexts[entries] = heads[slot] ?? 0
        heads[slot] = entries++
      }
    },
    nearest: (place, all, most) => {
      const runs = sampled(all)
      const met: number[] = []
      for (const run of runs) {
        let entry = heads[slotOf(place, run)] ?? 0
        for (let looked = 0; entry !== 0 && looked < HOLDERS; looked++) {
          const text = holders[entry] ?? 0
          if (counts[text] === 0) met.push(text)
          counts[text] = (counts[text] ?? 0) + 1
          entry = nexts[entry] ?? 0
        }
      }
      const found = met
        .map((text) => ({ text, shared: counts[text] ?? 0 }))
        .filter(({ shared }) => shared >= LEAST_SHARED)
        .map(({ text, shared }) => ({ text, share: shared / Math.min(runs.length, sizes[text] ?? 1) }))
        .sort((a, b) => b.share - a.share || b.text - a.text)
      for (const text of met) counts[text] = 0
      return found.slice(0, most).map(({ text }) => text)
    },
  }
}

function sampled(runs: Uint32Array): Uint32Array {
  if (runs.length <= RUNS) return runs
  // By value and not by place in the set: two texts have to keep the same ones.
  const kept = runs.length / RUNS
  return runs.filter((run) => Math.imul(run, 0xc2b2ae35) >>> 0 < 0x1_0000_0000 / kept)
}

function grown<T extends Int32Array | Uint16Array>(from: T, least: number): T {
  const to = new (from.constructor as new (size: number) => T)(Math.max(least, from.length * 2))
  to.set(from)
  return to
}
