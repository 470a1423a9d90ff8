// One group that the machine suggests: drawn weaker than a theme, says why, and becomes a theme only when a person presses
// a button.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import type { FieldError } from '../../ui/ErrorSummary'
import { SelectField, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { ThemeCard, type ThemeView } from '../ThemeCard'
import { type ChoiceView, GroupDecision } from './GroupDecision'
import type { RunView } from './GroupingRun'
import { AskForSummary, type ModelView } from './ModelSwitch'
import { OfferedSummary, type SummaryView } from './OfferedSummary'

interface GroupSummaries {
  readonly standing: SummaryView | null
  readonly draft: SummaryView | null
}

export interface GroupView extends Omit<ThemeView, 'byMachine' | 'unit' | 'fate'> {
  readonly left: number
  readonly near: { readonly id: string; readonly name: string } | null
  readonly isFamily: boolean
  /** 其他 of an article: together by its place alone. */
  readonly isRest: boolean
  readonly isClosed: boolean
  readonly assignee: string
  readonly dueAt: number
  readonly summaries: GroupSummaries
}

export interface GroupsProps {
  readonly id: string
  readonly groups: readonly GroupView[]
  readonly suggestions: readonly GroupView[]
  readonly moreSuggestions: number
  readonly rests: readonly GroupView[]
  readonly moreRests: number
  readonly putOff: readonly GroupView[]
  readonly choices: readonly ChoiceView[]
  readonly clustering: RunView | null
  readonly model: ModelView | null
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  readonly mayGroup: boolean
  readonly total: number
  readonly errors?: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

export function SuggestedGroup(
  props: GroupsProps & { readonly group: GroupView; readonly isPutOff?: boolean },
) {
  const { group, id, themes, suggestions, mayGroup, model, errors, typed, isPutOff = false } = props
  const { say } = useLanguage()
  const { draft } = group.summaries
  const because = useBecause(group)
  const part =
    group.left < group.texts
      ? say(
          `其中${group.texts - group.left}条已在要点里。`,
          ` ${group.texts - group.left} of them are in themes already.`,
        )
      : ''
  return (
    <ThemeCard
      theme={{ ...group, byMachine: { because: because + part } }}
      id={`group-${group.id}`}
      below={
        draft ? (
          <OfferedSummary
            consultationId={id}
            summary={draft}
            mayGroup={mayGroup}
            group={{ clusterId: group.id, name: group.label }}
            errors={errors ?? []}
            {...(typed ? { typed } : {})}
          />
        ) : null
      }
    >
      {mayGroup && !group.isRest ? <AskForSummary model={model} clusterId={group.id} /> : null}
      <a className="button button-text" href={paths.deskComments(id, { cluster: group.id })}>
        {group.isFamily
          ? say('看各份的不同之处', 'See how the copies differ')
          : say(`看这${group.texts}条`, `See the ${group.texts}`)}
      </a>
      {mayGroup && !group.isRest ? (
        <GroupDecision group={group} others={suggestions} isPutOff={isPutOff} />
      ) : null}
      {mayGroup ? (
        <Details summary={say('归入要点', 'Put into a theme')}>
          <Form className="form">
            <input type="hidden" name="clusterId" value={group.id} />
            <TextField
              name={`name-${group.id}`}
              label={say('新要点的名字', 'Name of the new theme')}
              defaultValue={group.isRest && group.place ? `${group.label}（${group.place}）` : group.label}
            />
            <Button name="act" value="create-from-group">
              {say(`用这${group.left}条建立要点`, `Make a theme of these ${group.left}`)}
            </Button>
            {themes.length > 0 ? (
              <>
                <SelectField
                  name={`themeId-${group.id}`}
                  label={say('或者归入已有的要点', 'Or put them into an existing theme')}
                  options={[
                    { value: '', label: say('请选择', 'Choose') },
                    ...themes.map(({ id: value, name }) => ({ value, label: name, lang: 'zh-CN' })),
                  ]}
                />
                <Button name="act" value="move-group">
                  {say('归入所选要点', 'Put into the chosen theme')}
                </Button>
              </>
            ) : null}
          </Form>
        </Details>
      ) : null}
    </ThemeCard>
  )
}

function useBecause(group: GroupView): string {
  const { say } = useLanguage()
  if (group.isRest)
    return say(
      `这${group.texts}条都在这一条上，和别的意见都不相近，只按条放在一起。`,
      `These ${group.texts} are on this article and resemble no other: only the article is in common.`,
    )
  if (group.isFamily)
    return say(
      `同文来信：${group.texts}份，${group.people}人。照样计数，不影响别的组。`,
      `Copies of one letter: ${group.texts}, from ${group.people} people. All are counted; no other group is moved.`,
    )
  return say(
    `机器把这${group.texts}条放在一起，依据是下面${group.quotes.length}句。`,
    `The machine put these ${group.texts} together because of the quotes below.`,
  )
}
