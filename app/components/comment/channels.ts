// How a comment came in, in words.

import type { Label } from '~/language'

/** All channels with their words. */
export const channelLabels = {
  online: { zh: '网上', en: 'Online' },
  station: { zh: '站点', en: 'Station' },
  letter: { zh: '信函', en: 'Letter' },
  meeting: { zh: '座谈会', en: 'Meeting' },
  paper: { zh: '纸面', en: 'Paper' },
  oral: { zh: '口头', en: 'Spoken' },
  deputy: { zh: '代表', en: 'Deputy' },
  api: { zh: '接口', en: 'API' },
} as const satisfies Readonly<Record<string, Label>>

/** The word of a channel; one that is not known counts as online. */
export const channelLabel = (channel: string): Label =>
  Object.hasOwn(channelLabels, channel)
    ? channelLabels[channel as keyof typeof channelLabels]
    : channelLabels.online

/** What a comment wants of the rule, as the machine read it. */
export const stanceLabels: Readonly<Record<string, Label>> = {
  change: { zh: '要求修改', en: 'For change' },
  oppose: { zh: '反对', en: 'Against the rule' },
  support: { zh: '赞成', en: 'For the text' },
  unclear: { zh: '看不出', en: 'Unclear' },
}
