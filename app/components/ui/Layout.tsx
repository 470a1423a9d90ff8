// The two frames of a page. Staff see the same head and foot as everybody, with a list of their tools at the side.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { type Person, usePage } from '../page'
import { PageFoot } from './PageFoot'
import { PageHead } from './PageHead'

export type Frame = 'public' | 'desk' | 'bare'

/** `desk` without a person signed in is as `public`; `bare` is for sheets to print: nothing but the content. */
export function Layout({ frame, children }: { frame: Frame; children: ReactNode }) {
  const { say } = useLanguage()
  const { person } = usePage()
  const main = (
    <main id="main" className="main" tabIndex={-1}>
      {children}
    </main>
  )
  if (frame === 'bare') return main
  return (
    <>
      <a className="skip-link" href="#main">
        {say('跳到正文', 'Skip to the text')}
      </a>
      <PageHead />
      {frame === 'desk' && person ? (
        <div className="desk-frame">
          <DeskSections />
          {main}
        </div>
      ) : (
        main
      )}
      <PageFoot />
    </>
  )
}

function DeskSections() {
  const { say } = useLanguage()
  const { person, address } = usePage()
  const here = address.split('?')[0]
  return (
    <nav className="desk-sections no-print" aria-label={say('工作台', 'Desk')}>
      <ul>
        {deskSections(person).map(({ href, label }) => (
          <li key={href}>
            <a href={href} aria-current={here === href ? 'page' : undefined}>
              {say(label.zh, label.en)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface Section {
  readonly href: string
  readonly label: { readonly zh: string; readonly en: string }
}

const drafting = ['drafter', 'reviewer', 'publisher', 'admin']

/** The tools a person's roles open. What may be done there is decided by the commands, not by this list. */
export function deskSections(person: Person | null): readonly Section[] {
  const roles = person?.roles ?? []
  const has = (...wanted: readonly string[]) => wanted.some((role) => roles.includes(role))
  return [
    ...(person
      ? [
          { href: paths.desk(), label: { zh: '待办', en: 'To do' } },
          { href: paths.reading(), label: { zh: '学习', en: 'Learning' } },
        ]
      : []),
    ...(has(...drafting)
      ? [
          { href: paths.importWork(), label: { zh: '导入文本', en: 'Import a text' } },
          { href: paths.deskLists(), label: { zh: '学习清单', en: 'Reading lists' } },
          { href: paths.newConsultation(), label: { zh: '发布征求意见', en: 'Open a consultation' } },
        ]
      : []),
    ...(person?.stationIds ?? []).map((id) => ({
      href: paths.station(id),
      label: has('station') ? { zh: '站点工作台', en: 'Station desk' } : { zh: '我的站点', en: 'My station' },
    })),
    ...(has('admin') ? [{ href: paths.admin(), label: { zh: '管理', en: 'Administration' } }] : []),
    ...(has('admin', 'auditor')
      ? [
          { href: paths.adminLedger(), label: { zh: '存证', en: 'Ledger' } },
          { href: paths.adminJobs(), label: { zh: '任务', en: 'Jobs' } },
        ]
      : []),
    ...(person ? [{ href: paths.account(), label: { zh: '我的账号', en: 'My account' } }] : []),
  ]
}
