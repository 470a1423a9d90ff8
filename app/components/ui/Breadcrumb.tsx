// Where this page stands; the last entry is the page itself and not a link.

import { Fragment } from 'react'
import { useLanguage } from '~/language'

export interface Crumb {
  readonly label: string
  readonly href?: string
  /** Where the label is law text or somebody's words. */
  readonly lang?: string
}

export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { say } = useLanguage()
  return (
    <nav className="breadcrumb" aria-label={say('所在位置', 'You are here')}>
      <ol className="crumbs">
        {crumbs.map((crumb, index) => (
          <Fragment key={crumb.label}>
            <li>
              {crumb.href && index < crumbs.length - 1 ? (
                <a href={crumb.href} lang={crumb.lang}>
                  {crumb.label}
                </a>
              ) : (
                <span aria-current="page" lang={crumb.lang}>
                  {crumb.label}
                </span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  )
}
