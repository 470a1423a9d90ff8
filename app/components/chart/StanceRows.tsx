// What the comments want, article by article on one scale: four counts side by side, never a net. Against the rule runs to
// the left of a common zero, for change to the right of it, for the text beyond in hatching, what cannot be told in
// outline. The numbers stand beside each bar, so that nothing hangs on a colour.

import { useLanguage } from '~/language'
import type { StanceCounts } from '../comment/ThemeCard'
import { articleInEnglish } from '../statute/number'
import { Figure } from './Figure'
import { plainLength } from './scale'

export interface StanceRow {
  readonly eId: string
  readonly number: string
  readonly stance: StanceCounts
}

interface StanceRowsProps {
  readonly finding: string
  readonly rows: readonly StanceRow[]
  readonly href: (eId: string) => string
}

const shownRows = 20
const zero = 90
const width = 360

export function StanceRows({ finding, rows, href }: StanceRowsProps) {
  const { say } = useLanguage()
  const spoken = rows.filter(({ stance }) => sum(stance) > 0)
  // The most commented ones, in the order of the statute.
  const least = spoken.map(({ stance }) => sum(stance)).sort((a, b) => b - a)[shownRows - 1] ?? 0
  const shown = spoken.filter(({ stance }) => sum(stance) >= least).slice(0, shownRows)
  const most = Math.max(1, ...shown.map(({ stance }) => Math.max(stance.oppose, sum(stance) - stance.oppose)))
  return (
    <Figure
      finding={finding}
      table={{
        head: [
          say('条', 'Article'),
          say('要求修改', 'For change'),
          say('反对', 'Against the rule'),
          say('赞成', 'For the text'),
          say('看不出', 'Unclear'),
        ],
        rows: rows.map(({ eId, number, stance }) => [
          say(number, articleInEnglish(eId)),
          stance.change,
          stance.oppose,
          stance.support,
          stance.unclear,
        ]),
      }}
    >
      <svg width="0" height="0" aria-hidden="true" className="only-defs">
        <defs>
          <pattern
            id="hatch"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line className="hatch-line" x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
      </svg>
      <ul className="stance-rows">
        {shown.map((row) => (
          <li key={row.eId}>
            <a href={href(row.eId)} lang="zh-CN">
              {row.number}
            </a>
            <StanceBar stance={row.stance} most={most} />
            <span className="facts">
              {say(
                `改${row.stance.change} 反对${row.stance.oppose} 赞成${row.stance.support} 看不出${row.stance.unclear}`,
                `change ${row.stance.change}, against ${row.stance.oppose}, for ${row.stance.support}, unclear ${row.stance.unclear}`,
              )}
            </span>
          </li>
        ))}
      </ul>
      <p className="hint">
        {say(
          '竖线左边是反对；右边依次是要求修改（实）、赞成（斜线）、看不出（空心）',
          'Left of the line: against the rule. Right of it: for change (solid), for the text (hatched), unclear (outline)',
        )}
        {spoken.length > shown.length
          ? say(
              `；只画意见最多的${shown.length}条，其余在表里`,
              `; the ${shown.length} most commented articles are drawn, the others stand in the table`,
            )
          : ''}
      </p>
    </Figure>
  )
}

function StanceBar({ stance, most }: { readonly stance: StanceCounts; readonly most: number }) {
  const length = (value: number) => plainLength(value, most, value === 0 ? 0 : zero - 2)
  const right = (value: number) => plainLength(value, most, width - zero - 2)
  const parts = [
    { key: 'change', className: 'heat heat-3', value: stance.change },
    { key: 'support', className: 'hatched', value: stance.support },
    { key: 'unclear', className: 'outlined', value: stance.unclear },
  ]
  let x = zero
  return (
    <svg className="stance-bar" viewBox={`0 0 ${width} 14`} preserveAspectRatio="none" aria-hidden="true">
      <rect
        className="heat heat-1"
        x={zero - length(stance.oppose)}
        y="1"
        width={length(stance.oppose)}
        height="12"
      />
      {parts.map(({ key, className, value }) => {
        const at = x
        x += right(value)
        return value === 0 ? null : (
          <rect key={key} className={className} x={at} y="1" width={right(value)} height="12" />
        )
      })}
      <line className="axis" x1={zero} y1="0" x2={zero} y2="14" />
    </svg>
  )
}

function sum({ change, oppose, support, unclear }: StanceCounts): number {
  return change + oppose + support + unclear
}
