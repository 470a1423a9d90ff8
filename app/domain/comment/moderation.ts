// Whether a comment is shown to the public, and for which reasons it may not be. The list is closed, so that reasons can
// be counted and compared; what is special about a case goes into the note beside it. The words stay as they are.

/** `pending`: nobody has looked yet, where moderation comes first. `held`: for the time being. `refused`: for good.
 *  `undone`: a station typed or imported it by mistake and took it back; it keeps its words and counts nowhere. */
export const commentStates = ['published', 'pending', 'held', 'refused', 'withdrawn', 'undone'] as const
export type CommentShownState = (typeof commentStates)[number]

/** What an office may decide; the other states come from the consultation's rule and from the author. */
export const moderationStates = ['published', 'held', 'refused'] as const
export type ModerationState = (typeof moderationStates)[number]

export const moderationReasons = {
  'personal-data': { zh: '写有他人的姓名、住址、电话等个人信息', en: 'Holds personal data of others' },
  abuse: { zh: '侮辱、诽谤或者人身攻击', en: 'Insult, slander or personal attack' },
  illegal: { zh: '违反法律的内容', en: 'Content against the law' },
  advertising: { zh: '广告', en: 'Advertising' },
  unrelated: { zh: '与这次征求意见无关', en: 'Not about this consultation' },
  secret: { zh: '涉及国家秘密、商业秘密', en: 'State or trade secrets' },
  other: { zh: '其他（请在说明里写明）', en: 'Other (say it in the note)' },
} as const
export type ModerationReason = keyof typeof moderationReasons

export const stateLabels: Readonly<Record<CommentShownState, { readonly zh: string; readonly en: string }>> =
  {
    published: { zh: '已公开', en: 'Published' },
    pending: { zh: '待审核', en: 'To be moderated' },
    held: { zh: '暂不公开', en: 'Held back' },
    refused: { zh: '不予公开', en: 'Not published' },
    withdrawn: { zh: '本人已撤回', en: 'Withdrawn by its author' },
    undone: { zh: '录入有误，已撤回', en: 'Typed by mistake, taken back' },
  }

/** What an author writes in an appeal, code points at most. */
export const longestAppeal = 1_000
