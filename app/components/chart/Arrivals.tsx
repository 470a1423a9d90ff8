// Comments by day, online and from stations as two rows of the same scale; the deadline is a line at the end.

import { useLanguage } from '~/language'
import { Figure, Picture } from './Figure'
import { plainLength } from './scale'

export interface ArrivalDay {
  /** 11月22日 */
  readonly day: string
  readonly online: number
  readonly station: number
}

const width = 600
const height = 60

export function Arrivals({ days, finding }: { days: readonly ArrivalDay[]; finding: string }) {
  const { say } = useLanguage()
  const most = Math.max(1, ...days.flatMap(({ online, station }) => [online, station]))
  const rows = [
    { key: 'online', label: say('网上', 'Online'), values: days.map(({ online }) => online) },
    { key: 'station', label: say('站点', 'Stations'), values: days.map(({ station }) => station) },
  ]
  return (
    <Figure
      finding={finding}
      table={{
        head: [say('日期', 'Day'), say('网上（条）', 'Online'), say('站点（条）', 'Stations')],
        rows: days.map(({ day, online, station }) => [day, online, station]),
      }}
    >
      {rows.map((row) => (
        <div key={row.key} className="arrivals">
          <span>
            {row.label} {row.values.reduce((sum, value) => sum + value, 0)}
          </span>
          <Picture width={width} height={height} label={`${row.label}: ${finding}`}>
            {row.values.map((value, index) => {
              const tall = plainLength(value, most, height - 2)
              const step = width / Math.max(1, days.length)
              return (
                <rect
                  key={days[index]?.day}
                  className="heat heat-3"
                  x={Math.round(index * step * 10) / 10}
                  y={height - 1 - tall}
                  width={Math.max(1, Math.round((step - 1) * 10) / 10)}
                  height={tall}
                />
              )
            })}
            <line className="axis" x1="0" y1={height - 0.5} x2={width} y2={height - 0.5} />
            <line className="deadline" x1={width - 0.5} y1="0" x2={width - 0.5} y2={height} />
          </Picture>
        </div>
      ))}
      <p className="hint">
        {days[0]?.day} — {days.at(-1)?.day}
        {say('（右侧竖线为截止）', ' (the line at the right is the deadline)')}
      </p>
    </Figure>
  )
}
