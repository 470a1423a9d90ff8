// The answer to an item: as it stands, the form to propose or change it, the buttons of the one who approves. On a
// conflict what is stored stands above the form and what was typed is still in it.

import {
  type DispositionResult,
  type DispositionStatus,
  dispositionGrounds,
  dispositionResults,
} from '~/domain/adoption'
import { LawText, useLanguage } from '~/language'
import { dayText } from '../day'
import { Button } from '../ui/Button'
import { Choice } from '../ui/Choice'
import { Details } from '../ui/Disclosure'
import { SelectField, TextArea } from '../ui/Field'
import { Form } from '../ui/Form'
import { Tag } from '../ui/Tag'
import { resultLabel, resultLabels, statusLabels } from './words'

export interface AnswerView {
  readonly id: string
  readonly result: string
  readonly ground: string
  readonly rationale: string
  readonly exception: string
  readonly status: DispositionStatus
  readonly proposedBy: string
  readonly proposedAt: number
  readonly approvedBy: string
  readonly decidedAt: number
  readonly returnReason: string
  readonly lockVersion: number
}

export interface FormState {
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly typed: Readonly<Record<string, string>> | undefined
}

export function StoredAnswer({ answer }: { answer: AnswerView }) {
  const { say, label, language } = useLanguage()
  const ground = dispositionGrounds[answer.ground as keyof typeof dispositionGrounds]
  return (
    <div className="stored-answer">
      <p>
        <b>{label(resultLabel(answer.result)) || say('还没有结果', 'No result yet')}</b>{' '}
        <Tag tone={answer.status === 'approved' ? 'ok' : answer.status === 'returned' ? 'warn' : 'plain'}>
          {label(statusLabels[answer.status])}
        </Tag>
        {ground ? ` ${label(ground)}` : null}
      </p>
      {answer.rationale ? (
        <p>
          <LawText>{answer.rationale}</LawText>
        </p>
      ) : null}
      {answer.exception ? (
        <p>
          {say('没有连接的说明：', 'Why there is no link: ')}
          <LawText>{answer.exception}</LawText>
        </p>
      ) : null}
      {answer.status === 'returned' ? (
        <p>
          {say('退回的理由：', 'Returned because: ')}
          <LawText>{answer.returnReason}</LawText>
        </p>
      ) : null}
      <p className="facts">
        {say('起草：', 'Proposed by ')}
        <LawText>{answer.proposedBy}</LawText> {dayText(answer.proposedAt, language)}
        {answer.decidedAt > 0 ? (
          <>
            {say('；复核：', '; approved by ')}
            <LawText>{answer.approvedBy}</LawText> {dayText(answer.decidedAt, language)}
          </>
        ) : null}
      </p>
    </div>
  )
}

interface ProposeProps extends FormState {
  readonly answer: AnswerView | undefined
  readonly lockVersion: number
}

export function ProposeForm({ answer, lockVersion, errors, typed }: ProposeProps) {
  const { say, label } = useLanguage()
  const isMine = typed?.act === 'propose'
  const value = (name: 'result' | 'ground' | 'rationale' | 'exception') =>
    isMine ? (typed?.[name] ?? '') : (answer?.[name] ?? '')
  const grounds = Object.entries(dispositionGrounds).map(([name, words]) => ({
    value: name,
    label: label(words),
  }))
  return (
    <Form errors={isMine ? errors : []} summary={false} label={say('处理意见', 'Disposition')}>
      <input type="hidden" name="lockVersion" value={lockVersion} />
      <Choice
        name="result"
        legend={say('结果', 'Result')}
        options={dispositionResults.map((result: DispositionResult, index) => ({
          value: result,
          label: label(resultLabels[result]),
          shortcut: String(index + 1),
        }))}
        chosen={[value('result')]}
      />
      <SelectField
        name="ground"
        label={say('理由类别', 'Ground')}
        hint={say('采纳时可以不选', 'May be left open when adopting')}
        options={[{ value: '', label: say('不选', 'None') }, ...grounds]}
        defaultValue={value('ground')}
      />
      <TextArea
        name="rationale"
        label={say('理由（公众看得到）', 'Reason (the public reads it)')}
        hint={say('只有留作参考可以不写', 'Only “noted” may go without one')}
        rows={4}
        limit={4_000}
        lang="zh-CN"
        defaultValue={value('rationale')}
      />
      <TextArea
        name="exception"
        label={say(
          '采纳而没有连到改动的字时，说明原因',
          'When adopting without a link to changed words: why',
        )}
        optional
        rows={2}
        limit={1_000}
        lang="zh-CN"
        defaultValue={value('exception')}
      />
      <div className="button-row">
        <Button look="primary" name="act" value="propose" busyWords={say('正在提交…', 'Sending…')}>
          {answer?.status === 'approved'
            ? say('修改并重新提请复核', 'Change and send for approval again')
            : say('提请复核', 'Send for approval')}
        </Button>
      </div>
    </Form>
  )
}

interface ApproveProps extends FormState {
  readonly answer: AnswerView
}

export function ApproveForm({ answer, errors, typed }: ApproveProps) {
  const { say } = useLanguage()
  const isMine = typed?.act === 'return'
  return (
    <Form errors={isMine ? errors : []} summary={false} label={say('复核', 'Approval')}>
      <input type="hidden" name="dispositionId" value={answer.id} />
      <input type="hidden" name="lockVersion" value={answer.lockVersion} />
      <div className="button-row">
        <Button look="primary" name="act" value="approve">
          {say('批准', 'Approve')}
        </Button>
      </div>
      <TextArea
        name="reason"
        label={say('退回的理由', 'Reason to return it')}
        rows={2}
        lang="zh-CN"
        defaultValue={isMine ? typed?.reason : ''}
      />
      <div className="button-row">
        <Button name="act" value="return">
          {say('退回', 'Return')}
        </Button>
      </div>
    </Form>
  )
}

export function AnswerHistory({ history }: { history: readonly AnswerView[] }) {
  const { say } = useLanguage()
  if (history.length === 0) return null
  return (
    <Details summary={say(`以前的处理意见 ${history.length}`, `Earlier answers: ${history.length}`)}>
      {history.map((answer) => (
        <StoredAnswer key={answer.id} answer={answer} />
      ))}
    </Details>
  )
}

/** A form of one button: undo. */
export function UndoForm({ lockVersion }: { lockVersion: number }) {
  const { say } = useLanguage()
  return (
    <Form className="inline-form">
      <input type="hidden" name="lockVersion" value={lockVersion} />
      <Button look="text" name="act" value="undo" shortcut="u">
        {say('撤销上一步', 'Undo the last step')}
      </Button>
    </Form>
  )
}
