// The conditions of the list of comments; the address holds them, so a view can be sent to a colleague.

import { type CommentShownState, commentStates, stateLabels } from '~/domain/comment'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { articleInEnglish } from '../../statute/number'
import { Filter } from '../../ui/Disclosure'
import { SelectField, TextField } from '../../ui/Field'
import { channelLabels, stanceLabels } from '../channels'
import type { AssigneeOption } from './AssignPanel'

export interface FilterValues {
  readonly article: string
  readonly channel: string
  readonly station: string
  readonly state: string
  readonly stance: string
  readonly assignee: string
  readonly theme: string
  readonly cluster: string
  readonly q: string
}

interface DeskFilterProps {
  readonly id: string
  readonly filters: FilterValues
  readonly articles: readonly { readonly eId: string; readonly number: string; readonly comments: number }[]
  readonly stations: readonly { readonly id: string; readonly name: string }[]
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  readonly assignees: readonly AssigneeOption[]
}

export function DeskFilter(props: DeskFilterProps) {
  const { id, filters, articles, stations, themes, assignees } = props
  const { say, label } = useLanguage()
  const any = { value: '', label: say('全部', 'All') }
  const { article, channel, station, state, stance, assignee, theme, q } = filters
  const active = [article, channel, station, state, stance, assignee, theme, filters.cluster, q].filter(
    Boolean,
  ).length
  const states: readonly CommentShownState[] = commentStates
  return (
    <Filter active={active} open={false} action={paths.deskComments(id)} clearHref={paths.deskComments(id)}>
      <SelectField
        name="article"
        label={say('条', 'Article')}
        defaultValue={article}
        options={[
          any,
          ...articles
            .filter(({ comments, eId }) => comments > 0 || eId === article)
            .map(({ eId, number, comments }) => ({
              value: eId,
              label: say(`${number}（${comments}条）`, `${articleInEnglish(eId)} (${comments})`),
            })),
        ]}
      />
      <SelectField
        name="theme"
        label={say('要点', 'Theme')}
        defaultValue={theme}
        options={[
          any,
          { value: 'none', label: say('还没有归入要点', 'In no theme yet') },
          ...themes.map(({ id: value, name }) => ({ value, label: name, lang: 'zh-CN' })),
        ]}
      />
      <SelectField
        name="channel"
        label={say('来源', 'Way it came')}
        defaultValue={channel}
        options={[
          any,
          ...Object.entries(channelLabels).map(([value, words]) => ({ value, label: label(words) })),
        ]}
      />
      <SelectField
        name="station"
        label={say('站点', 'Station')}
        defaultValue={station}
        options={[any, ...stations.map(({ id: value, name }) => ({ value, label: name, lang: 'zh-CN' }))]}
      />
      <SelectField
        name="state"
        label={say('公开状态', 'Shown to the public')}
        defaultValue={state}
        options={[
          any,
          ...states.map((value) => ({ value, label: label(stateLabels[value]) })),
          { value: 'appealed', label: say('有异议待处理', 'With an appeal that waits') },
        ]}
      />
      <SelectField
        name="stance"
        label={say('态度（机器读出）', 'Stance (read by machine)')}
        defaultValue={stance}
        options={[
          any,
          ...Object.entries(stanceLabels).map(([value, words]) => ({ value, label: label(words) })),
        ]}
      />
      {assignees.length > 0 ? (
        <SelectField
          name="assignee"
          id="filter-assignee"
          label={say('承办', 'In charge')}
          defaultValue={assignee}
          options={[
            any,
            { value: 'none', label: say('还没有分办', 'Nobody yet') },
            ...assignees.map(({ value, name }) => ({ value, label: name, lang: 'zh-CN' })),
          ]}
        />
      ) : null}
      <TextField name="q" type="search" label={say('意见里的词', 'Words in the comment')} defaultValue={q} />
    </Filter>
  )
}
