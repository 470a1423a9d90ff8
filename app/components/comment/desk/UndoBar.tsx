// The last step on themes, with its undo: at the place itself and for as long as nobody has gone on from it.

import { useLanguage } from '~/language'
import { dayText } from '../../day'
import { Button } from '../../ui/Button'
import { Form } from '../../ui/Form'
import { actionLabels } from './words'

export interface UndoView {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly byName: string
  readonly at: number
}

export function UndoBar({ action }: { readonly action: UndoView }) {
  const { say, label, language } = useLanguage()
  const kind = label(actionLabels[action.kind] ?? { zh: '改动', en: 'changing' })
  const clock = new Date(action.at + 8 * 3_600_000).toISOString().slice(11, 16)
  return (
    <Form className="undo-bar">
      <input type="hidden" name="actionId" value={action.id} />
      <p>
        {say('最近一步：', 'Last step: ')}
        {kind}
        {isCount(action.kind) ? (
          <> {say(`${action.subject}条`, action.subject)}</>
        ) : (
          <span lang="zh-CN">“{action.subject}”</span>
        )}
        <span className="facts">
          {' '}
          <span lang="zh-CN">{action.byName}</span> · {dayText(action.at, language)} {clock}
        </span>
      </p>
      <Button name="act" value="undo">
        {say('撤销这一步', 'Undo this step')}
      </Button>
    </Form>
  )
}

/** Steps on many comments are named by their number. */
function isCount(kind: string): boolean {
  return kind === 'moderate' || kind.startsWith('assign-')
}
