// On the receipt: that a comment is not shown in public and why, the appeal against it, and the answer to the appeal. A
// comment that is not shown is counted and answered like every other one; that stands first.

import { longestAppeal, moderationReasons } from '~/domain/comment'
import { type Label, useLanguage } from '~/language'
import { dayText } from '../day'
import { Button } from '../ui/Button'
import { Details } from '../ui/Disclosure'
import type { FieldError } from '../ui/ErrorSummary'
import { TextArea } from '../ui/Field'
import { Form } from '../ui/Form'
import { Notice } from '../ui/Notice'

export interface ModerationView {
  readonly reason: string
  readonly note: string
  readonly at: number
  readonly mayAppeal: boolean
  readonly appeal?: {
    readonly words: string
    readonly at: number
    readonly isGranted?: boolean
    readonly answer: string
  }
}

interface ReceiptModerationProps {
  readonly comment: { readonly id: string; readonly state: string; readonly moderation?: ModerationView }
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

export function ReceiptModeration({ comment, errors, typed }: ReceiptModerationProps) {
  const { say, label, language } = useLanguage()
  const { state, moderation } = comment
  if (state === 'pending')
    return <Notice>{say('已收到，审核后公开。', 'Received; it is shown after review.')}</Notice>
  if (state === 'undone')
    return (
      <Notice tone="warn">
        {say(
          '站点录入有误，已经撤回：原话保留，不计入总数，也不另作答复。',
          'Typed by mistake and taken back by the station: the words are kept, they count nowhere and get no answer.',
        )}
      </Notice>
    )
  if (!moderation) return null
  const { reason, note, at, mayAppeal, appeal } = moderation
  const reasons: Readonly<Record<string, Label>> = moderationReasons
  const isOwn = typed?.commentId === comment.id
  if (state === 'published')
    return appeal ? (
      <Notice tone="ok" title={say('异议成立，已经公开', 'Your appeal was granted: it is shown')}>
        <AppealWords appeal={appeal} />
      </Notice>
    ) : null
  return (
    <>
      <Notice
        tone="warn"
        title={say(
          '没有公开，但照样计数、照样答复',
          'Not shown in public, but counted and answered all the same',
        )}
      >
        <p>
          {say('理由：', 'Reason: ')}
          {label(reasons[reason] ?? { zh: reason, en: reason })}
          {note ? (
            <>
              {say('。', '. ')}
              <span lang="zh-CN">{note}</span>
            </>
          ) : null}{' '}
          <span className="facts">{dayText(at, language)}</span>
        </p>
        {appeal ? <AppealWords appeal={appeal} /> : null}
      </Notice>
      {mayAppeal ? (
        <Details
          summary={say('不同意？可以提异议', 'You disagree? You can appeal')}
          open={isOwn && errors.length > 0}
        >
          <Form errors={isOwn ? errors : []} summary={false}>
            <input type="hidden" name="commentId" value={comment.id} />
            <TextArea
              name="appeal"
              id={`appeal-${comment.id}`}
              rows={4}
              limit={longestAppeal}
              label={say('为什么应当公开', 'Why it should be shown')}
              hint={say(
                '由另一位工作人员来看，结果写在这张回执上',
                'Somebody else of the staff decides; the result will stand on this receipt',
              )}
              defaultValue={isOwn ? typed?.appeal : undefined}
            />
            <Button name="act" value="appeal">
              {say('提交异议', 'Send the appeal')}
            </Button>
          </Form>
        </Details>
      ) : null}
    </>
  )
}

function AppealWords({ appeal }: { readonly appeal: NonNullable<ModerationView['appeal']> }) {
  const { say, language } = useLanguage()
  const result =
    appeal.isGranted === undefined
      ? say('正在等另一位工作人员来看', 'waiting for somebody else of the staff')
      : appeal.isGranted
        ? say('成立', 'granted')
        : say('维持不公开', 'the decision stands')
  return (
    <>
      <p>
        {say(`您${dayText(appeal.at, language)}的异议：`, `Your appeal of ${dayText(appeal.at, language)}: `)}
        <q lang="zh-CN">{appeal.words}</q>
      </p>
      <p>
        {say('结果：', 'Result: ')}
        <b>{result}</b>
        {appeal.answer ? (
          <>
            {say('。', '. ')}
            <span lang="zh-CN">{appeal.answer}</span>
          </>
        ) : null}
      </p>
    </>
  )
}
