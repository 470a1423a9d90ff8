// One label for each kind of change, the same on every page, in tags, legends and exports.

import type { ChangeKind } from '~/domain/comparison'
import type { Label } from '~/language'

export const kindLabels: Readonly<Record<ChangeKind, Label>> = {
  unchanged: { zh: '未变更', en: 'Unchanged' },
  formal: { zh: '仅格式', en: 'Form only' },
  renumbering: { zh: '条号变动', en: 'Renumbered' },
  reference: { zh: '仅引用', en: 'References only' },
  substitution: { zh: '修改', en: 'Amended' },
  replacement: { zh: '全条改写', en: 'Rewritten' },
  insertion: { zh: '新增', en: 'Inserted' },
  repeal: { zh: '删去', en: 'Deleted' },
  move: { zh: '移动', en: 'Moved' },
  split: { zh: '拆分', en: 'Split' },
  join: { zh: '合并', en: 'Joined' },
}
