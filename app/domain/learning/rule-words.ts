// The rule in words, made from its numbers: what stands on the page of a person's learning and in every certificate.

import { studyRule } from './rule'

const { fastest, slowest, textSeconds, textsADay, secondsADay, answersADay, idleSeconds } = studyRule
const minutes = (seconds: number) => Math.round(seconds / 60)

/** A sentence each, in the order in which they are printed. */
export const studyRuleWords: readonly { readonly zh: string; readonly en: string }[] = [
  {
    zh: `只计条文显示在页面上、页面没有被遮住、而且${idleSeconds}秒内有过滚动或者操作的时间；一屏有几条时，按各条所占的高度分摊。打开页面、停着不动都不计。`,
    en: `Only time counts in which an article stands on a visible page and somebody scrolled or touched it within ${idleSeconds} seconds; several articles on one screen share it by their height. Opening a page, or leaving it open, counts nothing.`,
  },
  {
    zh: `一条条文看得比每秒${fastest}字还快，不计；比每秒${slowest}字还慢，超出的部分不计。同一稿次的同一条，重复看也只计一遍。`,
    en: `An article read faster than ${fastest} characters a second does not count; slower than ${slowest} a second, the rest does not. The same article of the same version counts once, however often it is read.`,
  },
  {
    zh: `一件文本计满${textSeconds}秒（不足${textSeconds}秒的短文本，要每条都看过），并且在当天或者之后答对一道关于它的题，才算读过一件；题目出自两稿的真实改动，没有上一稿的出自文中的数字。`,
    en: `A text counts as read when ${textSeconds} seconds of it count (a shorter one: all its articles) and a question about it is answered right on that day or later; questions come from what really changed between two versions, or, without an earlier one, from the amounts in it.`,
  },
  {
    zh: `一件文本每天最多答${answersADay}题，答过的题当天不重答；每天最多计${textsADay}件、${minutes(secondsADay)}分钟。`,
    en: `At most ${answersADay} questions a text and day, none twice on one day; at most ${textsADay} texts and ${minutes(secondsADay)} minutes a day.`,
  },
  {
    zh: '时间由网页测量、服务器按自己的时钟核减；它说明读了多久，不说明懂了多少。',
    en: 'Time is measured by the page and cut down by the clock of the server. It tells how long somebody read, not how much was understood.',
  },
]
