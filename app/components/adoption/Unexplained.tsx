// Changed words with no suggestion and no reason tied to them: no fault, only not yet explained.

import { LawText, useLanguage } from '~/language'
import * as paths from '~/paths'
import { EditsInline } from '../comparison/EditsInline'

interface UnexplainedView {
  readonly fromId: string
  readonly toId: string
  readonly label: string
  readonly changes: readonly {
    readonly changeId: string
    readonly eId: string
    readonly number: string
    readonly start: number
    readonly words: string
    readonly removed: string
    readonly before: string
    readonly after: string
  }[]
}

export function Unexplained({ steps, workId }: { steps: readonly UnexplainedView[]; workId: string }) {
  const { say } = useLanguage()
  const total = steps.reduce((sum, { changes }) => sum + changes.length, 0)
  return (
    <section aria-labelledby="unexplained">
      <h2 id="unexplained">{say(`未解释的改动 ${total}`, `Unexplained changes: ${total}`)}</h2>
      <p>
        {say(
          '这些字改了，还没有意见或者理由与它相连。到有关的意见里确认改动，它就不再列在这里。',
          'These words changed and no comment or reason is tied to them yet. Confirm a change at the comment it answers and it leaves this list.',
        )}
      </p>
      {steps.map((step) => (
        <section key={step.toId} aria-label={step.label}>
          <h3 lang="zh-CN">
            {step.label} {step.changes.length}
          </h3>
          <ul className="candidates">
            {step.changes.map((change) => (
              <li key={`${change.changeId} ${change.eId} ${change.start}`}>
                <p>
                  <a href={`${paths.compare(workId, step.fromId, step.toId)}#${change.changeId}`}>
                    <LawText>{change.number}</LawText>
                  </a>
                </p>
                <p className="candidate-words">
                  <EditsInline
                    edits={(
                      [
                        ['=', change.before && `……${change.before}`],
                        ['-', change.removed],
                        ['+', change.words],
                        ['=', change.after && `${change.after}……`],
                      ] as const
                    ).filter(([, text]) => text !== '')}
                  />
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
