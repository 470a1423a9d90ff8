import type { MetaFunction } from '@remix-run/node'
import { helpPages } from '~/components/help/pages'
import { pageTitle } from '~/components/page-title'
import { useLanguage } from '~/language'
import * as paths from '~/paths'

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '帮助', 'Help')]

export default function Help() {
  const { say, label } = useLanguage()
  return (
    <div className="narrow">
      <h1>{say('帮助', 'Help')}</h1>
      <ul className="plain-list">
        {Object.entries(helpPages).map(([slug, page]) => (
          <li key={slug}>
            <a href={paths.help(slug)}>{label(page.title)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
