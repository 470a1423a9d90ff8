// The comparison screen, the same for the public and for staff: which versions, how much of what changed, what to show,
// the outline of changes, and the table. Everything is links and plain forms; the address holds every choice.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { FigureTableDetails } from '../chart/Figure'
import { usePage } from '../page'
import { usePageHtml } from '../page-html'
import { LayerLinks, Versions, ViewLinks } from './Controls'
import { addressWith, type CompareChoice } from './choice'
import { type ComparedFacts, type ComparedVersion, versionName } from './compared-html'
import { Keys } from './Keys'
import { kindLabels } from './kind-labels'
import { Legend } from './Legend'
import { Parts } from './Parts'
import { TableDownloads } from './TableDownloads'

interface ComparePageProps {
  readonly work: { readonly id: string; readonly title: string }
  readonly versions: readonly ComparedVersion[]
  readonly from: ComparedVersion
  readonly to: ComparedVersion
  readonly facts: ComparedFacts
  readonly choice: CompareChoice
  /** What stands above the table: a form, a notice. */
  readonly children?: ReactNode
}

/** Its strings are set by `comparedHtml`. */
export function ComparePage({ work, versions, from, to, facts, choice, children }: ComparePageProps) {
  return (
    <>
      <WorkLine work={work} />
      <h1>
        <CompareHeading labels={[from.label, to.label]} />
      </h1>
      <Summary facts={facts} from={from} to={to} />
      <PrintLine versions={[from, to]} />
      <Versions versions={versions} from={from} to={to} choice={choice} />
      <div className="choice-lines">
        <LayerLinks choice={choice} facts={facts} />
        <ViewLinks choice={choice} hasThree={versions.length > 2} />
      </div>
      <TableDownloads workId={work.id} from={from.ordinal} to={to.ordinal} />
      <Legend />
      <Keys />
      {children}
      <div className="columns columns-compare">
        <div className="sticky-side">
          <div dangerouslySetInnerHTML={{ __html: usePageHtml('compare-outline') }} />
          <Numbers facts={facts} />
        </div>
        <div className="ruler-frame" dangerouslySetInnerHTML={{ __html: usePageHtml('compare-ruler') }} />
        <div>
          <OpenAll isAllOpen={choice.isAllOpen} />
          <Parts parts={facts.parts} current={facts.current} place="above" />
          <CompareTable marks={choice.marks} />
          <Parts parts={facts.parts} current={facts.current} place="below" />
        </div>
      </div>
    </>
  )
}

/** The string is made by comparisonHtml or threeHtml, which escape every word of the texts. */
export function CompareTable({ marks }: Pick<CompareChoice, 'marks'>) {
  const { say } = useLanguage()
  return (
    <section
      className={`marks-${marks}`}
      data-keys="changes"
      tabIndex={-1}
      aria-label={say('条文对照', 'Articles compared')}
      dangerouslySetInnerHTML={{ __html: usePageHtml('compare-table') }}
    />
  )
}

export function WorkLine({ work }: Pick<ComparePageProps, 'work'>) {
  return (
    <p className="kicker">
      <a href={paths.work(work.id)} lang="zh-CN">
        {work.title}
      </a>
    </p>
  )
}

export function CompareHeading({ labels }: { labels: readonly string[] }) {
  const { say } = useLanguage()
  return (
    <>
      {labels.map((label, at) => (
        <span key={label}>
          {at === 0 ? null : (
            <>
              <span className="visually-hidden">{say('与', ' and ')}</span>
              <span aria-hidden="true"> → </span>
            </>
          )}
          <span lang="zh-CN" className="whole-words">
            {label}
          </span>
        </span>
      ))}{' '}
      {say('对照', 'compared')}
    </>
  )
}

/** On paper: which days the versions are of, and where this page is. */
export function PrintLine({ versions }: { versions: readonly ComparedVersion[] }) {
  const { address } = usePage()
  return (
    <p className="print-only" lang="zh-CN">
      {versions.map(versionName).join(' → ')} {address}
    </p>
  )
}

function Summary({ facts, from, to }: Pick<ComparePageProps, 'facts' | 'from' | 'to'>) {
  const { say, label } = useLanguage()
  const counts = (Object.keys(kindLabels) as (keyof typeof kindLabels)[]).filter(
    (kind) => facts.counts[kind] > 0,
  )
  return (
    <>
      <p className="facts">
        {say(
          `${from.articles}条 → ${to.articles}条，对应成${facts.rows}行：`,
          `${from.articles} articles became ${to.articles}, in ${facts.rows} rows: `,
        )}
        {counts.map((kind) => `${label(kindLabels[kind])} ${facts.counts[kind]}`).join(' · ')}
        {say('（一行可以有两种变动）', ' (a row may have two kinds)')}
      </p>
      {facts.terms.length > 0 ? <Terms /> : null}
    </>
  )
}

function Terms() {
  const { say } = useLanguage()
  const words = usePageHtml('compare-terms')
  return (
    <p className="facts">
      {say('统一替换的用语：', 'Terms replaced throughout: ')}
      <span dangerouslySetInnerHTML={{ __html: words }} />
    </p>
  )
}

/** What the ruler draws, in words and as a table. */
function Numbers({ facts }: Pick<ComparePageProps, 'facts'>) {
  const { finding, head, rows } = facts.ruler
  return (
    <figure className="figure ruler-numbers">
      <figcaption className="hint">{finding}</figcaption>
      <FigureTableDetails table={{ head, rows }} caption={finding} isLaw />
    </figure>
  )
}

export function OpenAll({ isAllOpen }: { isAllOpen: boolean }) {
  const { say } = useLanguage()
  const { address } = usePage()
  return (
    <p className="facts no-print">
      <a href={addressWith(address, { all: isAllOpen ? undefined : '1', print: undefined })}>
        {isAllOpen
          ? say('收起没有变动的条文', 'Fold what did not change')
          : say('全部展开', 'Open everything')}
      </a>
      {' · '}
      <a href={addressWith(address, { print: '1', part: undefined, at: undefined })}>
        {say('供打印的全文', 'The whole for print')}
      </a>
    </p>
  )
}
