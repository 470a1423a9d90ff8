// Before something is done to all comments that meet the conditions: what, and to how many. The form holds everything that
// was chosen; the number goes along, and where it is another one by then nothing is done.

import { counted, type Label, useLanguage } from '~/language'
import { Button, ButtonRow } from '../../ui/Button'
import { Form } from '../../ui/Form'
import { Notice } from '../../ui/Notice'

interface ConfirmAllProps {
  readonly count: number
  readonly typed: Readonly<Record<string, string>>
  /** The same list, for who does not want it. */
  readonly backHref: string
}

const acts: Readonly<Record<string, Label>> = {
  move: { zh: '归入所选的要点', en: 'Put into the chosen theme' },
  'take-out': { zh: '移出要点', en: 'Take out of their themes' },
  create: { zh: '建立要点', en: 'Make a theme' },
  'assign-comments': { zh: '分办', en: 'Assign' },
  held: { zh: '暂不公开', en: 'Hold back' },
  refused: { zh: '不予公开', en: 'Do not publish' },
  published: { zh: '公开', en: 'Publish' },
}

export function ConfirmAll({ count, typed, backHref }: ConfirmAllProps) {
  const { say, label } = useLanguage()
  const act = label(acts[typed.act ?? ''] ?? { zh: '执行', en: 'Do it' })
  const kept = Object.entries(typed).filter(
    ([name]) => !['act', 'csrf', 'confirmed'].includes(name) && !name.startsWith('c-'),
  )
  const number = count.toLocaleString('en')
  return (
    <Notice
      tone="warn"
      focus
      title={say(`${act}：全部${number}条，请确认`, `${act}: all ${number}, please agree`)}
    >
      <p>
        {say(
          `符合现在条件的意见有${number}条，这一步对它们全部执行，之后可以一次撤销。`,
          `${counted(count, 'comment')} meet the conditions. The step is done to all of them and can be undone at once.`,
        )}
      </p>
      <Form>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="confirmed" value={count} />
        <ButtonRow>
          <Button name="act" value={typed.act}>
            {say(`${act}，共${number}条`, `${act}, ${number} in all`)}
          </Button>
          <a href={backHref}>{say('不做了', 'Leave it')}</a>
        </ButtonRow>
      </Form>
    </Notice>
  )
}
