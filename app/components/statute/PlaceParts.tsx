// The parts of the page of one place: the words of what is no article, and the ways on from it.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Explanation } from './ReaderParts'

interface PlaceWordsProps {
  readonly place: { readonly eId: string; readonly text: string }
  readonly title: string
}

/** Title, explanation or annex; the draft as a whole is named by its title. */
export function PlaceWords({ place, title }: PlaceWordsProps) {
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
