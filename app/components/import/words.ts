// Words of the bulk import's pages, in both languages.

import type { Label } from '~/language'
import { statusLabels } from '../job/words'

/** What a column of another platform's file may hold; the names a file may use are in docs/import-comments.md. */
export const importFieldLabels: Readonly<Record<string, Label>> = {
  id: { zh: '平台自己的编号', en: "The platform's own id" },
  text: { zh: '意见', en: 'Comment' },
  article: { zh: '条款', en: 'Article' },
  proposal: { zh: '建议修改为', en: 'Suggested wording' },
  name: { zh: '提出人', en: 'Author' },
  contact: { zh: '联系方式', en: 'Contact' },
  consent: { zh: '同意公开姓名', en: 'Name may be published' },
  receivedAt: { zh: '提交时间', en: 'When it was given' },
}

export const importStatusLabels: Readonly<Record<string, Label>> = {
  ...statusLabels,
  undone: { zh: '已撤销', en: 'Taken back' },
}

export const figure = (count: number) => count.toLocaleString('en')
