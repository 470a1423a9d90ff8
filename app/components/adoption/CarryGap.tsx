// A carrying that was cancelled or failed left comments without a place in a later version: said where it matters, with the
// button that goes on.

import { LawText, useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { Form } from '../ui/Form'
import { Notice } from '../ui/Notice'

interface CarryGapProps {
  readonly left: readonly { readonly versionId: string; readonly label: string; readonly comments: number }[]
}

export function CarryGap({ left }: CarryGapProps) {
  const { say } = useLanguage()
  if (left.length === 0) return null
  return (
    <Notice tone="warn">
      {left.map(({ versionId, label, comments }) => (
        <p key={versionId}>
          {say(`还有${comments}条意见没有移到`, `${comments} comments have no place yet in `)}
          <LawText>{label}</LawText>
          {say('：上次的任务取消了或者没有做完。', ': the last run was cancelled or did not end.')}
        </p>
      ))}
      <Form className="inline-form">
        <Button name="act" value="resume-carry">
          {say('继续移动', 'Go on carrying')}
        </Button>
      </Form>
    </Notice>
  )
}
