// Prints how well decisions are read and applied: `npx tsx test/bench/amendment.ts`. Rules were chosen while looking at
// the odd-numbered folders (first, third … by name) of each set; the even-numbered half is reported beside it.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Address,
  applyDecision,
  type Operation,
  parseDecision,
  type Quoted,
} from '../../app/domain/amendment'
import { articlesOf, parseStatute, type StatuteTree } from '../../app/domain/statute'
import { withoutBlanks } from '../../app/domain/text'

const pairs = '../shared/data/pairs'

interface GoldOperation {
  readonly item: string
  readonly op: string
  readonly old?: string
  readonly new?: string | readonly string[]
  readonly scope?: string
  readonly quote?: readonly string[]
  readonly target?: string
}

/** An operation as both sides are compared: kind, place, quoted text without blanks. */
interface Plain {
  readonly item: string
  readonly key: string
  readonly quote: string
}

const key = (address: Address | undefined) =>
  address?.article ? `${address.article.n}${address.article.sub ? `-${address.article.sub}` : ''}` : ''
const squeeze = (words: string) => words.replace(/[\s\u3000“]/g, '')
const quoted = (...texts: (Quoted | undefined)[]) =>
  squeeze(texts.map((text) => text?.paragraphs.join('') ?? '').join('|'))

function plainOf(operation: Operation): Plain[] {
  const of = (what: string, quote = '') => ({ item: operation.item || '1', key: what, quote })
  switch (operation.type) {
    case 'reordering':
      return [of('renumber_all')]
    case 'commencement':
    case 'republication':
      return [of('commencement')]
    case 'replacement':
      return operation.units.slice(0, 1).map((unit) => {
        if (unit.matter)
          return of(
            unit.matter === 'annex' ? 'modify_annex' : 'modify_front',
            unit.matter === 'annex' ? '' : quoted(operation.text),
          )
        return of(`modify ${key(unit)}`, quoted(operation.text))
      })
    case 'substitution':
      return [of(`modify ${key(operation.units[0])}`, quoted(operation.from, operation.to))]
    case 'repeal':
      return operation.units.map((unit) =>
        unit.paragraph || unit.point || operation.text
          ? of(`modify ${key(unit)}`, quoted(operation.text))
          : of(`delete ${key(unit)}`),
      )
    case 'insertion':
      if (operation.level === 'words') return [of(`modify ${key(operation.unit)}`, quoted(operation.text))]
      if (operation.level === 'article')
        return [of(`insert ${operation.as.map(key).join()}`, quoted(operation.text))]
      return operation.text
        ? [of(`modify ${key(operation.within ?? operation.after)}`, quoted(operation.text))]
        : []
    case 'renumbering':
      return operation.from.flatMap((from, k) =>
        from.paragraph || from.point ? [] : [of(`renumber ${key(from)} ${key(operation.to[k])}`)],
      )
    case 'supplement':
    case 'restructuring':
    case 'split':
    case 'join':
      return [of(operation.type, quoted(operation.text))]
  }
}

function plainOfGold(gold: GoldOperation): Plain {
  const quote = squeeze((gold.quote ?? []).join('|'))
  const numbers = Array.isArray(gold.new) ? gold.new.join() : (gold.new ?? '')
  // The gold numbers an item without a number 1, and the second decision's 2021年决定.
  const item = gold.item === '2021年决定' ? '1' : gold.item
  if (gold.op === 'modify' || gold.op === 'delete') return { item, key: `${gold.op} ${gold.old}`, quote }
  if (gold.op === 'insert') return { item, key: `insert ${numbers}`, quote }
  if (gold.op === 'renumber') return { item, key: `renumber ${gold.old} ${numbers}`, quote }
  return { item, key: gold.op, quote: gold.op === 'modify_annex' ? '' : quote }
}

const isSame = (mine: Plain, gold: Plain) =>
  mine.key === gold.key && mine.quote === gold.quote && (mine.item === gold.item || gold.item === '1')

function compareOperations(folder: string): { hit: number; total: number; extra: number } {
  const source = readFileSync(join(folder, 'decision.txt'), 'utf8')
  const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as {
    decision_ops?: GoldOperation[]
  }
  if (!gold.decision_ops) return { hit: 0, total: 0, extra: 0 }
  const decision = parseDecision(source)
  const mine = decision.acts.flatMap((act) => act.items.flatMap((item) => item.operations.flatMap(plainOf)))
  const left = mine.map((plain) => JSON.stringify(plain))
  let hit = 0
  for (const operation of gold.decision_ops) {
    const wanted = plainOfGold(operation)
    const at = left.findIndex((plain) => isSame(JSON.parse(plain) as Plain, wanted))
    if (at >= 0) {
      left.splice(at, 1)
      hit++
    } else console.log(`  missing ${folder.split('/').at(-1)}: ${JSON.stringify(wanted).slice(0, 160)}`)
  }
  for (const extra of left) console.log(`  extra ${folder.split('/').at(-1)}: ${extra.slice(0, 160)}`)
  for (const said of decision.messages)
    console.log(`  said: ${said.rule} ${said.item} ${said.words.slice(0, 100)}`)
  return { hit, total: gold.decision_ops.length, extra: left.length }
}

function foldersOf(set: string): string[] {
  const root = join(pairs, set)
  if (!existsSync(root)) return []
  return readdirSync(root)
    .sort()
    .map((name) => join(root, name))
}

for (const set of ['gold', 'decision_only']) {
  for (const half of [0, 1]) {
    const folders = foldersOf(set).filter((_, index) => index % 2 === half)
    const sums = folders.map(compareOperations)
    const sum = (field: 'hit' | 'total' | 'extra') => sums.reduce((total, each) => total + each[field], 0)
    console.log(`${set} half ${half}: operations ${sum('hit')} of ${sum('total')}, extra ${sum('extra')}`)
  }
}

interface Gold {
  readonly alignment: readonly (readonly [string | null, string | null])[]
  readonly silent_text_differences?: readonly { readonly new: string }[]
}

const keyed = (tree: StatuteTree) =>
  new Map(articlesOf(tree).map((article) => [key({ article: article.key, words: '' }), article]))

/** Compare `apply old decision` with `new`, article by article; blanks and line breaks apart when `loose`. */
function compareApplied(folder: string): string {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const name = folder.split('/').at(-1)
  const old = parseStatute(read('old.txt')).tree
  const fresh = keyed(parseStatute(read('new.txt')).tree)
  const gold = JSON.parse(read('gold.json')) as Gold
  const result = applyDecision(old, parseDecision(read('decision.txt')))
  if (!result.ok) {
    console.log(
      `  refused ${name}: ${result.refusal.item} ${result.refusal.reason} ${result.refusal.words.slice(0, 60)}`,
    )
    return 'refused'
  }
  const mine = keyed(result.tree)
  const silent = new Set((gold.silent_text_differences ?? []).map((each) => each.new))
  // Texts of title marks differ between files (《…〈…〉》) where the gold's own check did not look.
  const plain = (text: string) => withoutBlanks(text).replace(/[〈〉]/g, '')
  const differing = [...new Set([...mine.keys(), ...fresh.keys()])].filter((number) => {
    const [a, b] = [mine.get(number)?.text ?? '', fresh.get(number)?.text ?? '']
    return !silent.has(number) && plain(a) !== plain(b)
  })
  for (const number of differing) {
    const [a, b] = [mine.get(number)?.text ?? '–', fresh.get(number)?.text ?? '–']
    const at = [...a].findIndex((unit, k) => unit !== [...b][k])
    console.log(
      `  differs ${name} ${number}: ${JSON.stringify(a.slice(Math.max(0, at - 10), at + 30))} / ${JSON.stringify(b.slice(Math.max(0, at - 10), at + 30))}`,
    )
  }
  for (const { article, from, to } of result.rewrites)
    console.log(`  citation ${name} ${article}: ${from} → ${to}`)
  const links = linkNames(result.links, old, result.tree)
  const wanted = new Set(
    gold.alignment.map(([from, to]) => `${from ?? ''} → ${to ?? ''}`).filter((link) => !link.endsWith(' ')),
  )
  const wrong = [...wanted]
    .filter((link) => !links.has(link))
    .concat([...links].filter((link) => !wanted.has(link)))
  if (wrong.length > 0) console.log(`  links ${name}: ${wrong.join('; ')}`)
  return differing.length === 0 ? (wrong.length === 0 ? 'equal' : 'equal, links differ') : 'differs'
}

function linkNames(
  links: readonly { from: readonly string[]; to: readonly string[] }[],
  old: StatuteTree,
  fresh: StatuteTree,
) {
  const names = (tree: StatuteTree) =>
    new Map(articlesOf(tree).map((article) => [article.eId, key({ article: article.key, words: '' })]))
  const [before, after] = [names(old), names(fresh)]
  return new Set(
    links.flatMap(({ from, to }) => from.flatMap((a) => to.map((b) => `${before.get(a)} → ${after.get(b)}`))),
  )
}

for (const half of [0, 1]) {
  const results = foldersOf('gold')
    .filter((_, index) => index % 2 === half)
    .map(compareApplied)
  const counts = [...new Set(results)].map(
    (name) => `${name} ${results.filter((each) => each === name).length}`,
  )
  console.log(`apply half ${half} (${results.length} triples): ${counts.join(', ')}`)
}
