// How decisions are read and applied. Run: npx tsx test/bench/amendment.ts [--verbose]
// (1) Operations parsed as in pairs/gold and pairs/decision_only; (2) pairs/gold: old text + decision against the new text,
// article by article, and the links of articles against the gold alignment, from applying and through a comparison;
// (3) amendments of the criminal law in laws/ that are in no gold set. Rules were chosen while looking at the odd folders by
// name (1st, 3rd …) of each set; the even ones are reported beside them. Needs the shared data beside the repository.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import {
  type Address,
  applyDecision,
  declaredLinks,
  type Operation,
  parseDecision,
  type Quoted,
} from '../../app/domain/amendment'
import { compareStatutes } from '../../app/domain/comparison'
import { articlesOf, parseStatute, type StatuteTree } from '../../app/domain/statute'
import { withoutBlanks } from '../../app/domain/text'

const data = new URL('../../../shared/data/', import.meta.url)
if (!existsSync(data)) throw new Error(`Expected the shared data at ${data.pathname}`)
const isVerbose = process.argv.includes('--verbose')
const tell = (line: string) => {
  if (isVerbose) console.log(`    ${line}`)
}

const read = (folder: URL, file: string) => readFileSync(new URL(file, folder), 'utf8')
const foldersOf = (set: string) =>
  readdirSync(new URL(`pairs/${set}/`, data))
    .sort()
    .map((name) => ({ name, folder: new URL(`pairs/${set}/${encodeURIComponent(name)}/`, data) }))
type Folder = ReturnType<typeof foldersOf>[number]

// ---- 1. Operations ----------------------------------------------------------------------------------------

interface GoldOperation {
  readonly item: string
  readonly op: string
  readonly old?: string
  readonly new?: string | readonly string[]
  readonly quote?: readonly string[]
}

/** An operation as both sides are compared: item, kind and place, quoted text without blanks. */
interface Plain {
  readonly item: string
  readonly key: string
  readonly quote: string
}

const numberOf = (address: Address | undefined) =>
  address?.article ? `${address.article.n}${address.article.sub ? `-${address.article.sub}` : ''}` : ''
const squeeze = (words: string) => words.replace(/[\s\u3000“]/g, '')
const quoted = (...texts: (Quoted | undefined)[]) =>
  squeeze(texts.map((text) => text?.paragraphs.join('') ?? '').join('|'))

function plainOf(operation: Operation): Plain[] {
  const of = (key: string, quote = '') => ({ item: operation.item, key, quote })
  switch (operation.type) {
    case 'reordering':
      return [of('renumber_all')]
    case 'commencement':
    case 'republication':
      return [of('commencement')]
    case 'replacement':
      return operation.units.slice(0, 1).map((unit) => {
        if (unit.matter === 'annex') return of('modify_annex')
        return of(unit.matter ? 'modify_front' : `modify ${numberOf(unit)}`, quoted(operation.text))
      })
    case 'substitution':
      return [of(`modify ${numberOf(operation.units[0])}`, quoted(operation.from, operation.to))]
    case 'repeal':
      return operation.units.map((unit) => {
        const isPart =
          unit.paragraph !== undefined || unit.point !== undefined || operation.text !== undefined
        return of(`${isPart ? 'modify' : 'delete'} ${numberOf(unit)}`, quoted(operation.text))
      })
    case 'insertion':
      if (operation.level === 'words')
        return [of(`modify ${numberOf(operation.unit)}`, quoted(operation.text))]
      if (operation.level === 'article')
        return [of(`insert ${operation.as.map(numberOf).join()}`, quoted(operation.text))]
      return operation.text
        ? [of(`modify ${numberOf(operation.within ?? operation.after)}`, quoted(operation.text))]
        : []
    case 'renumbering':
      return operation.from.flatMap((from, k) =>
        from.paragraph || from.point ? [] : [of(`renumber ${numberOf(from)} ${numberOf(operation.to[k])}`)],
      )
    default:
      return [of(operation.type)]
  }
}

function plainOfGold({ item, op, old, new: fresh, quote }: GoldOperation): Plain {
  const words = op === 'modify_annex' ? '' : squeeze((quote ?? []).join('|'))
  const number = Array.isArray(fresh) ? fresh.join() : (fresh ?? '')
  if (op === 'modify' || op === 'delete') return { item, key: `${op} ${old}`, quote: words }
  if (op === 'insert') return { item, key: `insert ${number}`, quote: words }
  if (op === 'renumber') return { item, key: `renumber ${old} ${number}`, quote: words }
  return { item, key: op, quote: words }
}

// The gold calls an item without a number 1, and that of a second decision 2021年决定.
const isSame = (mine: Plain, gold: Plain) =>
  mine.key === gold.key &&
  mine.quote === gold.quote &&
  (mine.item === gold.item || gold.item === '1' || gold.item === '2021年决定')

function countOperations({ name, folder }: Folder) {
  const gold = JSON.parse(read(folder, 'gold.json')) as { decision_ops?: GoldOperation[] }
  const decision = parseDecision(read(folder, 'decision.txt'))
  for (const { rule, item, words } of decision.messages)
    tell(`${name}: ${rule} ${item} ${words.replaceAll('\n', ' ')}`)
  const left = decision.acts.flatMap(({ items }) => items.flatMap((each) => each.operations.flatMap(plainOf)))
  let hit = 0
  for (const operation of gold.decision_ops ?? []) {
    const wanted = plainOfGold(operation)
    const at = left.findIndex((mine) => isSame(mine, wanted))
    if (at < 0) console.log(`  ${name}: not read as in the gold: ${JSON.stringify(wanted).slice(0, 160)}`)
    else {
      left.splice(at, 1)
      hit++
    }
  }
  // Closing formulas of a few decisions and the two constitutional amendments are not listed in the gold.
  for (const extra of gold.decision_ops ? left : [])
    tell(`${name}: beyond the gold: ${JSON.stringify(extra)}`)
  return { hit, total: gold.decision_ops?.length ?? 0 }
}

// ---- 2. Applying ------------------------------------------------------------------------------------------

interface Gold {
  readonly alignment: readonly (readonly [string | null, string | null])[]
  readonly silent_text_differences?: readonly { readonly new: string }[]
}

// Flattened files have lost line breaks, and 《…〈…〉》 is printed both ways: neither is a difference of words.
const words = (text: string | undefined) => withoutBlanks(text ?? '').replace(/[〈〉]/g, '')
const keyed = (tree: StatuteTree) =>
  new Map(articlesOf(tree).map((article) => [numberOf({ article: article.key, words: '' }), article]))

function differences(mine: StatuteTree, fresh: StatuteTree, silent: ReadonlySet<string>): string[] {
  const [a, b] = [keyed(mine), keyed(fresh)]
  return [...new Set([...a.keys(), ...b.keys()])].filter(
    (number) => !silent.has(number) && words(a.get(number)?.text) !== words(b.get(number)?.text),
  )
}

// Silent differences of untouched articles stand in gold.json; that of an article which the decision itself words, where
// the published text says something else, stands in meta.json: [operation, article, verdict, decided words, published words].
function isUnexplained(folder: URL, number: string, published: string | undefined): boolean {
  const { unexplained = [] } = JSON.parse(read(folder, 'meta.json')) as { unexplained?: string[][] }
  return unexplained.some(
    ([, article, verdict, , words]) =>
      article === number && verdict === 'INSERT MISMATCH' && sameHan(published).includes(sameHan(words)),
  )
}
const sameHan = (text: string | undefined) => (text ?? '').replace(/[^\p{Script=Han}]/gu, '')

interface Applied {
  readonly outcome: string
  readonly links: boolean
  readonly compared: boolean
}

function applyFolder({ name, folder }: Folder): Applied {
  const old = parseStatute(read(folder, 'old.txt')).tree
  const fresh = parseStatute(read(folder, 'new.txt')).tree
  const gold = JSON.parse(read(folder, 'gold.json')) as Gold
  const decision = parseDecision(read(folder, 'decision.txt'))
  const result = applyDecision(old, decision)
  const wanted = gold.alignment
    .map(([from, to]) => `${from} → ${to}`)
    .filter((link) => !link.endsWith('null'))
  const gone = gold.alignment.filter(([, to]) => to === null).map(([from]) => from)
  const declared = declaredLinks(old, fresh, decision).links
  const rows = compareStatutes(old, fresh, { declared }).rows
  const compared = rows.map((row) => ({
    from: row.from.map(({ eId }) => eId),
    to: row.to.map(({ eId }) => eId),
  }))
  const fits = (links: readonly { from: readonly string[]; to: readonly string[] }[]) => {
    const given = linkNames(links, old, fresh)
    return (
      wanted.length === given.length &&
      wanted.every((link) => given.includes(link)) &&
      gone.every((from) => !given.some((link) => link.startsWith(`${from} →`)))
    )
  }
  const links = { links: fits(declared), compared: fits(compared) }
  if (!result.ok) {
    console.log(`  ${name}: refused ${result.refusal.item} ${result.refusal.reason}: ${result.refusal.words}`)
    return { outcome: 'refused', ...links }
  }
  const silent = new Set((gold.silent_text_differences ?? []).map((each) => each.new))
  const all = differences(result.tree, fresh, silent)
  const unexplained = all.filter((number) => isUnexplained(folder, number, keyed(fresh).get(number)?.text))
  const differing = all.filter((number) => !unexplained.includes(number))
  for (const number of all) {
    const [a, b] = [keyed(result.tree).get(number)?.text ?? '', keyed(fresh).get(number)?.text ?? '']
    const at = [...a].findIndex((unit, k) => unit !== [...b][k])
    const around = (text: string) => [...text].slice(Math.max(0, at - 8), at + 24).join('')
    const note = unexplained.includes(number) ? ' (a silent difference: meta.json has it as unexplained)' : ''
    console.log(`  ${name} 第${number}条: decision “${around(a)}”, published “${around(b)}”${note}`)
  }
  return { outcome: differing.length === 0 ? 'equal' : 'other words', ...links }
}

function linkNames(
  links: readonly { from: readonly string[]; to: readonly string[] }[],
  old: StatuteTree,
  fresh: StatuteTree,
): string[] {
  const names = (tree: StatuteTree) => new Map([...keyed(tree)].map(([number, { eId }]) => [eId, number]))
  const [before, after] = [names(old), names(fresh)]
  return links.flatMap(({ from, to }) =>
    from.flatMap((a) => to.map((b) => `${before.get(a)} → ${after.get(b)}`)),
  )
}

// ---- 3. Beyond the gold -----------------------------------------------------------------------------------

function applyChain(from: string, to: string, amendments: readonly string[]): void {
  const folder = new URL('laws/%E6%B3%95%E5%BE%8B/', data)
  const source = (part: string) => {
    const file = readdirSync(folder).find((name) => name.includes(part))
    if (!file) throw new Error(`Expected a law ${part}`)
    return readFileSync(new URL(encodeURIComponent(file), folder), 'utf8').replace(
      /^---json[\s\S]*?\n---\n/,
      '',
    )
  }
  let tree = parseStatute(source(from)).tree
  let operations = 0
  for (const amendment of amendments) {
    const decision = parseDecision(source(amendment))
    operations += decision.acts.reduce(
      (sum, { items }) => sum + items.flatMap((item) => item.operations).length,
      0,
    )
    const result = applyDecision(tree, decision)
    if (!result.ok) {
      console.log(`${from} + ${amendment}: refused ${result.refusal.item} ${result.refusal.reason}`)
      return
    }
    tree = result.tree
  }
  const fresh = parseStatute(source(to)).tree
  const differing = differences(tree, fresh, new Set())
  const total = articlesOf(fresh).length
  const named = differing.length === 0 ? '' : `; other words in 第${differing.join('、')}条`
  console.log(
    `${from} + ${amendments.join(', ')} (${operations} operations): ${total - differing.length} of ${total} articles as in ${to}${named}`,
  )
}

// Every 修改决定 and 修正案 of laws/: how many operations, and what was not read.
function readAll(): void {
  const total = { documents: 0, items: 0, operations: 0 }
  const unread: string[] = []
  for (const category of ['司法解释', '宪法', '法律', '地方性法规', '行政法规']) {
    const folder = new URL(`laws/${encodeURIComponent(category)}/`, data)
    for (const file of readdirSync(folder).sort()) {
      if (!/关于修改.*的决定|关于修改《.*_|修正案(?!.*时间效力)/.test(file)) continue
      const source = readFileSync(new URL(encodeURIComponent(file), folder), 'utf8')
      const decision = parseDecision(source.replace(/^---json[\s\S]*?\n---\n/, ''))
      total.documents++
      for (const { items } of decision.acts) {
        total.items += items.length
        total.operations += items.flatMap(({ operations }) => operations).length
      }
      for (const { rule, words: said } of decision.messages)
        if (rule === 'unread-words') unread.push(`${file.slice(0, 40)}: ${said}`)
    }
  }
  console.log(
    `laws: ${total.documents} decisions, ${total.items} items, ${total.operations} operations; ${unread.length} passages not read`,
  )
  for (const passage of unread) console.log(`  ${passage.replaceAll('\n', ' ')}`)
}

// ---- Figures ----------------------------------------------------------------------------------------------

const half = (set: string, which: 'odd' | 'even') =>
  foldersOf(set).filter((_, index) => index % 2 === (which === 'odd' ? 0 : 1))
const count = <T>(list: readonly T[], is: (each: T) => boolean) => list.filter(is).length

for (const set of ['gold', 'decision_only']) {
  for (const which of ['odd', 'even'] as const) {
    const counts = half(set, which).map(countOperations)
    const sum = (field: 'hit' | 'total') => counts.reduce((total, each) => total + each[field], 0)
    console.log(`${set}, ${which} folders: ${sum('hit')} of ${sum('total')} operations as in the gold`)
  }
}
for (const which of ['odd', 'even'] as const) {
  const started = performance.now()
  const results = half('gold', which).map(applyFolder)
  const ms = Math.round(performance.now() - started)
  const of = `of ${results.length}`
  console.log(
    `gold, ${which} folders: ${count(results, ({ outcome }) => outcome === 'equal')} ${of} texts equal, ` +
      `${count(results, ({ outcome }) => outcome === 'refused')} refused; alignment declared ` +
      `${count(results, ({ links }) => links)} ${of}, in the comparison ${count(results, ({ compared }) => compared)} ${of} (${ms} ms)`,
  )
}
readAll()
applyChain('刑法_2015-08-29', '刑法_2020-12-26', ['修正案（十）_', '修正案（十一）_2020'])
applyChain('刑法_2020-12-26', '刑法_2023-12-29', ['修正案（十二）_'])
