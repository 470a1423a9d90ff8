// How well tracing tells what became of proposals: written ones first (test/fixtures/tracing), next drafts made of them by a program
// that knows what it did (next-drafts.ts), and the demonstration's answered comments as its people answered them.
// Run: npx tsx test/bench/tracing.ts [--half choosing|reporting] [--drafts 20] [--seed 1] [--errors 0]
// A proposal done in full should be called consistent, one done in part or in other words partly, which is what a person is
// asked about, and one left alone, or met with something else, not found. Halves are whole regulations, named in the fixture.

import { parseArgs } from 'node:util'
import { createTracer, placedProposals, type TraceVerdict } from '../../app/domain/adoption'
import { proposalsIn } from '../../app/domain/comment'
import { compareStatutes } from '../../app/domain/comparison'
import { dice } from './edits'
import {
  type Deed,
  lawOf,
  type NextDraft,
  nextDraft,
  readWorks,
  suggestionOf,
  type Work,
} from './next-drafts'
import { demonstrationVerdicts, statuteSide } from './traced-demo'

const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'reporting' },
    drafts: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    errors: { type: 'string', default: '0' },
  },
})
const expected: Readonly<Record<Deed, TraceVerdict>> = {
  done: 'consistent',
  half: 'partly',
  left: 'not-found',
  near: 'not-found',
}
const works = readWorks()
const table = new Map<string, number>()
let misplaced = 0
let unread = 0
let shown = 0

for (const [index, work] of works.entries()) {
  if (work.half !== values.half) continue
  const donors = works
    .filter((other) => other !== work)
    .flatMap(({ articles }) =>
      articles.map(({ text }) => text).filter((text) => text.length < 160 && !text.includes('下列')),
    )
  for (let round = 0; round < Number(values.drafts); round++) {
    const roll = dice(Number(values.seed) * 1_000_003 + index * 997 + round)
    traceDraft(work, nextDraft(work, roll, donors))
  }
}

function traceDraft(work: Work, draft: NextDraft): void {
  const [from, to] = [statuteSide(lawOf(work.articles.map(({ text }) => text))), statuteSide(draft.source)]
  if (to.texts.join('|') !== draft.articles.join('|')) {
    unread++
    return
  }
  const trace = createTracer({ changes: compareStatutes(from.tree, to.tree), from: from.side, to: to.side })
  for (const [written, deed] of draft.deeds) {
    const at = work.articles.findIndex(({ number }) => number === written.article)
    const eId = from.eIds[at] ?? ''
    const number = from.numbers[at] ?? ''
    const suggestion = suggestionOf(written, work.articles[at]?.text ?? '')
    const proposals = placedProposals(proposalsIn(written.text, number), from.side, eId)
    const found = trace({ text: written.text, eIds: [eId], proposals, ...(suggestion ? { suggestion } : {}) })
    const key = `${deed} ${found.verdict}`
    table.set(key, (table.get(key) ?? 0) + 1)
    if (deed === 'done' && found.verdict === 'consistent' && written.old !== '*' && written.asked !== '') {
      const place = found.evidence[0]?.span.eId ?? ''
      if (!to.side.articles.get(place)?.text.includes(written.asked)) misplaced++
    }
    if (found.verdict !== expected[deed] && shown++ < Number(values.errors))
      console.log(
        `${deed} as ${found.verdict} ${found.score}: ${work.name} ${written.article} ${written.text}\n    [${written.old}] → ${deed === 'half' ? written.half : deed === 'near' ? written.near : written.asked}\n    ${proposals.map((one) => `${one.op} ${one.old}→${one.new}`).join('; ')}${found.evidence.map(({ ground, span, score }) => `\n      ${ground} ${score} ${span.removed}→${span.words}`).join('')}`,
      )
  }
}

const count = (deed: string, verdict: string) => table.get(`${deed} ${verdict}`) ?? 0
const verdicts = ['consistent', 'partly', 'not-found'] as const
const deeds = Object.keys(expected) as Deed[]
const all = [...table.values()].reduce((sum, n) => sum + n, 0)
const right = deeds.reduce((sum, deed) => sum + count(deed, expected[deed]), 0)
const called = deeds.reduce((sum, deed) => sum + count(deed, 'consistent'), 0)
const asked = deeds.reduce((sum, deed) => sum + count(deed, 'partly'), 0)
const share = (part: number, whole: number) => `${part} of ${whole} (${(part / whole).toFixed(3)})`
console.log(
  `${values.half}: ${works.filter(({ half }) => half === values.half).length} regulations, ${values.drafts} drafts of each, ${unread} not read back`,
)
for (const deed of deeds)
  console.log(`  ${deed}: ${verdicts.map((verdict) => `${verdict} ${count(deed, verdict)}`).join(', ')}`)
console.log(
  `  right ${share(right, all)}; consistent and done ${share(count('done', 'consistent'), called)}, of these pointing at another article ${misplaced}; sent to a person ${share(asked, all)}`,
)
const demo = demonstrationVerdicts()
const demoOf = (truth: string, verdict: string) =>
  demo.filter((one) => one.truth === truth && one.verdict === verdict).length
console.log(`demonstration, ${demo.length} answered comments, by what the second draft did for them:`)
for (const truth of verdicts)
  console.log(`  ${truth}: ${verdicts.map((verdict) => `${verdict} ${demoOf(truth, verdict)}`).join(', ')}`)
const demoCalled = demo.filter(({ verdict }) => verdict === 'consistent').length
console.log(
  `  right ${share(demo.filter(({ truth, verdict }) => truth === verdict).length, demo.length)}; consistent and met ${share(demoOf('consistent', 'consistent'), demoCalled)}; sent to a person ${share(demo.filter(({ verdict }) => verdict === 'partly').length, demo.length)}`,
)
if (Number(values.errors) > 0)
  for (const { truth, verdict, text, words, evidence } of demo)
    if (truth !== verdict) console.log(`demo ${truth} as ${verdict}: ${text} [${words}]\n    ${evidence}`)
