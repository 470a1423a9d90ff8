// What was typed last, newest first, each with its receipt and the way to take it back.

import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { instantText } from '../day'
import { articleInEnglish } from '../statute/number'
import { Button } from '../ui/Button'
import { CsrfField } from '../ui/Form'

export interface LastEntry {
  readonly submissionId: string
  readonly receipt: string
  readonly receivedAt: number
  readonly comments: readonly { readonly number: string; readonly eId: string; readonly text: string }[]
}

interface LastEntriesProps {
  readonly entries: readonly LastEntry[]
  readonly mayUndo: boolean
  /** What the next entry keeps, so that taking one back does not lose it. */
  readonly kept: Readonly<Record<string, string>>
}

export function LastEntries({ entries, mayUndo, kept }: LastEntriesProps) {
  const { say } = useLanguage()
  if (entries.length === 0) return null
  return (
    <section aria-labelledby="last-entries">
      <h2 id="last-entries">{say('刚才录入的', 'Typed last')}</h2>
      <ol className="last-entries">
        {entries.map((entry) => (
          <li key={entry.submissionId}>
            <div>
              <Words entry={entry} />
              <p className="facts">
                {instantText(entry.receivedAt)} ·{' '}
                <a href={paths.receipt(entry.receipt)}>
                  {say('回执', 'Receipt')} {entry.receipt}
                </a>
              </p>
            </div>
            {mayUndo ? (
              <form method="post" className="inline-form">
                <CsrfField />
                <input type="hidden" name="act" value="undo" />
                <input type="hidden" name="undo" value={entry.submissionId} />
                {Object.entries(kept).map(([name, value]) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <Button>
                  {say(
                    `撤回这${entry.comments.length === 1 ? '' : entry.comments.length}条`,
                    `Take ${entry.comments.length === 1 ? 'it' : `these ${entry.comments.length}`} back`,
                  )}
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ol>
      <p className="facts">
        {say(
          '撤回的不计入总数，原话和撤回的记录保留；已有人处理、审核或者附议的不能撤回。',
          'What is taken back counts nowhere, but its words and the act stay on record; what was answered, moderated or supported cannot be taken back.',
        )}
      </p>
    </section>
  )
}

function Words({ entry }: { entry: LastEntry }) {
  const { say } = useLanguage()
  return (
    <>
      {entry.comments.map(({ eId, number, text }) => (
        <p key={eId + text}>
          <b>{number ? say(number, articleInEnglish(eId)) : say('整部草案', 'The draft as a whole')}</b>{' '}
          <span lang="zh-CN" className="last-words">
            {text}
          </span>
        </p>
      ))}
    </>
  )
}

/** The act just done, in words; the cursor stays in the form. */
export function EntryDone({ undone }: { undone: number | undefined }) {
  const { say } = useLanguage()
  if (undone === undefined) return null
  return (
    <p role="status">
      {say(
        `已撤回${undone}条，不计入总数。`,
        `${counted(undone, 'comment')} taken back; nothing counts ${undone === 1 ? 'it' : 'them'} any more.`,
      )}
    </p>
  )
}
