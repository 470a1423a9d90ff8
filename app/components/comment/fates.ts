// What became of a comment, each with its word and its shape. 采纳 is said only of what people decided.

import type { Label } from '~/language'

export type CommentFate =
  | 'adopted'
  | 'partly-adopted'
  | 'not-adopted'
  | 'noted'
  | 'merged'
  | 'text-gone'
  | 'out-of-scope'
  | 'spam'
  | 'open'
  | 'needs-a-person'

export const fateLabels: Readonly<Record<CommentFate, Label>> = {
  adopted: { zh: '采纳', en: 'Adopted' },
  'partly-adopted': { zh: '部分采纳', en: 'Partly adopted' },
  'not-adopted': { zh: '未采纳', en: 'Not adopted' },
  noted: { zh: '留作参考', en: 'Noted' },
  merged: { zh: '合并', en: 'Merged' },
  'text-gone': { zh: '文字已删', en: 'Text removed' },
  'out-of-scope': { zh: '范围外', en: 'Out of scope' },
  spam: { zh: '垃圾', en: 'Spam' },
  open: { zh: '待处理', en: 'Open' },
  'needs-a-person': { zh: '待人确认', en: 'Needs a person' },
}

/** Fixed order of fates in every picture and table. */
export const fateOrder = Object.keys(fateLabels) as readonly CommentFate[]
