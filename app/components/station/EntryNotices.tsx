// What a station is told above its form: the keys, the receipt of what it has just saved, and that the period is over. The notice
// does not take the cursor: the next comment is typed at once.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Notice } from '../ui/Notice'

export interface SavedEntry {
  readonly receipt: string
  readonly count: number
}

interface EntryNoticesProps {
  readonly saved?: SavedEntry
  readonly isLate: boolean
  readonly meetingsHref: string
}

export function EntryNotices({ saved, isLate, meetingsHref }: EntryNoticesProps) {
  const { say } = useLanguage()
  return (
    <>
      <p>
        <span className="island-only">
          {say(
            '只用键盘就能录：回车到下一栏，Ctrl+回车存下，光标回到“第几条”。',
            'By keyboard alone: Enter goes to the next field, Ctrl+Enter saves, and the cursor is back at the article. ',
          )}
        </span>
        <a href={meetingsHref}>{say('登记座谈会和到会人数', 'Record a meeting and who came')}</a>
      </p>
      {saved ? (
        <Notice tone="ok">
          <p>
            {say(`已存下${saved.count}条。回执码`, `Saved ${saved.count}. Receipt`)}{' '}
            <a href={paths.receipt(saved.receipt)}>{saved.receipt}</a>
            {say('，可以打开打印，交给提意见人。', '; open it to print it for the person.')}
          </p>
        </Notice>
      ) : null}
      {isLate ? (
        <Notice tone="warn">
          {say(
            '征求意见已经截止。现在录入的会收下，并标明迟到。',
            'The consultation is closed. What is entered now is taken and marked as late.',
          )}
        </Notice>
      ) : null}
    </>
  )
}
