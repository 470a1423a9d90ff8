// The head of every page: 大字 comes first among the choices. Each choice is a plain form, so that it works without
// a script and is remembered by a cookie; it leads back to the page it was made on.

import type { ReactNode } from 'react'
import { type TextSize, useLanguage } from '~/language'
import * as paths from '~/paths'
import { usePage } from '../page'
import { Button } from './Button'
import { CsrfField } from './Form'

export function PageHead() {
  const { say } = useLanguage()
  const { address } = usePage()
  const sections = [
    { href: paths.home(), label: say('征求意见', 'Open drafts') },
    { href: paths.outcomes(), label: say('采纳情况', 'Outcomes') },
    { href: paths.search(), label: say('法规库', 'Library') },
    { href: paths.stations(), label: say('站点', 'Stations') },
  ]
  return (
    <header className="site-head">
      <div className="site-head-row">
        <a className="brand" href={paths.home()}>
          {say('条议', 'Tiaoyi')}
        </a>
        <nav className="site-sections" aria-label={say('栏目', 'Sections')}>
          <ul>
            {sections.map(({ href, label }) => (
              <li key={href}>
                <a href={href} aria-current={address.split('?')[0] === href ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {/* biome-ignore lint/a11y/useSemanticElements: <search> is unknown to older readers */}
        <form className="site-search" method="get" action={paths.search()} role="search">
          <input
            className="input input-full"
            type="search"
            name="q"
            aria-label={say('搜索法规、条文、议案或回执码', 'Search laws, articles, bills or a receipt code')}
          />
          <Button>{say('搜索', 'Search')}</Button>
        </form>
        <Choices />
      </div>
    </header>
  )
}

function Choices() {
  const { say, language } = useLanguage()
  const { person, preferences } = usePage()
  const isContrast = preferences.contrast === 'hc'
  return (
    <div className="site-choices">
      <SizeChoice size={preferences.size} />
      <PreferenceButton name="contrast" value={isContrast ? 'normal' : 'hc'}>
        {isContrast ? say('标准对比', 'Normal contrast') : say('高对比', 'High contrast')}
      </PreferenceButton>
      <PreferenceButton name="lang" value={language === 'zh' ? 'en' : 'zh'}>
        {language === 'zh' ? (
          <span lang="en">
            EN<span className="visually-hidden">glish</span>
          </span>
        ) : (
          <span lang="zh-CN">中文</span>
        )}
      </PreferenceButton>
      {person ? <SignedIn name={person.name} /> : <a href={paths.login()}>{say('登录', 'Sign in')}</a>}
    </div>
  )
}

function SizeChoice({ size }: { size: TextSize }) {
  const { say } = useLanguage()
  return (
    <>
      {size === 'l' ? (
        <PreferenceButton name="size" value="xl">
          {say('特大字', 'Largest type')}
        </PreferenceButton>
      ) : null}
      <PreferenceButton name="size" value={size === 's' ? 'l' : 's'}>
        {size === 's' ? say('大字', 'Large type') : say('标准字', 'Normal type')}
      </PreferenceButton>
    </>
  )
}

/** One choice about the page's looks, as a form of one button. */
export function PreferenceButton({
  name,
  value,
  children,
}: {
  name: string
  value: string
  children: ReactNode
}) {
  const { address } = usePage()
  return (
    <form method="post" action={paths.preferences()}>
      <CsrfField />
      <input type="hidden" name="return" value={address} />
      <button className="plain-button" type="submit" name={name} value={value}>
        {children}
      </button>
    </form>
  )
}

function SignedIn({ name }: { name: string }) {
  const { say } = useLanguage()
  return (
    <>
      <a href={paths.desk()}>
        <span lang="zh-CN">{name}</span>
        <span className="visually-hidden">{say('，我的待办', ', my desk')}</span>
      </a>
      <form method="post" action={paths.logout()}>
        <CsrfField />
        <button className="plain-button" type="submit">
          {say('退出', 'Sign out')}
        </button>
      </form>
    </>
  )
}
