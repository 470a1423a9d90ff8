// The parts of the page that shows a whole draft: what may be done with it as a whole, the search within it, its outline,
// and its explanation.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { placeName } from '../comment/places'
import { usePageHtml } from '../page-html'
import { LinkButton } from '../ui/Button'
import { Details } from '../ui/Disclosure'
import { VisibleText } from '../ui/visibleText'
import { ConsultationFacts, type HeadingView, type PublicNotice, PublicNotices } from './ConsultationHeading'

interface DraftHeadProps {
  readonly head: HeadingView & { readonly notices: readonly PublicNotice[] }
  readonly title: string
  readonly stage: string
  readonly now: number
  /** Name of the station whose code was scanned. */
  readonly from?: string
}

export function DraftHead({ head, title, stage, now, from }: DraftHeadProps) {
  const { say } = useLanguage()
  return (
    <>
      <header className="work-title">
        <h1 lang="zh-CN">
          {title}
          <span className="stage">{stage}</span>
        </h1>
      </header>
      <ConsultationFacts head={head} now={now} />
      <PublicNotices notices={head.notices} />
      {from ? (
        <p className="facts">
          {say('从联系点进入：', 'You came from the station ')}
          <span lang="zh-CN">{from}</span>
        </p>
      ) : null}
    </>
  )
}

interface OtherWaysProps {
  readonly head: {
    readonly id: string
    readonly workId: string
    readonly versionId: string
    readonly hasOutcome: boolean
    readonly earlier?: { readonly id: string }
  }
  readonly station?: string
  /** How many articles differ from the version before, when this is shown. */
  readonly changed: number | null
}

/** To the outcome, and to what differs from the version before. */
export function OtherWays({ head, station, changed }: OtherWaysProps) {
  const { say } = useLanguage()
  const toggled = paths.consultation(head.id, { station, changes: changed === null ? 1 : undefined })
  return (
    <>
      {head.hasOutcome ? <a href={paths.outcome(head.id)}>{say('看采纳情况', 'See the outcome')}</a> : null}
      {head.earlier ? (
        <>
          <a href={paths.compare(head.workId, head.earlier.id, head.versionId)}>
            {say('与上一稿对照', 'Compare with the version before')}
          </a>
          <a href={toggled}>
            {changed === null
              ? say('在条文下显示改动', 'Show changes under the articles')
              : say(`收起改动（${changed}条有改动）`, `Hide changes (${changed} articles changed)`)}
          </a>
        </>
      ) : null}
    </>
  )
}

/** The outline beside the text, and folded above it on a phone. The loader has set `outline`. */
export function ReaderOutline({ folded }: { folded?: boolean }) {
  const { say } = useLanguage()
  const html = usePageHtml('outline')
  const name = say('目录', 'Contents')
  const list = <nav className="toc" aria-label={name} dangerouslySetInnerHTML={{ __html: html }} />
  if (!folded) return list
  return (
    <Details summary={say('目录和各条意见数', 'Contents, with comments on each article')}>{list}</Details>
  )
}

interface FoundView {
  readonly eId: string
  readonly number: string
  readonly before: string
  readonly hit: string
  readonly after: string
}

interface SearchProps {
  readonly query: string
  readonly found?: readonly FoundView[]
  readonly station?: string
}

/** A plain form: the address holds what was looked for. */
export function TextSearch({ query, found, station }: SearchProps) {
  const { say } = useLanguage()
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: <search> is unknown to older readers */}
      <form
        method="get"
        role="search"
        className="text-search"
        aria-label={say('在本稿中查找', 'Find in this draft')}
      >
        {station ? <input type="hidden" name="station" value={station} /> : null}
        <label htmlFor="within">{say('在本稿中查找', 'Find in this draft')}</label>
        <div className="search-line">
          <input className="input" id="within" type="search" name="q" defaultValue={query} lang="zh-CN" />
          <button type="submit" className="button button-secondary">
            {say('查找', 'Find')}
          </button>
        </div>
      </form>
      {found ? <FoundList query={query} found={found} /> : null}
    </>
  )
}

function FoundList({ query, found }: { query: string; found: readonly FoundView[] }) {
  const { say } = useLanguage()
  return (
    <section className="found" aria-label={say('查找结果', 'Found')}>
      <p role="status">
        {found.length === 0
          ? say('没有找到', 'Not found: ')
          : say(`有${found.length}条写到`, `${found.length} articles contain `)}
        “
        <span lang="zh-CN">
          <VisibleText>{query}</VisibleText>
        </span>
        ”
      </p>
      <ul className="plain-list">
        {found.map((one) => (
          <li key={one.eId} lang="zh-CN">
            <a href={paths.articleAnchor(one.eId)}>{one.number}</a>　{one.before}
            <mark>{one.hit}</mark>
            {one.after}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface WholeActsProps {
  readonly id: string
  readonly isOpen: boolean
  readonly station?: string
  readonly hasExplanation: boolean
  readonly comments: Readonly<Record<string, number>>
  readonly children?: ReactNode
}

/** What may be said of the draft beside its articles. */
export function WholeActs({ id, isOpen, station, hasExplanation, comments, children }: WholeActsProps) {
  const { say, language } = useLanguage()
  const places = ['whole', 'title', ...(hasExplanation ? ['explanation'] : [])]
  return (
    <div className="whole-acts">
      {isOpen ? (
        <LinkButton href={paths.commentOn(id, 'whole', { station })}>
          {say('对整部草案提意见', 'Comment on the draft as a whole')}
        </LinkButton>
      ) : null}
      {places.map((eId) => (
        <a key={eId} href={paths.article(id, eId, { station })}>
          {say(
            `${placeName(language, { eId, number: '' })}的意见${comments[eId] ?? 0}条`,
            `${comments[eId] ?? 0} comments on ${placeName(language, { eId, number: '' })}`,
          )}
        </a>
      ))}
      {children}
    </div>
  )
}

/** The explanation that came with the draft: headings and paragraphs, nothing else of its Markdown. */
export function Explanation({ words }: { words: string }) {
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  return (
    <div className="explanation" lang="zh-CN">
      {lines.map((line, index) => {
        const heading = /^(#{1,4})\s+(.*)$/.exec(line)
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one fixed text never reorder
        return heading ? <h2 key={index}>{heading[2]}</h2> : <p key={index}>{line}</p>
      })}
    </div>
  )
}
