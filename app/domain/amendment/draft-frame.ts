// What stands around the items: title, 题注, the opening sentence, item numbers, and the closing formulas. Two forms: a
// 决定 orders the act published anew; a 修正案 does not, and numbers the day of its coming into force as its last item. What only the deciding organ knows (its name, the session, the days) is given or stays
// blank, never guessed.

import type { StatuteTree } from '../statute'
import { numberToHan } from '../text'
import { plainTitle } from './draft-structure'
import type { Wording } from './draft-wording'

export type DraftForm = 'decision' | 'amendment'

/** What the organ fills in; absent fields become blanks in the text. */
export interface DraftFields {
  /** 某市人民代表大会常务委员会 */
  readonly organ?: string
  /** 某市第三届人民代表大会常务委员会第五次会议 */
  readonly session?: string
  /** Day of passing, as it is to be printed: 2026年11月24日 */
  readonly passedOn?: string
  /** Day of coming into force, as printed. */
  readonly inForceOn?: string
}

/** Whose customs the act follows: the courts' interpretations have their own. */
export type DraftCustom = 'legislature' | 'court'

/** The courts number 1. 2. and write whole articles, 删除 for 删去. */
export function customOf(tree: StatuteTree): DraftCustom {
  return /^(?:最高人民法院|最高人民检察院)/.test(plainTitle(tree.title)) ? 'court' : 'legislature'
}

/** How the items of a form are worded. */
export function wordingOf(custom: DraftCustom, form: DraftForm, tree: StatuteTree): Wording {
  const isCourt = custom === 'court'
  return {
    quotes: isCourt ? 'first-paragraph' : 'every-paragraph',
    repeal: isCourt ? '删除' : '删去',
    quoteOnOwnLine: isCourt,
    act: form === 'amendment' ? shortName(tree) : '',
  }
}

/** The two acts that are amended by 修正案 are named in each item by what everybody calls them. */
function shortName(tree: StatuteTree): string {
  return /^中华人民共和国(刑法|宪法)$/.exec(plainTitle(tree.title))?.[1] ?? ''
}

/** 刑法 and 宪法 are amended by 修正案, which keep the articles' numbers; everything else by 决定. */
export const formOf = (tree: StatuteTree): DraftForm => (shortName(tree) === '' ? 'decision' : 'amendment')

/** 一、 or 1. before an item; a list of a hundred and more is not numbered in figures. */
export const itemNumber = (n: number, custom: DraftCustom, count: number) =>
  custom === 'court' && count < 100 ? `${n}.` : `${numberToHan(n)}、`

const blank = '　　'
const blankDay = `${blank}年${blank}月${blank}日`

export interface Frame {
  readonly title: string
  /** （2026年…通过）; it stands under the title. */
  readonly note: string
  /** Before the first item; empty in a 修正案 that names the act in its items. */
  readonly opening: string
  /** After the last item. */
  readonly closing: readonly string[]
}

/** The frame of a decision or amendment of `tree`. `hasReordering` when numbers follow from the items. */
export function frameOf(
  tree: StatuteTree,
  form: DraftForm,
  fields: DraftFields,
  hasReordering: boolean,
): Frame {
  const name = plainTitle(tree.title)
  const act = `《${name.replaceAll('《', '〈').replaceAll('》', '〉')}》`
  const organ = fields.organ?.trim() || `${blank}${blank}`
  const passed = `（${fields.passedOn?.trim() || blankDay}${fields.session?.trim() || `${blank}${blank}`}通过）`
  const start = fields.inForceOn?.trim() || blankDay
  if (form === 'amendment')
    return {
      title: `${name}修正案`,
      note: passed,
      opening: shortName(tree) === '' ? `对${act}作如下修改：` : '',
      closing: [...(hasReordering ? ['条文顺序作相应调整。'] : []), `本修正案自${start}起施行。`],
    }
  return {
    title: `${organ}关于修改${act}的决定`,
    note: passed,
    opening: `${fields.session?.trim() || `${blank}${blank}`}决定对${act}作如下修改：`,
    closing: [
      ...(hasReordering ? ['此外，对条文顺序作相应调整。'] : []),
      `本决定自${start}起施行。`,
      `${act}根据本决定作相应修改，重新公布。`,
    ],
  }
}
