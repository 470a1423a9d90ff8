// Preparing and publishing the report: two forms for two persons, and the comments that still wait.

import { LawText, useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button } from '../ui/Button'
import { TextArea } from '../ui/Field'
import { Form } from '../ui/Form'
import { Notice } from '../ui/Notice'

interface WaitingProps {
  readonly consultationId: string
  readonly waiting: readonly { readonly key: string; readonly label: string }[]
  readonly total: number
}

export function WaitingList({ consultationId, waiting, total }: WaitingProps) {
  const { say } = useLanguage()
  if (total === 0) return null
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{say(`还没有去向的 ${total}条`, `Without a fate: ${total}`)}</h2>
      <ul className="queue">
        {waiting.map(({ key, label }) => (
          <li key={key}>
            <a href={paths.deskDispositions(consultationId, { item: key })}>
              <LawText>{label}</LawText>
            </a>
          </li>
        ))}
      </ul>
      {total > waiting.length ? (
        <p>{say(`先列${waiting.length}条。`, `The first ${waiting.length} are listed.`)}</p>
      ) : null}
    </section>
  )
}

export function PrepareForm({ note, isPrepared }: { note: string; isPrepared: boolean }) {
  const { say } = useLanguage()
  return (
    <Form label={say('准备报告', 'Prepare the report')}>
      <TextArea
        name="note"
        label={say('报告前的话', 'Words before the report')}
        optional
        rows={4}
        limit={4_000}
        lang="zh-CN"
        defaultValue={note}
      />
      <div className="button-row">
        <Button name="act" value="prepare" look={isPrepared ? 'secondary' : 'primary'}>
          {isPrepared ? say('重新准备', 'Prepare again') : say('准备报告', 'Prepare the report')}
        </Button>
      </div>
    </Form>
  )
}

interface PublishProps {
  readonly may: { readonly publish: boolean; readonly isOwn: boolean }
  readonly publishers: readonly string[]
  readonly isPrepared: boolean
  readonly isBalanced: boolean
}

export function PublishForm({ may, publishers, isPrepared, isBalanced }: PublishProps) {
  const { say } = useLanguage()
  if (!isPrepared) return null
  if (!may.publish) {
    const names = publishers.join('、')
    return (
      <Notice>
        <p>
          {may.isOwn
            ? say(
                '准备报告的人不能自己公布，请换一个人。',
                'The person who prepared it cannot publish it; choose someone else.',
              )
            : say(
                '报告已准备好，等有发布权限的人公布。',
                'The report is prepared and waits for someone who may publish it.',
              )}{' '}
          {names ? (
            <>
              {say('可以公布的：', 'Who may: ')}
              <LawText>{names}</LawText>
            </>
          ) : (
            say(
              '请管理员给另一位同事加上发布角色。',
              'Ask the administrator to give another colleague the role of publisher.',
            )
          )}
        </p>
      </Notice>
    )
  }
  return (
    <Form label={say('公布采纳情况', 'Publish the outcome')}>
      <p>
        {isBalanced
          ? say(
              '公布后处理意见不能再改，每个人凭回执能看到答复。',
              'Once published, dispositions cannot be changed and every receipt shows its answer.',
            )
          : say('每条意见都有去向后才能公布。', 'It can be published once every comment has a fate.')}
      </p>
      <div className="button-row">
        <Button name="act" value="publish" look="primary">
          {say('公布采纳情况', 'Publish the outcome')}
        </Button>
      </div>
    </Form>
  )
}
