// Whether somebody who knows where something stands gets there: 300 citations and aliases, 300 quotations, the same with one
// slip and in Traditional characters, and 300 titles by their sounds, all made from the laws of ../shared/data/laws by a
// seeded program. Run: npx tsx test/bench/citations.ts [--seed N] [--wrong]. What is drawn at an even place serves for
// choosing, what is drawn at an odd place for the report; --wrong prints what was missed of the half for choosing.
//
// A citation is right when the first hit is the article cited, in the work cited. Several works have the same words (a rule
// copies a law, a law stands twice): a quotation is right when the hit has it word for word, whichever work it is in.

import { existsSync } from 'node:fs'
import { Converter } from 'opencc-js/cn2t'
import { pinyin } from 'pinyin-pro'
import { hashOf, seededNumbers } from '../../app/domain/comment/seeded'
import { hanToNumber } from '../../app/domain/text'
import { bareText } from '../../search/characters'
import { customaryTitles } from '../../search/customary-titles'
import { openEmbedded } from '../../search/embedded'
import type { SearchEngine } from '../../search/engine'
import type { SearchHit, SearchRecord } from '../../search/record'
import { lawRecords, sharedData } from './law-records'

const asked = 300

interface Question {
  readonly query: string
  readonly form: string
  readonly isRight: (hit: SearchHit) => boolean
}

/** A draw of whole numbers below `most`. */
type Draw = (most: number) => number

function drawFrom(seed: number): Draw {
  const next = seededNumbers(seed)
  return (most) => next() % Math.max(1, most)
}

const withoutState = (title: string) => title.replace(/^中华人民共和国(?=.{2})/, '')

// ── citations ──

const wide = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const digits = (n: number) =>
  String(n).replace(/\d/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit)))

interface Numbered {
  /** 第十二条之一, and its parts. */
  readonly printed: string
  readonly n: number
  readonly sub: string
}

function numberOf({ article = '' }: SearchRecord): Numbered | undefined {
  const parts = /^第([一二三四五六七八九十百千零〇]+)条(?:之([一二三四五六七八九十]+))?$/.exec(article)
  const n = hanToNumber(parts?.[1] ?? '')
  return n ? { printed: article, n, sub: parts?.[2] ? `之${parts[2]}` : '' } : undefined
}

const unit = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Ways of writing a citation; each is given the name, the number and the count of 款. */
const forms: Readonly<Record<string, (name: string, number: Numbered, paragraphs: number) => string>> = {
  民法典第五条: (name, { printed }) => `${name}${printed}`,
  '《民法典》第五条第二款': (name, { printed }, paragraphs) =>
    `《${name}》${printed}第${unit[Math.min(paragraphs, 9) - 1]}款`,
  '《民法典》第 5 条': (name, { n, sub }) => `《${name}》第 ${n} 条${sub}`,
  民法典五条: (name, { printed }) => `${name}${printed.slice(1)}`,
  民法典5条: (name, { n, sub }) => `${name}${n}条${sub}`,
  民法典1043: (name, { n, printed, sub }) => (sub ? `${name}${printed}` : `${name}${n}`),
  '民法典 1043': (name, { n, printed, sub }) => (sub ? `${name} ${printed}` : `${name} ${n}`),
  民法典第１０条: (name, { n, sub }) => `${name}第${wide(String(n))}条${sub}`,
  民法典第一〇条: (name, { n, sub }) => `${name}第${n > 9 ? digits(n) : unit[n - 1]}条${sub}`,
  '民法典第5条第1款第(二)项': (name, { n, sub }) => `${name}第${n}条${sub}第1款第(二)项`,
  请问民法典第五条怎么规定的: (name, { printed }) => `请问${name}${printed}怎么规定的`,
  '根据《民法典》第五条的规定': (name, { printed }) => `根据《${name}》${printed}的规定`,
}

/** Short names: those that texts of the corpus declare for a work of it, and the customary ones. */
function aliasesIn(corpus: readonly SearchRecord[]): ReadonlyMap<string, string> {
  const titles = new Map(corpus.map(({ title }) => [bareText(withoutState(title)), title]))
  const declared = new Map<string, Set<string>>()
  const declare = (short: string, long: string) => {
    const title = titles.get(bareText(withoutState(long)))
    const isName = bareText(short).length >= 3 && !titles.has(bareText(short))
    if (title && isName) declared.set(short, (declared.get(short) ?? new Set()).add(title))
  }
  const pattern = /《([^《》]{3,60})》[（(]以下(?:统一)?简称(?:为)?[：“《]?([^”》）)，；]{2,12})[”》]?[）)]/g
  for (const { text } of corpus)
    for (const [, long = '', short = ''] of text.matchAll(pattern)) declare(short, long)
  for (const [short, long] of customaryTitles) declare(short, long)
  // A name that two texts give to two works names neither.
  return new Map([...declared].flatMap(([short, of]) => (of.size === 1 ? [[short, [...of][0] ?? '']] : [])))
}

function citations(corpus: readonly SearchRecord[], draw: Draw): Question[] {
  const aliases = [...aliasesIn(corpus)]
  const byTitle = new Map<string, SearchRecord[]>()
  for (const record of corpus) byTitle.set(record.title, [...(byTitle.get(record.title) ?? []), record])
  const titles = [...byTitle.keys()]
  const questions: Question[] = []
  while (questions.length < asked) {
    // One of three by an alias; works and not articles are drawn, so that the civil code is one of many.
    const [alias, meant] = draw(3) === 0 ? (aliases[draw(aliases.length)] ?? []) : []
    const title = meant ?? titles[draw(titles.length)] ?? ''
    const articles = byTitle.get(title) ?? []
    const record = articles[draw(articles.length)]
    const number = record && numberOf(record)
    if (!record || !number) continue
    const name = alias ?? (draw(2) === 0 ? title : withoutState(title))
    const kinds = Object.keys(forms)
    const form = kinds[draw(kinds.length)] ?? ''
    questions.push({
      query: forms[form]?.(name, number, record.text.split('\n').length) ?? '',
      form: `${alias ? 'alias, ' : ''}${form}`,
      isRight: (hit) =>
        bareText(withoutState(hit.title)) === bareText(withoutState(title)) && hit.article === record.article,
    })
  }
  return questions
}

// ── quotations ──

interface Quotation extends Question {
  readonly quote: string
}

const holds = (quote: string) => (hit: SearchHit) => bareText(hit.record.text).includes(bareText(quote))

/** Twelve to thirty characters out of the middle of an article, as somebody copies them, marks and all. */
function quotations(corpus: readonly SearchRecord[], draw: Draw): Quotation[] {
  const questions: Quotation[] = []
  while (questions.length < asked) {
    const text = (corpus[draw(corpus.length)]?.text ?? '').replace(/\s+/g, '')
    const length = 12 + draw(19)
    if (text.length < length + 4) continue
    const start = draw(text.length - length)
    const quote = text.slice(start, start + length)
    if (bareText(quote).length < 12) continue
    questions.push({ query: quote, quote, form: 'quote', isRight: holds(quote) })
  }
  return questions
}

/** One Han character left out, doubled, taken for another of the corpus, or changed for its neighbour. */
function withSlip({ quote }: Quotation, common: string, draw: Draw): Question {
  const places = [...quote].flatMap((character, at) => (/\p{Script=Han}/u.test(character) ? [at] : []))
  const at = places[draw(places.length)] ?? 0
  const [before, after] = [quote.slice(0, at), quote.slice(at + 1)]
  const other = common.charAt(draw(common.length))
  const slips: readonly (readonly [string, string])[] = [
    ['left out', before + after],
    ['doubled', before + quote.charAt(at) + quote.charAt(at) + after],
    ['another', before + other + after],
    ['changed', before + after.charAt(0) + quote.charAt(at) + after.slice(1)],
  ]
  const [form = '', query = ''] = slips[draw(slips.length)] ?? []
  return { query, form: `slip: ${form}`, isRight: holds(quote) }
}

/** Han characters as often as the corpus has them. */
function commonCharacters(corpus: readonly SearchRecord[]): string {
  const sample = corpus.filter((_, at) => at % 50 === 0).map(({ text }) => text)
  return sample.join('').replace(/[^\p{Script=Han}]/gu, '')
}

// ── sounds ──

/** What of a title is said: without the state, brackets and marks, so that 宪法修正案 stands for each of them. */
const spoken = (title: string) =>
  withoutState(title).replace(/[（(][^（()）]*[)）]\s*$|[^\p{Script=Han}]/gu, '')

function soundsOf(corpus: readonly SearchRecord[], draw: Draw): Question[] {
  const titles = [...new Set(corpus.map(({ title }) => title))]
  const questions: Question[] = []
  while (questions.length < asked) {
    const title = titles[draw(titles.length)] ?? ''
    const name = spoken(title)
    if (name.length < 2) continue
    const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true })
    const ways: readonly (readonly [string, string])[] = [
      ['minfadian', syllables.join('')],
      ['min fa dian', syllables.join(' ')],
      ['mfd', syllables.map((syllable) => syllable.charAt(0)).join('')],
      [
        'MFD',
        syllables
          .map((syllable) => syllable.charAt(0))
          .join('')
          .toUpperCase(),
      ],
    ]
    const [form = '', query = ''] = ways[draw(ways.length)] ?? []
    questions.push({ query, form, isRight: (hit) => spoken(hit.title) === name })
  }
  return questions
}

// ── measuring ──

interface Answered {
  readonly question: Question
  /** Place of the first right hit from 0, -1 when none of the first five is. */
  readonly place: number
  readonly ids: readonly string[]
  readonly first: string
}

async function answer(engine: SearchEngine, questions: readonly Question[]): Promise<Answered[]> {
  const answers: Answered[] = []
  for (const question of questions) {
    const { hits } = await engine.search({ query: question.query, page: 1, pageSize: 5 })
    const [hit] = hits
    answers.push({
      question,
      place: hits.findIndex(question.isRight),
      ids: hits.map(({ id }) => id),
      first: hit ? `${hit.title}${hit.article ?? ''} ${hit.why ?? ''}` : 'nothing',
    })
  }
  return answers
}

const share = (all: readonly boolean[]) => (all.filter(Boolean).length / Math.max(1, all.length)).toFixed(3)
const halves = [
  ['chosen on', 0],
  ['the other half', 1],
] as const

function report(name: string, answers: readonly Answered[], goal: string): void {
  const within = (most: number, of: readonly Answered[]) =>
    share(of.map(({ place }) => place >= 0 && place < most))
  const columns = halves.map(([half, parity]) => {
    const of = answers.filter((_, at) => at % 2 === parity)
    return `${half} (${of.length}): hit@1 ${within(1, of)} hit@5 ${within(5, of)}`
  })
  console.log(`${name.padEnd(22)} ${columns.join('   ')}   goal ${goal}`)
}

function printWrong(answers: readonly Answered[], most: number): void {
  for (const { question, place, first } of answers.filter(
    ({ place }, at) => at % 2 === 0 && (place < 0 || place >= most),
  ))
    console.log(`  ${place} [${question.form}] ${question.query} → ${first}`)
}

async function run(seed: number, wrong: boolean): Promise<void> {
  const corpus = lawRecords('last')
  const engine = await openEmbedded()
  await engine.replaceAll(corpus)
  const draw = (name: string) => drawFrom(seed ^ hashOf(name))
  console.log(`${corpus.length} articles, ${asked} of each drawn with seed ${seed}, even places for choosing`)

  const cited = await answer(engine, citations(corpus, draw('citations')))
  report('citation and alias', cited, 'hit@1 .99')
  report(
    ' of these by an alias',
    cited.filter(({ question }) => question.form.startsWith('alias')),
    'hit@1 .99',
  )
  if (wrong) printWrong(cited, 1)

  const quotes = quotations(corpus, draw('quotations'))
  const quoted = await answer(engine, quotes)
  report('quotation', quoted, 'hit@1 .95')
  if (wrong) printWrong(quoted, 1)

  const common = commonCharacters(corpus)
  const slip = draw('slips')
  const slipped = await answer(
    engine,
    quotes.map((quote) => withSlip(quote, common, slip)),
  )
  report('quotation with a slip', slipped, 'hit@5 .97')
  if (wrong) printWrong(slipped, 5)

  const traditional = Converter({ from: 'cn', to: 't' })
  const typed = [...cited, ...quoted]
  const inTraditional = await answer(
    engine,
    typed.map(({ question }) => ({ ...question, query: traditional(question.query) })),
  )
  const equal = inTraditional.map(({ ids }, at) => ids.join() === typed[at]?.ids.join())
  const told = halves.map(([half, parity]) => `${half} ${share(equal.filter((_, at) => at % 2 === parity))}`)
  console.log(
    `the ${typed.length} above in Traditional characters: same five hits, ${told.join(', ')}   goal: all`,
  )
  if (wrong)
    for (const [at, one] of inTraditional.entries())
      if (at % 2 === 0 && !equal[at])
        console.log(`  ${one.question.query} → ${one.first}, not ${typed[at]?.first}`)

  const sounded = await answer(engine, soundsOf(corpus, draw('sounds')))
  report('sounds of a title', sounded, 'hit@5 .9')
  for (const form of ['minfadian', 'min fa dian', 'mfd', 'MFD'])
    report(
      ` ${form}`,
      sounded.filter(({ question }) => question.form === form),
      '',
    )
  if (wrong) printWrong(sounded, 5)
}

const words = process.argv.slice(2)
const seed = words.includes('--seed') ? Number(words[words.indexOf('--seed') + 1]) : 6
if (!existsSync(sharedData)) console.log('The shared data is not beside the repository; nothing is measured.')
else await run(seed, words.includes('--wrong'))
