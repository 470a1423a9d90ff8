// Words of a station's desk, in both languages.

interface Words {
  readonly zh: string
  readonly en: string
}

/** How a comment reached the station. */
export const channelLabels: Readonly<Record<string, Words>> = {
  paper: { zh: '纸面', en: 'On paper' },
  meeting: { zh: '座谈会', en: 'At a meeting' },
  oral: { zh: '口头', en: 'By word of mouth' },
  letter: { zh: '来信', en: 'By letter' },
}

/** What a column of a table holds. */
export const fieldLabels: Readonly<Record<string, Words>> = {
  article: { zh: '条款', en: 'Article' },
  text: { zh: '意见', en: 'Comment' },
  reason: { zh: '理由', en: 'Reason' },
  proposal: { zh: '建议修改为', en: 'Suggested wording' },
  name: { zh: '提出人', en: 'Author' },
  contact: { zh: '联系方式', en: 'Contact' },
  consent: { zh: '同意公开姓名', en: 'Name may be published' },
  channel: { zh: '收集方式', en: 'How it was given' },
  occasion: { zh: '场合', en: 'Occasion' },
}
