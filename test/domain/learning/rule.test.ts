import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  type ArticleTime,
  accountOf,
  mayStillAnswer,
  type StudyAnswer,
  type StudyText,
  secondsOf,
  studyRule,
  textState,
} from '~/domain/learning'

const text = (versionId: string, ...lengths: number[]): StudyText => ({
  versionId,
  lengths: new Map(lengths.map((length, at) => [`art_${at + 1}`, length])),
})
const time = (versionId: string, eId: string, seconds: number, day = '2026-11-24'): ArticleTime => ({
  versionId,
  eId,
  day,
  seconds,
})
const answer = (versionId: string, isRight = true, day = '2026-11-24'): StudyAnswer => ({
  versionId,
  questionId: 'q',
  day,
  isRight,
})

it('counts an article from the time of a quick reader to that of a slow one', () => {
  expect(secondsOf(150, 9)).toBe(0)
  expect(secondsOf(150, 10)).toBe(10)
  expect(secondsOf(150, 60)).toBe(60)
  expect(secondsOf(150, 3600)).toBe(60)
  expect(secondsOf(4, 1)).toBe(0)
})

it('counts no text that was only opened, only scrolled through or only answered', () => {
  const texts = [text('v', 150, 150, 150)]
  const account = (times: ArticleTime[], answers: StudyAnswer[]) => accountOf(texts, times, answers).seconds
  const read = [time('v', 'art_1', 40), time('v', 'art_2', 30)]
  expect(account(read, [answer('v')])).toBe(70)
  expect(account(read, [])).toBe(0)
  expect(account(read, [answer('v', false)])).toBe(0)
  expect(account([], [answer('v')])).toBe(0)
  expect(account([time('v', 'art_1', 5), time('v', 'art_2', 5)], [answer('v')])).toBe(0)
  expect(account(read, [answer('v', true, '2026-11-23')])).toBe(0)
})

it('counts a short text when all of it was read', () => {
  expect(
    accountOf([text('v', 30, 30)], [time('v', 'art_1', 5), time('v', 'art_2', 5)], [answer('v')]).seconds,
  ).toBe(10)
  expect(textState(text('v', 30, 30), [time('v', 'art_1', 5)], [answer('v')])).toBe('begun')
  expect(textState(text('v', 30, 30), [time('v', 'art_1', 5), time('v', 'art_2', 5)], [answer('v')])).toBe(
    'done',
  )
  expect(textState(text('v', 30, 30), [], [answer('v')])).toBe('unread')
})

it('counts the same article once, however often it is read', () => {
  const times = ['21', '22', '23', '24'].map((day) => time('v', 'art_1', 400, `2026-11-${day}`))
  expect(accountOf([text('v', 500)], times, [answer('v')]).seconds).toBe(200)
})

it('counts at most five texts and two hours a day', () => {
  const texts = Array.from({ length: 9 }, (_, at) => text(`v${at}`, 10_000))
  const times = texts.map(({ versionId }) => time(versionId, 'art_1', 4000))
  const { readings, seconds } = accountOf(
    texts,
    times,
    texts.map(({ versionId }) => answer(versionId)),
  )
  expect(readings).toHaveLength(studyRule.textsADay)
  expect(seconds).toBe(studyRule.secondsADay)
  const later = [...texts.map(({ versionId }) => answer(versionId)), answer('v7', true, '2026-11-25')]
  expect(accountOf(texts, times, later).readings.map(({ day }) => day)).toContain('2026-11-25')
})

it('takes three answers on a text a day', () => {
  const answers = [answer('v', false), answer('v', false)]
  expect(mayStillAnswer(answers, 'v', '2026-11-24')).toBe(true)
  expect(mayStillAnswer([...answers, answer('v', false)], 'v', '2026-11-24')).toBe(false)
  expect(mayStillAnswer([...answers, answer('v', false)], 'v', '2026-11-25')).toBe(true)
})

it('never counts more than the time there was, than the caps, or than was answered, whatever is clicked', () => {
  const day = fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-25')
  const version = fc.integer({ min: 0, max: 8 }).map((at) => `v${at}`)
  const times = fc.array(
    fc.tuple(version, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 9000 }), day),
    { maxLength: 60 },
  )
  const answers = fc.array(fc.tuple(version, fc.boolean(), day), { maxLength: 30 })
  const texts = Array.from({ length: 9 }, (_, at) => text(`v${at}`, 50, 500, 5000, 20_000))
  fc.assert(
    fc.property(times, answers, (seen, said) => {
      const spent = seen.map(([versionId, at, seconds, on]) => time(versionId, `art_${at}`, seconds, on))
      const given = said.map(([versionId, isRight, on]) => answer(versionId, isRight, on))
      const { readings, seconds } = accountOf(texts, spent, given)
      const total = spent.reduce((sum, one) => sum + one.seconds, 0)
      expect(seconds).toBeLessThanOrEqual(Math.min(total, 3 * studyRule.secondsADay) + readings.length)
      for (const { versionId, day: on } of readings) {
        expect(given.some((one) => one.versionId === versionId && one.isRight && one.day === on)).toBe(true)
        expect(readings.filter((one) => one.day === on).length).toBeLessThanOrEqual(studyRule.textsADay)
      }
      // Wrong answers never help.
      const wrong = given.map((one) => ({ ...one, isRight: false }))
      expect(accountOf(texts, spent, wrong).seconds).toBe(0)
    }),
  )
})
