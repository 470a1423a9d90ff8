// From 50 comments to the next 50. There is no number of pages: counting what a filter finds would cost more than reading.

import { useLanguage } from '~/language'
import * as paths from '~/paths'

interface NextPageProps {
  readonly view: {
    readonly id: string
    readonly filters: Readonly<Record<string, string>>
    readonly comments: readonly unknown[]
    readonly next: string
  }
}

export function NextPage({ view }: NextPageProps) {
  const { say } = useLanguage()
  const { id, filters, comments, next } = view
  const address = (after: string | undefined) => `${paths.deskComments(id, { ...filters, after })}#comments`
  return (
    <nav className="pagination" aria-label={say('分页', 'Pages')}>
      <p>
        {say(`这一页${comments.length}条`, `${comments.length} on this page`)}
        {next === '' ? say('，后面没有了', '; there are no more') : ''}
      </p>
      <ul>
        {filters.after ? (
          <li>
            <a href={address(undefined)}>{say('回到第一页', 'First page')}</a>
          </li>
        ) : null}
        {next === '' ? null : (
          <li>
            <a href={address(next)} rel="next">
              {say('下一页', 'Next')}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
