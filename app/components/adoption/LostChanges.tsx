// The alarm of the workbench: words that were adopted do not stand in the newest text any more. Both wordings stand here, so that a
// person can answer again without looking for them.

import { LawText, useLanguage } from '~/language'
import * as paths from '~/paths'
import { Notice } from '../ui/Notice'

interface LostChangesProps {
  readonly lost: readonly {
    readonly key: string
    readonly dispositionId: string
    readonly number: string
    readonly label: string
    readonly newestLabel: string
    readonly before: string
    readonly words: string
    readonly now: string
  }[]
  readonly consultationId: string
  /** On the page of the item itself, which needs no way there. */
  readonly isOnItem: boolean
}

export function LostChanges({ lost, consultationId, isOnItem }: LostChangesProps) {
  const { say } = useLanguage()
  if (lost.length === 0) return null
  const title = say(
    `${lost.length}处已采纳的改动在最新一稿里不见了`,
    lost.length === 1
      ? 'An adopted change is gone from the newest text'
      : `${lost.length} adopted changes are gone from the newest text`,
  )
  return (
    <Notice tone="err" title={title}>
      <ul className="lost-changes">
        {lost.map((one) => (
          <li key={`${one.dispositionId} ${one.number} ${one.words} ${one.before}`}>
            <p>
              <LawText>{one.label}</LawText>
              {one.number ? (
                <>
                  {' '}
                  <LawText>{one.number}</LawText>
                </>
              ) : null}
              {say('：', ': ')}
              <LawText>{one.before || one.words || say('整条删去', 'the article went out')}</LawText>
            </p>
            <p>
              <LawText>{one.newestLabel}</LawText>
              {say('现在：', ' now: ')}
              {one.now ? <LawText>{one.now}</LawText> : say('没有相应的文字', 'no such words')}
            </p>
            {isOnItem ? null : (
              <p>
                <a href={paths.deskDispositions(consultationId, { item: one.key })}>
                  {say('去重新答复', 'Answer again')}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
      <p>
        {say(
          '公布采纳情况以前，请重新答复，或者在答复里写明例外。',
          'Before the outcome is published, answer again or state an exception in the answer.',
        )}
      </p>
    </Notice>
  )
}
