// Rows of a name, a number and a bar from a common zero. More than twelve: the rest stands in one row, 其余n处.

import { useLanguage } from '~/language'
import { Figure } from './Figure'
import { plainLength } from './scale'

export interface Bar {
  readonly key: string
  readonly label: string
  readonly value: number
  readonly href?: string
  /** Of the label, where it is not in the language of the interface. */
  readonly lang?: string
}

interface BarsProps {
  readonly finding: string
  readonly bars: readonly Bar[]
  /** Heads of the table: 理由, 条数. */
  readonly head: readonly [string, string]
  readonly most?: number
}

const shownBars = 12

export function Bars({ finding, bars, head, most = shownBars }: BarsProps) {
  const { say } = useLanguage()
  const shown = gathered(bars, most, (count) => say(`其余${count}处`, `${count} others`))
  const largest = Math.max(0, ...shown.map(({ value }) => value))
  return (
    <Figure
      finding={finding}
      table={{ head, rows: bars.map(({ label, value }) => [label, value]) }}
      isLaw={bars[0]?.lang !== undefined}
    >
      {bars.length === 0 ? <p className="facts">{say('还没有数据', 'No data yet')}</p> : null}
      <ul className="bars">
        {shown.map((bar) => (
          <li key={bar.key}>
            <span className="bar-label" lang={bar.lang}>
              {bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}
            </span>
            <span className="bar-value">{bar.value.toLocaleString('en')}</span>
            <BarLine length={plainLength(bar.value, largest, 100)} className="heat heat-3" />
          </li>
        ))}
      </ul>
    </Figure>
  )
}

/** A bar of 0–100 units that fills its column's width. */
export function BarLine({ length, className }: { length: number; className: string }) {
  return (
    <svg className="bar-line" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      {length > 0 ? <rect className={className} x="0" y="0" width={length} height="12" /> : null}
    </svg>
  )
}

/** The first ones, and all others in one. */
export function gathered(
  bars: readonly Bar[],
  most: number,
  rest: (count: number) => string,
): readonly Bar[] {
  if (bars.length <= most) return bars
  const others = bars.slice(most - 1)
  const value = others.reduce((sum, bar) => sum + bar.value, 0)
  return [...bars.slice(0, most - 1), { key: 'others', label: rest(others.length), value }]
}
