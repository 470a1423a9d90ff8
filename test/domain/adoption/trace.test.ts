import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  type CarrySide,
  changedSpans,
  createTracer,
  quantitiesIn,
  type TraceComment,
  unexplainedSpans,
} from '~/domain/adoption'
import { proposalsIn } from '~/domain/comment'
import { compareStatutes } from '~/domain/comparison'
import { articleNumberText, articlesOf, parseStatute, type StatuteTree } from '~/domain/statute'

const content = fileURLToPath(new URL('../../../content', import.meta.url))

const treeOf = (texts: readonly string[]) =>
  parseStatute(
    `某市某条例\n\n${texts.map((text, at) => `${articleNumberText({ n: at + 1 })}　${text}`).join('\n\n')}\n`,
  ).tree

function sideOf(tree: StatuteTree): CarrySide {
  const articles = new Map(articlesOf(tree).map(({ eId, number, text }) => [eId, { number, text }]))
  return { articles, title: tree.title, explanation: '' }
}

function inputOf(from: StatuteTree, to: StatuteTree) {
  return { changes: compareStatutes(from, to), from: sideOf(from), to: sideOf(to) }
}

const before = [
  '市、县人民政府应当自收到申请之日起三十日内作出决定；情况复杂的，可以延长十五日。',
  '户外广告设施的设置人应当每年对设施进行一次安全检测，检测不合格的应当立即拆除。',
  '违反本条例规定，未经批准设置户外广告设施的，处五百元以上五千元以下罚款。',
]

function traceWith(change: (text: string) => string, comment: TraceComment) {
  return createTracer(inputOf(treeOf(before), treeOf(before.map(change))))(comment)
}

it('finds a stated replacement in the changed characters, exactly', () => {
  const comment = { text: '建议将“三十日”修改为“十五日”。', eIds: ['art_1'] }
  const trace = traceWith((text) => text.replace('三十日', '十五日'), comment)
  expect(trace.verdict).toBe('consistent')
  const [best] = trace.evidence
  expect(best?.span).toMatchObject({ eId: 'art_1', removed: '三十日', words: '十五日' })
})

it('calls a number that moved the asked way but not all of it partly consistent', () => {
  const comment = { text: '建议将“三十日”修改为“十五日”。', eIds: ['art_1'] }
  expect(traceWith((text) => text.replace('三十日', '二十日'), comment).verdict).toBe('partly')
  expect(traceWith((text) => text.replace('三十日', '六十日'), comment).verdict).not.toBe('consistent')
})

it('does not take another change of the article for the one that was asked', () => {
  const comment = { text: '建议将“三十日”修改为“十五日”。', eIds: ['art_1'] }
  const trace = traceWith((text) => text.replace('情况复杂的', '材料不齐的'), comment)
  expect(trace.verdict).toBe('not-found')
})

it('reads a suggested wording as its edits, and a deletion as words that went', () => {
  const suggestion = before[1]?.replace('每年', '每半年') ?? ''
  const wish = { text: '一年太久', suggestion, eIds: ['art_2'] }
  expect(traceWith((text) => text.replace('每年', '每半年'), wish).verdict).toBe('consistent')
  const deletion = { text: '建议删除“，检测不合格的应当立即拆除”。', eIds: ['art_2'] }
  expect(traceWith((text) => text.replace('，检测不合格的应当立即拆除', ''), deletion).verdict).toBe(
    'consistent',
  )
})

it('does not call a deletion consistent while the words still stand in the article', () => {
  const deletion = { text: '建议删去“设施”二字。', eIds: ['art_2'] }
  const once = traceWith((text) => text.replace('对设施进行一次', '进行一次'), deletion)
  expect(once.verdict).toBe('partly')
  const moved = traceWith((text) => text.replace('应当每年对设施进行', '每年应当对设施进行'), deletion)
  expect(moved.verdict).toBe('not-found')
})

it('calls words consistent only where the old ones stood, not where others brought them into the article', () => {
  const wish = { text: '建议将“五百元以上五千元以下”改为“二百元以上二千元以下”。', eIds: ['art_3'] }
  const asked = (text: string) => text.replace('五百元以上五千元以下', '二百元以上二千元以下')
  expect(traceWith(asked, wish).verdict).toBe('consistent')
  const besides = (text: string) =>
    text
      .replace('五百元以上五千元以下', '五百元以上三千元以下')
      .replace('罚款。', '罚款。\n一年内再次违反的，由城市管理部门处二百元以上二千元以下罚款。')
  expect(traceWith(besides, wish).verdict).not.toBe('consistent')
})

it('does not read a shorter number out of a longer one', () => {
  const wish = { text: '建议将“三十日”改为“五日”。', eIds: ['art_1'] }
  expect(traceWith((text) => text.replace('三十日', '二十五日'), wish).verdict).toBe('partly')
})

it('does not call a deletion consistent where other words took the place', () => {
  const wish = { text: '建议删除“检测不合格的应当立即拆除”。', eIds: ['art_2'] }
  const replaced = (text: string) => text.replace('检测不合格的应当立即拆除', '并将检测结果报送主管部门')
  expect(traceWith(replaced, wish).verdict).toBe('partly')
})

it('does not call an insertion consistent where its neighbour went out for it', () => {
  const wish = { text: '建议在“对设施进行”后面增加“由第三方实施的”。', eIds: ['art_2'] }
  const added = (text: string) => text.replace('对设施进行一次', '对设施进行由第三方实施的一次')
  expect(traceWith(added, wish).verdict).toBe('consistent')
  const instead = (text: string) => text.replace('每年对设施进行一次安全检测', '委托由第三方实施的检测')
  expect(traceWith(instead, wish).verdict).not.toBe('consistent')
})

it('asks a person where one wish was read and another is joined to it', () => {
  const wish = { text: '建议将“三十日”改为“十五日”，同时把结果上网。', eIds: ['art_1'] }
  expect(traceWith((text) => text.replace('三十日', '十五日'), wish).verdict).toBe('partly')
})

it('takes the old words of an insertion as its place and not as words to go', () => {
  const proposals = [{ op: 'insert', article: '第二条', old: '安全检测', new: '并向社会公开结果' }]
  const comment = { text: '检测以后要公开。', eIds: ['art_2'], proposals }
  const added = (text: string) => text.replace('安全检测', '安全检测并向社会公开结果')
  expect(traceWith(added, comment).verdict).toBe('consistent')
  expect(traceWith((text) => text.replace('每年', '每半年'), comment).verdict).toBe('not-found')
})

it('does not call a change consistent with a comment that fends its number off', () => {
  const against = { text: '反对改到十五日，三十日已经很紧了。', eIds: ['art_1'] }
  expect(traceWith((text) => text.replace('三十日', '十五日'), against).verdict).not.toBe('consistent')
})

it('reads numbers as laws write them and as people say them', () => {
  const same = (a: string, b: string) => {
    const [x, y] = [quantitiesIn(a)[0], quantitiesIn(b)[0]]
    expect([x?.kind, x?.value]).toEqual([y?.kind, y?.value])
  }
  same('百分之六十', '六成')
  same('三十日', '一个月')
  same('半个钟头', '三十分钟')
  same('五千元', '五千块')
  same('一点五米', '一米五')
  same('每三个月', '每季度')
  expect(quantitiesIn('2026年3月的第十二条')).toEqual([])
})

it('gives the words before a change without half of an item number', () => {
  const list = '应当配置下列用房：\n（一）建筑面积不低于物业总建筑面积的千分之三，且位于地面以上。'
  const { changes, to } = inputOf(treeOf([list]), treeOf([list.replace('千分之三', '千分之四')]))
  const [span] = changes.rows.flatMap((row) => changedSpans(row, to))
  expect(span?.before).toBe('建筑面积不低于物业总建筑面积的')
})

it('lists the changes that no comment explains', () => {
  const input = inputOf(
    treeOf(before),
    treeOf(before.map((text) => text.replace('三十日', '十五日').replace('五千元', '三千元'))),
  )
  const trace = createTracer(input)({ text: '建议将“三十日”修改为“十五日”。', eIds: ['art_1'] })
  const rest = unexplainedSpans(
    input,
    trace.evidence.map(({ span }) => span),
  )
  expect(rest.map(({ number, removed, words }) => [number, removed, words])).toEqual([
    ['第三条', '五千元', '三千元'],
  ])
})

it('points at characters that stand where it says, whatever changed', () => {
  const piece = fc.constantFrom(
    '应当',
    '三十日内',
    '由市人民政府',
    '不得',
    '公开',
    '处五百元罚款',
    '。',
    '，',
  )
  const article = fc.array(piece, { minLength: 3, maxLength: 12 }).map((list) => `业主${list.join('')}`)
  fc.assert(
    fc.property(
      fc.array(article, { minLength: 1, maxLength: 5 }),
      fc.array(article, { minLength: 1, maxLength: 5 }),
      (old, now) => {
        const { changes, to } = inputOf(treeOf(old), treeOf(now))
        for (const row of changes.rows) {
          for (const span of changedSpans(row, to)) {
            const text = to.articles.get(span.eId)?.text ?? ''
            expect(text.slice(span.start, span.end)).toBe(span.words)
          }
        }
      },
    ),
    { numRuns: 100 },
  )
})

it('offers the true place first for the demonstration’s adopted comments, and is consistent only with what was asked', () => {
  const load = (name: string) => {
    const file = readFileSync(join(content, 'works/property-management', name), 'utf8')
    return parseStatute(file.slice(file.indexOf('\n', file.indexOf('\n---', 4) + 1) + 1)).tree
  }
  const input = inputOf(load('1-draft.md'), load('2-second-draft.md'))
  const trace = createTracer(input)
  const comments = readdirSync(join(content, 'demo/comments'))
    .filter((name) => name !== 'open.yml')
    .flatMap((name) => parse(readFileSync(join(content, 'demo/comments', name), 'utf8')) as DemoComment[])
  const outcome = comments.flatMap(({ article, text, proposal, disposition }) => {
    if (!disposition || (disposition.stage && disposition.stage !== 'second-reading')) return []
    const eId = [...input.from.articles].find(([, { number }]) => number === article)?.[0]
    const proposals = proposalsIn(text, article)
    const found = trace({ text, suggestion: proposal, eIds: [eId ?? 'whole'], proposals })
    const first = found.evidence[0]?.span
    const words = disposition.words ?? '｜'
    const read = `${first?.before}${first?.words}${first?.after}`
    return [
      {
        result: disposition.result,
        verdict: found.verdict,
        isFirst: read.includes(words) || words.includes(first?.words || '｜'),
      },
    ]
  })
  const adopted = outcome.filter(({ result }) => result === 'adopted')
  const refused = outcome.filter(({ result }) => result === 'not-adopted' || result === 'noted')
  expect(adopted.filter(({ isFirst }) => isFirst).length / adopted.length).toBeGreaterThan(0.85)
  expect(refused.filter(({ verdict }) => verdict === 'consistent').length / refused.length).toBeLessThan(0.03)
})

interface DemoComment {
  readonly article?: string
  readonly text: string
  readonly proposal?: string
  readonly disposition?: { readonly result: string; readonly stage?: string; readonly words?: string }
}
