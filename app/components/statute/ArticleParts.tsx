// The parts of the page of one article: where it stands, its other versions, citations both ways, what was said about it
// and the reasons published.

import type { ReactNode } from 'react'
import { fateWords } from '~/domain/adoption'
import { counted, useLanguage } from '~/language'
import { dayText } from '../day'
import { Table } from '../ui/Table'

interface Way {
  readonly number: string
  readonly href: string
}

/** The articles before and after. */
export function ArticleWays({ previous, next, textHref }: { previous?: Way; next?: Way; textHref: string }) {
  const { say } = useLanguage()
  return (
    <nav className="line-acts no-print" aria-label={say('前后条文', 'Articles before and after')}>
      {previous ? (
        <a href={previous.href} rel="prev">
          ← <span lang="zh-CN">{previous.number}</span>
        </a>
      ) : null}
      <a href={textHref}>{say('看全文', 'The whole text')}</a>
      {next ? (
        <a href={next.href} rel="next">
          <span lang="zh-CN">{next.number}</span> →
        </a>
      ) : null}
    </nav>
  )
}

interface EditionsProps {
  readonly editions: readonly {
    readonly versionId: string
    readonly versionLabel: string
    readonly datedOn: number
    readonly number: string
    readonly href: string
    readonly isHere: boolean
    readonly isChanged?: boolean
    readonly compareHref?: string
  }[]
}

/** The same article through the versions, followed by what it became and not by its number. */
export function ArticleEditions({ editions }: EditionsProps) {
  const { say, language } = useLanguage()
  if (editions.length < 2) return null
  return (
    <Part id="editions" head={say('这一条的各稿', 'This article in other versions')}>
      <Table
        caption={say('这一条的各稿', 'This article in other versions')}
        captionHidden
        rows={editions}
        rowKey={({ versionId }) => versionId}
        columns={[
          {
            key: 'version',
            head: say('稿次', 'Version'),
            cell: ({ href, versionLabel, isHere }) =>
              isHere ? (
                <span lang="zh-CN" aria-current="true">
                  {versionLabel}
                </span>
              ) : (
                <a href={href} lang="zh-CN">
                  {versionLabel}
                </a>
              ),
          },
          { key: 'day', head: say('日期', 'Day'), cell: ({ datedOn }) => dayText(datedOn, language) },
          {
            key: 'number',
            head: say('条号', 'Number'),
            cell: ({ number }) => <span lang="zh-CN">{number}</span>,
          },
          {
            key: 'change',
            head: say('与上一稿', 'Against the one before'),
            cell: ({ isChanged, compareHref }) =>
              compareHref === undefined ? (
                say('首次出现', 'First seen')
              ) : isChanged ? (
                <a href={compareHref}>{say('有改动，看对照', 'Changed: compare')}</a>
              ) : (
                say('文字相同', 'Same words')
              ),
          },
        ]}
      />
    </Part>
  )
}

function Part({ id, head, children }: { id: string; head: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{head}</h2>
      {children}
    </section>
  )
}

interface CitationProps {
  readonly cited: readonly { readonly text: string; readonly title: string; readonly href: string }[]
  readonly citedBy: readonly Way[]
  readonly citing: readonly {
    readonly workId: string
    readonly title: string
    readonly places: readonly { readonly from: string; readonly fromHref: string }[]
  }[]
}

/** What it cites, and what cites it. */
export function ArticleCitations({ cited, citedBy, citing }: CitationProps) {
  const { say } = useLanguage()
  const isCited = citedBy.length + citing.length > 0
  return (
    <>
      {cited.length > 0 ? (
        <Part id="cites" head={say('引用了', 'Cites')}>
          <ul className="plain-list">
            {cited.map(({ text, title, href }) => (
              <li key={`${href} ${text}`} lang="zh-CN">
                <a href={href}>{text}</a> {title && !text.includes(title) ? title : ''}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {isCited ? (
        <Part id="cited-by" head={say('被引用于', 'Cited by')}>
          {citedBy.length > 0 ? (
            <p>
              {say('本件：', 'In this text: ')}
              {citedBy.map(({ number, href }, at) => (
                <span key={href} lang="zh-CN">
                  {at > 0 ? '、' : ''}
                  <a href={href}>{number}</a>
                </span>
              ))}
            </p>
          ) : null}
          <ul className="plain-list">
            {citing.map(({ workId, title, places }) => (
              <li key={workId} lang="zh-CN">
                {title}{' '}
                {places.map(({ from, fromHref }, at) => (
                  <span key={fromHref}>
                    {at > 0 ? '、' : ''}
                    <a href={fromHref}>{from || title}</a>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </>
  )
}

interface VoicesProps {
  readonly consultations: readonly {
    readonly id: string
    readonly title: string
    readonly versionLabel: string
    readonly number: string
    readonly href: string
    readonly comments: number
    readonly people: number
    readonly shown: readonly { readonly id: string; readonly text: string; readonly suggestion: string }[]
  }[]
  readonly reasons: readonly {
    readonly id: string
    readonly result: string
    readonly rationale: string
    readonly theme: string
    readonly changed: readonly { readonly words: string; readonly versionLabel: string }[]
    readonly outcomeHref: string
  }[]
}

/** Comments on it and the reasons behind its words, as far as they are public. */
export function ArticleVoices({ consultations, reasons }: VoicesProps) {
  const { say } = useLanguage()
  if (consultations.length === 0) return null
  return (
    <>
      <Part id="voices" head={say('对这一条的意见', 'Comments on this article')}>
        <ul className="plain-list">
          {consultations.map((one) => (
            <li key={one.id}>
              <a href={one.href} lang="zh-CN">
                {one.title} {one.number}
              </a>{' '}
              <span className="row-count">
                {say(
                  `${one.people}人${one.comments}条意见`,
                  `${counted(one.comments, 'comment')} from ${counted(one.people, 'person', 'people')}`,
                )}
              </span>
              {one.shown.map(({ id, text, suggestion }) => (
                <blockquote key={id} className="short-voice" lang="zh-CN">
                  {text || suggestion}
                </blockquote>
              ))}
            </li>
          ))}
        </ul>
      </Part>
      {reasons.length > 0 ? <ArticleReasons reasons={reasons} /> : null}
    </>
  )
}

function ArticleReasons({ reasons }: Pick<VoicesProps, 'reasons'>) {
  const { say, label } = useLanguage()
  const words: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = fateWords
  return (
    <Part id="reasons" head={say('采纳情况和理由', 'Outcome and reasons')}>
      <ul className="plain-list">
        {reasons.map(({ id, result, rationale, theme, changed, outcomeHref }) => (
          <li key={id}>
            <b>{words[result] ? label(words[result]) : result}</b>
            {theme ? (
              <>
                {' '}
                <span lang="zh-CN">{theme}</span>
              </>
            ) : null}
            {say('：', ': ')}
            <span lang="zh-CN">{rationale}</span>
            {changed.map((one) => (
              <span key={`${one.versionLabel} ${one.words}`} className="row-count">
                {' '}
                <span lang="zh-CN">
                  {one.versionLabel}“{one.words}”
                </span>
              </span>
            ))}{' '}
            <a href={outcomeHref}>{say('采纳情况', 'Outcome')}</a>
          </li>
        ))}
      </ul>
    </Part>
  )
}
