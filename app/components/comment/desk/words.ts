// What the comments desk says after an act, and names of acts in its history.

import type { Label } from '~/language'

export const doneWords: Readonly<Record<string, Label>> = {
  create: { zh: '已建立要点，选中的意见归进来了。', en: 'The theme is made and holds the chosen comments.' },
  'create-from-group': {
    zh: '已建立要点，这一组意见归进来了。',
    en: 'The theme is made and holds the group.',
  },
  move: { zh: '已归入所选的要点。', en: 'Moved to the chosen theme.' },
  'move-group': { zh: '这一组已归入所选的要点。', en: 'The group was moved to the chosen theme.' },
  'take-out': { zh: '已移出要点。', en: 'Taken out of the theme.' },
  split: { zh: '已拆分，这是新的要点。', en: 'Split; this is the new theme.' },
  merge: { zh: '已合并，这是合并后的要点。', en: 'Merged; this is the theme that holds both.' },
  rename: { zh: '已改名。', en: 'Renamed.' },
  assign: { zh: '已分派。', en: 'Assigned.' },
  close: { zh: '要点已结束，意见都还在里面。', en: 'The theme is closed; its comments stay in it.' },
  undo: { zh: '已撤销，回到那一步之前。', en: 'Undone; everything is as it was before that step.' },
  published: { zh: '已公开选中的意见。', en: 'The chosen comments are published.' },
  held: {
    zh: '选中的意见暂不公开，原话都保留。',
    en: 'The chosen comments are held back; their words are kept.',
  },
  refused: {
    zh: '选中的意见不予公开，原话都保留。',
    en: 'The chosen comments are not published; their words are kept.',
  },
}

export const actionLabels: Readonly<Record<string, Label>> = {
  create: { zh: '建立', en: 'making' },
  merge: { zh: '合并', en: 'merging' },
  split: { zh: '拆分', en: 'splitting off' },
  move: { zh: '移动意见', en: 'moving comments' },
  rename: { zh: '改名', en: 'renaming' },
  assign: { zh: '分派', en: 'assigning' },
  close: { zh: '结束', en: 'closing' },
}
