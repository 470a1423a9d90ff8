// What may be folded away: a browser finds words inside `<details>` and opens it; a screen reader knows it.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import { Button } from './Button'

interface DetailsProps {
  readonly summary: ReactNode
  readonly children: ReactNode
  readonly open?: boolean
  readonly id?: string
}

export function Details({ summary, children, open, id }: DetailsProps) {
  return (
    <details className="details" open={open} id={id}>
      <summary>{summary}</summary>
      <div className="details-body">{children}</div>
    </details>
  )
}

interface FilterProps {
  readonly children: ReactNode
  /** How many are in use; said in the summary. */
  readonly active: number
  readonly action?: string
  /** Where it goes to drop them all. */
  readonly clearHref?: string
  readonly open?: boolean
}

/** A form of conditions above a list; the address holds them. */
export function Filter({ children, active, action, clearHref, open }: FilterProps) {
  const { say } = useLanguage()
  return (
    <details className="details filter" open={open ?? active > 0}>
      <summary>
        {active > 0 ? say(`筛选（${active}项）`, `Filters (${active})`) : say('筛选', 'Filters')}
      </summary>
      <form method="get" action={action} className="filter-form">
        {children}
        <div className="button-row">
          <Button>{say('按条件查看', 'Apply')}</Button>
          {clearHref ? <a href={clearHref}>{say('去掉全部条件', 'Clear all')}</a> : null}
        </div>
      </form>
    </details>
  )
}
