import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  compareStatutes,
  comparisonRows,
  defaultTableSetting,
  marksNote,
  type TableCell,
  type TableRow,
  type TableScope,
  tableSetting,
} from '~/domain/comparison'
import { articlesOf, parseStatute } from '~/domain/statute'

const tree = (text: string) => parseStatute(text).tree

function rowsOf(old: string, fresh: string, scope: TableScope = 'all'): TableRow[] {
  const [from, to] = [tree(old), tree(fresh)]
  return comparisonRows(compareStatutes(from, to), from, to, scope)
}

/** A cell as one string: added words in {}, deleted in []. */
function shown(cell: TableCell | undefined): string | undefined {
  return cell?.lines
    .map((line) =>
      line
        .map(({ text, mark }) => (mark === 'added' ? `{${text}}` : mark === 'deleted' ? `[${text}]` : text))
        .join(''),
    )
    .join('/')
}

const table = (rows: readonly TableRow[]) =>
  rows.map((row) => [shown(row.left), shown(row.right), row.remark?.text])

const before = `云泽市示范条例
第一章　总则
第一条　为了规范某事，制定本条例。
第二条　申请人应当在三十日内备案。
备案不收费用。
第三条　备案机关应当公布备案事项、备案程序和备案机关的联系方式。
第二章　附则
第四条　本条例自2027年1月1日起施行。`

it('shows an article per row, its chapter above it, and says what was done', () => {
  const after = before
    .replace('三十日', '十五日')
    .replace('备案不收费用。', '备案不收费用。\n备案的材料由市人民政府另行规定。')
    .replace('第三条', '第三条　市人民政府建立备案信息平台，实现信息共享和业务协同。\n第四条')
    .replace('第四条　本条例', '第五条　本条例')
  expect(table(rowsOf(before, after))).toEqual([
    ['第一章　总则', '第一章　总则', ''],
    ['第一条　为了规范某事，制定本条例。', '第一条　为了规范某事，制定本条例。', ''],
    [
      '第二条　申请人应当在[三十日]内备案。/备案不收费用。',
      '第二条　申请人应当在{十五日}内备案。/备案不收费用。/{备案的材料由市人民政府另行规定。}',
      '修改第一款，增加第三款',
    ],
    ['（新增）', '{第三条}　{市人民政府建立备案信息平台，实现信息共享和业务协同。}', '新增'],
    [
      '第三条　备案机关应当公布备案事项、备案程序和备案机关的联系方式。',
      '{第四条}　备案机关应当公布备案事项、备案程序和备案机关的联系方式。',
      '条序调整',
    ],
    ['第二章　附则', '第二章　附则', ''],
    ['第四条　本条例自2027年1月1日起施行。', '{第五条}　本条例自2027年1月1日起施行。', '条序调整'],
  ])
})

it('frames a deleted article with its number, and its chapter with it', () => {
  const after = before.replace(/第三条[^\n]*\n第二章　附则\n/, '').replace('第四条', '第三条')
  expect(table(rowsOf(before, after)).slice(3)).toEqual([
    ['[第三条][　][备案机关应当公布备案事项、备案程序和备案机关的联系方式。]', '（删去）', '删去'],
    ['[第二章　附则]', '（删去）', '删去章'],
    ['第四条　本条例自2027年1月1日起施行。', '{第三条}　本条例自2027年1月1日起施行。', '条序调整'],
  ])
})

it('lets one cell stand beside the articles that it was split into or joined from', () => {
  const one =
    '第一条　物业服务企业应当公开服务项目和收费标准，接受业主的监督。\n业主委员会应当每年公布一次专项维修资金的使用情况，并答复业主的询问。\n第二条　本条例自公布之日起施行。'
  const two =
    '第一条　物业服务企业应当公开服务项目和收费标准，接受业主的监督。\n第二条　业主委员会应当每年公布一次专项维修资金的使用情况，并答复业主的询问。\n第三条　本条例自公布之日起施行。'
  const split = rowsOf(one, two)
  expect(split.map(({ left, right, remark }) => [left?.rows, right?.rows, remark?.rows])).toEqual([
    [2, 1, 2],
    [undefined, 1, undefined],
    [1, 1, 1],
  ])
  expect(split[0]?.remark?.text).toBe('原第一条拆分为第一条、第二条')
  const joined = rowsOf(two, one)
  expect(joined.map(({ left, right }) => [left?.rows, right?.rows])).toEqual([
    [1, 2],
    [1, undefined],
    [1, 1],
  ])
  expect(joined[0]?.remark?.text).toBe('原第一条、第二条合并为第一条')
})

it('names where a moved article came from', () => {
  const article = (n: string, text: string) => `第${n}条　${text}`
  const texts = [
    '物业服务企业应当公开服务项目和收费标准。',
    '业主委员会每年公布一次专项维修资金的使用情况。',
    '电动自行车应当在指定的地点停放和充电。',
    '消防车通道不得占用、堵塞和封闭。',
    '违反本条例规定的，由主管部门责令限期改正。',
  ]
  const numbered = (order: readonly number[]) =>
    order.map((index, at) => article('一二三四五'.charAt(at), texts[index] ?? '')).join('\n')
  const rows = table(rowsOf(numbered([0, 1, 2, 3, 4]), numbered([0, 2, 3, 4, 1])))
  expect(rows.at(-1)?.[2]).toBe('原第二条移作第五条')
})

it('leaves out what did not change where only changes are asked for, but not the chapter of a change', () => {
  const after = before.replace('三十日', '十五日').replace('第二章　附则', '第二章　其他规定')
  expect(table(rowsOf(before, after, 'changed'))).toEqual([
    ['第一章　总则', '第一章　总则', ''],
    [
      '第二条　申请人应当在[三十日]内备案。/备案不收费用。',
      '第二条　申请人应当在{十五日}内备案。/备案不收费用。',
      '修改第一款',
    ],
    ['第二章　[附则]', '第二章　{其他规定}', '修改名称'],
  ])
  const late = rowsOf(before, before.replace('2027年1月1日', '2028年1月1日'), 'changed')
  expect(table(late).map(([text]) => text?.slice(0, 3))).toEqual(['第二章', '第四条'])
  expect(rowsOf(before, before, 'changed')).toEqual([])
})

it('says a citation that only followed its article, a term, a form and a rewriting in their own words', () => {
  const cited = '第一条　甲。\n第二条　依照本条例第三条的规定备案的，由主管部门登记。\n第三条　乙应当备案。'
  const shifted =
    '第一条　甲。\n第二条　新的一条，讲的是完全不同的另一件事情。\n第三条　依照本条例第四条的规定备案的，由主管部门登记。\n第四条　乙应当备案。'
  const remarks = (old: string, fresh: string) => rowsOf(old, fresh).map(({ remark }) => remark?.text)
  expect(remarks(cited, shifted)).toEqual(['', '新增', '条序调整，引用的条序相应调整', '条序调整'])
  const bureaus = ['受理申请。', '公布结果。', '进行检查。', '作出决定。'].map(
    (act, index) => `第${'一二三四'.charAt(index)}条　环境保护局应当依法${act}`,
  )
  expect(remarks(bureaus.join('\n'), bureaus.join('\n').replaceAll('环境保护局', '生态环境局'))).toEqual(
    Array(4).fill('统一用语：“环境保护”改为“生态环境”'),
  )
  expect(remarks('第一条　按照5%计算。\n第二条　乙。', '第一条　按照5％计算。\n第二条　乙。')[0]).toBe(
    '文字格式调整',
  )
})

it('names the paragraphs that were changed, added and taken out, and no other', () => {
  const three = '第一条　甲应当备案。\n乙应当在三十日内登记。\n丙应当公布。'
  const remark = (fresh: string) => rowsOf(three, fresh)[0]?.remark?.text
  expect(remark(three.replace('乙应当在三十日内登记。\n', ''))).toBe('删去原第二款')
  expect(remark(three.replace('三十日', '十日'))).toBe('修改第二款')
  expect(remark(`${three}\n新的一款，说的是另一件事情。`)).toBe('增加第四款')
  const formed = rowsOf(
    '第一条　甲按照5%计算。',
    '第一条　新增的一条，说的是另一件事情。\n第二条　甲按照5％计算。',
  )
  expect(formed.at(-1)?.remark?.text).toBe('条序调整，文字格式调整')
})

it('puts a deleted chapter where it stood although an article of the end moved to the front', () => {
  const old = `第一章　总则
第一条　物业服务企业应当公开服务项目和收费标准。
第二条　业主委员会每年公布一次专项维修资金的使用情况。
第二章　停放
第三条　电动自行车应当在指定的地点停放和充电。
第三章　罚则
第四条　消防车通道不得占用、堵塞和封闭，违者处以罚款。
第五条　违反本条例规定的，由主管部门责令限期改正。`
  const fresh = `第一章　总则
第一条　违反本条例规定的，由主管部门责令限期改正。
第二条　物业服务企业应当公开服务项目和收费标准。
第三条　业主委员会每年公布一次专项维修资金的使用情况。
第二章　罚则
第四条　消防车通道不得占用、堵塞和封闭，违者处以罚款。`
  const left = table(rowsOf(old, fresh)).map(([text]) => text)
  expect(left.findIndex((text) => text?.includes('停放]'))).toBeGreaterThan(
    left.findIndex((text) => text?.startsWith('第二条')),
  )
})

it('sets several articles that a person paired with several in one row under each other', () => {
  const [from, to] = [tree('第一条　甲。\n第二条　乙。'), tree('第一条　丙。\n第二条　丁。')]
  const corrections = [{ from: ['art_1', 'art_2'], to: ['art_1', 'art_2'] }]
  const rows = comparisonRows(compareStatutes(from, to, { corrections }), from, to)
  expect(rows).toHaveLength(1)
  expect(rows[0]?.left?.lines).toHaveLength(2)
  expect(rows[0]?.right?.lines).toHaveLength(2)
})

it('shows title, 题注 and annexes that changed above and below the articles', () => {
  const rows = rowsOf(`${before}\n附件\n甲`, `${before.replace('示范条例', '示范规定')}\n附件\n乙`)
  expect(table([rows[0], rows.at(-1)].filter((row) => row !== undefined))).toEqual([
    ['云泽市示范[条例]', '云泽市示范{规定}', '修改题目'],
    ['附件/[甲]', '附件/{乙}', '修改附件'],
  ])
})

it('may break where both sides begin a paragraph and nowhere else', () => {
  const after = before.replace('备案不收费用。', '新的一款。\n备案不收费用。')
  const [row] = rowsOf(before, after).filter(({ left }) => shown(left)?.startsWith('第二条'))
  expect(row?.breaks).toEqual([[1, 1]])
  const three = '第一条　甲应当备案。\n乙应当登记。\n丙应当公布。'
  const [grown] = rowsOf(three, three.replace('乙应当登记', '新的一款，说的是另一件事情。\n乙应当登记'))
  expect(grown?.breaks.at(-1)).toEqual([2, 3])
  expect(
    rowsOf('第一条　下列事项：\n（一）甲；\n（二）乙。', '第一条　下列事项：\n（一）甲；\n（二）乙。')[0]
      ?.breaks,
  ).toEqual([])
  const long = `第一条　下列事项：\n（一）${'甲'.repeat(800)}；\n（二）${'乙'.repeat(800)}；\n（三）丙。`
  expect(rowsOf(long, long)[0]?.breaks).toEqual([
    [2, 2],
    [3, 3],
  ])
  expect(rowsOf(before, before).every(({ breaks, kind }) => kind === 'article' || breaks.length === 0)).toBe(
    true,
  )
})

it('writes the note from the setting', () => {
  expect(marksNote(defaultTableSetting)).toBe('注：黑体字为增加或者修改的内容，加框的文字为删去的内容。')
  expect(marksNote({ ...defaultTableSetting, deletions: 'struck', scope: 'changed' }, '粗体字')).toBe(
    '注：粗体字为增加或者修改的内容，加删除线的文字为删去的内容。没有变动的条文未列入。',
  )
  expect(tableSetting({})).toEqual(defaultTableSetting)
  expect(tableSetting({ columns: '2', scope: 'changed', deletions: 'struck' })).toEqual({
    columns: 2,
    scope: 'changed',
    deletions: 'struck',
  })
  expect(tableSetting({ columns: '4' })).toBeUndefined()
  expect(tableSetting({ scope: 'some' })).toBeUndefined()
  expect(tableSetting({ deletions: 'red' })).toBeUndefined()
})

const content = (path: string) =>
  readFileSync(
    fileURLToPath(new URL(`../../../content/works/property-management/${path}`, import.meta.url)),
    'utf8',
  )

it('loses no word of either text, however they differ', () => {
  const lines = content('2-second-draft.md').split('\n')
  const from = tree(content('1-draft.md'))
  const side = (rows: readonly TableRow[], pick: (row: TableRow) => TableCell | undefined) =>
    rows
      .filter(({ kind }) => kind === 'article')
      .flatMap((row) => pick(row)?.lines ?? [])
      .map((line) => line.map(({ text }) => text).join(''))
      .filter((line) => line !== '（新增）' && line !== '（删去）')
      .sort()
  const linesOf = (statute: typeof from) =>
    articlesOf(statute)
      .flatMap(({ number, caption, text }) =>
        `${number}${caption ? `【${caption}】` : ''}　${text}`.split('\n'),
      )
      .sort()
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(lines.length - 1), { maxLength: 60 }), fc.nat(), (left, at) => {
      const gone = new Set(left)
      const kept = lines.filter((_line, index) => !gone.has(index))
      const moved = [...kept.slice(at % kept.length), ...kept.slice(0, at % kept.length)]
      const to = tree(moved.join('\n'))
      const rows = comparisonRows(compareStatutes(from, to), from, to)
      expect(side(rows, ({ left: cell }) => cell)).toEqual(linesOf(from))
      expect(side(rows, ({ right: cell }) => cell)).toEqual(linesOf(to))
    }),
    { numRuns: 12, seed: 7 },
  )
})
