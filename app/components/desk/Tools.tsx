import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { usePage } from '../page'
import { deskSections } from '../ui/Layout'

/** People without a queue of their own: their tools in words. */
export function Tools() {
  const { person } = usePage()
  const { say } = useLanguage()
  const sections = deskSections(person).filter(({ href }) => href !== paths.desk())
  return (
    <section>
      <h2>{say('去哪里', 'Where to go')}</h2>
      <ul>
        {sections.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{say(label.zh, label.en)}</a>
          </li>
        ))}
        <li>
          <a href={paths.search()}>{say('法规库', 'Library')}</a>
        </li>
        <li>
          <a href={paths.openData()}>{say('公开数据', 'Open data')}</a>
        </li>
      </ul>
    </section>
  )
}
