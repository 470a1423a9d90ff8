// "Was this you?": the form in which somebody says that a comment in their name is not theirs, and what readers see in
// the name's place meanwhile.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { TextArea, TextField } from '../ui/Field'
import { Form } from '../ui/Form'

interface ContestFormProps {
  readonly errors?: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

export function ContestForm({ errors = [], typed = {} }: ContestFormProps) {
  const { say } = useLanguage()
  return (
    <Form errors={errors} label={say('不是我提的', 'This was not me')}>
      <TextArea
        name="contestWords"
        label={say('想说明的情况', 'What you want to say')}
        optional
        rows={3}
        defaultValue={typed.contestWords}
      />
      <TextField
        name="contestContact"
        label={say('怎样联系您', 'How to reach you')}
        optional
        width="medium"
        defaultValue={typed.contestContact}
        hint={say(
          '电话或邮箱。工作人员核实时用，不公开',
          'Telephone or e-mail, for the staff who look into it; never published',
        )}
      />
      <p>
        {say(
          '提交后，姓名马上不再显示；意见的文字保留，工作人员核实后处理。',
          'The name is taken off at once; the words of the comment stay, and the staff look into it.',
        )}
      </p>
      <Button name="act" value="contest">
        {say('这不是我提的', 'This was not me')}
      </Button>
    </Form>
  )
}

/** In place of the name; nothing where nobody has contested it. */
export function AuthorshipNote({ authorship }: { readonly authorship: string }) {
  const { say } = useLanguage()
  if (authorship === 'contested')
    return <p className="facts">{say('署名正在核实，暂不显示', 'The name is being checked and not shown')}</p>
  if (authorship === 'disowned')
    return (
      <p className="facts">
        {say('署名人说不是本人提的，不显示姓名', 'Not by the person it named; no name is shown')}
      </p>
    )
  return null
}
