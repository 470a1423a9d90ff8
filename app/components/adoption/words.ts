// Words of answers and carriage: results, stages of an answer, fates of a place, why a change is offered.

import type {
  CarryFate,
  CarryReason,
  DispositionResult,
  DispositionStatus,
  TraceGround,
  TraceVerdict,
} from '~/domain/adoption'
import type { Label } from '~/language'

export const resultLabels: Readonly<Record<DispositionResult, Label>> = {
  adopted: { zh: '采纳', en: 'Adopted' },
  'partly-adopted': { zh: '部分采纳', en: 'Partly adopted' },
  'not-adopted': { zh: '未采纳', en: 'Not adopted' },
  noted: { zh: '留作参考', en: 'Noted' },
}

/** The word of a stored result; empty for a draft that has none yet. */
export const resultLabel = (result: string): Label =>
  resultLabels[result as DispositionResult] ?? { zh: '', en: '' }

export const settlementLabels: Readonly<Record<string, Label>> = {
  merged: { zh: '合并', en: 'Merged' },
  'out-of-scope': { zh: '范围外', en: 'Out of scope' },
  spam: { zh: '垃圾', en: 'Spam' },
}

export const statusLabels: Readonly<Record<DispositionStatus | 'none', Label>> = {
  none: { zh: '待处理', en: 'Open' },
  draft: { zh: '起草中', en: 'Draft' },
  proposed: { zh: '待复核', en: 'Waiting for approval' },
  returned: { zh: '已退回', en: 'Returned' },
  approved: { zh: '已答复', en: 'Answered' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
}

export const carryLabels: Readonly<Record<CarryFate, Label>> = {
  'same-place': { zh: '位置未变', en: 'Same place' },
  renumbered: { zh: '条号变动', en: 'Renumbered' },
  moved: { zh: '移动', en: 'Moved' },
  'split-to': { zh: '拆分到', en: 'Split to' },
  'merged-into': { zh: '并入', en: 'Joined into' },
  'text-changed': { zh: '文字已改', en: 'Text changed' },
  'text-gone': { zh: '文字已删', en: 'Text removed' },
  'needs-person': { zh: '待人确认', en: 'Needs a person' },
}

export const reasonLabels: Readonly<Record<CarryReason, Label>> = {
  row: { zh: '依据条文对照', en: 'By the comparison of articles' },
  kept: { zh: '所选文字原样保留', en: 'The selected words are kept' },
  changed: { zh: '所选文字已改动', en: 'The selected words changed' },
  doubt: { zh: '所选文字的位置有疑问', en: 'The place of the selected words is in doubt' },
  unsure: { zh: '条文对应不确定', en: 'The pairing of articles is uncertain' },
  gone: { zh: '新稿里没有对应的条文', en: 'No article of the new draft corresponds' },
  matter: { zh: '在条文以外', en: 'Outside the articles' },
  person: { zh: '由人确认', en: 'Confirmed by a person' },
}

export const groundLabels: Readonly<Record<TraceGround | 'place', Label>> = {
  'words-in': { zh: '建议的文字出现在新稿', en: 'The suggested words came in' },
  'words-out': { zh: '建议删改的文字已去掉', en: 'The words to change went out' },
  number: { zh: '数量按建议的方向改动', en: 'A number moved as suggested' },
  form: { zh: '条文按建议移动、合并或删去', en: 'The article was moved, joined or deleted as suggested' },
  shared: { zh: '有相同的词', en: 'Words in common' },
  place: { zh: '在同一条，没有文字依据', en: 'In the same article, no words point to it' },
}

export const verdictLabels: Readonly<Record<TraceVerdict, Label>> = {
  consistent: {
    zh: '与建议一致的改动（机器找到，待人确认）',
    en: 'Changes consistent with the suggestion (found by machine, to be confirmed)',
  },
  partly: {
    zh: '与建议部分一致的改动（机器找到，待人确认）',
    en: 'Changes partly consistent with the suggestion (found by machine, to be confirmed)',
  },
  'not-found': { zh: '机器没有找到一致的改动', en: 'The machine found no consistent change' },
}

export const doneLabels: Readonly<Record<string, Label>> = {
  confirm: { zh: '已确认这处改动', en: 'The change is confirmed' },
  reject: { zh: '已记下这处不是', en: 'Noted: this change is not it' },
  propose: { zh: '已提请复核', en: 'Sent for approval' },
  approve: {
    zh: '已批准，群众凭回执在公布后能看到',
    en: 'Approved; authors see it once the outcome is published',
  },
  return: { zh: '已退回', en: 'Returned' },
  undo: { zh: '已撤销上一步', en: 'The last step was undone' },
  settle: { zh: '已归类', en: 'Settled' },
  unsettle: { zh: '已撤销归类，重新等待答复', en: 'Taken back: it waits for an answer again' },
  'resume-carry': {
    zh: '正在继续移动意见，可以离开本页',
    en: 'Carrying goes on in the background; you may leave the page',
  },
  place: {
    zh: '位置已更正，以后的重新计算不会改动它',
    en: 'The place is corrected; later runs leave it alone',
  },
}
