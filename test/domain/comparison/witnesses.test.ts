import { expect, it } from 'vitest'
import { compareStatutes } from '~/domain/comparison'
import { parseStatute } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

const statute = (...articles: readonly string[]) =>
  parseStatute(
    `# 云泽市示范条例\n\n${articles.map((text, i) => `第${numberToHan(i + 1)}条　${text}`).join('\n\n')}\n`,
  ).tree

/** `1>2` for every link, `move` beside those that left their place. */
const links = (from: readonly string[], to: readonly string[]) =>
  compareStatutes(statute(...from), statute(...to)).rows.flatMap((row) =>
    row.from.flatMap((a) =>
      row.to.map((b) => `${a.index + 1}>${b.index + 1}${row.kinds.includes('move') ? ' move' : ''}`),
    ),
  )

const duties = [
  '共享单车企业应当按照核定数量投放车辆，及时清理故障车辆。',
  '校外托管机构应当公示收费标准和安全责任人的联系方式。',
  '河道采砂企业应当在作业船舶上安装定位装置并保持开启。',
  '农贸市场开办者应当每日检测农药残留并公布检测结果。',
  '电梯维护单位应当在接到报修后三十分钟内到达现场处置。',
  '古树名木养护人应当每季度报告长势，不得擅自移植。',
  '夜间施工单位应当提前两日张贴公告并告知附近居民。',
]
const sanction = (n: number, amount: string) =>
  `违反本条例第${numberToHan(n)}条规定的，由城市管理部门责令改正，处${amount}罚款。`

it('tells nearly equal sanctions apart by the article that they cite', () => {
  const from = [...duties.slice(0, 4), sanction(2, '五百元'), sanction(3, '六百元'), sanction(4, '七百元')]
  // The sanction of 第二条 is gone, the others have new amounts, and one article stands before all.
  const to = [duties[4] ?? '', ...duties.slice(0, 4), sanction(4, '八百元'), sanction(5, '九百元')]
  expect(links(from, to)).toContain('6>6')
  expect(links(from, to)).toContain('7>7')
  expect(links(from, to)).not.toContain('5>6')
})

it('follows an article that was carried far and reworded', () => {
  const moved = (duties[0] ?? '').replace('及时清理', '每日清理')
  expect(links(duties, [...duties.slice(1), moved])).toContain('1>7 move')
})

it('takes an article that passed few others and kept half of its words for a new one beside a repealed one', () => {
  const hop =
    '共享单车企业应当按照核定数量投放车辆，向主管部门提交年度运营计划和停放秩序方案，并接受社会监督。'
  const found = links(duties, [duties[1] ?? '', duties[2] ?? '', hop, ...duties.slice(3)])
  expect(found.filter((link) => link.startsWith('1>'))).toEqual([])
})

it('takes what stands between two kept neighbours for a rewriting even where little is left', () => {
  const rewritten = '河道采砂企业的作业船舶，由水务部门统一编号并登记船主、吨位和停泊地点。'
  expect(links(duties, [...duties.slice(0, 2), rewritten, ...duties.slice(3)])).toContain('3>3')
})

it('keeps apart what stands between two kept neighbours and shares nothing', () => {
  const alien = '区人民代表大会代表可以就文化设施的开放时间提出询问。'
  expect(links(duties, [...duties.slice(0, 2), alien, ...duties.slice(3)])).not.toContain('3>3')
})

it('keeps citations of other instruments visible, of a list too, and hides those of its own', () => {
  const text = (own: string, other: string, second: string) =>
    `依照本条例${own}和《云泽市绿化条例》${other}、${second}的规定办理移植手续，并报送养护方案。`
  const kinds = (from: string, to: string) =>
    compareStatutes(statute(...duties, from), statute(...duties, to)).rows.at(-1)?.kinds
  const was = text('第二条', '第五条', '第六条')
  expect(kinds(was, text('第二条', '第七条', '第六条'))).toEqual(['substitution'])
  expect(kinds(was, text('第二条', '第五条', '第九条'))).toEqual(['substitution'])
  const before = statute(...duties, was)
  const after = statute('新增的一条规定文化馆的开放时间。', ...duties, text('第三条', '第五条', '第六条'))
  expect(compareStatutes(before, after).rows.at(-1)?.kinds).toEqual(['renumbering', 'reference'])
})

it('orders rows by the new text and puts a repealed article behind its earlier neighbour', () => {
  const { rows } = compareStatutes(
    statute(...duties.slice(0, 4)),
    statute(duties[0] ?? '', duties[2] ?? '', duties[4] ?? '', duties[3] ?? ''),
  )
  expect(rows.map((row) => `${row.from[0]?.index ?? '–'}>${row.to[0]?.index ?? '–'}`)).toEqual([
    '0>0',
    '1>–',
    '2>1',
    '–>2',
    '3>3',
  ])
})

it('puts an article repealed at the very beginning first', () => {
  const { rows } = compareStatutes(statute(...duties.slice(0, 3)), statute(...duties.slice(1, 3)))
  expect(rows.map(({ kinds }) => kinds[0])).toEqual(['repeal', 'renumbering', 'renumbering'])
})

it('takes blanks, widths, dashes and quotation marks for form, and a line break for more', () => {
  const kinds = (from: string, to: string) => compareStatutes(statute(from), statute(to)).rows[0]?.kinds
  expect(kinds('按照“一户一档”登记：甲、乙。', '按照"一户一档"登记:甲、乙。')).toEqual(['formal'])
  expect(kinds('占比为50％—60％。', '占比为50%－60%。')).toEqual(['formal'])
  expect(kinds('应当登记。应当备案。', '应当登记。\n\n应当备案。')).toEqual(['substitution'])
})

const wide = {
  was: '网络餐饮平台应当核验入网商户的许可证件，公示商户名称和经营地址，并保存交易记录两年。',
  is: '网络餐饮平台应当核验入网商户的许可证件，公示商户名称和经营地址，并保存交易记录三年以上。',
  sibling: '网络餐饮平台应当核验入网商户的许可证件，培训送餐人员，并公布投诉电话。',
}
const passed = {
  was: '公共浴室经营者应当每日更换池水，配备急救药品，并在入口处张贴禁止入浴的疾病名称。',
  is: '公共浴室经营者应当每日更换池水，配备急救药品和担架，并张贴禁止入浴的疾病名称和标志。',
}

// By weight alone the sibling and the article that was passed would outweigh the one clear descent.
it('leaves an article to its clear partner although a sibling stands in its place', () => {
  const older = [duties[0] ?? '', wide.was, passed.was, duties[1] ?? '']
  const newer = [duties[0] ?? '', wide.sibling, passed.is, wide.is, duties[1] ?? '']
  expect(links(older, newer)).toContain('2>4')
  expect(links(older, newer)).not.toContain('2>2')
  expect(links(newer, older)).toContain('4>2')
  expect(links(newer, older)).not.toContain('2>2')
})

it('counts no better partner that is clearly the partner of another article', () => {
  const platform = (name: string, rest: string) =>
    `${name}应当核验入网商户的许可证件，公示商户名称和经营地址，并保存交易记录${rest}。`
  const kept = '网络餐饮平台应当核验入网商户的许可证件，并公布投诉电话和赔付办法。'
  // These two share the frame of a sentence only, and stand across the pair that descends.
  const bath = '公共浴室经营者应当每日更换池水，配备急救药品，并张贴禁止入浴的疾病名称。'
  const boiler = '公共浴室经营者应当每日检查锅炉，配备灭火器材，并张贴安全出口的示意图。'
  const older = [platform('网络餐饮平台', '两年'), bath, platform('即时配送平台', '三年，接受查询')]
  const newer = [boiler, kept, platform('即时配送平台', '五年，接受查询')]
  expect(links(older, newer)).toEqual(['1>2', '3>3'])
  expect(links(newer, older)).toEqual(['2>1', '3>3'])
})

it('gives a sentence that two articles lost to one of them only', () => {
  const shared = '主管部门应当为查询人出具书面答复，并说明不予公开的理由。'
  const [first, second, third] = duties
  const older = [`${first}${shared}`, `${second}${shared}`, third ?? '']
  const newer = [first ?? '', second ?? '', shared, third ?? '']
  const ends = (found: readonly string[], at: 0 | 1, n: string) =>
    found.filter((link) => link.split('>')[at] === n)
  expect(ends(links(older, newer), 1, '3')).toHaveLength(1)
  expect(ends(links(newer, older), 0, '3')).toHaveLength(1)
})

it('calls an article replaced whose words are gone, and reworded where a third of them is left', () => {
  const kinds = (to: string) =>
    compareStatutes(statute(duties[0] ?? ''), statute(to), {
      corrections: [{ from: ['art_1'], to: ['art_1'] }],
    }).rows[0]?.kinds
  expect(kinds('共享单车的停放区域由街道办事处划定，并征求居民意见。')).toEqual(['replacement'])
  expect(kinds('共享单车企业应当按照核定数量投放车辆，并征求居民意见。')).toEqual(['substitution'])
})

it('gives full score to a pair that a person made and none to what a person left alone', () => {
  const { rows } = compareStatutes(statute(...duties.slice(0, 2)), statute(...duties.slice(0, 2)), {
    corrections: [
      { from: ['art_1'], to: [] },
      { from: [], to: ['art_1'] },
      { from: ['art_2'], to: ['art_2'] },
    ],
  })
  expect(rows.map(({ kinds, score }) => [kinds[0], score])).toEqual([
    ['repeal', 0],
    ['insertion', 0],
    ['unchanged', 1],
  ])
})
