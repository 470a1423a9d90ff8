// Quotes carried through random edits whose truth is known: every character of the old articles keeps its name through
// the editing, so where a quote stands afterwards is read off and not guessed. Edits are replaced, inserted and deleted
// words, sentences in another order, and articles added, repealed, moved, joined and split.
// Run: npx tsx test/bench/reanchor.ts [--half choosing|reporting] [--rounds 3] [--errors 0]
// Laws are drawn by the parity of their place among the readable ones; the seeds of the halves differ as well.

import { readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type CarrySide, createCarrier } from '../../app/domain/adoption'
import { quoteAnchor } from '../../app/domain/comment'
import { compareStatutes } from '../../app/domain/comparison'
import { articlesOf, parseStatute } from '../../app/domain/statute'
import { numberToHan } from '../../app/domain/text'
import { type Dice, dice } from './edits'

const { values } = parseArgs({
  options: {
    half: { type: 'string', default: 'reporting' },
    rounds: { type: 'string', default: '3' },
    errors: { type: 'string', default: '0' },
  },
})
const isReporting = values.half === 'reporting'

/** A character and its name; -1 for one that came in later. */
interface Letter {
  readonly id: number
  readonly sign: string
}
type Article = readonly Letter[]

const textOf = (article: Article) => article.map(({ sign }) => sign).join('')
const fresh = (words: string): Letter[] => Array.from(words, (sign) => ({ id: -1, sign }))
const lawOf = (texts: readonly string[]) =>
  `# 测试法\n\n${texts.map((text, at) => `第${numberToHan(at + 1)}条　${text.split('\n').join('\n\n')}`).join('\n\n')}\n`

function read(source: string) {
  const { tree } = parseStatute(source)
  const list = articlesOf(tree)
  const articles = new Map(list.map(({ eId, number, text }) => [eId, { number, text }]))
  const side: CarrySide = { articles, title: tree.title, explanation: '' }
  return { tree, list, side }
}

const folder = new URL('../../../shared/data/laws/法律/', import.meta.url)
const laws = readdirSync(folder)
  .sort()
  .flatMap((name, at) => {
    if (at % 12 > 1 || (at % 2 === 1) !== isReporting) return []
    const texts = read(readFileSync(new URL(name, folder), 'utf8')).list.map(({ text }) => text)
    const usable = texts.filter((text) => text.length >= 20 && [...text].length === text.length).slice(0, 60)
    const again = read(lawOf(usable)).list.map(({ text }) => text)
    return usable.length >= 15 && again.join('|') === usable.join('|') ? [{ name, texts: usable }] : []
  })
  .slice(0, 20)

/** Words changed inside one article; `from` gives the words that come in. */
function reworded(article: Article, roll: Dice, from: string): Article {
  const at = roll.below(article.length)
  const size = 1 + roll.below(12)
  const start = roll.below(Math.max(1, from.length - 12))
  const words = from.slice(start, start + 1 + roll.below(12)).replaceAll('\n', '')
  const kind = roll.below(4)
  if (kind === 0) return article.toSpliced(at, 0, ...fresh(words))
  if (kind === 3) return swapped(article, roll)
  const isSafe = article.slice(at, at + size).every(({ sign }) => sign !== '\n')
  if (!isSafe || article.length < size + 10) return article
  return kind === 1 ? article.toSpliced(at, size) : article.toSpliced(at, size, ...fresh(words))
}

/** Two neighbouring clauses change places. */
function swapped(article: Article, roll: Dice): Article {
  const marks = article.flatMap(({ sign }, at) => ('，。；'.includes(sign) ? [at + 1] : []))
  if (marks.length < 3) return article
  const at = roll.below(marks.length - 2)
  const [a, b, c] = [marks[at] ?? 0, marks[at + 1] ?? 0, marks[at + 2] ?? 0]
  if (article.slice(a, c).some(({ sign }) => sign === '\n')) return article
  return [...article.slice(0, a), ...article.slice(b, c), ...article.slice(a, b), ...article.slice(c)]
}

/** What no reader of drafts would give back as it stands, such as a line that ends amid a sentence, is no test of this. */
const isReadable = (article: Article) => {
  const text = textOf(article)
  return article.length > 10 && read(lawOf([text])).list[0]?.text === text
}

function edited(articles: readonly Article[], roll: Dice, donors: readonly string[]): Article[] {
  let all = articles.map((article) => {
    let own = article
    if (roll.chance(0.5))
      for (let n = 1 + roll.below(4); n > 0; n--) {
        const next = reworded(own, roll, roll.pick(donors))
        if (isReadable(next)) own = next
      }
    return own
  })
  for (let n = 2 + roll.below(5); n > 0; n--) {
    const at = roll.below(all.length)
    const [one, next] = [all[at] ?? [], all[at + 1]]
    const kind = roll.below(5)
    if (kind === 0) all = all.toSpliced(at, 0, fresh(roll.pick(donors)))
    else if (kind === 1) all = all.toSpliced(at, 1)
    else if (kind === 2) all = all.toSpliced(at, 1).toSpliced(roll.below(all.length), 0, one)
    else if (kind === 3 && next) all = all.toSpliced(at, 2, [...one, ...fresh('\n'), ...next])
    else if (kind === 4) {
      const cut = one.findIndex(({ sign }, place) => sign === '\n' && place > one.length / 4)
      if (cut > 0 && isReadable(one.slice(0, cut)) && isReadable(one.slice(cut + 1)))
        all = all.toSpliced(at, 1, one.slice(0, cut), one.slice(cut + 1))
    }
  }
  return all.filter((article) => article.length > 0)
}

const sum = {
  quotes: 0,
  standing: 0,
  placed: 0,
  wrong: 0,
  missed: 0,
  alike: 0,
  revived: 0,
  gone: 0,
  unread: 0,
}
let shown = 0
const show = (what: string) => {
  if (shown++ < Number(values.errors)) console.log(what)
}

for (const [index, law] of laws.entries()) {
  for (let round = 0; round < Number(values.rounds); round++) {
    const roll = dice((isReporting ? 900_001 : 100_003) + index * 97 + round)
    const donors = laws[(index + 1 + round) % laws.length]?.texts ?? []
    let id = 0
    const old = law.texts.map((text) => Array.from(text, (sign): Letter => ({ id: id++, sign })))
    const later = edited(old, roll, donors)
    const [from, to] = [read(lawOf(law.texts)), read(lawOf(later.map(textOf)))]
    if (to.list.map(({ text }) => text).join('|') !== later.map(textOf).join('|')) {
      sum.unread++
      const seen = to.list.map(({ text }) => text)
      const bad = later.map(textOf).findIndex((text, place) => text !== seen[place])
      show(`unread ${JSON.stringify(textOf(later[bad] ?? []))} ≠ ${JSON.stringify(seen[bad])}`)
      continue
    }
    const changes = compareStatutes(from.tree, to.tree)
    const carry = createCarrier({ changes, from: from.side, to: to.side })
    const places = new Map<number, { article: number; at: number }>()
    for (const [article, letters] of later.entries())
      for (const [at, letter] of letters.entries()) if (letter.id >= 0) places.set(letter.id, { article, at })
    for (const [article, letters] of old.entries()) {
      for (let n = 0; n < 3; n++) {
        const size = 2 + roll.below(roll.chance(0.3) ? 40 : 14)
        const start = roll.below(Math.max(1, letters.length - size))
        const own = letters.slice(start, start + size)
        const quote = quoteAnchor(textOf(letters), start, start + own.length)
        if (!quote || quote.text.includes('\n')) continue
        const first = places.get(own[0]?.id ?? -1)
        const stands =
          first !== undefined &&
          own.every(({ id: name }, step) => {
            const now = places.get(name)
            return now?.article === first.article && now.at === first.at + step
          })
        const got = carry({ eId: from.list[article]?.eId ?? '', quote })
        sum.quotes++
        if (stands) sum.standing++
        if (!got.quoteKept || !got.quote) {
          if (stands) {
            sum.missed++
            show(
              `missed ${law.name} ${round} ${got.fate} ${got.evidence.reason} ${got.evidence.score} ${quote.prefix}[${quote.text}]${quote.suffix}`,
            )
          } else sum.gone++
          continue
        }
        const text = to.side.articles.get(got.eIds[0] ?? '')?.text ?? ''
        const where = to.list.findIndex(({ eId }) => eId === got.eIds[0])
        const whole = `${got.quote.prefix}${got.quote.text}${got.quote.suffix}`
        const isThere = stands && where === first.article
        const at = isThere ? first.at : -1
        const isRight =
          isThere &&
          text.startsWith(got.quote.text, at) &&
          text.slice(0, at).endsWith(got.quote.prefix) &&
          text.startsWith(got.quote.suffix, at + got.quote.text.length)
        if (isRight) sum.placed++
        else {
          const hasOwn = own.some(({ id: name }) => places.get(name)?.article === where)
          if (stands) sum.wrong++
          // Deleting 甲乙 or 乙甲 from 甲乙甲 leaves the same text: letters of its own stand there, and no reader can tell.
          else if (hasOwn) sum.alike++
          else sum.revived++
          show(
            `${stands ? 'WRONG' : 'REVIVED'} ${law.name} ${round} ${quote.prefix}[${quote.text}]${quote.suffix} → ${whole}`,
          )
        }
      }
    }
  }
}
const share = (a: number, b: number) => `${((100 * a) / b).toFixed(2)} %`
console.log(
  `${values.half}: ${laws.length} laws, ${values.rounds} rounds (${sum.unread} not read back), ${sum.quotes} quotes; ${sum.standing} still stand: placed rightly ${sum.placed}, on other words ${sum.wrong}, lost or asked ${sum.missed} (${share(sum.missed, sum.standing)}); ${sum.quotes - sum.standing} were broken up: declared so ${sum.gone}, the same words again beside letters of their own in that article ${sum.alike}, on words wholly others ${sum.revived}; load ${loadavg()[0]?.toFixed(1)}`,
)
process.exitCode = sum.wrong + sum.revived > 0 ? 1 : 0
