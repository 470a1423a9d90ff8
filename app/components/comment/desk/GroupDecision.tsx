// What a person may say of a group that a machine suggests: it belongs to the theme it is near, or to another group; it
// never does; not now. Each is remembered, obeyed by every later run, and can be taken back in the list below.

import { dayText } from '~/components/day'
import { useLanguage } from '~/language'
import { Button } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import { SelectField } from '../../ui/Field'
import { Form } from '../../ui/Form'

interface Named {
  readonly id: string
  readonly label: string
}

interface DecisionProps {
  readonly group: Named & {
    readonly near: { readonly id: string; readonly name: string } | null
    readonly left: number
  }
  readonly others: readonly Named[]
  readonly isPutOff: boolean
}

export function GroupDecision({ group, others, isPutOff }: DecisionProps) {
  const { say } = useLanguage()
  const { near } = group
  return (
    <>
      {near ? (
        <Form className="inline-form">
          <input type="hidden" name="clusterId" value={group.id} />
          <input type="hidden" name={`themeId-${group.id}`} value={near.id} />
          <input type="hidden" name={`otherId-${group.id}`} value={near.id} />
          <p>
            {say('与要点', 'Near the theme ')}
            <span lang="zh-CN">“{near.name}”</span>
            {say(`相近，还有${group.left}条不在里面。`, `; ${group.left} of its comments are not in it.`)}
          </p>
          <div className="button-row">
            <Button name="act" value="move-group">
              {say('合并', 'Merge')}
            </Button>
            <Button name="act" value="group-apart">
              {say('不合并', 'Keep apart')}
            </Button>
            {isPutOff ? null : (
              <Button name="act" value="group-later" look="text">
                {say('以后再说', 'Later')}
              </Button>
            )}
          </div>
        </Form>
      ) : (
        <OtherGroup group={group} others={others} isPutOff={isPutOff} />
      )}
    </>
  )
}

function OtherGroup({ group, others, isPutOff }: DecisionProps) {
  const { say } = useLanguage()
  const choices = others.filter(({ id }) => id !== group.id)
  return (
    <>
      {choices.length > 0 ? (
        <Details summary={say('与另一组合并或者分开', 'Merge with or keep from another group')}>
          <Form className="form">
            <input type="hidden" name="clusterId" value={group.id} />
            <SelectField
              name={`otherId-${group.id}`}
              label={say('另一组', 'The other group')}
              options={[
                { value: '', label: say('请选择', 'Choose') },
                ...choices.map(({ id: value, label }) => ({ value, label, lang: 'zh-CN' })),
              ]}
            />
            <div className="button-row">
              <Button name="act" value="group-together">
                {say('合并', 'Merge')}
              </Button>
              <Button name="act" value="group-apart">
                {say('不合并', 'Keep apart')}
              </Button>
            </div>
          </Form>
        </Details>
      ) : null}
      {isPutOff ? null : (
        <Form className="inline-form">
          <input type="hidden" name="clusterId" value={group.id} />
          <Button name="act" value="group-later" look="text">
            {say('以后再说', 'Later')}
          </Button>
        </Form>
      )}
    </>
  )
}

export interface ChoiceView {
  readonly id: string
  readonly kind: string
  readonly subject: string
  readonly byName: string
  readonly at: number
}

export function ChoiceList({ choices }: { readonly choices: readonly ChoiceView[] }) {
  const { say, language } = useLanguage()
  if (choices.length === 0) return null
  const words: Readonly<Record<string, string>> = {
    together: say('合在一起', 'Together'),
    apart: say('不合并', 'Apart'),
    later: say('以后再说', 'Later'),
  }
  return (
    <Details
      summary={say(
        `记住的决定 ${choices.length}，以后分组都照办`,
        `${choices.length} decisions that later runs obey`,
      )}
    >
      <ul>
        {choices.map(({ id, kind, subject, byName, at }) => (
          <li key={id}>
            <Form className="inline-form">
              <input type="hidden" name="choiceId" value={id} />
              <p>
                {words[kind] ?? kind}
                {say('：', ': ')}
                <span lang="zh-CN">{subject}</span>{' '}
                <span className="facts">
                  <span lang="zh-CN">{byName}</span> · {dayText(at, language)}
                </span>
              </p>
              <Button name="act" value="undo-choice" look="text">
                {say('撤销', 'Undo')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Details>
  )
}
