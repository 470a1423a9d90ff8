// Whether a comment's words can be taken: checked by the rules of the domain, refused in a sentence that says what to do,
// never altered. Characters are code points.

import { COMMENT_LENGTH_LIMIT, checkCommentText } from '~/domain/comment'
import { Refusal } from './refusal'

const maxCharacters = COMMENT_LENGTH_LIMIT
const maxProposal = 20_000

/** The words as given. */
export function readWords(text: string, index: number): string {
  const field = index === 0 ? 'text' : `text-${index}`
  const rules = new Set(checkCommentText(text).map(({ rule }) => rule))
  if (rules.has('empty')) {
    throw new Refusal(
      'invalid',
      {
        zh: '请写下意见后再提交。草稿没有丢。',
        en: 'Write your comment before submitting. Your draft is still here.',
      },
      field,
    )
  }
  if (rules.has('too-long')) {
    const count = [...text].length
    const over = count - maxCharacters
    throw new Refusal(
      'invalid',
      {
        zh: `意见最多5,000字，现在是${count.toLocaleString('en')}字，请删去${over.toLocaleString('en')}字，或者分成两条。`,
        en: `At most 5,000 characters; this has ${count.toLocaleString('en')}. Remove ${over.toLocaleString('en')} or split it in two.`,
      },
      field,
    )
  }
  if (rules.size > 0) throw unreadable(field, { zh: '意见', en: 'The comment' })
  return text
}

/** A suggested wording may be as long as its article. */
export function checkProposal(proposal: string, index: number): void {
  const field = index === 0 ? 'proposal' : `proposal-${index}`
  if ([...proposal].length > maxProposal) {
    throw new Refusal(
      'invalid',
      {
        zh: '建议的文字最多20,000字，请只写要改的部分。什么都没有保存，写的还在。',
        en: 'A suggested wording has at most 20,000 characters: keep the part to be changed. Nothing was saved, your text is still here.',
      },
      field,
    )
  }
  const rules = checkCommentText(proposal).map(({ rule }) => rule)
  if (rules.includes('control-character') || rules.includes('lone-surrogate'))
    throw unreadable(field, { zh: '建议的文字', en: 'The suggested wording' })
}

function unreadable(field: string, what: { zh: string; en: string }): Refusal {
  return new Refusal(
    'invalid',
    {
      zh: `${what.zh}里有无法显示的控制字符，请删去后再提交。`,
      en: `${what.en} holds control characters that cannot be shown. Remove them and submit again.`,
    },
    field,
  )
}
