// Three versions of a work side by side: the law in force, the draft, the revised draft.

import { useLanguage } from '~/language'
import { usePageHtml } from '../page-html'
import { Button } from '../ui/Button'
import { Details } from '../ui/Disclosure'
import { CompareHeading, CompareTable, OpenAll, PrintLine, WorkLine } from './ComparePage'
import { VersionChoice, ViewLinks } from './Controls'
import type { CompareChoice } from './choice'
import { type ComparedVersion, versionName } from './compared-html'
import { Keys } from './Keys'
import { ThreeLegend } from './Legend'
import { Parts } from './Parts'
import { type ThreeFacts, threeHtml } from './three-html'

type Three = readonly [ComparedVersion, ComparedVersion, ComparedVersion]

interface ThreePageProps {
  readonly work: { readonly id: string; readonly title: string }
  readonly versions: readonly ComparedVersion[]
  /** In the order of time. */
  readonly three: Three
  readonly facts: ThreeFacts
  readonly choice: CompareChoice
}

/** Its strings are set by `threePageHtml`. */
export function ThreePage({ work, versions, three, facts, choice }: ThreePageProps) {
  const { say } = useLanguage()
  const { rows, changed, restored } = facts.counts
  return (
    <>
      <WorkLine work={work} />
      <h1>
        <CompareHeading labels={three.map(({ label }) => label)} />
      </h1>
      <p className="facts">
        {three.map(({ articles }) => say(`${articles}条`, `${articles} articles`)).join(' → ')}
        {say(
          `，对应成${rows}行：有变动${changed}行，三稿相同${rows - changed}行`,
          `, in ${rows} rows: ${changed} changed, ${rows - changed} the same in all three`,
        )}
        {restored > 0
          ? say(`；${restored}行恢复了第一稿的文字`, `; ${restored} restored to the first text`)
          : ''}
      </p>
      <PrintLine versions={three} />
      <Details summary={say('换稿次', 'Other versions')}>
        <form method="get" className="layers">
          <input type="hidden" name="view" value="three" />
          {(['base', 'from', 'to'] as const).map((name, at) => (
            <VersionChoice
              key={name}
              name={name}
              label={[say('左', 'Left'), say('中', 'Middle'), say('右', 'Right')][at] ?? ''}
              versions={versions}
              value={three[at]?.ordinal ?? 0}
            />
          ))}
          <Button look="primary">{say('对照', 'Compare')}</Button>
        </form>
      </Details>
      <div className="choice-lines">
        <ViewLinks choice={choice} hasThree />
      </div>
      <ThreeLegend />
      <Keys />
      <div className="columns columns-compare columns-three">
        <div className="sticky-side" dangerouslySetInnerHTML={{ __html: usePageHtml('compare-outline') }} />
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

/** Sets the strings `compare-table` and `compare-outline`; returns the numbers. */
export function threePageHtml(
  html: Map<string, string>,
  { three, rows }: { readonly three: Three; readonly rows: Parameters<typeof threeHtml>[0] },
  choice: CompareChoice,
): ThreeFacts {
  const [a, b, c] = three
  const { table, outline, ...facts } = threeHtml(rows, {
    choice,
    names: [versionName(a), versionName(b), versionName(c)],
    labels: [a.label, b.label, c.label],
  })
  html.set('compare-table', table)
  html.set('compare-outline', outline)
  return facts
}
