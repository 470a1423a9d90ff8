import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  printedArticle,
  proposalsIn,
  proposalsInWording,
  readComment,
  tallyProposals,
} from '~/domain/comment'
import { falselyRead, readPhrasings, scoreOf } from './phrasings'

/** op|article|old|new of each proposal. */
const read = (text: string, article = '') =>
  proposalsIn(text, article).map((one) => [one.op, one.article, one.old, one.new].join('|'))

it('reads replacements in whatever order the words come', () => {
  const same = [
    '建议将第九条中的“三十日”修改为“十五日”。',
    '第九条：把“三十日”改成“十五日”',
    '对第9条的意见：“三十日”一词不准确，用“十五日”更合适',
    '建议以“十五日”替换第九条中的“三十日”',
    '第九条的“三十日”能否修改为“十五日”？',
    '原文：“三十日”；修改建议：“十五日”。（第九条）',
    '第九条：“三十日”太长了，改为“十五日”比较好，否则来不及。',
    '《物业条例（草案）》第九条第二款「三十日」应为「十五日」',
    '建议将第九条的三十日改为十五日。',
  ]
  for (const text of same) expect(read(text), text).toEqual(['replace|第九条|三十日|十五日'])
})

it('tells deletions, insertions, additions, merges, moves and opinions apart', () => {
  const cases: readonly [string, string][] = [
    ['建议删除第九条中的“或者其他方式”', 'delete|第九条|或者其他方式|'],
    ['第九条“应当备案”的规定没有必要，应予删除', 'delete|第九条|应当备案|'],
    ['第九条整条删去，已由上位法规定', 'delete_whole|第九条||'],
    ['建议在第九条“业主”后增加“、使用人”', 'insert|第九条|业主|、使用人'],
    ['第九条增加一款：“收费标准应当公示。”', 'add_para|第九条||收费标准应当公示。'],
    ['第十五条第二款增加一项：“（四）充电设施”', 'add_item|第十五条||（四）充电设施'],
    ['增加一条，作为第九条之一：“居民委员会应当协助。”', 'add_article|第九条之一||居民委员会应当协助。'],
    ['建议第九条修改为：“应当公示。”', 'replace_whole|第九条||应当公示。'],
    ['“重大事项”含义不清，建议予以明确（第九条）', 'clarify|第九条|重大事项|'],
    ['建议将第九条与第十条合并', 'merge|第九条||第十条'],
    ['建议把第九条移到第二章', 'move|第九条||第二章'],
    ['赞成第九条，建议保留', 'keep|第九条||'],
    ['坚决反对第九条，“一律拆除”不符合实际', 'oppose|第九条|一律拆除|'],
  ]
  for (const [text, expected] of cases) expect(read(text), text).toEqual([expected])
})

it('splits a comment with several points, without greetings and reasons', () => {
  const text =
    '您好，我是小区业主。一、建议将第九条的“三十日”改为“十五日”，因为太慢。二、建议删除第十二条。三、第十五条“业主”后增加“和使用人”。'
  expect(read(text)).toEqual([
    'replace|第九条|三十日|十五日',
    'delete_whole|第十二条||',
    'insert|第十五条|业主|和使用人',
  ])
  expect(read('第九条中“A”改为“B”，“C”改为“D”，删除“E”。')).toEqual([
    'replace|第九条|A|B',
    'replace|第九条|C|D',
    'delete|第九条|E|',
  ])
})

it('stands on the article of the comment where the words name none', () => {
  expect(read('建议把公示时间由五日延长到十日', '第四十六条')).toEqual(['replace|第四十六条|五日|十日'])
  expect(printedArticle('第 120 条之一')).toBe('第一百二十条之一')
})

it('finds nothing where nothing concrete is asked', () => {
  for (const text of ['', '我们小区电梯坏了三个月没人修。', '“', '改为', '第条', '请问什么时候施行'])
    expect(read(text), text).toEqual([])
})

it('never throws, and gives only words that stand in the comment', () => {
  const words = fc.constantFrom(
    '第九条',
    '“三十日”',
    '改为',
    '删除',
    '“十五日”',
    '增加',
    '，',
    '。',
    '后',
    '一、',
    '二、',
    '建议',
    '“',
    '」',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 24 }), (parts) => {
      const text = parts.join('')
      proposalsIn(text).forEach((one, index) => {
        expect(one.n).toBe(index + 1)
        if (one.op !== 'replace' || one.old.includes('“') || one.new.includes('“')) return
        expect(text).toContain(one.old)
        expect(text).toContain(one.new)
      })
    }),
  )
})

it('reads an article edited in place as the words that changed', () => {
  const original = '市、县人民政府应当自收到申请之日起三十日内作出决定；情况复杂的，可以延长。'
  const edited = original.replace('三十日', '十五日').replace('，可以延长', '，经批准可以延长')
  expect(
    proposalsInWording(edited, original, '第十二条').map(({ op, old, new: words }) => [op, old, words]),
  ).toEqual([
    ['replace', '三十日', '十五日'],
    ['insert', '情况复杂的，', '经批准'],
  ])
  expect(proposalsInWording(original, original, '第十二条')).toEqual([])
  expect(readComment({ text: '太慢了。', suggestion: edited, article: '第十二条', original }).stance).toBe(
    'change',
  )
})

it('reads the seen phrasings as far as the rules reached, and proposes nothing where nothing is asked', () => {
  for (const file of ['phrasings.txt', 'fresh.txt', 'third.txt', 'dev-a.txt', 'fourth.txt']) {
    const { of, op, article, words, wrong } = scoreOf(readPhrasings(file))
    expect(Math.min(op, article, words) / of, JSON.stringify(wrong, null, 1)).toBeGreaterThanOrEqual(0.98)
  }
  for (const file of ['nothing.txt', 'third-nothing.txt', 'fourth-nothing.txt'])
    expect(falselyRead(readPhrasings(file)), file).toEqual([])
})

it('reads brackets, unlike marks, arrows, tables and comparisons as the replacements they are', () => {
  const same = [
    '第九条【三十日】改为【十五日】',
    '第九条“三十日“改为“十五日“',
    '第9条”三十日”改成”十五日”',
    "第九条'三十日'改为'十五日'",
    '第九条 三十日→十五日',
    '第九条\n原文：三十日内答复\n修改为：十五日内答复\n理由：太慢',
    '第九条与其写“三十日”不如写“十五日”',
    '第九条应该是“十五日”而不是“三十日”',
    '第九条“三十日”应当由“十五日”取代',
    '第九条改“三十日”为“十五日”',
    '第九条三十日太长了，十五日就够了',
  ]
  for (const text of same)
    expect(
      read(text).map((one) => one.replaceAll('日内答复', '日')),
      text,
    ).toEqual(['replace|第九条|三十日|十五日'])
})

it('knows a wish for several articles, words left out and words too many', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['第五条和第八条中的“A”均改为“B”', ['replace|第五条|A|B', 'replace|第八条|A|B']],
    ['第九条、第十条建议删除', ['delete_whole|第九条||', 'delete_whole|第十条||']],
    ['第九条漏了“残疾人”，应在“老人”后面加进去', ['insert|第九条|老人|残疾人']],
    ['第九条“原则上”多余', ['delete|第九条|原则上|']],
    ['把“A”放到第九条“B”后面', ['insert|第九条|B|A']],
    ['第九条后面增加第九条之一：“A”', ['add_article|第九条之一||A']],
    ['第九条“及时”究竟是几天', ['clarify|第九条|及时|']],
  ]
  for (const [text, expected] of cases) expect(read(text), text).toEqual(expected)
})

it('reads amounts without quotation marks, traditional characters and slips of the keyboard', () => {
  const cases: readonly [string, string][] = [
    ['第六条公示三天太短，七天才够', 'replace|第六条|三天|七天'],
    ['第六條「應當」建議刪除', 'delete|第六条|應當|'],
    ['第6条“A”修该为“B”', 'replace|第六条|A|B'],
    ['6条，“A”改“B”', 'replace|第六条|A|B'],
    ['依据《电梯法》第二百条，草案第六条“A”应改为“B”', 'replace|第六条|A|B'],
  ]
  for (const [text, expected] of cases) expect(read(text), text).toEqual([expected])
  expect(read('不要延长任期。三年已经够受的了，五年我还不如卖房。', '第六条')).toEqual([])
})

it('tallies the same change once for each person', () => {
  const made = (comment: string, author: string, words: string) => ({
    op: 'replace' as const,
    article: '第九条',
    old: '三十日',
    new: words,
    comment,
    author,
  })
  const tally = tallyProposals([
    made('1', 'a', '十五日'),
    made('2', 'b', '十五日'),
    made('3', 'b', '十五日'),
    made('4', 'c', '二十日'),
  ])
  expect(tally.map(({ words, people, texts }) => [words, people, texts])).toEqual([
    ['三十日→十五日', 2, 3],
    ['三十日→二十日', 1, 1],
  ])
})
