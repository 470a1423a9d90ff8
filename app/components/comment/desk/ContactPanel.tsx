// The author's name and contact, behind a button with a reason: each look is written down.

import { type Label, useLanguage } from '~/language'
import { Button } from '../../ui/Button'
import type { FieldError } from '../../ui/ErrorSummary'
import { ReadOnlyField, SelectField } from '../../ui/Field'
import { Form } from '../../ui/Form'

interface ContactPanelProps {
  readonly hasContact: boolean
  readonly reasons: readonly (Label & { readonly value: string })[]
  readonly contact:
    | { readonly name: string; readonly contact: string; readonly contesters: readonly string[] }
    | undefined
  readonly errors: readonly FieldError[]
}

export function ContactPanel({ hasContact, reasons, contact, errors }: ContactPanelProps) {
  const { say, label } = useLanguage()
  const nothing = say('没有留', 'None left')
  return (
    <>
      <h2>{say('姓名和联系方式', 'Name and contact')}</h2>
      {contact ? (
        <>
          <ReadOnlyField
            label={say('姓名', 'Name')}
            value={<span lang="zh-CN">{contact.name || nothing}</span>}
          />
          <ReadOnlyField label={say('联系方式', 'Contact')} value={contact.contact || nothing} />
          {contact.contesters.length > 0 ? (
            <ReadOnlyField
              label={say('说不是本人提的人留下的', 'Left by whoever says it was not them')}
              value={<span lang="zh-CN">{contact.contesters.join('；')}</span>}
            />
          ) : null}
        </>
      ) : null}
      {hasContact ? (
        <Form errors={errors}>
          <SelectField
            name="contactReason"
            label={say('为什么要看', 'Why you need it')}
            hint={say('每次查看都有记录', 'Each look is recorded')}
            options={[
              { value: '', label: say('请选择', 'Choose') },
              ...reasons.map(({ value, ...words }) => ({ value, label: label(words) })),
            ]}
          />
          <Button>{say('查看姓名和联系方式', 'Show name and contact')}</Button>
        </Form>
      ) : (
        <p>{say('提出人没有留下姓名和联系方式。', 'The author left no name or contact.')}</p>
      )}
    </>
  )
}
