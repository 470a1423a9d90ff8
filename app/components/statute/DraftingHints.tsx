// What the drafting rules found in an upload, a fold for each rule: how often, where, where the rule is written, and
// what may be put right without a change of meaning. Nothing is changed by itself.

import { useLanguage } from '~/language'
import { Details } from '../ui/Disclosure'
import { severityLabels } from './Findings'
import type { HintView } from './hints-html'
import { termRuns } from './term-runs'

export interface HintGroupView {
  readonly rule: string
  readonly severity: HintView['severity']
  readonly title: { readonly zh: string; readonly en: string }
  readonly source: string
  readonly count: number
  readonly fixable: number
  readonly hints: readonly (HintView & { readonly articleEId?: string; readonly line: number })[]
}

export function DraftingHints({ groups }: { groups: readonly HintGroupView[] }) {
  const { say } = useLanguage()
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  const fixable = groups.reduce((sum, group) => sum + group.fixable, 0)
  return (
    <section aria-labelledby="hints">
      <h2 id="hints">{say('起草提示', 'Drafting hints')}</h2>
      <p>
        {count === 0
          ? say('对照起草规范没有发现问题。', 'The drafting rules found nothing.')
          : say(
              `对照起草规范，有${groups.length}类${count}处可以看一看，其中${fixable}处可以放心改，不影响意思。导入不会改动原文。`,
              `${count} places of ${groups.length} kinds to look at by the drafting rules; ${fixable} of them can be put right without a change of meaning. The import changes nothing.`,
            )}
      </p>
      {groups.map((group) => (
        <HintGroup key={group.rule} group={group} />
      ))}
    </section>
  )
}

function HintGroup({ group }: { group: HintGroupView }) {
  const { say, label } = useLanguage()
  const { title, severity, count, fixable, hints, source } = group
  return (
    <Details
      summary={
        // One element: the summary lays its children out side by side.
        <span>
          <b>{label(severityLabels[severity])}</b> <Title title={title} /> {say(`${count}处`, `(${count})`)}
          {fixable > 0 ? say(`，可以放心改${fixable}处`, `, ${fixable} safe to fix`) : null}
        </span>
      }
    >
      <p className="facts">
        {say('依据：', 'Source: ')}
        <span lang="zh-CN">{source}</span>
      </p>
      <ul className="plain-list">
        {hints.map((hint, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hints of one fixed text never reorder
          <li key={index}>
            <HintPlace hint={hint} />
          </li>
        ))}
      </ul>
      {count > hints.length ? (
        <p>
          {say(`另有${count - hints.length}处，不再列出。`, `${count - hints.length} more are not listed.`)}
        </p>
      ) : null}
    </Details>
  )
}

function Title({ title }: { title: HintGroupView['title'] }) {
  const { language } = useLanguage()
  if (language === 'zh') return title.zh
  return termRuns(title.en).map(({ text, isChinese }) =>
    isChinese ? (
      <span key={text} lang="zh-CN">
        {text}
      </span>
    ) : (
      text
    ),
  )
}

function HintPlace({ hint }: { hint: HintGroupView['hints'][number] }) {
  const { say } = useLanguage()
  const { place, words, put, articleEId, line } = hint
  return (
    <>
      <a href={articleEId ? `#${articleEId}` : `#line-${line}`} lang="zh-CN">
        {place}
      </a>{' '}
      {words === '' ? null : <span lang="zh-CN">“{words}”</span>}
      {put === undefined ? null : put === '' ? (
        say(' 可以删去', ' can be deleted')
      ) : (
        <>
          {say(' 可以改为', ' can be ')}
          <span lang="zh-CN">“{put}”</span>
        </>
      )}
    </>
  )
}
