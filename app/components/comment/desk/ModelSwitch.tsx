// Where staff lets the configured language model read a consultation's comments, and has it draft. Nothing of it is on a
// page where none is configured.

import { useLanguage } from '~/language'
import { Button } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import { Form } from '../../ui/Form'

export interface ModelView {
  readonly isOn: boolean
  readonly host: string
  readonly drafts: string
  readonly vectors: string
  readonly maySwitch: boolean
}

export function ModelSwitch({ model }: { readonly model: ModelView | null }) {
  const { say } = useLanguage()
  if (!model) return null
  const { isOn, host, maySwitch } = model
  return (
    <Details
      summary={
        isOn
          ? say('语言模型：允许读这次的意见', 'Language model: may read these comments')
          : say('语言模型：没有允许', 'Language model: not allowed')
      }
    >
      <p>
        {say(
          `允许以后，意见的正文会发到${host}，用来判断哪些意见相近、起草概括。姓名、电话、证件号、邮箱、门牌先划去；未成年人的和不公开的意见不发。模型写的都只是建议，采用与否由人决定。`,
          `Once allowed, the matter of comments is sent to ${host}, to tell which are alike and to draft summaries. Names, telephone and identity numbers, addresses are struck out first; comments of minors and those not published are not sent. Whatever the model writes is a suggestion; people decide.`,
        )}
      </p>
      {maySwitch ? (
        <Form className="inline-form" label={say('语言模型', 'Language model')}>
          <Button name="act" value={isOn ? 'model-off' : 'model-on'}>
            {isOn ? say('不再允许', 'Allow it no longer') : say('允许语言模型读这次的意见', 'Allow it')}
          </Button>
        </Form>
      ) : (
        <p className="facts">{say('由审核或者发布人员决定。', 'A reviewer or publisher decides.')}</p>
      )}
    </Details>
  )
}

/** The button that has the model draft a summary of one group. */
export function AskForSummary({
  model,
  themeId,
  clusterId,
}: {
  readonly model: ModelView | null
  readonly themeId?: string
  readonly clusterId?: string
}) {
  const { say } = useLanguage()
  if (!model?.isOn || model.drafts === '') return null
  return (
    <Form className="inline-form" label={say('语言模型起草', 'Draft by the language model')}>
      {themeId ? <input type="hidden" name="themeId" value={themeId} /> : null}
      {clusterId ? <input type="hidden" name="clusterId" value={clusterId} /> : null}
      <Button name="act" value="suggest-summary" look={clusterId ? 'text' : 'secondary'}>
        {say('请语言模型起草概括', 'Have the language model draft a summary')}
      </Button>
    </Form>
  )
}
