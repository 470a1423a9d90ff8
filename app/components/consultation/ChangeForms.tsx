// What may be done to a consultation now: each act folded, with what it does in one sentence and what the public will read.

import { useLanguage } from '~/language'
import { Button, type ButtonLook } from '../ui/Button'
import { Details } from '../ui/Disclosure'
import type { FieldError } from '../ui/ErrorSummary'
import { TextArea, TextField } from '../ui/Field'
import { Form } from '../ui/Form'

const acts = ['extend', 'suspend', 'resume', 'correct', 'withdraw'] as const
type Act = (typeof acts)[number]

interface View {
  readonly stage: string
  readonly title: string
  readonly explanation: string
  readonly lastDay: string
  readonly may: Readonly<Record<Act, boolean>>
}

interface ChangeFormsProps {
  readonly view: View
  readonly errors: readonly FieldError[]
  /** What was typed into the refused form. */
  readonly typed?: Readonly<Record<string, string>>
}

const words: Readonly<
  Record<
    Act,
    {
      readonly name: readonly [string, string]
      readonly does: readonly [string, string]
      readonly look: ButtonLook
    }
  >
> = {
  extend: {
    name: ['延长期限', 'Extend'],
    does: [
      '截止日往后移，站点的报送日跟着移。只能延长，不能缩短。',
      'Moves the last day later, and the stations’ day with it. It can only be extended, never shortened.',
    ],
    look: 'secondary',
  },
  suspend: {
    name: ['暂停接收意见', 'Suspend'],
    does: [
      '暂时不收意见，已收到的都保留。截止日不变。',
      'Takes no comments for the time being; those received are kept. The last day stays.',
    ],
    look: 'secondary',
  },
  resume: {
    name: ['恢复接收意见', 'Resume'],
    does: ['重新接收意见。', 'Takes comments again.'],
    look: 'secondary',
  },
  correct: {
    name: ['更正标题或说明', 'Correct the title or the explanation'],
    does: [
      '条文不能更正；要改条文，请撤回后用新的稿次重新征求意见。',
      'The articles cannot be corrected: withdraw it and consult on a new version.',
    ],
    look: 'secondary',
  },
  withdraw: {
    name: ['撤回', 'Withdraw'],
    does: [
      '不再接收意见，不能恢复。已收到的意见和回执都保留。',
      'Takes no more comments and cannot be undone. Comments received and their receipts are kept.',
    ],
    look: 'danger',
  },
}

export function ChangeForms({ view, errors, typed }: ChangeFormsProps) {
  const { say } = useLanguage()
  const allowed = acts.filter((act) => view.may[act])
  if (allowed.length === 0) return null
  return (
    <>
      <h2>{say('管理', 'Manage')}</h2>
      {allowed.map((act) => (
        <ChangeForm
          key={act}
          act={act}
          view={view}
          errors={typed?.act === act ? errors : []}
          typed={typed?.act === act ? typed : undefined}
        />
      ))}
    </>
  )
}

function ChangeForm({ act, view, errors, typed }: ChangeFormsProps & { readonly act: Act }) {
  const { say } = useLanguage()
  const isPlan = view.stage === 'preparing' || view.stage === 'approved'
  const { name, does, look } = isPlan && act === 'withdraw' ? giveUp : words[act]
  return (
    <Details summary={say(...name)} open={typed !== undefined} id={act}>
      <Form errors={errors} summary={false}>
        <p>{say(...does)}</p>
        <input type="hidden" name="act" value={act} />
        {act === 'extend' ? (
          <TextField
            name="lastDay"
            type="date"
            width="short"
            label={say('新的截止日（当日24:00截止）', 'New last day (until 24:00)')}
            defaultValue={typed?.lastDay ?? view.lastDay}
          />
        ) : null}
        {act === 'correct' ? <Correction view={view} typed={typed} /> : null}
        {isPlan ? null : (
          <TextArea
            name="words"
            id={`words-${act}`}
            rows={3}
            label={say('原因，公众会看到', 'The reason, as the public reads it')}
            defaultValue={typed?.words}
            lang="zh-CN"
          />
        )}
        <Button look={look}>{say(...name)}</Button>
      </Form>
    </Details>
  )
}

const giveUp = {
  name: ['放弃这个方案', 'Give up this plan'],
  does: ['方案没有公开过，放弃后不再等待批准。', 'It was never public; it no longer waits for approval.'],
  look: 'danger',
} as const

function Correction({ view, typed }: { view: View; typed: Readonly<Record<string, string>> | undefined }) {
  const { say } = useLanguage()
  return (
    <>
      <TextField name="title" label={say('标题', 'Title')} defaultValue={typed?.title ?? view.title} />
      <TextArea
        name="explanation"
        label={say('草案说明', 'Explanation')}
        defaultValue={typed?.explanation ?? view.explanation}
        rows={6}
        lang="zh-CN"
      />
    </>
  )
}
