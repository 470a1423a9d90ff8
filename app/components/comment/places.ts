// What a place of a draft is called: articles by their printed number, other places by their name.

import { type Label, type Language, labelIn } from '~/language'
import { articleInEnglish } from '../statute/number'

const names: Readonly<Record<string, Label>> = {
  whole: { zh: '整部草案', en: 'the draft as a whole' },
  title: { zh: '标题', en: 'the title' },
  explanation: { zh: '说明', en: 'the explanation' },
}

/** `number` is the printed number of an article; empty for other places. */
export function placeName(language: Language, { eId, number }: { eId: string; number: string }): string {
  const name = names[eId]
  if (name) return labelIn(language, name)
  if (eId.startsWith('annex')) {
    const digits = eId.replace(/\D/g, '')
    return language === 'en' ? `annex ${digits}`.trim() : `附件${digits}`
  }
  return language === 'en' ? articleInEnglish(eId) : number
}

/** Through which door a comment came. */
export const channelLabels: Readonly<Record<string, Label>> = {
  online: { zh: '网上', en: 'Online' },
  station: { zh: '联系点', en: 'Station' },
  letter: { zh: '信函', en: 'Letter' },
  meeting: { zh: '座谈会', en: 'Meeting' },
  paper: { zh: '纸面', en: 'On paper' },
  oral: { zh: '口头', en: 'Spoken' },
  deputy: { zh: '人大代表', en: 'Deputy' },
  api: { zh: '接口', en: 'API' },
}
