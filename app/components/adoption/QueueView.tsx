// The whole queue, or its short form beside an item: themes, comments without a theme, what else is to be looked at.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { EmptyState } from '../ui/EmptyState'
import { QueueList, type QueueRow } from './QueueList'

interface QueueViewProps {
  readonly queue: {
    readonly consultation: { readonly id: string }
    readonly themes: readonly QueueRow[]
    readonly comments: readonly QueueRow[]
    readonly next?: string
    readonly unexplained: number
    readonly laterVersions: number
  }
  readonly current?: string
  /** Beside an item: no words around the lists. */
  readonly isShort?: boolean
}

export function QueueView({ queue, current, isShort = false }: QueueViewProps) {
  const { say } = useLanguage()
  const { id } = queue.consultation
  const themeWords = say(`意见要点 ${queue.themes.length}`, `Themes: ${queue.themes.length}`)
  const commentWords = say('没有归入要点的意见', 'Comments without a theme')
  return (
    <>
      {isShort ? null : <Links queue={queue} />}
      {queue.themes.length > 0 ? (
        <>
          <h2>{themeWords}</h2>
          <QueueList consultationId={id} rows={queue.themes} label={themeWords} current={current} />
        </>
      ) : null}
      <h2>{commentWords}</h2>
      {queue.comments.length > 0 ? (
        <QueueList consultationId={id} rows={queue.comments} label={commentWords} current={current} />
      ) : (
        <EmptyState>{say('没有。', 'None.')}</EmptyState>
      )}
      {queue.next ? (
        <p>
          <a href={paths.deskDispositions(id, { after: queue.next })}>{say('后面的意见', 'More comments')}</a>
        </p>
      ) : null}
    </>
  )
}

function Links({ queue }: Pick<QueueViewProps, 'queue'>) {
  const { say } = useLanguage()
  const { id } = queue.consultation
  return (
    <>
      <p className="facts">
        {queue.laterVersions === 0
          ? say(
              '还没有下一稿：可以先答复，采纳要等改动的字，或者写明例外。',
              'There is no next version yet: answer what you can; adopting waits for the changed words or a stated exception.',
            )
          : say(`后面有${queue.laterVersions}稿。`, `Later versions: ${queue.laterVersions}.`)}
      </p>
      <div className="button-row">
        <a href={paths.deskDispositions(id, { view: 'unexplained' })}>
          {say(`未解释的改动 ${queue.unexplained}`, `Unexplained changes: ${queue.unexplained}`)}
        </a>
        <a href={paths.deskComments(id)}>{say('意见与要点', 'Comments and themes')}</a>
        <a href={paths.deskReport(id)}>{say('采纳情况报告', 'Outcome report')}</a>
      </div>
    </>
  )
}
