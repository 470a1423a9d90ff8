// What was found: works, and under each its articles with the words that matched. The marks are the engine's own
// places; nothing is marked that it did not find.

import { Fragment } from 'react'
import { useLanguage } from '~/language'
import { Details } from '../ui/Disclosure'
import { Tag, type TagTone } from '../ui/Tag'
import { KeepButton } from './KeepButton'
import { factLabel, kindLabel, reasonLabel, statusLabel } from './words'

export interface FoundFragment {
  readonly text: string
  readonly ranges: readonly (readonly [number, number])[]
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

export interface FoundPlace {
  readonly id: string
  readonly href: string
  readonly workId: string
  readonly title: string
  readonly kind: string
  readonly status: string
  readonly issuer: string
  readonly region: string
  readonly date: string
  readonly article: string
  readonly heading: string
  readonly versionLabel: string
  readonly isFuture: boolean
  readonly fragment: FoundFragment
  readonly titleRanges: FoundFragment['ranges']
  readonly why: string
  readonly facts: Readonly<Record<string, string>>
  readonly reply: string
  readonly sameText: readonly SameTextPlace[]
}

interface SameTextPlace {
  readonly id: string
  readonly href: string
  readonly title: string
  readonly article: string
}

export interface ListedPlace extends FoundPlace {
  readonly others: readonly FoundPlace[]
}

export interface FoundWork {
  readonly key: string
  readonly first: FoundPlace
  readonly places: readonly ListedPlace[]
}

export function Results({ groups }: { groups: readonly FoundWork[] }) {
  return (
    <ol className="found-works">
      {groups.map((group) => (
        <li key={group.key}>
          <Work group={group} />
        </li>
      ))}
    </ol>
  )
}

function Work({ group: { first, places } }: { group: FoundWork }) {
  const { say, label } = useLanguage()
  const reply = places.find((place) => place.reply !== '')?.reply
  return (
    <article>
      <h2 className="found-title">
        <a href={first.href.split('#')[0]} lang="zh-CN">
          <Marked
            fragment={{ text: first.title, ranges: first.titleRanges, cutBefore: false, cutAfter: false }}
          />
        </a>
      </h2>
      <div className="found-head">
        <p className="found-facts">
          <Tag>{label(kindLabel(first.kind))}</Tag>
          <Status place={places[0] ?? first} />
          <span lang="zh-CN">{[first.issuer, first.region].filter(Boolean).join(' · ')}</span>
        </p>
        {first.kind === 'outcome' ? null : <KeepButton workId={first.workId} title={first.title} />}
      </div>
      <Facts facts={first.facts} />
      {places.map((place) => (
        <Place key={place.id} place={place} differs={place.status !== places[0]?.status} />
      ))}
      {reply ? (
        <Details summary={say('答复', 'Reply')}>
          <p lang="zh-CN" className="found-reply">
            {reply}
          </p>
        </Details>
      ) : null}
    </article>
  )
}

const tones: Readonly<Record<string, TagTone>> = { 'in-force': 'ok', repealed: 'warn', amended: 'plain' }

function Status({ place }: { place: FoundPlace }) {
  const { say, label } = useLanguage()
  if (place.isFuture) return <Tag tone="warn">{say('尚未施行', 'Not yet in force')}</Tag>
  if (place.status === '' || place.status === place.kind) return null
  return <Tag tone={tones[place.status] ?? 'plain'}>{label(statusLabel(place.status))}</Tag>
}

function Facts({ facts }: { facts: Readonly<Record<string, string>> }) {
  const { label } = useLanguage()
  const entries = Object.entries(facts)
  if (entries.length === 0) return null
  return (
    <dl className="found-list">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{label(factLabel(name))}</dt>
          <dd lang="zh-CN">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** `differs`: it counts otherwise than the first place of its work, whose mark stands at the head. */
function Place({ place, differs }: { place: ListedPlace; differs: boolean }) {
  const { say } = useLanguage()
  const name = place.article || place.heading || say('全文', 'Whole text')
  return (
    <section className="found-place">
      <h3>
        <a href={place.href} lang="zh-CN">
          {name}
        </a>
        <span className="found-version" lang="zh-CN">
          {[place.article ? place.heading : '', place.versionLabel].filter(Boolean).join(' · ')}
        </span>
        {differs ? <Status place={place} /> : null}
      </h3>
      <p className="found-words" lang="zh-CN">
        <Marked fragment={place.fragment} />
      </p>
      <Why place={place} />
      {place.others.length > 0 ? <Others others={place.others} /> : null}
      {place.sameText.length > 0 ? <SameText places={place.sameText} /> : null}
    </section>
  )
}

export function Marked({ fragment: { text, ranges, cutBefore, cutAfter } }: { fragment: FoundFragment }) {
  let at = 0
  const pieces = ranges.map(([start, end]) => {
    const before = text.slice(at, start)
    at = end
    return (
      <Fragment key={start}>
        {before}
        <mark>{text.slice(start, end)}</mark>
      </Fragment>
    )
  })
  return (
    <>
      {cutBefore ? '……' : ''}
      {pieces}
      {text.slice(at)}
      {cutAfter ? '……' : ''}
    </>
  )
}

const mostWords = 5

function Why({ place }: { place: FoundPlace }) {
  const { say, label } = useLanguage()
  const reason = reasonLabel(place.why)
  const words = [
    ...new Set(place.fragment.ranges.map(([start, end]) => place.fragment.text.slice(start, end).trim())),
  ].slice(0, mostWords)
  if (!reason && words.length === 0) {
    return <p className="found-why">{say('标题或章名里有这些词', 'Its title or headings have the words')}</p>
  }
  return (
    <p className="found-why">
      {reason ? label(reason) : say('含有', 'Has')}
      {reason || words.length === 0 ? null : (
        <span lang="zh-CN"> {words.map((word) => `“${word}”`).join('')}</span>
      )}
    </p>
  )
}

function Others({ others }: { others: readonly FoundPlace[] }) {
  const { say } = useLanguage()
  return (
    <p className="found-why">
      {say('这一条的其他稿次：', 'This article in other versions: ')}
      {others.map((other, i) => (
        <Fragment key={other.id}>
          {i > 0 ? say('、', ', ') : ''}
          <a href={other.href} lang="zh-CN">
            {other.versionLabel}
            {other.article}
          </a>
        </Fragment>
      ))}
    </p>
  )
}

/** So many other works are named; a text taken over by more is found at each of them further down. */
const mostSame = 5

function SameText({ places }: { places: readonly SameTextPlace[] }) {
  const { say } = useLanguage()
  return (
    <p className="found-why">
      {say('同样的条文另见：', 'The same text also in: ')}
      {places.slice(0, mostSame).map((place, i) => (
        <Fragment key={place.id}>
          {i > 0 ? say('、', ', ') : ''}
          <a href={place.href} lang="zh-CN">
            {place.title}
            {place.article}
          </a>
        </Fragment>
      ))}
      {places.length > mostSame
        ? say(`等 ${places.length} 处`, ` and ${places.length - mostSame} more`)
        : null}
    </p>
  )
}
