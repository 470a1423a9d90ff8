// Who is in charge of one comment or of all comments on an article, until when, and whether it is done. After a conflict
// the form holds what was typed, and beside it stands what the other person saved: neither is lost.

import { lastDayText } from '~/components/day'
import { useLanguage } from '~/language'
import { Button, ButtonRow } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import type { FieldError } from '../../ui/ErrorSummary'
import { SelectField, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Tag } from '../../ui/Tag'
import { dateOfEnd, SavedBeside } from './SavedBeside'

export interface AssignmentFacts {
  readonly id: string
  readonly assignee: string
  readonly name: string
  readonly dueAt: number
  readonly isDone: boolean
  readonly lockVersion: number
}

export interface AssigneeOption {
  readonly value: string
  readonly name: string
}

interface AssignPanelProps {
  /** `assign-comments` or `assign-article`. */
  readonly act: string
  readonly article?: string
  readonly assignment: AssignmentFacts | null
  readonly assignees: readonly AssigneeOption[]
  readonly may: { readonly assign: boolean; readonly finish: boolean }
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
  readonly isConflict: boolean
}

export function AssignPanel(props: AssignPanelProps) {
  const { act, article, assignment, assignees, may, errors, isConflict } = props
  const { say } = useLanguage()
  const typed = props.typed?.act === act ? props.typed : undefined
  return (
    <>
      {assignment?.assignee ? <AssignmentLine assignment={assignment} mayFinish={may.finish} /> : null}
      {may.assign ? (
        <>
          {isConflict && typed ? (
            <SavedBeside
              yours={inWords(assignees.find(({ value }) => value === typed.assignee)?.name, typed.dueOn)}
              theirs={inWords(assignment?.name, dateOfEnd(assignment?.dueAt ?? 0))}
            />
          ) : null}
          <Details
            summary={say('分给承办单位或者个人', 'Assign to a unit or a person')}
            open={typed !== undefined}
          >
            <Form errors={typed ? errors : []} summary={false}>
              <input type="hidden" name="lockVersion" value={assignment?.lockVersion ?? 0} />
              {article ? <input type="hidden" name="article" value={article} /> : null}
              <AssigneeFields
                assignees={assignees}
                assignee={typed?.assignee ?? assignment?.assignee}
                dueOn={typed?.dueOn ?? dateOfEnd(assignment?.dueAt ?? 0)}
              />
              <Button name="act" value={act}>
                {say('分办', 'Assign')}
              </Button>
            </Form>
          </Details>
        </>
      ) : null}
    </>
  )
}

interface AssigneeFieldsProps {
  readonly assignees: readonly AssigneeOption[]
  readonly assignee?: string
  readonly dueOn?: string
  /** Before the ids, where the page has these fields twice. */
  readonly prefix?: string
}

/** Who and until when. */
export function AssigneeFields({ assignees, assignee, dueOn, prefix = '' }: AssigneeFieldsProps) {
  const { say } = useLanguage()
  return (
    <>
      <SelectField
        name="assignee"
        id={`${prefix}assignee`}
        label={say('承办', 'In charge')}
        defaultValue={assignee}
        options={[
          { value: '', label: say('不分派', 'Nobody') },
          ...assignees.map(({ value, name }) => ({ value, label: name, lang: 'zh-CN' })),
        ]}
      />
      <TextField
        name="dueOn"
        id={`${prefix}dueOn`}
        type="date"
        width="medium"
        optional
        label={say('期限', 'Due on')}
        defaultValue={dueOn}
      />
    </>
  )
}

function AssignmentLine({
  assignment,
  mayFinish,
}: {
  readonly assignment: AssignmentFacts
  readonly mayFinish: boolean
}) {
  const { say, language } = useLanguage()
  const { id, name, dueAt, isDone } = assignment
  return (
    <Form className="undo-bar">
      <input type="hidden" name="assignmentId" value={id} />
      <p>
        {say('承办：', 'In charge: ')}
        <span lang="zh-CN">{name}</span>
        {dueAt > 0 ? ` · ${say('期限', 'Due ')}${lastDayText(dueAt, language)}` : ''}{' '}
        {isDone ? <Tag tone="ok">{say('已办完', 'Done')}</Tag> : null}
      </p>
      {mayFinish ? (
        <ButtonRow>
          <Button name="act" value={isDone ? 'reopen' : 'finish'} look="text">
            {isDone ? say('重新打开', 'Open again') : say('标为办完', 'Mark as done')}
          </Button>
        </ButtonRow>
      ) : null}
    </Form>
  )
}

function inWords(name: string | undefined, day: string | undefined): string {
  return [name || '—', day].filter(Boolean).join(' ')
}
