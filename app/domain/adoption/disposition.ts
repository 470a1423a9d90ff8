// The answer to a theme or a comment, and what makes it complete: a result, a ground from the list, a rationale that the
// public reads, and for adoption the characters it changed or the stated reason why there are none.

import { type DispositionResult, dispositionResults } from './balance'

/** From a first thought to the decision; `withdrawn` rows stay as history. */
export const dispositionStatuses = ['draft', 'proposed', 'returned', 'approved', 'withdrawn'] as const
export type DispositionStatus = (typeof dispositionStatuses)[number]

interface Ground {
  readonly zh: string
  readonly en: string
  /** Results it can stand under. */
  readonly for: readonly DispositionResult[]
}

/** Grounds as offices word them. */
export const dispositionGrounds = {
  'in-words': { zh: '按所提文字采纳', en: 'Adopted as worded', for: ['adopted'] },
  'in-substance': {
    zh: '吸收采纳，文字不同',
    en: 'Adopted in substance, worded differently',
    for: ['adopted', 'partly-adopted'],
  },
  'part-of-it': { zh: '采纳其中一部分', en: 'A part of it was adopted', for: ['partly-adopted'] },
  'against-superior': {
    zh: '与上位法不一致',
    en: 'Inconsistent with superior law',
    for: ['partly-adopted', 'not-adopted'],
  },
  'superior-covers': {
    zh: '上位法已有规定，不再重复',
    en: 'Already in superior law, not repeated',
    for: ['not-adopted', 'noted'],
  },
  'already-covered': {
    zh: '草案已有规定',
    en: 'Already covered by the draft',
    for: ['not-adopted', 'noted'],
  },
  'beyond-power': { zh: '超越立法权限', en: 'Beyond the legislative power', for: ['not-adopted'] },
  impracticable: { zh: '可操作性不足', en: 'Not practicable', for: ['partly-adopted', 'not-adopted'] },
  'other-law': {
    zh: '已由其他法规规范',
    en: 'Governed by another regulation',
    for: ['not-adopted', 'noted'],
  },
  divided: { zh: '分歧较大', en: 'Opinions are divided', for: ['partly-adopted', 'not-adopted', 'noted'] },
  execution: { zh: '属于执行问题', en: 'A matter of implementation', for: ['not-adopted', 'noted'] },
  wording: { zh: '文字表述', en: 'A matter of wording', for: ['adopted', 'partly-adopted', 'not-adopted'] },
  deferred: { zh: '留待配套规定研究', en: 'Left to implementing rules', for: ['not-adopted', 'noted'] },
} as const satisfies Readonly<Record<string, Ground>>
export type DispositionGround = keyof typeof dispositionGrounds

/** The grounds that fit a result, in the list's order. */
export function groundsFor(result: DispositionResult): DispositionGround[] {
  const names = Object.keys(dispositionGrounds) as DispositionGround[]
  return names.filter((name) => {
    const fits: readonly DispositionResult[] = dispositionGrounds[name].for
    return fits.includes(result)
  })
}

export interface DispositionDraft {
  readonly result: string
  readonly ground: string
  readonly rationale: string
  readonly exception: string
  /** Confirmed links to changed characters. */
  readonly links: number
}

/** What is missing, in the order a form asks for it. */
export type DispositionFault = 'result' | 'ground' | 'rationale' | 'link'

/** Faults of a proposed answer; none means that it may be sent to its approver. */
export function dispositionFaults(draft: DispositionDraft): DispositionFault[] {
  const result = dispositionResults.find((known) => known === draft.result)
  if (!result) return ['result']
  const faults: DispositionFault[] = []
  const isKnownGround = groundsFor(result).some((ground) => ground === draft.ground)
  if (draft.ground === '' ? result === 'not-adopted' : !isKnownGround) faults.push('ground')
  if (result !== 'noted' && draft.rationale.trim() === '') faults.push('rationale')
  const isAdopting = result === 'adopted' || result === 'partly-adopted'
  if (isAdopting && draft.links === 0 && draft.exception.trim() === '') faults.push('link')
  return faults
}
