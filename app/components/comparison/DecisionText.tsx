// The text of a drafted decision as it will be printed, each item with its way to the comparison.

import type { DraftedDecision, DraftedItem } from '~/domain/amendment'
import { useLanguage } from '~/language'
import { Tag } from '../ui/Tag'

interface DecisionTextProps {
  readonly drafted: Pick<DraftedDecision, 'frame' | 'items'>
  readonly rowHref: (row: string) => string
}

export function DecisionText({ drafted: { frame, items }, rowHref }: DecisionTextProps) {
  return (
    <article className="sheet decision" lang="zh-CN">
      <h2 className="decision-title">{frame.title}</h2>
      <p className="decision-note">{frame.note}</p>
      {frame.opening === '' ? null : <p>{frame.opening}</p>}
      {items.map((item, index) => (
        <Item key={item.number} item={item} n={index + 1} rowHref={rowHref} />
      ))}
      {frame.closing.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </article>
  )
}

interface ItemProps {
  readonly item: DraftedItem
  readonly n: number
  readonly rowHref: (row: string) => string
}

function Item({ item, n, rowHref }: ItemProps) {
  const { number, lines } = item
  return (
    <section id={`item-${n}`} className="decision-item">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fixed text may repeat
        <p key={index}>
          {index === 0 ? <b className="decision-number">{number}</b> : null}
          {index === 0 ? line.slice(number.length) : line}
          {index === lines.length - 1 ? <ItemActs item={item} rowHref={rowHref} /> : null}
        </p>
      ))}
    </section>
  )
}

function ItemActs({ item: { rows, number, isCoarser }, rowHref }: Omit<ItemProps, 'n'>) {
  const { say, language } = useLanguage()
  const row = rows.find((id) => id.startsWith('c-'))?.replace(/b$/, '')
  if (!row && !isCoarser) return null
  return (
    <span className="decision-acts" lang={language}>
      {isCoarser ? <Tag tone="machine">{say('为求一致写得较粗', 'written larger to be exact')}</Tag> : null}
      {row ? (
        <a href={rowHref(row)}>
          {say('看对照', 'Compare')}
          <span className="visually-hidden" lang="zh-CN">{` ${number}`}</span>
        </a>
      ) : null}
    </span>
  )
}
