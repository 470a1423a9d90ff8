// What a plan waits for: a button for whoever may approve it, and for everybody else the names of those who may.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button, ButtonRow, LinkButton } from '../ui/Button'
import { Form } from '../ui/Form'
import { Notice } from '../ui/Notice'

interface ApprovalView {
  readonly id: string
  readonly stage: string
  readonly lockVersion: number
  readonly preparedBy: string
  readonly isOwnProposal: boolean
  readonly approvers: readonly string[]
  readonly may: { readonly approve: boolean; readonly publish: boolean; readonly revise: boolean }
}

export function ApprovalPanel({ view }: { view: ApprovalView }) {
  const { say } = useLanguage()
  if (view.stage !== 'preparing' && view.stage !== 'approved') return null
  const { publish, approve, revise } = view.may
  return (
    <>
      <Waiting view={view} />
      <ButtonRow>
        {publish || approve ? (
          <Form className="inline-form" summary={false}>
            <input type="hidden" name="act" value="approve" />
            <input type="hidden" name="lockVersion" value={view.lockVersion} />
            <Button look="primary" busyWords={say('正在发布…', 'Publishing…')}>
              {publish
                ? say('批准并发布', 'Approve and publish')
                : say('批准，交发布人发布', 'Approve; a publisher publishes it')}
            </Button>
          </Form>
        ) : null}
        {revise ? (
          <LinkButton href={paths.newConsultation({ revise: view.id })}>
            {say('修改方案', 'Change the plan')}
          </LinkButton>
        ) : null}
      </ButtonRow>
    </>
  )
}

function Waiting({ view }: { view: ApprovalView }) {
  const { say } = useLanguage()
  const { approvers, preparedBy } = view
  if (approvers.length === 0) {
    return (
      <Notice tone="warn">
        {say(
          '现在没有别的人能批准：提出方案的人不能自己批准。请系统管理员在“管理”的“人员与角色”里，给另一位同事加上“发布”角色。',
          'Nobody else can approve it now, and who prepared it cannot. Ask the administrator to give another colleague the role of publisher under Administration, People and roles.',
        )}
      </Notice>
    )
  }
  return (
    <Notice>
      <p>
        {view.may.publish
          ? say(
              '请核对下面的内容。批准以后公众就能看到，站点会收到任务。',
              'Check what follows. Once approved the public sees it and stations get their tasks.',
            )
          : say('保存好了，还没有公开，等待批准。', 'Saved and not public yet: it waits for approval.')}{' '}
        {say('起草人：', 'Prepared by ')}
        <span lang="zh-CN">{preparedBy}</span>
        {say('。可以批准并发布的人：', '. May approve and publish: ')}
        <span lang="zh-CN">{approvers.join('、')}</span>
        {say('。', '.')}
      </p>
    </Notice>
  )
}
