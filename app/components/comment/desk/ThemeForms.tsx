// What can be done with a theme: another name, somebody to work on it, merged into another, closed. After a conflict the
// form holds what was typed, and beside it stands what the other person saved: neither is lost.

import { useLanguage } from '~/language'
import { Button, ButtonRow } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import type { FieldError } from '../../ui/ErrorSummary'
import { SelectField, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { dateOfEnd, SavedBeside } from './SavedBeside'

interface ThemeFormsProps {
  readonly view: {
    readonly name: string
    readonly lockVersion: number
    readonly assignee: string
    readonly assigneeName: string
    readonly dueAt: number
    readonly isClosed: boolean
    readonly assignees: readonly { readonly value: string; readonly name: string }[]
    readonly others: readonly { readonly id: string; readonly name: string }[]
    readonly may: { readonly group: boolean; readonly assign: boolean }
  }
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
  readonly isConflict: boolean
}

export function ThemeForms({ view, errors, typed, isConflict }: ThemeFormsProps) {
  const { say } = useLanguage()
  const act = typed?.act ?? ''
  const own = (of: string) => (act === of ? typed : undefined)
  const lock = <input type="hidden" name="lockVersion" value={view.lockVersion} />
  const form = { errors, summary: false, className: 'form' }
  return (
    <>
      {isConflict && (act === 'rename' || act === 'assign') ? (
        <BothSides view={view} typed={typed ?? {}} act={act} />
      ) : null}
      {view.may.group ? (
        <Details summary={say('改名', 'Rename')} open={act === 'rename'}>
          <Form {...form}>
            {lock}
            <TextField
              name="name"
              label={say('要点的名字', 'Name of the theme')}
              defaultValue={own('rename')?.name ?? view.name}
            />
            <Button name="act" value="rename">
              {say('改名', 'Rename')}
            </Button>
          </Form>
        </Details>
      ) : null}
      {view.may.assign ? (
        <Details
          summary={say('分给承办单位或者个人', 'Assign to a unit or a person')}
          open={act === 'assign'}
        >
          <Form {...form}>
            {lock}
            <SelectField
              name="assignee"
              label={say('承办', 'In charge')}
              defaultValue={own('assign')?.assignee ?? view.assignee}
              options={[
                { value: '', label: say('不分派', 'Nobody') },
                ...view.assignees.map(({ value, name }) => ({ value, label: name, lang: 'zh-CN' })),
              ]}
            />
            <TextField
              name="dueOn"
              type="date"
              width="medium"
              optional
              label={say('期限', 'Due on')}
              defaultValue={own('assign')?.dueOn ?? dateOfEnd(view.dueAt)}
            />
            <Button name="act" value="assign">
              {say('分派', 'Assign')}
            </Button>
          </Form>
        </Details>
      ) : null}
      {view.may.group && !view.isClosed ? (
        <Details summary={say('合并或者结束', 'Merge or close')} open={act === 'merge' || act === 'close'}>
          <Form {...form}>
            {lock}
            <SelectField
              name="intoId"
              label={say('并入哪个要点', 'Merge into')}
              defaultValue={own('merge')?.intoId}
              options={[
                { value: '', label: say('请选择', 'Choose') },
                ...view.others.map(({ id, name }) => ({ value: id, label: name, lang: 'zh-CN' })),
              ]}
            />
            <ButtonRow>
              <Button name="act" value="merge">
                {say('全部并入', 'Merge all of it')}
              </Button>
              <Button name="act" value="close" look="text">
                {say('结束这个要点', 'Close this theme')}
              </Button>
            </ButtonRow>
          </Form>
        </Details>
      ) : null}
    </>
  )
}

/** What you typed beside what stands there now. */
function BothSides({
  view,
  typed,
  act,
}: {
  readonly view: ThemeFormsProps['view']
  readonly typed: Readonly<Record<string, string>>
  readonly act: string
}) {
  if (act === 'rename') return <SavedBeside yours={typed.name ?? ''} theirs={view.name} />
  const name = view.assignees.find(({ value }) => value === typed.assignee)?.name
  const yours = [name, typed.dueOn].filter(Boolean).join(' ')
  const theirs = [view.assigneeName, dateOfEnd(view.dueAt)].filter(Boolean).join(' ')
  return <SavedBeside yours={yours} theirs={theirs} />
}

/** Split the ticked comments off. */
export function SplitField({ typed }: { readonly typed?: Readonly<Record<string, string>> }) {
  const { say } = useLanguage()
  return (
    <>
      <TextField
        name="splitName"
        label={say('拆出去的新要点叫什么', 'Name of the theme to split off')}
        defaultValue={typed?.splitName}
      />
      <ButtonRow>
        <Button name="act" value="split">
          {say('拆出去', 'Split off')}
        </Button>
      </ButtonRow>
    </>
  )
}
