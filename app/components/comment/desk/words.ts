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
  'group-together': {
    zh: '两组已合在一起，以后分组也照此办理。',
    en: 'The two groups are one now, and later runs keep it so.',
  },
  'group-apart': {
    zh: '已记住：这两组不合并，以后分组也照此办理。',
    en: 'Remembered: these two are never merged, in later runs too.',
  },
  'group-later': { zh: '已放到“以后再说”。', en: 'Put off for later.' },
  'undo-choice': { zh: '已撤销这项决定。', en: 'The decision is undone.' },
  'take-out': { zh: '已移出要点。', en: 'Taken out of the theme.' },
  split: { zh: '已拆分，这是新的要点。', en: 'Split; this is the new theme.' },
  merge: { zh: '已合并，这是合并后的要点。', en: 'Merged; this is the theme that holds both.' },
  rename: { zh: '已改名。', en: 'Renamed.' },
  assign: { zh: '已分派。', en: 'Assigned.' },
  close: { zh: '要点已结束，意见都还在里面。', en: 'The theme is closed; its comments stay in it.' },
  'assign-comments': { zh: '已分办。', en: 'Assigned.' },
  'assign-article': { zh: '这一条的意见已分办。', en: 'The comments on this article are assigned.' },
  finish: { zh: '已标为办完。', en: 'Marked as done.' },
  reopen: { zh: '已重新打开。', en: 'Opened again.' },
  note: { zh: '备注已保存，只有工作人员看得到。', en: 'The note is saved; only the staff sees it.' },
  grant: { zh: '异议成立，意见已公开。', en: 'The appeal is granted; the comment is published.' },
  uphold: {
    zh: '已答复：维持不公开，理由写在提出人的回执上。',
    en: 'Answered: the decision stands, and the author reads why on the receipt.',
  },
  'save-filter': { zh: '筛选条件已保存。', en: 'The conditions are saved.' },
  'remove-filter': { zh: '已删去这组条件。', en: 'The conditions are removed.' },
  undo: { zh: '已撤销，回到那一步之前。', en: 'Undone; everything is as it was before that step.' },
  'model-on': {
    zh: '已允许语言模型读这次征求意见的来信。',
    en: 'The language model may now read the comments of this consultation.',
  },
  'model-off': {
    zh: '语言模型不再读这次征求意见的来信。',
    en: 'The language model no longer reads the comments of this consultation.',
  },
  'accept-summary': { zh: '概括已保存。', en: 'The summary is saved.' },
  'reject-summary': { zh: '这段概括没有采用。', en: 'The summary is not used.' },
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
  moderate: { zh: '审核', en: 'moderating' },
  'assign-comments': { zh: '分办', en: 'assigning' },
  'assign-article': { zh: '分办条文', en: 'assigning articles' },
}
