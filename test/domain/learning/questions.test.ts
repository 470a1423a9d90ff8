import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareStatutes } from '~/domain/comparison'
import { amountQuestions, changeQuestions, type StudyQuestion } from '~/domain/learning'
import { articlesOf, parseStatute } from '~/domain/statute'

const old = `云泽市养犬管理条例

第一条　为了规范养犬行为，制定本条例。

第二条　养犬人应当自取得犬只之日起三十日内办理登记。

第三条　每户限养一只犬，重点管理区内不得饲养烈性犬。

第四条　违反本条例第二条规定的，由公安机关处二百元罚款。

第五条　犬只伤人的，养犬人应当立即送医并先行支付医疗费用。

第六条　社区居民委员会可以制定养犬公约。
`
const fresh = old
  .replace('三十日内', '十五日内')
  .replace('一只犬', '两只犬')
  .replace('二百元罚款', '五百元以上一千元以下罚款')
  .replace('可以制定养犬公约', '应当组织居民制定养犬公约，并监督实施')
  .replace('先行支付', '垫付')

const compared = (from: string, to: string) => compareStatutes(parseStatute(from).tree, parseStatute(to).tree)
const articles = (text: string) => articlesOf(parseStatute(text).tree)
/** Words at the gap with what stands around it, as the page shows them. */
const filled = (question: StudyQuestion, words: string) => `${question.before}${words}${question.after}`
const flat = (text: string) => text.replaceAll('\n', '')

it('asks of each changed place what the new text says there', () => {
  const questions = changeQuestions(compared(old, fresh))
  const told = questions.map(({ number, old: before, options, answer }) => [number, before, options[answer]])
  expect(told).toEqual([
    ['第二条', '三十日内', '十五日内'],
    ['第三条', '一只', '两只'],
    ['第四条', '二百元', '五百元以上一千元以下'],
    ['第五条', '先行支付', '垫付'],
    ['第六条', '可以', '应当组织居民'],
    ['第六条', '', '，并监督实施'],
  ])
})

it('takes wrong answers from other changed places, none of which is true at this one', () => {
  for (const question of changeQuestions(compared(old, fresh))) {
    const text = flat(articles(fresh).find(({ eId }) => eId === question.eId)?.text ?? '')
    const said = question.options.map((words) => text.includes(filled(question, words)))
    expect(said.filter(Boolean)).toHaveLength(1)
    expect(said[question.answer]).toBe(true)
    expect(new Set(question.options).size).toBe(question.options.length)
    expect(question.options.length).toBeGreaterThanOrEqual(3)
    const known = flat(old + fresh)
    expect(question.options.every((words) => known.includes(words))).toBe(true)
  }
})

it('does not ask about a citation that only follows its article, nor about punctuation', () => {
  const moved = old
    .replace('第四条　违反本条例第二条', '第五条　违反本条例第三条')
    .replace('第五条　犬只', '第六条　犬只')
    .replace('第六条　社区', '第七条　社区')
    .replace('第三条　每户', '第四条　每户')
    .replace('第二条　养犬人', '第三条　养犬人')
    .replace('第三条　养犬人', '第二条　市、区人民政府应当加强对养犬管理工作的领导。\n\n第三条　养犬人')
    .replace('送医并', '送医，并')
  expect(changeQuestions(compared(old, moved))).toEqual([])
})

it('asks for amounts where there is no earlier version, with amounts of the same kind as wrong answers', () => {
  const text = `第一条　登记应当自取得犬只之日起三十日内办理。\n\n第二条　公安机关应当在五个工作日内决定。\n\n第三条　登记有效期为一年。\n\n第四条　罚款二百元。\n`
  const questions = amountQuestions({ articles: articles(text) })
  expect(questions.map(({ number, options }) => [number, options.toSorted()])).toEqual([
    ['第一条', ['一年', '三十日内', '五个工作日内']],
    ['第二条', ['一年', '三十日内', '五个工作日内']],
    ['第三条', ['一年', '三十日内', '五个工作日内']],
  ])
})

it('gives the same questions again, with the right answer in no favourite place', () => {
  const verbs = [
    '登记',
    '检查',
    '备案',
    '公示',
    '评估',
    '巡查',
    '培训',
    '核实',
    '回访',
    '报告',
    '抽查',
    '约谈',
  ]
  const days = fc.uniqueArray(fc.constantFrom(...'二三四五六七八九'), { minLength: 6, maxLength: 8 })
  const places = [0, 0, 0, 0]
  fc.assert(
    fc.property(days, fc.shuffledSubarray(verbs, { minLength: 8 }), (numbers, names) => {
      const text = (to: boolean) =>
        names
          .map((verb, at) => {
            const day = numbers[at % numbers.length]
            return `第${'一二三四五六七八九十'.charAt(at) || `十${'一二'.charAt(at - 10)}`}条　主管部门应当在${to ? day : '十'}日内完成${verb}工作，并且${verb}结果要存档。`
          })
          .join('\n\n')
      const questions = changeQuestions(compared(text(false), text(true)))
      expect(changeQuestions(compared(text(false), text(true)))).toEqual(questions)
      expect(questions.length).toBeGreaterThan(0)
      for (const { answer } of questions) places[answer] = (places[answer] ?? 0) + 1
    }),
    { numRuns: 40 },
  )
  const all = places.reduce((sum, count) => sum + count, 0)
  expect(Math.max(...places) / all).toBeLessThan(0.45)
})
