// What a text says about itself that the registry of works needs: which work it belongs to, which stage it is in, and
// of which day. A title is compared without what changes from one version of a work to the next: the marks 《》, blanks,
// widths of brackets, and a bracket behind it that names the stage or a year. All of it is a proposal for a person.

import { withoutBlanks } from '../text'
import type { StatuteTree } from './tree'

/** 稿次 of a draft law, in the order in which it runs through them. */
export const stages = [
  'draft',
  'consultation-draft',
  'second-reading',
  'third-reading',
  'voting-draft',
  'passed',
  'in-force',
  'repealed',
] as const
export type Stage = (typeof stages)[number]

const stageBracket =
  /[（(〔【](?:[^（()）〔〕【】]{0,20}(?:草案|稿|修订|修正|修改|修正本|修订本)[^（()）〔〕【】]{0,12}|[0-9]{4}[-0-9年月日]{0,10}(?:修订|修正|修正本|版)?)[）)〕】]$/

/**
 * The title by which a work is known: `《某市节水条例》（草案二次审议稿）` → `某市节水条例`. The name of the state in front
 * is left out too, since laws are cited without it. Empty for an empty title.
 */
export function knownTitle(title: string): string {
  let known = withoutBlanks(title)
    .replace(/[《》]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
  // Two brackets occur: 某条例（修订）（草案）.
  // 宪法修正案（2018年）: each amendment is a text of its own, told from the others by its bracket alone.
  const isAmendment = /修正案[（〔【][^（）]{1,8}[）〕】]$/.test(known)
  for (let rounds = 0; rounds < 2 && !isAmendment; rounds++) known = known.replace(stageBracket, '') || known
  return known.replace(/^中华人民共和国(?=.{2})/, '')
}

const stageWords: readonly (readonly [RegExp, Stage])[] = [
  [/三次审议|三审/, 'third-reading'],
  [/二次审议|二审|二稿/, 'second-reading'],
  [/表决稿|建议表决/, 'voting-draft'],
  [/征求意见|公开征求/, 'consultation-draft'],
  [/草案|送审稿|修改稿|讨论稿|一稿/, 'draft'],
]

/** The stage that a text names in its bracket, or `passed` where its 题注 tells of its adoption; else `draft`. */
export function stageOf({
  title,
  stage,
  longTitle,
}: Pick<StatuteTree, 'title' | 'stage' | 'longTitle'>): Stage {
  const words = `${title}${stage}`
  const named = stageWords.find(([pattern]) => pattern.test(words))?.[1]
  if (named) return named
  if (/废止/.test(longTitle)) return 'repealed'
  return /通过|公布|批准|修正|修订|施行/.test(longTitle) ? 'passed' : 'draft'
}

/**
 * The last day that the 题注 names, as `2016-04-28`; undefined when it names none. The day from which the text is in force
 * (自2016年5月1日起施行) is not the day of the text, and counts only where no other is named.
 */
export function dayOf({ longTitle }: Pick<StatuteTree, 'longTitle'>): string | undefined {
  const days = [...withoutBlanks(longTitle).matchAll(/([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日(起)?/g)]
  const [, year, month, day] = days.findLast(([, , , , isFrom]) => !isFrom) ?? days.at(-1) ?? []
  if (!year || !month || !day) return undefined
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** What a version of a stage is called where its text does not say. */
export const stageNames: Readonly<Record<Stage, string>> = {
  draft: '草案',
  'consultation-draft': '草案征求意见稿',
  'second-reading': '草案二次审议稿',
  'third-reading': '草案三次审议稿',
  'voting-draft': '草案表决稿',
  passed: '公布文本',
  'in-force': '现行文本',
  repealed: '已废止文本',
}
