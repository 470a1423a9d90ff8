// Themes that people made and the machine's suggestions below them. A suggestion is drawn weaker, says why, and becomes a
// theme only when a person presses a button.

import { lastDayText } from '~/components/day'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import { EmptyState } from '../../ui/EmptyState'
import type { FieldError } from '../../ui/ErrorSummary'
import { SelectField, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { ThemeCard, type ThemeView } from '../ThemeCard'
import { ChoiceList, type ChoiceView, GroupDecision } from './GroupDecision'
import { GroupingRun, type RunView } from './GroupingRun'
import { AskForSummary, ModelSwitch, type ModelView } from './ModelSwitch'
import { OfferedSummary, type SummaryView } from './OfferedSummary'

interface GroupSummaries {
  readonly standing: SummaryView | null
  readonly draft: SummaryView | null
}

export interface GroupView extends Omit<ThemeView, 'byMachine' | 'unit' | 'fate'> {
  readonly left: number
  readonly near: { readonly id: string; readonly name: string } | null
  readonly isFamily: boolean
  readonly isClosed: boolean
  readonly assignee: string
  readonly dueAt: number
  readonly summaries: GroupSummaries
}

interface GroupsProps {
  readonly id: string
  readonly groups: readonly GroupView[]
  readonly suggestions: readonly GroupView[]
  readonly moreSuggestions: number
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

export function DeskGroups(props: GroupsProps) {
  const { id, groups, suggestions, moreSuggestions, clustering, choices, mayGroup, total, model } = props
  const { say, language } = useLanguage()
  return (
    <>
      <section aria-labelledby="themes">
        <h2 id="themes">{say(`意见要点 ${groups.length}`, `Themes ${groups.length}`)}</h2>
        {groups.length === 0 ? (
          <EmptyState>
            {say(
              '还没有要点。可以从机器建议建立，也可以在下面选意见建立。',
              'No themes yet. Make one from a suggestion, or from comments chosen below.',
            )}
          </EmptyState>
        ) : null}
        {groups.map((group) => (
          <ThemeCard
            key={group.id}
            theme={{ ...group, ...(group.assignee ? { unit: group.assignee } : {}) }}
            below={
              group.summaries.standing ? (
                <p className="standing-summary" lang="zh-CN">
                  {group.summaries.standing.words}
                </p>
              ) : null
            }
          >
            <a className="button button-secondary" href={paths.deskTheme(id, group.id)}>
              {say(`看全部${group.texts}条，处理要点`, `All ${group.texts} comments, edit the theme`)}
            </a>
            {group.isClosed ? <span className="tag">{say('已结束', 'Closed')}</span> : null}
            {group.dueAt > 0 ? (
              <span className="facts">
                {say(
                  `期限${lastDayText(group.dueAt, language)}`,
                  `Due ${lastDayText(group.dueAt, language)}`,
                )}
              </span>
            ) : null}
          </ThemeCard>
        ))}
      </section>
      <section aria-labelledby="suggestions">
        <h2 id="suggestions">{say('机器建议的分组', 'Groups suggested by machine')}</h2>
        {mayGroup || model?.maySwitch ? <ModelSwitch model={model} /> : null}
        <GroupingRun run={clustering} mayGroup={mayGroup} total={total} />
        {suggestions.map((group) => (
          <Suggestion key={group.id} group={group} {...props} />
        ))}
        {moreSuggestions > 0 ? (
          <p className="facts">
            {say(
              `另有${moreSuggestions}组较小的，选了条以后可以看到。`,
              `${moreSuggestions} smaller groups are shown when an article is chosen.`,
            )}
          </p>
        ) : null}
        <PutOff {...props} />
        {mayGroup ? <ChoiceList choices={choices} /> : null}
      </section>
    </>
  )
}

function PutOff(props: GroupsProps) {
  const { say } = useLanguage()
  if (props.putOff.length === 0) return null
  return (
    <Details summary={say(`以后再说的 ${props.putOff.length} 组`, `${props.putOff.length} put off`)}>
      {props.putOff.map((group) => (
        <Suggestion key={group.id} group={group} {...props} isPutOff />
      ))}
    </Details>
  )
}

function Suggestion(props: GroupsProps & { readonly group: GroupView; readonly isPutOff?: boolean }) {
  const { group, id, themes, suggestions, mayGroup, model, errors, typed, isPutOff = false } = props
  const { say } = useLanguage()
  const { draft } = group.summaries
  const because = group.isFamily
    ? say(
        `同文来信：${group.texts}份，${group.people}人。照样计数，不影响别的组。`,
        `Copies of one letter: ${group.texts}, from ${group.people} people. All are counted; no other group is moved.`,
      )
    : say(
        `机器把这${group.texts}条放在一起，依据是下面${group.quotes.length}句。`,
        `The machine put these ${group.texts} together because of the quotes below.`,
      )
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
      {mayGroup ? <AskForSummary model={model} clusterId={group.id} /> : null}
      <a className="button button-text" href={paths.deskComments(id, { cluster: group.id })}>
        {group.isFamily
          ? say('看各份的不同之处', 'See how the copies differ')
          : say(`看这${group.texts}条`, `See the ${group.texts}`)}
      </a>
      {mayGroup ? <GroupDecision group={group} others={suggestions} isPutOff={isPutOff} /> : null}
      {mayGroup ? (
        <Details summary={say('归入要点', 'Put into a theme')}>
          <Form className="form">
            <input type="hidden" name="clusterId" value={group.id} />
            <TextField
              name={`name-${group.id}`}
              label={say('新要点的名字', 'Name of the new theme')}
              defaultValue={group.label}
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
