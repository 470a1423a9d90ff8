// One bar of 100 %: what became of all comments, in fixed order. The words and numbers below it sum to the whole.

import { useLanguage } from '~/language'
import { FateMark } from '../comment/FateTag'
import { type CommentFate, fateLabels, fateOrder } from '../comment/fates'
import { Figure, Picture } from './Figure'
import { segments, share } from './scale'

export type FateCounts = Readonly<Partial<Record<CommentFate, number>>>

const width = 600

export function FateBar({ counts }: { counts: FateCounts }) {
  const { say, label } = useLanguage()
  const parts = fateOrder.map((fate) => ({ fate, count: counts[fate] ?? 0 })).filter(({ count }) => count > 0)
  const total = parts.reduce((sum, { count }) => sum + count, 0)
  const drawn = segments(
    parts.map(({ count }) => count),
    width,
  )
  const heeded = (counts.adopted ?? 0) + (counts['partly-adopted'] ?? 0)
  const finding =
    total === 0
      ? say('还没有意见', 'No comments yet')
      : say(
          `${total}条意见里，采纳和部分采纳${heeded}条`,
          `Of ${total} comments ${heeded} were adopted wholly or in part`,
        )
  return (
    <Figure
      finding={finding}
      table={{
        head: [say('去向', 'Fate'), say('条', 'Comments'), say('占全部', 'Share')],
        rows: parts.map(({ fate, count }) => [label(fateLabels[fate]), count, share(count, total)]),
      }}
    >
      {total === 0 ? null : (
        <Picture width={width} height={24} label={finding} className="fate-bar" isStretched>
          {parts.map(({ fate }, index) => (
            <rect
              key={fate}
              className={`fate-area fate-area-${fate}`}
              x={drawn[index]?.x}
              y="0.5"
              width={drawn[index]?.width}
              height="23"
            />
          ))}
        </Picture>
      )}
      <ul className="fate-legend">
        {parts.map(({ fate, count }) => (
          <li key={fate}>
            <FateMark fate={fate} />
            <span>
              {label(fateLabels[fate])} <b>{count}</b>
            </span>
          </li>
        ))}
      </ul>
    </Figure>
  )
}
