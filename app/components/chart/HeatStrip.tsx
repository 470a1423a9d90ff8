// Articles in the order of the statute: bar = comments on a square-root scale, ground = people, number beside it.

import { useLanguage } from '~/language'
import { articleInEnglish } from '../statute/number'
import { Figure } from './Figure'
import { heatStep, rootLength } from './scale'

export interface HeatRow {
  readonly eId: string
  readonly number: string
  readonly comments: number
  readonly people: number
  readonly stations?: number
}

interface HeatStripProps {
  readonly rows: readonly HeatRow[]
  readonly href: (eId: string) => string
  /** Leave articles without comments out of the picture; the sentence and the table still count them. */
  readonly onlySpoken?: boolean
}

export function HeatStrip({ rows, href, onlySpoken }: HeatStripProps) {
  const { say } = useLanguage()
  const most = Math.max(0, ...rows.map(({ comments }) => comments))
  const hasStations = rows.some(({ stations }) => stations !== undefined)
  const mostPeople = Math.max(0, ...rows.map(({ people }) => people))
  return (
    <Figure
      finding={useFinding(rows)}
      table={{
        head: [
          say('条', 'Article'),
          say('意见（条）', 'Comments'),
          say('人数（人）', 'People'),
          ...(hasStations ? [say('站点（站）', 'Stations')] : []),
        ],
        rows: rows.map(({ eId, number, comments, people, stations = 0 }) => [
          say(number, articleInEnglish(eId)),
          comments,
          people,
          ...(hasStations ? [stations] : []),
        ]),
      }}
    >
      <ul className="heat-strip">
        {rows
          .filter(({ comments }) => !onlySpoken || comments > 0)
          .map((row) => (
            <li key={row.eId}>
              <a href={href(row.eId)} lang="zh-CN">
                {row.number}
              </a>
              <span className="bar-value">
                {row.comments}
                <span className="visually-hidden">{say('条', ' comments')}</span>
              </span>
              <svg width="120" height="14" viewBox="0 0 120 14" aria-hidden="true">
                {row.comments > 0 ? (
                  <rect
                    className={`heat heat-${heatStep(row.people, mostPeople)}`}
                    x="0.5"
                    y="0.5"
                    width={rootLength(row.comments, most, 119)}
                    height="13"
                  />
                ) : null}
              </svg>
            </li>
          ))}
      </ul>
    </Figure>
  )
}

function useFinding(rows: readonly HeatRow[]): string {
  const { say } = useLanguage()
  const most = rows.reduce<HeatRow | undefined>(
    (best, row) => (row.comments > (best?.comments ?? 0) ? row : best),
    undefined,
  )
  if (!most)
    return say(`${rows.length}条都还没有意见`, `None of the ${rows.length} articles has comments yet`)
  const silent = rows.filter(({ comments }) => comments === 0).length
  return say(
    `意见最多的是${most.number}（${most.comments}条，${most.people}人），有${silent}条没有意见。条形长度按平方根，颜色深浅为人数`,
    `${articleInEnglish(most.eId)} has most comments (${most.comments} from ${most.people} people); ${silent} articles have none. Lengths on a square-root scale, shade tells people`,
  )
}
