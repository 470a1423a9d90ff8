// The pages of administration, on top of each of them.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { usePage } from '../page'

export function AdminNav() {
  const { say } = useLanguage()
  const { address, person } = usePage()
  const here = address.split('?')[0] ?? ''
  const isAdministrator = person?.roles.includes('admin') ?? false
  const pages = [
    { href: paths.admin(), label: say('需要处理', 'Needs attention') },
    ...(isAdministrator
      ? [
          { href: paths.adminPeople(), label: say('人员与角色', 'People and roles') },
          { href: paths.adminStations(), label: say('区划与站点', 'Regions and stations') },
          { href: paths.adminPolicy(), label: say('期限规则', 'Policy') },
        ]
      : []),
    { href: paths.adminLedger(), label: say('存证', 'Ledger') },
    { href: paths.adminJobs(), label: say('任务', 'Jobs') },
    { href: paths.adminModel(), label: say('语言模型', 'Language model') },
    { href: paths.adminHealth(), label: say('健康与备份', 'Health and backups') },
  ]
  return (
    <nav className="admin-nav" aria-label={say('管理', 'Administration')}>
      <ul className="admin-pages">
        {pages.map(({ href, label }) => (
          <li key={href}>
            <a href={href} aria-current={here === href ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
