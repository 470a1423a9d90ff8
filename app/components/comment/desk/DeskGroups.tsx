// Themes that people made and the machine's suggestions below them. A suggestion is drawn weaker, says why, and becomes a
// theme only when a person presses a button.

import { lastDayText } from '~/components/day'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Details } from '../../ui/Disclosure'
import { EmptyState } from '../../ui/EmptyState'
import { ThemeCard } from '../ThemeCard'
import { ChoiceList } from './GroupDecision'
import { GroupingRun } from './GroupingRun'
import { ModelSwitch } from './ModelSwitch'
import { type GroupsProps, SuggestedGroup } from './SuggestedGroup'

export function DeskGroups(props: GroupsProps) {
  const { id, groups, suggestions, moreSuggestions, clustering, choices, mayGroup, total, model } = props
  const { say, language } = useLanguage()
  return (
    <>
      <SortedSoFar {...props} />
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
          <SuggestedGroup key={group.id} group={group} {...props} />
        ))}
        {moreSuggestions > 0 ? (
          <p className="facts">
            {say(
              `另有${moreSuggestions}组较小的，选了条以后可以看到。`,
              `${moreSuggestions} smaller groups are shown when an article is chosen.`,
            )}
          </p>
        ) : null}
        <Rests {...props} />
        <PutOff {...props} />
        {mayGroup ? <ChoiceList choices={choices} /> : null}
      </section>
    </>
  )
}

/** Where the comments stand, with the way to what is left. */
function SortedSoFar(props: GroupsProps) {
  const { id, groups, suggestions, moreSuggestions, rests, moreRests, clustering } = props
  const { say } = useLanguage()
  if (!clustering) return null
  const unsorted = paths.deskComments(id, { cluster: 'none', theme: 'none' })
  return (
    <nav className="facts" aria-label={say('归类情况', 'How far they are sorted')}>
      <a href="#themes">{say(`意见要点 ${groups.length}`, `Themes ${groups.length}`)}</a>
      {' · '}
      <a href="#suggestions">
        {say(
          `机器建议 ${suggestions.length + moreSuggestions}`,
          `Suggested ${suggestions.length + moreSuggestions}`,
        )}
      </a>
      {' · '}
      <a href="#rests">{say(`其他 ${rests.length + moreRests}`, `Other ${rests.length + moreRests}`)}</a>
      {' · '}
      <a href={unsorted}>{say(`未归类 ${clustering.unassigned}`, `Unsorted ${clustering.unassigned}`)}</a>
    </nav>
  )
}

function Rests(props: GroupsProps) {
  const { rests, moreRests } = props
  const { say } = useLanguage()
  if (rests.length === 0) return null
  const all = rests.length + moreRests
  return (
    <div id="rests">
      <Details
        summary={say(
          `其他：${all}条上和别的都不相近的意见`,
          `Other: comments that resemble no other, on ${all} articles`,
        )}
      >
        {rests.map((group) => (
          <SuggestedGroup key={group.id} group={group} {...props} />
        ))}
        {moreRests > 0 ? (
          <p className="facts">
            {say(
              `另有${moreRests}条的，选了条以后可以看到。`,
              `Those of ${moreRests} more articles are shown when an article is chosen.`,
            )}
          </p>
        ) : null}
      </Details>
    </div>
  )
}

function PutOff(props: GroupsProps) {
  const { say } = useLanguage()
  if (props.putOff.length === 0) return null
  return (
    <Details summary={say(`以后再说的 ${props.putOff.length} 组`, `${props.putOff.length} put off`)}>
      {props.putOff.map((group) => (
        <SuggestedGroup key={group.id} group={group} {...props} isPutOff />
      ))}
    </Details>
  )
}
