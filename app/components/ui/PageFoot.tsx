// The foot of every page: help, open data, receipts.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { usePage } from '../page'
import { PreferenceButton } from './PageHead'

export function PageFoot() {
  const { say } = useLanguage()
  const { preferences } = usePage()
  const isDark = preferences.theme === 'dark'
  return (
    <footer className="site-foot">
      <ul>
        <li>
          <a href={paths.help('accessibility')}>{say('无障碍说明', 'Accessibility')}</a>
        </li>
        <li>
          <a href={paths.openData()}>{say('公开数据', 'Open data')}</a>
        </li>
        <li>
          <a href={paths.receiptLookup()}>{say('查回执', 'Look up a receipt')}</a>
        </li>
        <li>
          <a href={paths.verify()}>{say('核验', 'Verify')}</a>
        </li>
        <li>
          <a href={paths.help()}>{say('帮助', 'Help')}</a>
        </li>
        <li>
          <PreferenceButton name="theme" value={isDark ? 'light' : 'dark'}>
            {isDark ? say('浅色', 'Light') : say('深色', 'Dark')}
          </PreferenceButton>
        </li>
      </ul>
    </footer>
  )
}
