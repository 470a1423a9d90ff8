// The tree of regions as a list of links with numbers, and the stations of the region that is looked at.

import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { stationKindLabels } from '../consultation/words'
import { Details } from '../ui/Disclosure'
import { Table } from '../ui/Table'

interface RegionLine {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly count: number
}

export function RegionList({
  regions,
  chosen,
  total,
}: {
  regions: readonly RegionLine[]
  chosen: string
  total: number
}) {
  const { say } = useLanguage()
  const depth = (code: string) => (code.length <= 4 ? 0 : code.length <= 6 ? 1 : 2)
  return (
    <Details
      summary={say(
        `区划 ${regions.length}个，站点 ${total}个`,
        `${counted(regions.length, 'region')}, ${counted(total, 'station')}`,
      )}
      open={chosen === ''}
    >
      <ul className="region-list">
        {regions.map(({ code, name, count }) => (
          <li key={code} className={`region-depth-${depth(code)}`}>
            <a
              href={paths.adminStations({ region: code })}
              aria-current={code === chosen ? 'true' : undefined}
            >
              <span lang="zh-CN">{name}</span>
            </a>{' '}
            {code} · {say(`${count}站`, counted(count, 'station'))}
          </li>
        ))}
      </ul>
    </Details>
  )
}

interface StationLine {
  readonly id: string
  readonly name: string
  readonly kinds: readonly string[]
  readonly region: string
  readonly phone: string
  readonly isClosed: boolean
}

export function StationList({ stations }: { stations: readonly StationLine[] }) {
  const { say } = useLanguage()
  const kindWords = useKindWords()
  return (
    <Table
      caption={say('站点', 'Stations')}
      rows={stations}
      rowKey={({ id }) => id}
      empty={<p>{say('这里还没有站点。', 'There is no station here yet.')}</p>}
      columns={[
        {
          key: 'name',
          head: say('名称', 'Name'),
          cell: ({ id, name }) => (
            <a href={paths.adminStation(id)} lang="zh-CN">
              {name}
            </a>
          ),
        },
        { key: 'id', head: say('编号', 'Id'), cell: ({ id }) => id, whole: true },
        { key: 'kinds', head: say('类型', 'Kind'), cell: ({ kinds }) => kindWords(kinds) },
        {
          key: 'region',
          head: say('区划', 'Region'),
          cell: ({ region }) => <span lang="zh-CN">{region}</span>,
        },
        {
          key: 'phone',
          head: say('电话', 'Phone'),
          cell: ({ phone }) => phone || say('没有', 'none'),
          whole: true,
        },
        {
          key: 'state',
          head: say('状态', 'State'),
          cell: ({ isClosed }) => (isClosed ? say('已关闭', 'closed') : say('开放', 'open')),
        },
      ]}
    />
  )
}

export function useKindWords(): (kinds: readonly string[]) => string {
  const { say, label } = useLanguage()
  return (kinds) =>
    kinds.map((kind) => label(stationKindLabels[kind] ?? { zh: kind, en: kind })).join(say('、', ', '))
}
