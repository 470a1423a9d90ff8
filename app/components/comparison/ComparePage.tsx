// The comparison screen, the same for the public and for staff: which versions, how much of what changed, what to show,
// the outline of changes, and the table. Everything is links and plain forms; the address holds every choice.

import type { ReactNode } from 'react'
import type { ArticleChange, ChangeSet } from '~/domain/comparison'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { isoDay } from '../day'
import { usePage } from '../page'
import { Button } from '../ui/Button'
import { Comparison, Layers, Legend, type Marks, type View } from './Comparison'
import { comparisonHtml } from './html'
import { kindLabels } from './kind-labels'
import { defaultLayers, type Layer, layerCounts, layering, layersFrom } from './layers'
import { changeOutlineHtml, rulerHtml } from './outline'

interface ComparedVersion {
  readonly id: string
  readonly ordinal: number
  readonly label: string
  readonly datedOn: number
  readonly articles: number
}

export interface Compared {
  readonly work: { readonly id: string; readonly title: string }
  readonly versions: readonly ComparedVersion[]
  readonly from: ComparedVersion
  readonly to: ComparedVersion
  readonly changes: ChangeSet
  readonly lineCounts: Readonly<Record<string, number>>
}

/** What the address says about the view. */
export interface CompareChoice {
  readonly layers: ReadonlySet<Layer>
  readonly view: View
  readonly marks: Marks
  readonly isAllOpen: boolean
}

/** Reads the choice of an address; unknown values mean the default. */
export function compareChoice(query: URLSearchParams): CompareChoice {
  const marks = query.get('marks')
  return {
    layers: query.has('layer') ? layersFrom(query.getAll('layer')) : defaultLayers,
    view: query.get('view') === 'inline' ? 'inline' : 'side',
    marks: marks === 'strong' || marks === 'clean' ? marks : 'normal',
    isAllOpen: query.get('all') === '1',
  }
}

interface ComparePageProps {
  readonly compared: Compared
  readonly choice: CompareChoice
  /** HTML after a row's head, escaped. */
  readonly acts?: (row: ArticleChange) => string
  /** What stands above the table: a form, a notice. */
  readonly children?: ReactNode
}

export function ComparePage({ compared, choice, acts, children }: ComparePageProps) {
  const { language } = useLanguage()
  const { work, from, to, changes, lineCounts } = compared
  const html = comparisonHtml(changes, {
    language,
    view: choice.view,
    from: versionName(from),
    to: versionName(to),
    layers: choice.layers,
    isAllOpen: choice.isAllOpen,
    acts,
    lineCount: (side, { eId }) => lineCounts[`${side} ${eId}`],
  })
  return (
    <>
      <p className="kicker">
        <a href={paths.work(work.id)} lang="zh-CN">
          {work.title}
        </a>
      </p>
      <h1>
        <CompareHeading from={from} to={to} />
      </h1>
      <Summary changes={changes} from={from} to={to} />
      <Versions compared={compared} />
      <Layers
        layers={choice.layers}
        counts={layerCounts(changes, layering(changes))}
        view={choice.view}
        marks={choice.marks}
        keep={{ from: String(from.ordinal), to: String(to.ordinal) }}
      />
      <Legend />
      {children}
      <div className="columns columns-compare">
        <div
          className="sticky-side"
          dangerouslySetInnerHTML={{ __html: changeOutlineHtml(changes, language) }}
        />
        <div className="ruler-frame" dangerouslySetInnerHTML={{ __html: rulerHtml(changes) }} />
        <div>
          <OpenAll isAllOpen={choice.isAllOpen} />
          <Comparison html={html} marks={choice.marks} />
        </div>
      </div>
    </>
  )
}

/** 草案（2026-09-01）; a name in Chinese, whatever the interface speaks. */
function versionName({ label, datedOn }: ComparedVersion): string {
  return `${label}（${isoDay(datedOn)}）`
}

function CompareHeading({ from, to }: Pick<Compared, 'from' | 'to'>) {
  const { say } = useLanguage()
  return (
    <>
      <span lang="zh-CN" className="whole-words">
        {from.label}
      </span>
      <span className="visually-hidden">{say('与', ' and ')}</span>
      <span aria-hidden="true"> → </span>
      <span lang="zh-CN" className="whole-words">
        {to.label}
      </span>{' '}
      {say('对照', 'compared')}
    </>
  )
}

function Summary({ changes, from, to }: Pick<Compared, 'changes' | 'from' | 'to'>) {
  const { say, label } = useLanguage()
  const counts = (Object.keys(kindLabels) as (keyof typeof kindLabels)[]).filter(
    (kind) => changes.counts[kind] > 0,
  )
  return (
    <p className="facts">
      {say(
        `${from.articles}条 → ${to.articles}条，对应成${changes.rows.length}行：`,
        `${from.articles} articles became ${to.articles}, in ${changes.rows.length} rows: `,
      )}
      {counts.map((kind) => `${label(kindLabels[kind])} ${changes.counts[kind]}`).join(' · ')}
      {say('（一行可以有两种变动）', ' (a row may have two kinds)')}
    </p>
  )
}

function Versions({ compared }: { compared: Compared }) {
  const { say } = useLanguage()
  const { versions, from, to } = compared
  return (
    <form method="get" className="layers" aria-label={say('换稿次', 'Choose the versions')}>
      <VersionChoice name="from" label={say('从', 'From')} versions={versions} value={from.ordinal} />
      <VersionChoice name="to" label={say('到', 'To')} versions={versions} value={to.ordinal} />
      <Button look="primary">{say('对照', 'Compare')}</Button>
      <a href={`?from=${to.ordinal}&to=${from.ordinal}`}>{say('对调', 'Swap them')}</a>
    </form>
  )
}

interface VersionChoiceProps {
  readonly name: string
  readonly label: string
  readonly versions: readonly ComparedVersion[]
  readonly value: number
}

export function VersionChoice({ name, label, versions, value }: VersionChoiceProps) {
  return (
    <label className="layer">
      {label}{' '}
      <select className="input" name={name} defaultValue={value} lang="zh-CN">
        {versions.map((version) => (
          <option key={version.id} value={version.ordinal}>
            {versionName(version)}
          </option>
        ))}
      </select>
    </label>
  )
}

function OpenAll({ isAllOpen }: { isAllOpen: boolean }) {
  const { say } = useLanguage()
  const { address } = usePage()
  const url = new URL(address, 'http://localhost')
  if (isAllOpen) url.searchParams.delete('all')
  else url.searchParams.set('all', '1')
  return (
    <p className="facts">
      <a href={url.pathname + url.search}>
        {isAllOpen
          ? say('收起没有变动的条文', 'Fold what did not change')
          : say('全部展开', 'Open everything')}
      </a>
    </p>
  )
}
