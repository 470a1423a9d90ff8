// What a station is told above its form: the receipt of what it has just saved, and that the period is over.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Notice } from '../ui/Notice'

export interface SavedEntry {
  readonly receipt: string
  readonly count: number
}

export function EntryNotices({ saved, isLate }: { readonly saved?: SavedEntry; readonly isLate: boolean }) {
  const { say } = useLanguage()
  return (
    <>
      {saved ? (
        <Notice tone="ok" focus>
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
