// Whether a drafted 修改决定 leads from the old to the new version. Run: npx tsx test/bench/decision-roundtrip.ts [words of
// folder names]. For every pair of the shared data a decision is drafted, read by the parser of decisions, carried out on
// the old text and compared with the new one to the character. Prints what does not hold, the size of the decisions, and
// how often an operation is as fine as the one that the deciding body chose (pairs/gold).

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { wordTools } from '../../app/adapters/language/words.server'
import { type DraftedDecision, draftDecision, parseDecision } from '../../app/domain/amendment'
import { compareStatutes } from '../../app/domain/comparison'
import { articleNumberText, parseArticleNumber, parseStatute, statuteText } from '../../app/domain/statute'

const data = new URL('../../../shared/data/', import.meta.url)
if (!existsSync(data)) throw new Error(`Expected the shared data at ${data.pathname}`)
const wanted = process.argv.slice(2)
const { segment } = await wordTools()

interface Pair {
  readonly set: string
  readonly name: string
  readonly old: URL
  readonly fresh: URL
}

const pairs: Pair[] = [
  ...['gold', 'revisions', 'human_matched'].flatMap((set) =>
    readdirSync(new URL(`pairs/${set}/`, data)).map((name) => {
      const folder = new URL(`pairs/${set}/${encodeURIComponent(name)}/`, data)
      return { set, name, old: new URL('old.txt', folder), fresh: new URL('new.txt', folder) }
    }),
  ),
  ...readdirSync(new URL('drafts/', data)).flatMap((name) => {
    const folder = new URL(`drafts/${encodeURIComponent(name)}/`, data)
    const files = readdirSync(folder)
      .filter((file) => file.endsWith('.txt'))
      .sort()
    return files.slice(1).map((file, index) => ({
      set: 'drafts',
      name: `${name} ${files[index]} → ${file}`,
      old: new URL(files[index] ?? '', folder),
      fresh: new URL(file, folder),
    }))
  }),
].filter(({ name, set }) => wanted.length === 0 || wanted.some((word) => name.includes(word) || set === word))

interface Drafted extends Pair {
  readonly draft: DraftedDecision
  readonly share: number
  readonly articles: number
  readonly ms: number
  /** Whether the other form (修正案 for a 决定) leads there too. */
  readonly isExactOtherwise: boolean
}

function draftPair(pair: Pair): Drafted {
  const [from, to] = [pair.old, pair.fresh].map((file) => parseStatute(readFileSync(file, 'utf8')).tree)
  if (!from || !to) throw new Error('Expected two files')
  const changes = compareStatutes(from, to, { segment })
  const started = performance.now()
  const draft = draftDecision(from, to, changes, { segment })
  const ms = performance.now() - started
  const form = draft.form === 'decision' ? 'amendment' : 'decision'
  const isExactOtherwise = draftDecision(from, to, changes, { segment, form }).isExact
  const articles = changes.rows.reduce((sum, row) => sum + row.to.length, 0)
  return { ...pair, draft, share: draft.text.length / statuteText(to).length, articles, ms, isExactOtherwise }
}

const drafted = pairs.map(draftPair)
for (const { set, name, draft } of drafted) {
  if (draft.isExact) continue
  const { articles, refusal, ...rest } = draft.replay
  const others = Object.entries(rest).filter(([, differs]) => differs)
  const said = refusal ? `refused ${refusal.item} ${refusal.reason}: ${refusal.words.slice(0, 60)}` : ''
  console.log(
    `  ${set} ${name}: ${said} articles ${articles.length} ${others.map(([what]) => what).join(' ')}`,
  )
}
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const share = (part: number, whole: number) => `${part}/${whole} (${((100 * part) / whole).toFixed(1)} %)`
for (const set of [...new Set(drafted.map((one) => one.set))]) {
  const own = drafted.filter((one) => one.set === set)
  const items = own.map(({ draft }) => draft.items.length)
  const coarser = own.flatMap(({ draft }) => draft.items.filter(({ isCoarser }) => isCoarser))
  console.log(
    `${set}: exact ${share(own.filter(({ draft }) => draft.isExact).length, own.length)}, in the other form ${share(own.filter((one) => one.isExactOtherwise).length, own.length)}, articles ${sum(own.map(({ articles }) => articles))},`,
    `items ${sum(items)} (${(sum(items) / own.length).toFixed(1)} a pair), written larger after a replay ${coarser.length},`,
    `text ${(sum(own.map((one) => one.share)) / own.length).toFixed(2)} of the new act, ${Math.round(sum(own.map(({ ms }) => ms)))} ms`,
  )
}

interface GoldOperation {
  readonly item: string
  readonly op: string
  readonly old?: string
  readonly new?: string
  readonly scope?: string
}

/** Each operation of the official decision: is there one of the same kind at the same level in the drafted one? */
function compareWithGold({ name, draft }: Drafted): { readonly same: number; readonly all: number } {
  const file = new URL(`pairs/gold/${encodeURIComponent(name)}/gold.json`, data)
  const gold = JSON.parse(readFileSync(file, 'utf8')) as { decision_ops: GoldOperation[] }
  const operations = parseDecision(draft.text).acts.flatMap(({ items }) =>
    items.flatMap((item) => item.operations),
  )
  const asked = gold.decision_ops.filter(({ op }) => op !== 'commencement')
  const missed = asked.filter(
    (operation) => !operations.some((own) => keysOf(own).includes(keyOfGold(operation))),
  )
  if (missed.length > 0) console.log(`  ${name}: not as official ${missed.map(keyOfGold).join(', ')}`)
  return { same: asked.length - missed.length, all: asked.length }
}

const numberOf = (key: string | undefined) => {
  const number =
    key === undefined
      ? undefined
      : parseArticleNumber(
          String(key).replace(/^(\d+)(?:-(\d+))?$/, (_, n, k) => `第${n}条${k ? `之${k}` : ''}`),
        )
  return number ? articleNumberText(number) : ''
}

function keyOfGold({ op, old, new: fresh, scope }: GoldOperation): string {
  if (op === 'modify_front') return 'preamble'
  if (op === 'renumber_all') return 'reordering'
  if (op === 'delete') return `delete ${numberOf(old)}`
  if (op === 'insert') return `insert ${numberOf(fresh)}`
  if (op === 'renumber') return `renumber ${numberOf(old)}`
  return `modify ${numberOf(old)} ${scope === 'full' ? '' : (scope ?? '')}`.trim()
}

function keysOf(
  operation: ReturnType<typeof parseDecision>['acts'][number]['items'][number]['operations'][number],
): string[] {
  const place = ({ paragraph, point }: { readonly paragraph?: number; readonly point?: number }) =>
    `${paragraph ? `第${'一二三四五六七八九十'[paragraph - 1]}款` : ''}${point ? `第${point}项` : ''}`
  const number = (
    address: { readonly article?: { readonly n: number; readonly sub?: number } } | undefined,
  ) => (address?.article ? articleNumberText(address.article) : '')
  switch (operation.type) {
    case 'replacement':
      return operation.units.map((unit) =>
        unit.matter === 'preamble'
          ? 'preamble'
          : `modify ${number(unit)} ${place(unit) === '' ? '' : `part ${place(unit)}`}`.trim(),
      )
    case 'repeal':
      return operation.units.map((unit) =>
        place(unit) === '' ? `delete ${number(unit)}` : `modify ${number(unit)} delete ${place(unit)}`,
      )
    case 'insertion':
      return operation.level === 'words' ? [] : operation.as.map((unit) => `insert ${number(unit)}`)
    case 'renumbering':
      return operation.from.map((unit) => `renumber ${number(unit)}`)
    case 'reordering':
      return ['reordering']
    default:
      return []
  }
}

const gold = drafted.filter(({ set }) => set === 'gold').map(compareWithGold)
if (gold.length > 0)
  console.log(
    `gold: operations as in the official decision ${share(sum(gold.map(({ same }) => same)), sum(gold.map(({ all }) => all)))}`,
  )
