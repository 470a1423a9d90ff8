// The four pictures of a consultation's comments, each with its sentence and its table; all sum to the same number.

import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { Arrivals } from '../../chart/Arrivals'
import { Bars } from '../../chart/Bars'
import { HeatStrip } from '../../chart/HeatStrip'
import { StanceRows } from '../../chart/StanceRows'
import type { StanceCounts } from '../ThemeCard'

interface DeskFiguresProps {
  readonly view: {
    readonly id: string
    readonly comments: number
    readonly days: readonly { readonly day: string; readonly online: number; readonly station: number }[]
    readonly stations: readonly { readonly id: string; readonly name: string; readonly comments: number }[]
    readonly noStation: number
    readonly articles: readonly {
      readonly eId: string
      readonly number: string
      readonly comments: number
      readonly people: number
      readonly stance: StanceCounts
    }[]
  }
}

/** Stations that are drawn; the table has all. */
const drawnStations = 100

export function DeskFigures({ view }: DeskFiguresProps) {
  const { say } = useLanguage()
  const { id, comments, stations, noStation, articles } = view
  const came = useArrivalFinding(view.days)
  const wanted = useStanceFinding(articles)
  if (comments === 0) return <p>{say('还没有意见。', 'There are no comments yet.')}</p>
  const bars = stations.map((station) => ({
    key: station.id,
    label: station.name,
    lang: 'zh-CN',
    value: station.comments,
    href: paths.deskComments(id, { station: station.id }),
  }))
  const through = comments - noStation
  return (
    <>
      <p className="facts">{say(`共${comments.toLocaleString('en')}条意见`, counted(comments, 'comment'))}</p>
      <h2>{say('什么时候来的', 'When they came')}</h2>
      <Arrivals days={view.days} finding={came} />
      <h2>{say('经哪些站点', 'Through which stations')}</h2>
      <Bars
        most={drawnStations}
        head={[say('站点', 'Station'), say('意见（条）', 'Comments')]}
        bars={bars}
        finding={say(
          `${comments}条意见里，${through}条经${stations.length}个站点提出，${noStation}条没有经过站点。按区划排列，不排名`,
          `Of ${comments} comments, ${through} came through ${counted(stations.length, 'station')} and ${noStation} through none. In the order of regions, not ranked`,
        )}
      />
      <h2>{say('对哪些条', 'On which articles')}</h2>
      <HeatStrip onlySpoken rows={articles} href={(eId) => paths.deskComments(id, { article: eId })} />
      <h2>{say('要求什么（机器读出）', 'What they want (read by machine)')}</h2>
      <StanceRows rows={articles} finding={wanted} href={(eId) => paths.deskComments(id, { article: eId })} />
    </>
  )
}

/** By when half of all had come. */
function useArrivalFinding(days: DeskFiguresProps['view']['days']): string {
  const { say } = useLanguage()
  const total = days.reduce((sum, { online, station }) => sum + online + station, 0)
  let late = 0
  let count = 0
  for (const { online, station } of days.toReversed()) {
    if (late * 2 >= total) break
    late += online + station
    count++
  }
  const most = days.reduce((best, day) => (sumOf(day) > sumOf(best) ? day : best), days[0] ?? noDay)
  return say(
    `最多的一天是${most.day}（${sumOf(most)}条）；一半在最后${count}天收到，共${days.length}天${total}条`,
    `Most came on ${most.day} (${sumOf(most)}); half came in the last ${counted(count, 'day')} of ${days.length}, ${total} in all`,
  )
}

const noDay = { day: '', online: 0, station: 0 }
const sumOf = ({ online, station }: { online: number; station: number }) => online + station

function useStanceFinding(articles: DeskFiguresProps['view']['articles']): string {
  const { say } = useLanguage()
  const of = (key: keyof StanceCounts) => articles.reduce((sum, { stance }) => sum + stance[key], 0)
  const [change, oppose, support, unclear] = [of('change'), of('oppose'), of('support'), of('unclear')]
  const total = change + oppose + support + unclear
  return say(
    `${total}条意见：要求修改${change}，反对${oppose}，赞成${support}，看不出${unclear}`,
    `Of ${total} comments: for change ${change}, against the rule ${oppose}, for the text ${support}, unclear ${unclear}`,
  )
}
