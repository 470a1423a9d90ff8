// Themes that people made and the machine's suggestions below them. A suggestion is drawn weaker, says why, and becomes a
// theme only when a person presses a button.

import { dayText, lastDayText } from '~/components/day'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import { EmptyState } from '../../ui/EmptyState'
import { SelectField, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { ThemeCard, type ThemeView } from '../ThemeCard'

export interface GroupView extends Omit<ThemeView, 'byMachine' | 'unit' | 'fate'> {
  readonly left: number
  readonly isFamily: boolean
  readonly isClosed: boolean
  readonly assignee: string
  readonly dueAt: number
}

interface GroupsProps {
  readonly id: string
  readonly groups: readonly GroupView[]
  readonly suggestions: readonly GroupView[]
  readonly moreSuggestions: number
  readonly clustering: { readonly stability: number; readonly at: number; readonly comments: number } | null
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  readonly mayGroup: boolean
  readonly total: number
}

export function DeskGroups(props: GroupsProps) {
  const { id, groups, suggestions, moreSuggestions, clustering, mayGroup, total } = props
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
          <ThemeCard key={group.id} theme={{ ...group, ...(group.assignee ? { unit: group.assignee } : {}) }}>
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
        {clustering ? (
          <p className="facts">
            {say(
              `依据${dayText(clustering.at, language)}的${clustering.comments}条意见，稳定度 ${clustering.stability.toFixed(2)}（换一种顺序重分，1.00为完全一样）。合不合并由您定。`,
              `From ${clustering.comments} comments on ${dayText(clustering.at, language)}, stability ${clustering.stability.toFixed(2)} (grouped again in another order; 1.00 is the same). You decide.`,
            )}
            {clustering.comments < total
              ? say(
                  `之后又收到${total - clustering.comments}条，请重新分组。`,
                  ` ${total - clustering.comments} came in since; group again.`,
                )
              : null}
          </p>
        ) : (
          <p>{say('机器还没有分过组。', 'The machine has not grouped the comments yet.')}</p>
        )}
        {mayGroup ? (
          <Form className="inline-form">
            <Button name="act" value="cluster" look={clustering ? 'secondary' : 'primary'}>
              {say('重新分组', 'Group anew')}
            </Button>
          </Form>
        ) : null}
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
      </section>
    </>
  )
}

function Suggestion({ group, id, themes, mayGroup }: GroupsProps & { readonly group: GroupView }) {
  const { say } = useLanguage()
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
    <ThemeCard theme={{ ...group, byMachine: { because: because + part } }} id={`group-${group.id}`}>
      <a className="button button-text" href={paths.deskComments(id, { cluster: group.id })}>
        {group.isFamily
          ? say('看各份的不同之处', 'See how the copies differ')
          : say(`看这${group.texts}条`, `See the ${group.texts}`)}
      </a>
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
