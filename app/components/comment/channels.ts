// How a comment came in, in words.

import type { Label } from '~/language'

const known = {
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
  Object.hasOwn(known, channel) ? known[channel as keyof typeof known] : known.online
