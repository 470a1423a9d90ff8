// Appeals of the author against a comment's not being shown, with their answers; one that waits can be decided by
// anybody of the staff but who took the decision.

import { dayText } from '~/components/day'
import { useLanguage } from '~/language'
import { Button, ButtonRow } from '../../ui/Button'
import type { FieldError } from '../../ui/ErrorSummary'
import { TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Notice } from '../../ui/Notice'

interface AppealView {
  readonly id: string
  readonly words: string
  readonly at: number
  readonly isGranted: boolean | null
  readonly answer: string
  readonly byName: string
  readonly mayDecide: boolean
}

interface AppealPanelProps {
  readonly appeals: readonly AppealView[]
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

export function AppealPanel({ appeals, errors, typed }: AppealPanelProps) {
  const { say } = useLanguage()
  if (appeals.length === 0) return null
  return (
    <section aria-labelledby="appeals-head">
      <h2 id="appeals-head">{say('提出人的异议', 'Appeals of the author')}</h2>
      {appeals.map((appeal) => (
        <Appeal key={appeal.id} appeal={appeal} errors={errors} typed={typed} />
      ))}
    </section>
  )
}

function Appeal({ appeal, errors, typed }: Omit<AppealPanelProps, 'appeals'> & { appeal: AppealView }) {
  const { say, language } = useLanguage()
  const own = typed?.appealId === appeal.id ? typed : undefined
  return (
    <>
      <blockquote lang="zh-CN">{appeal.words}</blockquote>
      <p className="facts">{dayText(appeal.at, language)}</p>
      {appeal.isGranted === null ? null : (
        <p>
          <b>
            {appeal.isGranted
              ? say('异议成立，已公开', 'Granted; the comment is published')
              : say('维持不公开', 'The decision stands')}
          </b>{' '}
          <span lang="zh-CN">
            {appeal.answer} {appeal.byName}
          </span>
        </p>
      )}
      {appeal.isGranted === null && !appeal.mayDecide ? (
        <Notice>
          {say(
            '不公开的决定由谁作出，异议就不能由谁来看。请转给另一位工作人员。',
            'Whoever took the decision, or may not moderate, does not decide the appeal. Hand it to a colleague.',
          )}
        </Notice>
      ) : null}
      {appeal.isGranted === null && appeal.mayDecide ? (
        <Form errors={own ? errors : []} summary={false}>
          <input type="hidden" name="appealId" value={appeal.id} />
          <TextField
            name="answer"
            label={say('答复', 'Answer')}
            hint={say(
              '提出人在回执上看得到；维持不公开时必须写',
              'The author reads it on the receipt; needed where the decision stands',
            )}
            defaultValue={own?.answer}
          />
          <ButtonRow>
            <Button name="act" value="grant">
              {say('异议成立，公开', 'Grant it and publish')}
            </Button>
            <Button name="act" value="uphold" look="danger">
              {say('维持不公开', 'Let the decision stand')}
            </Button>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  )
}
