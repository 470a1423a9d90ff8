// Whatever happened to an act, the drafted decision leads from the old to the new text: on synthetic amendments of an act of
// our own, and on a sample of real pairs where the shared data stands beside the repository (all of them:
// npx tsx test/bench/decision-roundtrip.ts).

import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyDecision, draftDecision, parseDecision } from '~/domain/amendment'
import { compareStatutes } from '~/domain/comparison'
import { articlesOf, headingsOf, parseStatute } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

/** An act as chapters of articles of 款; a 款 may have 项 on lines of their own. */
interface Act {
  title: string
  chapters: { heading: string; articles: string[][] }[]
}

const start: Act = {
  title: '云泽市公园管理条例',
  chapters: [
    {
      heading: '总则',
      articles: [
        ['为了加强公园的规划、建设和管理，改善人居环境，制定本条例。'],
        [
          '本条例适用于本市行政区域内公园的规划、建设、保护和管理。',
          '本条例所称“公园”，是指向公众开放的绿地。',
        ],
        ['市园林绿化主管部门负责全市公园的监督管理。', '区园林绿化主管部门负责本区公园的监督管理。'],
      ],
    },
    {
      heading: '规划与建设',
      articles: [
        ['公园的规划应当符合下列要求：', '（一）布局合理；', '（二）便于到达；', '（三）保护古树名木。'],
        ['新建公园应当同步建设无障碍设施。', '已经建成的公园没有无障碍设施的，应当在三年内补建。'],
        ['公园内不得建设与其功能无关的设施；确需建设的，按照第四条的规定办理。'],
      ],
    },
    {
      heading: '管理',
      articles: [
        ['公园管理机构应当在入口处公示开放时间。', '开放时间变更的，应当提前七日公告。'],
        ['游人应当遵守公园管理规定，爱护公园设施。'],
        ['禁止在公园内从事下列活动：', '（一）损毁花草树木；', '（二）捕捞、垂钓；', '（三）露天烧烤。'],
      ],
    },
    {
      heading: '法律责任与附则',
      articles: [
        ['违反本条例第九条第一项规定的，由园林绿化主管部门责令改正，可以处二百元罚款。'],
        ['违反第七条、第八条规定的，由园林绿化主管部门给予警告。'],
        ['本条例自2027年1月1日起施行。'],
      ],
    },
  ],
}

function printed({ title, chapters }: Act): string {
  let n = 0
  const lines = chapters.flatMap(({ heading, articles }, index) => [
    ...(heading === '' ? [] : [`第${numberToHan(index + 1)}章　${heading}`]),
    ...articles.flatMap(([first = '', ...more]) => [`第${numberToHan(++n)}条　${first}`, ...more]),
  ])
  return [title, ...lines].join('\n\n')
}

const sentences = [
  '鼓励社会力量参与公园建设。',
  '公园管理机构应当配备急救药品和器材，并公布救助电话。',
  '举办大型活动的，应当制定安全方案，并在十五日前报公安机关备案。',
  '本条例所称“古树”，是指树龄一百年以上的树木。',
  '具体办法由市人民政府规定。',
]
const words = ['应当', '公园管理机构', '园林绿化主管部门', '第七条', '二百元', '“公园”', '的', '；']
const others = [
  '必须',
  '城市绿化行政主管部门',
  '公园经营单位',
  '五百元以上一千元以下',
  '按照第八条',
  '“绿地”',
  '',
]

/** One thing that a drafter does. Numbers choose where; they wrap around. */
const changes: readonly ((act: Act, a: number, b: number) => void)[] = [
  // A word in one 款.
  (act, a, b) => edit(act, a, (line) => line.replace(pick(words, b), pick(others, a + b))),
  // A word everywhere.
  (act, a, b) => {
    for (const article of articlesIn(act))
      article.splice(
        0,
        article.length,
        ...article.map((line) => line.replaceAll(pick(words, a), pick(others, b))),
      )
  },
  // A new article, in whatever chapter.
  (act, a, b) =>
    pick(act.chapters, a).articles.splice(b % 4, 0, [
      pick(sentences, b),
      ...(a % 2 ? [pick(sentences, a)] : []),
    ]),
  // An article less, but for the only one of a chapter.
  (act, a, b) => {
    const { articles } = pick(act.chapters, a)
    if (articles.length > 1) articles.splice(b % articles.length, 1)
  },
  // A 款 more, a 款 less.
  (act, a, b) => pick(articlesIn(act), a).push(pick(sentences, b)),
  (act, a) => {
    const article = pick(articlesIn(act), a)
    if (article.length > 1 && !article.some((line) => line.startsWith('（')))
      article.splice(a % article.length, 1)
  },
  // A 项 more, a 项 less.
  (act, a) => points(act, a, (list) => [...list, '违反公序良俗的其他行为']),
  (act, a, b) =>
    points(act, a, (list) => (list.length > 2 ? list.filter((_, k) => k !== b % list.length) : list)),
  // The whole article.
  (act, a, b) => {
    const article = pick(articlesIn(act), a)
    article.splice(0, article.length, pick(sentences, b), pick(sentences, a + b + 1))
  },
  // Two articles of one chapter change places.
  (act, a) => {
    const { articles } = pick(act.chapters, a)
    const moved = articles.shift()
    if (moved) articles.push(moved)
  },
  // A chapter renamed, added, dissolved into the one before.
  (act, a) => Object.assign(pick(act.chapters, a), { heading: `保护与${pick(act.chapters, a).heading}` }),
  (act, a, b) =>
    act.chapters.splice(a % 5, 0, {
      heading: '服务',
      articles: [[pick(sentences, b)], [pick(sentences, b + 1)]],
    }),
  (act, a) => {
    const at = 1 + (a % (act.chapters.length - 1))
    const [gone] = act.chapters.splice(at, 1)
    act.chapters[at - 1]?.articles.push(...(gone?.articles ?? []))
  },
  // The name.
  (act) => Object.assign(act, { title: '云泽市城市公园条例' }),
]

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
const articlesIn = (act: Act) => act.chapters.flatMap(({ articles }) => articles)

function edit(act: Act, n: number, change: (line: string) => string): void {
  const article = pick(articlesIn(act), n)
  const at = n % article.length
  article[at] = change(article[at] ?? '')
}

function points(act: Act, n: number, change: (list: string[]) => string[]): void {
  const article = pick(
    articlesIn(act).filter((lines) => lines.some((line) => line.startsWith('（'))),
    n,
  )
  if (!article) return
  const intro = article.filter((line) => !line.startsWith('（'))
  const list = article
    .filter((line) => line.startsWith('（'))
    .map((line) => line.replace(/^（.）|[；。]$/g, ''))
  const next = change(list)
  const marked = next.map(
    (line, k) => `（${numberToHan(k + 1)}）${line}${k === next.length - 1 ? '。' : '；'}`,
  )
  article.splice(0, article.length, ...intro.slice(0, 1), ...marked, ...intro.slice(1))
}

const shape = (tree: ReturnType<typeof parseStatute>['tree']) => ({
  articles: articlesOf(tree).map(({ number, text, path }) => `${path.join(' ')} ${number} ${text}`),
  headings: headingsOf(tree).map(({ number, heading }) => `${number} ${heading}`),
})

it('leads from the old to the new act, whatever was done to it', () => {
  const count = { items: 0, larger: 0 }
  const step = fc.tuple(fc.nat(changes.length - 1), fc.nat(40), fc.nat(40))
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 7 }),
      fc.constantFrom('legislature', 'court'),
      (steps, custom) => {
        const act = structuredClone(start)
        for (const [kind, a, b] of steps) changes[kind]?.(act, a, b)
        const [from, to] = [start, act].map((each) => parseStatute(printed(each)).tree)
        if (!from || !to) throw new Error('Expected two trees')
        const drafted = draftDecision(from, to, compareStatutes(from, to), { custom: custom as 'court' })
        expect(drafted.faults, drafted.text).toEqual([])
        count.items += drafted.items.length
        count.larger += drafted.items.filter(({ isCoarser }) => isCoarser).length
        // Not by its own judgement: carried out once more, from the text alone.
        const applied = applyDecision(from, parseDecision(drafted.text))
        expect(applied.ok && shape(applied.tree), drafted.text).toEqual(shape(to))
      },
    ),
    { numRuns: 60 },
  )
  // Writing larger is the exception: were it the rule, the finer wordings would be wrong.
  expect(count.larger / count.items).toBeLessThan(0.02)
})

it('names the article that no quotation can give back', () => {
  // ‘ ’ outside “ ” cannot be told from “ ” once they are quoted.
  const act = structuredClone(start)
  edit(act, 1, (line) => line.replace('本条例', '‘本条例’'))
  const [from, to] = [start, act].map((each) => parseStatute(printed(each)).tree)
  if (!from || !to) throw new Error('Expected two trees')
  const drafted = draftDecision(from, to, compareStatutes(from, to))
  expect(drafted.faults).toEqual([{ part: 'article', place: '第二条' }])
})

it('says nothing and replays where nothing changed', () => {
  const { tree } = parseStatute(printed(start))
  const drafted = draftDecision(tree, tree, compareStatutes(tree, tree))
  expect([drafted.items, drafted.faults]).toEqual([[], []])
})

const shared = new URL('../../../../shared/data/pairs/', import.meta.url)
const sample = [
  'gold/spyp_2013_2021',
  'gold/sjs27_审理存单纠纷案件的若干规定',
  'revisions/022_会计法_2017_2024',
  'revisions/083_城市居民委员会组织法_2018_2025',
  'revisions/142_海洋倾废管理条例_2011_2017',
  'human_matched/fbzd_2019_2025',
]

it.skipIf(!existsSync(shared))(
  'leads from the old to the new text of real acts (skipped: no ../shared/data)',
  () => {
    for (const folder of sample) {
      const [from, to] = ['old', 'new'].map(
        (name) =>
          parseStatute(readFileSync(new URL(`${encodeURI(folder)}/${name}.txt`, shared), 'utf8')).tree,
      )
      if (!from || !to) throw new Error('Expected two trees')
      expect([folder, draftDecision(from, to, compareStatutes(from, to)).faults]).toEqual([folder, []])
    }
  },
)
