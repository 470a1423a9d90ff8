// The parts of the pages of one place: where it stands, its words, and the ways on from it.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { placeName } from '../comment/places'
import { Breadcrumb } from '../ui/Breadcrumb'
import { ArticleText } from './ArticleText'
import { ConsultationFacts, type HeadingView, type PublicNotice, PublicNotices } from './ConsultationHeading'
import { Explanation } from './ReaderParts'

interface PlaceHeadProps {
  readonly head: HeadingView & {
    readonly id: string
    readonly title: string
    readonly notices: readonly PublicNotice[]
  }
  readonly place: { readonly eId: string; readonly number: string }
  readonly station?: string
  readonly now: number
  /** The page's heading. */
  readonly children: ReactNode
  /** What is done here, as the last step of the way; absent on the place's own page. */
  readonly act?: string
}

/** The way to the place, the heading, and the state of the consultation. */
export function PlaceHead({ head, place, station, now, children, act }: PlaceHeadProps) {
  const { language } = useLanguage()
  const draft = paths.consultation(head.id, { station }) + paths.articleAnchor(place.eId)
  const own = { label: placeName(language, place), href: paths.article(head.id, place.eId, { station }) }
  return (
    <>
      <Breadcrumb
        crumbs={[{ label: head.title, href: draft, lang: 'zh-CN' }, own, ...(act ? [{ label: act }] : [])]}
      />
      <h1>{children}</h1>
      <ConsultationFacts head={head} now={now} />
      <PublicNotices notices={head.notices} />
    </>
  )
}

interface PlaceTextProps {
  readonly place: { readonly eId: string; readonly number: string; readonly text: string }
  readonly title: string
  readonly quoted?: boolean
}

export function PlaceText({ place, title, quoted }: PlaceTextProps) {
  if (!place.number) return <PlaceWords place={place} title={title} />
  return <ArticleText number={place.number} text={place.text} state={quoted ? 'quoted' : 'normal'} />
}

interface PlaceWordsProps {
  readonly place: { readonly eId: string; readonly text: string }
  readonly title: string
}

/** Title, explanation or annex; the draft as a whole is named by its title. */
function PlaceWords({ place, title }: PlaceWordsProps) {
  if (place.eId === 'explanation') return <Explanation words={place.text} />
  return (
    <blockquote className="quoted-words" lang="zh-CN">
      {place.text || title}
    </blockquote>
  )
}

interface Neighbour {
  readonly eId: string
  readonly number: string
}

interface PlaceWaysProps {
  readonly id: string
  readonly eId: string
  readonly station?: string
  readonly after?: string
  readonly previous?: Neighbour
  readonly next?: Neighbour
}

export function PlaceWays({ id, eId, station, after, previous, next }: PlaceWaysProps) {
  const { say } = useLanguage()
  return (
    <nav className="place-ways" aria-label={say('前后', 'Ways on')}>
      {after ? (
        <a href={paths.article(id, eId, { after, station })} rel="next">
          {say('更早的意见', 'Earlier comments')}
        </a>
      ) : null}
      {previous ? (
        <a href={paths.article(id, previous.eId, { station })}>
          {say('上一条', 'Previous: ')}　<span lang="zh-CN">{previous.number}</span>
        </a>
      ) : null}
      {next ? (
        <a href={paths.article(id, next.eId, { station })}>
          {say('下一条', 'Next: ')}　<span lang="zh-CN">{next.number}</span>
        </a>
      ) : null}
    </nav>
  )
}
