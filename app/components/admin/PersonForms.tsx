// What else an administrator does to an account: end of term, a new slip, shut or open.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { TextField } from '../ui/Field'
import { Form } from '../ui/Form'

interface PersonFormsProps {
  readonly view: {
    readonly person: { readonly state: string }
    readonly termEndsAt: number | null
    readonly isSelf: boolean
  }
  readonly errors: readonly FieldError[]
}

const chinaMs = 8 * 3_600_000

export function PersonForms({ view, errors }: PersonFormsProps) {
  const { say } = useLanguage()
  const isDisabled = view.person.state === 'disabled'
  // 24:00 of the last day is 0:00 of the next one.
  const lastDay =
    view.termEndsAt === null ? '' : new Date(view.termEndsAt - 1 + chinaMs).toISOString().slice(0, 10)
  return (
    <section>
      <h2>{say('任期和账号', 'Term and account')}</h2>
      <Form errors={errors} summary={false}>
        <TextField
          name="lastDay"
          type="date"
          label={say('任期最后一天', 'Last day of the term')}
          hint={say(
            '到期后只能读公开内容，录入的意见都保留。',
            'After it the account reads what the public reads; what it entered stays.',
          )}
          defaultValue={lastDay}
          width="short"
          optional
        />
        <Button name="act" value="term">
          {say('保存任期', 'Save the term')}
        </Button>
      </Form>
      <Form className="inline-forms" label={say('账号', 'Account')}>
        <Button name="act" value="reset">
          {say('重置密码，打印启用单', 'Reset the password, print a slip')}
        </Button>
        {view.isSelf ? null : (
          <Button
            name="act"
            value={isDisabled ? 'enable' : 'disable'}
            look={isDisabled ? 'secondary' : 'danger'}
          >
            {isDisabled ? say('恢复账号', 'Enable the account') : say('停用账号', 'Disable the account')}
          </Button>
        )}
      </Form>
    </section>
  )
}
