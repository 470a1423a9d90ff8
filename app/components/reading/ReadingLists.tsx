// A person's own reading: what changed since, what is kept, what was read lately.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { dayText, lastDayText } from '../day'
import { EmptyState } from '../ui/EmptyState'
import { CsrfField } from '../ui/Form'

export interface ChangedText {
  readonly workId: string
  readonly title: string
  readonly readLabel: string
  readonly readAt: number
  readonly newLabel: string
  readonly changed: number
  readonly compareHref: string
}

export interface KeptItem {
  readonly workId: string
  readonly eId: string
  readonly title: string
  readonly article: string
  readonly href: string
}

export interface ReadText {
  readonly versionId: string
  readonly title: string
  readonly versionLabel: string
  readonly href: string
  readonly lastReadAt: number
}

export function ChangedSince({ texts }: { texts: readonly ChangedText[] }) {
  const { say, language } = useLanguage()
  if (texts.length === 0)
    return <p>{say('您读过的文本没有新的稿次。', 'The texts you read have no newer version.')}</p>
  return (
    <ul className="shelf">
      {texts.map((text) => (
        <li key={text.workId}>
          <a href={text.compareHref} lang="zh-CN">
            {text.title}
          </a>
          <span className="shelf-facts">
            {say(`${dayText(text.readAt, language)}读过`, `Read on ${dayText(text.readAt, language)}: `)}
            <span lang="zh-CN">{text.readLabel}</span>
            {say('，现在是', '; now ')}
            <span lang="zh-CN">{text.newLabel}</span>
            {say(`，${text.changed}处条文有改动`, `, changes in ${text.changed} rows`)}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function KeptList({ items }: { items: readonly KeptItem[] }) {
  const { say } = useLanguage()
  if (items.length === 0) {
    return (
      <EmptyState action={<a href={paths.search()}>{say('去法规库检索', 'Search the library')}</a>}>
        {say(
          '还没有加入清单的文本。检索到以后，可以在结果里加入。',
          'Nothing is kept yet. Search, and keep what you want from the results.',
        )}
      </EmptyState>
    )
  }
  return (
    <ul className="shelf">
      {items.map((item) => (
        <li key={`${item.workId} ${item.eId}`}>
          <a href={item.href} lang="zh-CN">
            {item.title}
            {item.article ? `　${item.article}` : ''}
          </a>
          <form method="post" action={paths.reading()}>
            <CsrfField />
            <input type="hidden" name="workId" value={item.workId} />
            <input type="hidden" name="eId" value={item.eId} />
            <button className="plain-button" type="submit" name="act" value="drop">
              {say('移出清单', 'Remove')}
              <span className="visually-hidden" lang="zh-CN">
                {item.title}
                {item.article}
              </span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

export function ReadLately({ texts }: { texts: readonly ReadText[] }) {
  const { say, language } = useLanguage()
  if (texts.length === 0) {
    return (
      <p>
        {say(
          '登录以后打开的文本会自己记在这里，只有您看得到。',
          'Texts you open while signed in are noted here by themselves; only you see them.',
        )}
      </p>
    )
  }
  return (
    <ul className="shelf">
      {texts.map((text) => (
        <li key={text.versionId}>
          <a href={text.href} lang="zh-CN">
            {text.title}
          </a>
          <span className="shelf-facts">
            <span lang="zh-CN">{text.versionLabel}</span> · {dayText(text.lastReadAt, language)}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Drafts that take comments now, the nearest last day first. */
export function OpenNow({
  open,
}: {
  open: readonly { readonly id: string; readonly title: string; readonly closesAt: number }[]
}) {
  const { say, language } = useLanguage()
  if (open.length === 0) return <p>{say('现在没有征求意见的草案。', 'No draft is open for comment now.')}</p>
  return (
    <ul className="shelf">
      {open.map(({ id, title, closesAt }) => (
        <li key={id}>
          <a href={paths.consultation(id)} lang="zh-CN">
            {title}
          </a>
          <span className="shelf-facts">
            {say(
              `${lastDayText(closesAt, language)}24:00截止`,
              `until ${lastDayText(closesAt, language)} 24:00`,
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
