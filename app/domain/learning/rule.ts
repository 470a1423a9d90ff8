// The rule by which reading becomes a record of learning. It counts what is hard to fake by clicking: seconds in which an
// article stood on a visible page while somebody scrolled, at least so long as a quick reader needs and at most so long as a
// slow one takes, and a text only when a question about it was answered right. What a person did twice counts once. The
// numbers below are printed on the page and in the certificate from here, so that the rule told is the rule that counts.

/** The numbers of the rule. */
export const studyRule = {
  /** Code points a second: faster is no reading. */
  fastest: 15,
  /** Code points a second: what stands there longer counts no more. */
  slowest: 2.5,
  /** An article counts no less and no more than so many seconds, however short it is. */
  leastSeconds: 2,
  shortestCap: 5,
  /** A text needs so many counted seconds, or all of its articles where it is shorter. */
  textSeconds: 60,
  /** Texts that can count on one day. */
  textsADay: 5,
  /** Counted seconds of one day. */
  secondsADay: 2 * 3600,
  /** Answers to questions on one text on one day. */
  answersADay: 3,
  /** Without a touch, a key or a scroll for so long the page no longer counts as being read. */
  idleSeconds: 60,
} as const

export interface ArticleTime {
  readonly versionId: string
  readonly eId: string
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string
  readonly seconds: number
}

export interface StudyAnswer {
  readonly versionId: string
  readonly questionId: string
  readonly day: string
  readonly isRight: boolean
}

/** A text that was read: the length of its articles in code points. */
export interface StudyText {
  readonly versionId: string
  readonly lengths: ReadonlyMap<string, number>
}

export interface CountedReading {
  readonly versionId: string
  /** The day on which it became a counted reading. */
  readonly day: string
  readonly seconds: number
  readonly articles: number
}

export interface StudyAccount {
  readonly readings: readonly CountedReading[]
  readonly seconds: number
}

/** Seconds that count for an article of this length when it stood on the page for `seen` seconds. */
export function secondsOf(length: number, seen: number): number {
  const least = Math.max(studyRule.leastSeconds, length / studyRule.fastest)
  const most = Math.max(studyRule.shortestCap, length / studyRule.slowest)
  return seen < least ? 0 : Math.min(seen, most)
}

/** Whether one more question on a text may be answered on this day. */
export function mayStillAnswer(answers: readonly StudyAnswer[], versionId: string, day: string): boolean {
  return (
    answers.filter((one) => one.versionId === versionId && one.day === day).length < studyRule.answersADay
  )
}

/** Whether a text can be read in the sense of the rule at all: it has articles whose time can be told. */
export function isReadable(text: StudyText): boolean {
  return text.lengths.size > 0
}

/** How far a person is with one text, whatever else was read on those days. */
export function textState(
  text: StudyText,
  times: readonly ArticleTime[],
  answers: readonly StudyAnswer[],
): 'unread' | 'begun' | 'done' {
  const own = times.filter(({ versionId }) => versionId === text.versionId)
  if (own.length === 0) return 'unread'
  const isRight = answers.some(({ versionId, isRight: right }) => versionId === text.versionId && right)
  return isRight && isLongEnough(text, own) ? 'done' : 'begun'
}

/** Everything that counts, in the order of the days. Linear in times and answers, but for sorting. */
export function accountOf(
  texts: readonly StudyText[],
  times: readonly ArticleTime[],
  answers: readonly StudyAnswer[],
): StudyAccount {
  const counted = countedDays(texts, times, answers)
  const readings = new Map<string, { day: string; seconds: number; articles: Set<string> }>()
  for (const [versionId, day] of counted) readings.set(versionId, { day, seconds: 0, articles: new Set() })
  const ofText = new Map(texts.map((text) => [text.versionId, text]))
  const spent = new Map<string, number>()
  const seen = new Map<string, { total: number; counted: number }>()
  for (const time of times.toSorted(inOrder)) {
    const reading = readings.get(time.versionId)
    const length = ofText.get(time.versionId)?.lengths.get(time.eId)
    if (!reading || length === undefined) continue
    const key = `${time.versionId} ${time.eId}`
    const known = seen.get(key) ?? { total: 0, counted: 0 }
    const total = known.total + time.seconds
    const more = secondsOf(length, total) - known.counted
    const left = studyRule.secondsADay - (spent.get(time.day) ?? 0)
    const fresh = Math.max(0, Math.min(more, left))
    seen.set(key, { total, counted: known.counted + fresh })
    if (fresh === 0) continue
    spent.set(time.day, (spent.get(time.day) ?? 0) + fresh)
    reading.seconds += fresh
    reading.articles.add(time.eId)
  }
  const list = [...readings].map(([versionId, { day, seconds, articles }]) => ({
    versionId,
    day,
    seconds: Math.round(seconds),
    articles: articles.size,
  }))
  return { readings: list, seconds: list.reduce((sum, { seconds }) => sum + seconds, 0) }
}

const inOrder = (a: ArticleTime, b: ArticleTime) =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.versionId < b.versionId ? -1 : a.versionId > b.versionId ? 1 : 0

/** The day on which each text became a counted reading: right answer and time enough by then, and room on the day. */
function countedDays(
  texts: readonly StudyText[],
  times: readonly ArticleTime[],
  answers: readonly StudyAnswer[],
): ReadonlyMap<string, string> {
  const days = new Map<string, string>()
  const used = new Map<string, number>()
  const right = answers
    .filter(({ isRight }) => isRight)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const ofText = new Map(texts.map((text) => [text.versionId, text]))
  for (const { versionId, day } of right) {
    const text = ofText.get(versionId)
    if (!text || days.has(versionId) || (used.get(day) ?? 0) >= studyRule.textsADay) continue
    if (
      !isLongEnough(
        text,
        times.filter((one) => one.versionId === versionId && one.day <= day),
      )
    )
      continue
    days.set(versionId, day)
    used.set(day, (used.get(day) ?? 0) + 1)
  }
  return days
}

function isLongEnough(text: StudyText, times: readonly ArticleTime[]): boolean {
  const seen = new Map<string, number>()
  for (const { eId, seconds } of times) seen.set(eId, (seen.get(eId) ?? 0) + seconds)
  const counted = [...text.lengths].map(([eId, length]) => secondsOf(length, seen.get(eId) ?? 0))
  const sum = counted.reduce((total, seconds) => total + seconds, 0)
  return text.lengths.size > 0 && (sum >= studyRule.textSeconds || counted.every((seconds) => seconds > 0))
}
