import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareText } from '~/domain/comparison'
import { segmentPlain, segmentWords } from '~/domain/text'

/** Edits as people write them down: [-deleted-]{+inserted+}. */
const marked = (from: string, to: string) =>
  compareText(from, to, { segment: segmentWords })
    .map(([sign, words]) => (sign === '=' ? words : sign === '-' ? `[-${words}-]` : `{+${words}+}`))
    .join('')

it('takes an unchanged scrap between two larger changes into them', () => {
  expect(marked('应当提供服务场地和资金支持。', '应当安排必要经费和人员保障。')).toBe(
    '应当[-提供服务场地和资金支持-]{+安排必要经费和人员保障+}。',
  )
})

it('keeps a clause of more than twelve characters that both versions have, however much changed around it', () => {
  const clause = '物业服务企业每季度检查一次消防设施'
  expect(
    marked(
      `房屋管理部门会同有关单位制定办法并公布，${clause}，逾期不改正的记入信用档案并通报批评。`,
      `街道办事处组织业主代表开展监督并记录的，${clause}，整改情况应当在公告栏张贴不少于七日。`,
    ),
  ).toContain(`${clause}`)
})

it('keeps two words that each took the place of one apart', () => {
  expect(marked('依照第十二条，在三十日内答复。', '依照第十三条，在十五日内答复。')).toBe(
    '依照[-第十二条-]{+第十三条+}，在[-三十日-]{+十五日+}内答复。',
  )
})

it('joins two words that each took the place of one over a single character', () => {
  expect(marked('兽医的机构', '农业的部门')).toBe('[-兽医的机构-]{+农业的部门+}')
})

it('keeps the break between two lines in each of which one word took the place of one', () => {
  expect(marked('甲方应当登记\n单位应当报告', '甲方应当备案\n机关应当报告')).toBe(
    '甲方应当[-登记-]{+备案+}\n[-单位-]{+机关+}应当报告',
  )
})

it('puts an insertion that could stand at several places where a clause ends', () => {
  expect(marked('应当登记，应当备案。', '应当登记，应当公示，应当备案。')).toBe(
    '应当登记，{+应当公示，+}应当备案。',
  )
  expect(marked('应当登记，应当公示，应当备案。', '应当登记，应当备案。')).toBe(
    '应当登记，[-应当公示，-]应当备案。',
  )
})

it('shows an inserted 款 whole and leaves its neighbours alone', () => {
  const [first, second] = ['业主应当按时交纳物业费。', '物业服务企业应当公示收费标准。']
  expect(marked(`${first}\n${second}`, `${first}\n业主大会可以决定减免物业费。\n${second}`)).toBe(
    `${first}\n{+业主大会可以决定减免物业费。\n+}${second}`,
  )
  expect(marked(`${first}\n${second}`, first)).toBe(`${first}[-\n${second}-]`)
})

it('shows a line that was cut in two as a break and nothing else, and the reverse', () => {
  const [a, b] = ['物业服务企业应当公示收费标准和投诉电话。', '业主大会可以委托第三方评估服务质量。']
  expect(marked(`登记。\n${a}${b}\n后文。`, `备案。\n${a}\n${b}\n后文。`)).toBe(
    `[-登记-]{+备案+}。\n${a}{+\n+}${b}\n后文。`,
  )
  expect(marked(`登记。\n${a}\n${b}\n后文。`, `备案。\n${a}${b}\n后文。`)).toBe(
    `[-登记-]{+备案+}。\n${a}[-\n-]${b}\n后文。`,
  )
})

it('replaces a whole 款 that resembles none, and pairs those that do', () => {
  expect(
    marked(
      '业主应当按时交纳物业费。\n禁止高空抛物。\n装修应当申报。',
      '业主应当按期交纳物业费。\n电梯每月维护一次。\n装修应当申报。',
    ),
  ).toBe('业主应当[-按时-]{+按期+}交纳物业费。\n[-禁止高空抛物。-]{+电梯每月维护一次。+}\n装修应当申报。')
})

it('takes the number of a point for one word', () => {
  expect(marked('（二）装修应当申报；', '（十二）装修应当申报；')).toBe(
    '[-（二）-]{+（十二）+}装修应当申报；',
  )
  expect(marked('2.装修应当申报；', '12.装修应当申报；')).toBe('[-2.-]{+12.+}装修应当申报；')
})

it('shows two unrelated paragraphs of thousands of characters as rewritten, in little time', () => {
  const row = (seed: number) =>
    Array.from({ length: 4000 }, (_, i) =>
      String.fromCodePoint(0x4e00 + ((i * seed * 7919 + seed * i * i) % 20000)),
    ).join('')
  const edits = compareText(row(3), row(7))
  expect(edits.map(([sign]) => sign).join('')).toMatch(/^=?-\+=?$/)
})

it('has no empty piece where a text ends in a break', () => {
  expect(compareText('\n', '\n市\n').every(([, words]) => words !== '')).toBe(true)
})

it('keeps both texts whole, well-formed and each deletion before its insertion, for any texts and segmenter', () => {
  const text = fc.string({
    unit: fc.constantFrom(
      '市',
      '应当',
      '三十日',
      '第十条',
      '𬇙',
      '𠮷',
      '，',
      '\n',
      '罚款',
      '（二）',
      '登记机关',
    ),
    maxLength: 60,
  })
  fc.assert(
    fc.property(text, text, fc.constantFrom(segmentPlain, segmentWords), (from, to, segment) => {
      const edits = compareText(from, to, { segment })
      const side = (sign: '-' | '+') =>
        edits.filter(([own]) => own === '=' || own === sign).map(([, words]) => words)
      expect(side('-').join('')).toBe(from)
      expect(side('+').join('')).toBe(to)
      expect(edits.every(([, words]) => words !== '' && words.isWellFormed())).toBe(true)
      expect(edits.map(([sign]) => sign).join('')).toMatch(/^(?:=?(?:-\+|-|\+))*=?$/)
      expect(edits.map(([sign]) => sign).join('')).not.toMatch(/==|--|\+\+|\+-/)
    }),
    { numRuns: 400 },
  )
})
