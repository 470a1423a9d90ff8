// The parts of a work's page: what it is, its versions in time with any two to compare, its articles, its consultations,
// and its citations.

import { Fragment } from 'react'
import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { VersionChoice } from '../comparison/Controls'
import { dayText, isoDay, lastDayText } from '../day'
import { factLabel, kindLabel, statusLabel } from '../search/words'
import { Button } from '../ui/Button'
import { TextField } from '../ui/Field'
import { Notice } from '../ui/Notice'
import { Timeline, type VersionEvent } from './Timeline'

export interface WorkVersionView {
  readonly id: string
  readonly ordinal: number
  readonly stage: string
  readonly label: string
  readonly datedOn: number
  readonly articles: number
  readonly isPublic: boolean
}

interface FactsProps {
  readonly kind: string
  readonly status: string
  readonly issuer: string
  readonly region: string
  readonly number: string
  readonly facts: Readonly<Record<string, string>>
}

/** Who, what, where, as a list of terms; what is not known is left out. */
export function WorkFacts({ kind, status, issuer, region, number, facts }: FactsProps) {
  const { say, label } = useLanguage()
  const rows = [
    { name: say('类别', 'Kind'), value: label(kindLabel(kind)) },
    { name: say('状态', 'State'), value: kind === 'suggestion' ? '' : label(statusLabel(status)) },
    { name: say('制定机关', 'Issued by'), value: issuer, isLaw: true },
    { name: say('地区', 'Region'), value: region, isLaw: true },
    { name: say('编号', 'Number'), value: number },
    ...Object.entries(facts).map(([name, value]) => ({ name: label(factLabel(name)), value, isLaw: true })),
  ]
  return (
    <dl className="work-facts">
      {rows
        .filter(({ value }) => value !== '')
        .map(({ name, value, isLaw }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd lang={isLaw ? 'zh-CN' : undefined}>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** A text without articles: its own headings and paragraphs; the title stands above the page. */
export function LibraryText({ source }: { source: string }) {
  return (
    <div className="sheet">
      <div className="statute" lang="zh-CN">
        {libraryLines(source).map(({ at, heading, words, isNote }) =>
          heading ? (
            <h2 key={at}>{words}</h2>
          ) : (
            <p key={at} className={isNote ? 'long-title' : 'paragraph'}>
              {words}
            </p>
          ),
        )}
      </div>
    </div>
  )
}

/** Lines with the place they begin at: two may hold the same words. */
function libraryLines(source: string) {
  let at = 0
  return source
    .split('\n')
    .map((line) => {
      const heading = /^#{2,6}\s+(.*)$/.exec(line)?.[1]
      const isNote = line.startsWith('（') && /[0-9]{4}年/.test(line)
      const placed = { at, heading: heading !== undefined, words: heading ?? line.trim(), isNote }
      at += line.length + 1
      return placed
    })
    .filter(({ words }) => words !== '' && !/^#\s/.test(words))
}

interface VersionsProps {
  readonly workId: string
  readonly versions: readonly WorkVersionView[]
  readonly shownId: string
  readonly onDesk: boolean
}

export function WorkVersions({ workId, versions, shownId, onDesk }: VersionsProps) {
  const { say } = useLanguage()
  const [last, before] = [versions.at(-1), versions.at(-2)]
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{say(`稿次（共${versions.length}稿）`, `Versions (${versions.length})`)}</h2>
      <Timeline
        entries={versions.map((version, index) => ({
          ...entryOf(workId, version, { before: versions[index - 1], say }),
          current: versions.length > 1 && version.id === shownId,
        }))}
      />
      {last && before ? (
        <form
          method="get"
          action={onDesk ? paths.deskCompare(workId) : `${paths.work(workId)}/compare`}
          className="layers"
          aria-label={say('比较两稿', 'Compare two versions')}
        >
          <VersionChoice name="from" label={say('从', 'From')} versions={versions} value={before.ordinal} />
          <VersionChoice name="to" label={say('到', 'To')} versions={versions} value={last.ordinal} />
          <Button look="primary">{say('比较选中的两稿', 'Compare these two')}</Button>
        </form>
      ) : null}
    </section>
  )
}

function entryOf(
  workId: string,
  version: WorkVersionView,
  { before, say }: { readonly before?: WorkVersionView; readonly say: (zh: string, en: string) => string },
) {
  const { id, label, datedOn, articles, isPublic } = version
  return {
    id,
    event: eventOf(version, before),
    date: isoDay(datedOn),
    gap: before ? gapText(datedOn - before.datedOn, say) : undefined,
    href: paths.version(workId, id),
    label: `${label}${articles > 0 ? `（${articles}条）` : ''}${isPublic ? '' : '，未公开'}`,
  }
}

function eventOf({ stage, label }: WorkVersionView, before: WorkVersionView | undefined): VersionEvent {
  if (stage === 'repealed') return 'repealed'
  if (!['passed', 'in-force', 'published'].includes(stage)) return 'draft'
  return /修正|修订|修改/.test(label) || (before && ['passed', 'in-force'].includes(before.stage))
    ? 'amended'
    : 'passed'
}

const dayMs = 86_400_000

function gapText(ms: number, say: (zh: string, en: string) => string): string {
  const days = Math.round(ms / dayMs)
  if (days < 60) return say(`${days}天后`, `${days} days later`)
  if (days < 700) return say(`${Math.round(days / 30)}个月后`, `${Math.round(days / 30)} months later`)
  return say(`${Math.round(days / 365)}年后`, `${Math.round(days / 365)} years later`)
}

interface ArticlesProps {
  readonly workId: string
  readonly versionId: string
  readonly articles: readonly {
    readonly eId: string
    readonly number: string
    readonly path: readonly string[]
    readonly opening: string
  }[]
}

export function WorkArticles({ workId, versionId, articles }: ArticlesProps) {
  return (
    <ol className="article-list" lang="zh-CN">
      {articles.map(({ eId, number, path, opening }, index) => (
        <Fragment key={eId}>
          {path
            .filter((heading, level) => heading !== articles[index - 1]?.path[level])
            .map((heading) => (
              <li key={heading} className="outline-heading">
                {heading}
              </li>
            ))}
          <li>
            <a href={paths.versionArticle(workId, versionId, eId)}>{number}</a> {opening}
          </li>
        </Fragment>
      ))}
    </ol>
  )
}

interface ConsultationsProps {
  readonly consultations: readonly {
    readonly id: string
    readonly title: string
    readonly closesAt: number
    readonly comments: number
    readonly people: number
    readonly hasOutcome: boolean
    readonly isOpen: boolean
  }[]
}

export function WorkConsultations({ consultations }: ConsultationsProps) {
  const { say, language } = useLanguage()
  if (consultations.length === 0) return null
  return (
    <section aria-labelledby="consultations">
      <h2 id="consultations">{say('征求意见', 'Consultations')}</h2>
      <ul className="plain-list">
        {consultations.map(({ id, title, closesAt, comments, people, hasOutcome, isOpen }) => {
          const day = lastDayText(closesAt, language)
          return (
            <li key={id}>
              <a href={paths.consultation(id)} lang="zh-CN">
                {title}
              </a>{' '}
              <span className="row-count">
                {isOpen
                  ? say(`${day}24:00截止`, `open until ${day} 24:00`)
                  : say(`已于${day}结束`, `ended on ${day}`)}{' '}
                ·{' '}
                {say(
                  `${people}人${comments}条意见`,
                  `${counted(comments, 'comment')} from ${counted(people, 'person', 'people')}`,
                )}
              </span>{' '}
              {hasOutcome ? <a href={paths.outcome(id)}>{say('采纳情况', 'Outcome')}</a> : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface CitationsProps {
  readonly heading: string
  readonly links: readonly {
    readonly workId: string
    readonly title: string
    readonly href: string
    readonly places: readonly {
      readonly from: string
      readonly fromHref: string
      readonly to: readonly string[]
    }[]
  }[]
}

const mostPlaces = 8

/** Other works, each with the articles that cite: both are links. */
export function WorkCitations({ heading, links }: CitationsProps) {
  const { say } = useLanguage()
  if (links.length === 0) return null
  return (
    <section aria-label={heading}>
      <h2>
        {heading} {links.length}
      </h2>
      <ul className="plain-list">
        {links.map(({ workId, title, href, places }) => {
          const named = [...new Map(places.map((place) => [place.from, place])).values()].filter(
            ({ from }) => from,
          )
          return (
            <li key={workId}>
              <a href={href} lang="zh-CN">
                {title}
              </a>{' '}
              <span className="row-count">{say(`${places.length}处`, counted(places.length, 'place'))} </span>
              <span lang="zh-CN">
                {named.slice(0, mostPlaces).map(({ from, fromHref }, at) => (
                  <Fragment key={from}>
                    {at > 0 ? '、' : ''}
                    <a href={fromHref}>{from}</a>
                  </Fragment>
                ))}
                {named.length > mostPlaces ? '……' : ''}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface AsOfProps {
  readonly workId: string
  /** `YYYY-MM-DD`; empty for today's look. */
  readonly day: string
  readonly isNoLaw: boolean
  readonly label: string
}

/** The law as it stood on a day: works without a script, and the address can be handed on. */
export function AsOf({ workId, day, isNoLaw, label }: AsOfProps) {
  const { say } = useLanguage()
  return (
    <>
      <form
        method="get"
        action={paths.work(workId)}
        className="layers"
        aria-label={say('按日期看', 'As of a day')}
      >
        <TextField
          name="at"
          type="date"
          label={say('看这一天的法律', 'The law as of')}
          defaultValue={day}
          width="medium"
        />
        <Button>{say('按日期看', 'Show')}</Button>
        {day ? <a href={paths.work(workId)}>{say('回到最新一稿', 'Back to the latest')}</a> : null}
      </form>
      {day === '' ? null : isNoLaw ? (
        <Notice tone="warn">
          {say(
            `${day}没有生效的文本：还没有施行，或者已经废止。下面是最新一稿。`,
            `No text was in force on ${day}: not yet, or no more. Below is the latest version.`,
          )}
        </Notice>
      ) : (
        <Notice>
          <p>
            {say(`${day}有效的是`, `In force on ${day}: `)}
            <b lang="zh-CN">{label}</b>
            {say('，条文如下。', '; its articles stand below.')}
          </p>
        </Notice>
      )}
    </>
  )
}

/** One line under the title of a version. */
export function VersionFactsLine({
  version,
}: {
  version: { label: string; datedOn: number; inForceOn?: number; articles: number }
}) {
  const { say, language } = useLanguage()
  const { label, datedOn, inForceOn, articles } = version
  return (
    <p className="facts">
      <span lang="zh-CN">{label}</span> · {dayText(datedOn, language)}
      {articles > 0 ? say(` · ${articles}条`, ` · ${articles} articles`) : ''}
      {inForceOn === undefined
        ? ''
        : say(` · ${dayText(inForceOn, language)}起施行`, ` · in force from ${dayText(inForceOn, language)}`)}
    </p>
  )
}
