// Words for what a consultation's row says, in both languages.

interface Words {
  readonly zh: string
  readonly en: string
}

export const whoLabels: Readonly<Record<string, Words>> = {
  anyone: { zh: '任何人，不用登录', en: 'Anyone, without an account' },
  'signed-in': { zh: '登录的人，以及通过站点', en: 'People who are signed in, and through stations' },
  stations: { zh: '只通过站点和代表', en: 'Only through stations and deputies' },
}

export const moderationLabels: Readonly<Record<string, Words>> = {
  after: { zh: '先公开，有问题再处理', en: 'At once; looked at afterwards' },
  before: { zh: '看过以后再公开', en: 'After somebody has looked at them' },
}

export const noticeLabels: Readonly<Record<string, Words>> = {
  extended: { zh: '延长期限', en: 'Extended' },
  suspended: { zh: '暂停', en: 'Suspended' },
  resumed: { zh: '恢复', en: 'Resumed' },
  corrected: { zh: '更正', en: 'Corrected' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
}

export const stationKindLabels: Readonly<Record<string, Words>> = {
  'outreach-office': { zh: '基层立法联系点', en: 'Local legislative outreach office' },
  'liaison-station': { zh: '人大代表联络站', en: 'Deputy liaison station' },
}

/** What a page says after an act was done, by the act. */
export const doneWords: Readonly<Record<string, Words>> = {
  prepared: {
    zh: '方案已保存，等待另一位同事批准。',
    en: 'The plan is saved and waits for another colleague to approve it.',
  },
  approved: { zh: '已批准，等待发布人发布。', en: 'Approved; it waits for a publisher.' },
  published: {
    zh: '已发布。公众页面已经打开，站点收到了任务，海报可以打印。',
    en: 'Published. The public page is open, stations have their tasks, posters can be printed.',
  },
  extend: { zh: '已延长，公告已经登在公众页面。', en: 'Extended; the notice is on the public page.' },
  suspend: { zh: '已暂停，公告已经登在公众页面。', en: 'Suspended; the notice is on the public page.' },
  resume: { zh: '已恢复，公告已经登在公众页面。', en: 'Resumed; the notice is on the public page.' },
  correct: { zh: '已更正，公告已经登在公众页面。', en: 'Corrected; the notice is on the public page.' },
  withdraw: { zh: '已撤回，已收到的意见都保留。', en: 'Withdrawn; the comments received are kept.' },
}
