import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assignLineage, type ChangeSet, compareStatutes, compareText, numberMap } from '~/domain/comparison'
import { articlesOf, parseStatute } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

/** A statute whose articles have these texts, numbered from 第一条. */
const statute = (...articles: readonly string[]) =>
  parseStatute(
    `# 云泽市示范条例\n\n${articles.map((text, i) => `第${numberToHan(i + 1)}条　${text}`).join('\n\n')}\n`,
  ).tree

const subjects = [
  '社区养老服务驿站',
  '电梯维护单位',
  '河道采砂企业',
  '校外托管机构',
  '农贸市场开办者',
  '共享单车企业',
  '古树名木养护人',
  '夜间施工单位',
]
const deeds = [
  '应当公示收费标准和投诉电话',
  '不得占用消防车通道堆放杂物',
  '每季度检查一次设施并记录结果',
  '可以申请财政补助',
  '应当在七日内答复来信',
]

/** Different articles, each long enough to be told apart. */
const law = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...subjects), fc.constantFrom(...deeds), fc.integer({ min: 2, max: 99 }))
    .map(([who, what, n]) => `${who}${what}，保存记录不少于${numberToHan(n)}日，并向所在地街道办事处备案。`),
  { minLength: 1, maxLength: 12 },
)

function expectLossless(
  changes: ChangeSet,
  from: ReturnType<typeof statute>,
  to: ReturnType<typeof statute>,
): void {
  const old = articlesOf(from)
  const fresh = articlesOf(to)
  const side = (row: ChangeSet['rows'][number], sign: '-' | '+') =>
    row.edits
      .filter(([own]) => own === '=' || own === sign)
      .map(([, words]) => words)
      .join('')
  for (const row of changes.rows) {
    expect(side(row, '-')).toBe(row.from.map(({ index }) => old[index]?.text).join('\n'))
    expect(side(row, '+')).toBe(row.to.map(({ index }) => fresh[index]?.text).join('\n'))
  }
  expect(changes.rows.flatMap(({ from }) => from.map(({ index }) => index)).sort((a, b) => a - b)).toEqual(
    old.map((_, i) => i),
  )
  expect(changes.rows.flatMap(({ to }) => to.map(({ index }) => index)).sort((a, b) => a - b)).toEqual(
    fresh.map((_, i) => i),
  )
}

const kinds = (changes: ChangeSet) => changes.rows.map((row) => row.kinds.join('+'))

it('puts every article of both versions in exactly one row and loses no character', () => {
  fc.assert(
    fc.property(law, law, (a, b) => {
      const [from, to] = [statute(...a), statute(...b)]
      expectLossless(compareStatutes(from, to), from, to)
    }),
    { numRuns: 60 },
  )
})

it('finds a text unchanged against itself', () => {
  fc.assert(
    fc.property(law, (a) => {
      const changes = compareStatutes(statute(...a), statute(...a))
      expect(new Set(kinds(changes))).toEqual(new Set(['unchanged']))
      expect(changes.structure).toEqual([])
    }),
    { numRuns: 40 },
  )
})

it('shows one changed character wherever it stands', () => {
  fc.assert(
    fc.property(law, fc.nat(), fc.nat(), (a, which, where) => {
      const index = which % a.length
      const text = a[index] ?? ''
      const at = where % (text.length - 1)
      const other = text[at] === '或' ? '和' : '或'
      const changed = a.map((own, i) => (i === index ? text.slice(0, at) + other + text.slice(at + 1) : own))
      const changes = compareStatutes(statute(...a), statute(...changed))
      expect(changes.counts.unchanged).toBe(a.length - 1)
    }),
    { numRuns: 60 },
  )
})

it('gives the same bytes for the same texts', () => {
  fc.assert(
    fc.property(law, law, (a, b) => {
      const run = () => JSON.stringify(compareStatutes(statute(...a), statute(...b)))
      expect(run()).toBe(run())
    }),
    { numRuns: 20 },
  )
})

it('keeps old and new text whole in the edits of any two texts, astral characters included', () => {
  const text = fc.string({
    unit: fc.constantFrom('市', '应当', '三十日', '第十条', '𬇙', '𠮷', '，', '\n', '罚款', '五百元'),
  })
  fc.assert(
    fc.property(text, text, (from, to) => {
      const edits = compareText(from, to)
      const side = (sign: '-' | '+') =>
        edits.filter(([own]) => own === '=' || own === sign).map(([, words]) => words)
      expect(side('-').join('')).toBe(from)
      expect(side('+').join('')).toBe(to)
      for (const words of [...side('-'), ...side('+')]) expect(words.isWellFormed()).toBe(true)
    }),
  )
})

it('never cuts an amount, a period or a citation', () => {
  const edits = compareText(
    '依照第十二条，在三十日内处五百元以上罚款。',
    '依照第十三条，在十五日内处一千元以上罚款。',
  )
  expect(edits.filter(([sign]) => sign !== '=').map(([, words]) => words)).toEqual([
    '第十二条',
    '第十三条',
    '三十日',
    '十五日',
    '五百元',
    '一千元',
  ])
})

const four = [
  '社区养老服务驿站应当公示收费标准和投诉电话。',
  '电梯维护单位每季度检查一次设施并记录结果。',
  '违反本条例第二条规定的，由市场监督管理部门责令改正。',
  '农贸市场开办者应当在七日内答复来信。',
] as const

it('calls articles behind an inserted one renumbered, and a shifted citation a reference', () => {
  const to = statute(
    four[0],
    '夜间施工单位应当提前两日张贴公告并告知附近居民。',
    four[1],
    four[2].replace('第二条', '第三条'),
    four[3],
  )
  expect(kinds(compareStatutes(statute(...four), to))).toEqual([
    'unchanged',
    'insertion',
    'renumbering',
    'renumbering+reference',
    'renumbering',
  ])
})

it('calls a citation that does not follow its article a change of words', () => {
  const to = statute(four[0], four[1], four[2].replace('第二条', '第四条'), four[3])
  expect(kinds(compareStatutes(statute(...four), to))[2]).toBe('substitution')
})

it('calls a changed width of brackets a matter of form', () => {
  const to = statute(four[0].replace('。', '（含电子公示）。'), four[1], four[2], four[3])
  const from = statute(four[0].replace('。', '(含电子公示)。'), four[1], four[2], four[3])
  expect(kinds(compareStatutes(from, to))[0]).toBe('formal')
})

it('finds an article that moved', () => {
  const rows = kinds(compareStatutes(statute(...four), statute(four[3], four[0], four[1], four[2])))
  expect(rows[0]).toBe('move+renumbering')
  expect(rows.filter((row) => row.includes('move'))).toHaveLength(1)
})

it('finds the two parts of a split and the two sides of a join', () => {
  const long = '共享单车企业应当在停放区域设置明显标志，按照核定数量投放车辆，并及时清理故障车辆。'
  const second = '共享单车企业应当与用户签订电子协议，明确押金退还期限，退还期限不得超过二个工作日。'
  const one = statute(four[0], long + second, four[3])
  const two = statute(four[0], long, second, four[3])
  expect(kinds(compareStatutes(one, two)).filter((row) => row.includes('split'))).toHaveLength(1)
  expect(kinds(compareStatutes(two, one)).filter((row) => row.includes('join'))).toHaveLength(1)
})

it('lets a pairing by a person win', () => {
  const corrections = [{ from: ['art_1'], to: ['art_4'] }]
  const changes = compareStatutes(statute(...four), statute(...four), { corrections })
  const row = changes.rows.find(({ source }) => source === 'corrected')
  expect(row?.from.map(({ eId }) => eId)).toEqual(['art_1'])
  expect(row?.to.map(({ eId }) => eId)).toEqual(['art_4'])
})

it('carries lineage through renumbering and gives new articles new ids', () => {
  const changes = compareStatutes(
    statute(four[0], four[1]),
    statute('夜间施工单位应当提前两日张贴公告并告知附近居民。', four[0], four[1]),
  )
  let next = 0
  const lineage = assignLineage(
    changes,
    new Map([
      ['art_1', 'a'],
      ['art_2', 'b'],
    ]),
    () => `new-${++next}`,
  )
  expect([...lineage]).toEqual([
    ['art_1', 'new-1'],
    ['art_2', 'a'],
    ['art_3', 'b'],
  ])
  expect(numberMap(changes).get('art_2')).toEqual(['art_3'])
})

it('shows renamed chapters and a changed title beside the rows', () => {
  const text = (title: string, chapter: string) =>
    parseStatute(`# ${title}\n\n## 第一章　${chapter}\n\n第一条　${four[0]}\n`).tree
  const { structure } = compareStatutes(text('云泽市甲条例', '总则'), text('云泽市乙条例', '一般规定'))
  expect(structure.map(({ level, kind }) => `${level} ${kind}`)).toEqual([
    'title substitution',
    'chapter renaming',
  ])
})
