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
