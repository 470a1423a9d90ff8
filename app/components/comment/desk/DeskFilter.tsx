// The conditions of the list of comments; the address holds them, so a view can be sent to a colleague.

import { type CommentShownState, commentStates, stateLabels } from '~/domain/comment'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { articleInEnglish } from '../../statute/number'
import { Filter } from '../../ui/Disclosure'
import { SelectField, TextField } from '../../ui/Field'
import { channelLabels } from '../channels'

export interface FilterValues {
  readonly article: string
  readonly channel: string
  readonly station: string
  readonly state: string
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
}

export function DeskFilter({ id, filters, articles, stations, themes }: DeskFilterProps) {
  const { say, label } = useLanguage()
  const any = { value: '', label: say('全部', 'All') }
  const { article, channel, station, state, theme, q } = filters
  const active = [article, channel, station, state, theme, filters.cluster, q].filter(Boolean).length
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
        options={[any, ...states.map((value) => ({ value, label: label(stateLabels[value]) }))]}
      />
      <TextField name="q" type="search" label={say('意见里的词', 'Words in the comment')} defaultValue={q} />
    </Filter>
  )
}
