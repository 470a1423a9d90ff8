// How far an import is and what became of its rows; the ways to stop it, to go on, and to take it back.

import { useLanguage } from '~/language'
import { instantText } from '../day'
import { isUnderWay } from '../job/words'
import { Button, LinkButton } from '../ui/Button'
import { Form } from '../ui/Form'
import { Notice } from '../ui/Notice'
import { Progress } from '../ui/Steps'
import { ImportProblems } from './ImportProblems'
import { figure, importStatusLabels } from './words'

interface State {
  readonly createdAt: number
  readonly status: string
  readonly isUndoing: boolean
  readonly done: number
  readonly total: number
  readonly sentence: { readonly zh: string; readonly en: string }
  readonly error: string
  readonly rows: number
  readonly added: number
  readonly known: number
  readonly wrong: number
  readonly problems: readonly {
    readonly line: number
    readonly field: string
    readonly zh: string
    readonly en: string
  }[]
  readonly isFinished: boolean
  readonly mayManage: boolean
}

export function ImportState({ state, commentsHref }: { state: State; commentsHref: string }) {
  const { say, label } = useLanguage()
  const { status, isUndoing } = state
  const goesOn = isUnderWay(status)
  const isBroken = status === 'failed' || status === 'cancelled'
  return (
    <>
      <p className="facts">
        {label(importStatusLabels[status] ?? { zh: status, en: status })} · {instantText(state.createdAt)}
      </p>
      {goesOn ? (
        <Progress
          done={state.done}
          total={Math.max(1, state.total)}
          label={isUndoing ? say('撤销', 'Taking back') : say('导入', 'Import')}
        >
          {label(state.sentence) ||
            say('正在准备。可以离开，回来时还在这里。', 'Getting ready. You may leave; it will be here.')}
        </Progress>
      ) : null}
      {isBroken ? <Broken state={state} /> : null}
      {state.isFinished ? <Finished state={state} /> : null}
      <ImportProblems
        problems={state.problems}
        wrong={state.wrong}
        rest={say(
          '这些行没有导入；改好以后把整个文件再传一次，导入过的不会重复。',
          'These rows were not imported. Mend them and send the whole file again: nothing is doubled.',
        )}
      />
      <Form className="button-row" summary={false}>
        {state.isFinished && status === 'done' && !isUndoing ? (
          <LinkButton href={commentsHref} look="primary">
            {say('去看意见', 'Go to the comments')}
          </LinkButton>
        ) : null}
        {goesOn && state.mayManage ? (
          <Button name="act" value="cancel" look="danger">
            {isUndoing ? say('停止撤销', 'Stop taking back') : say('取消导入', 'Cancel the import')}
          </Button>
        ) : null}
        {isBroken && state.mayManage ? (
          <Button name="act" value="retry" look="primary">
            {say('接着做完', 'Go on')}
          </Button>
        ) : null}
        {!goesOn && status !== 'undone' && !(isBroken && isUndoing) ? (
          <Button name="act" value="undo">
            {say('撤销这次导入', 'Take this import back')}
          </Button>
        ) : null}
      </Form>
    </>
  )
}

function Broken({ state }: { state: State }) {
  const { say, label } = useLanguage()
  const title = state.status === 'failed' ? say('没有完成', 'Not done') : say('已取消', 'Cancelled')
  return (
    <Notice tone={state.status === 'failed' ? 'err' : 'info'} title={title}>
      {label(state.sentence)} {state.error === '' ? null : `（${state.error}）`}{' '}
      {state.isUndoing
        ? say('已经撤下的不再计入。', 'What was taken back counts no more.')
        : say(
            '已经导入的意见都保留，可以接着导入，也可以整批撤销。',
            'What was imported is kept; the import can go on, or be taken back as a whole.',
          )}
    </Notice>
  )
}

function Finished({ state }: { state: State }) {
  const { say } = useLanguage()
  const { rows, added, known, wrong, status } = state
  if (status === 'undone')
    return (
      <p>
        {say(
          `导入的${figure(added)}条已经撤销，不计入总数；原话、回执和存证都还在，平台的编号可以重新导入。`,
          `The ${figure(added)} imported comments were taken back and count nowhere; words, receipts and ledger entries stay, and the ids can be imported again.`,
        )}
      </p>
    )
  return (
    <p>
      {say(
        `文件${figure(rows)}行：导入${figure(added)}条，早已有${figure(known)}条，有错${figure(wrong)}行。`,
        `${figure(rows)} rows: ${figure(added)} imported, ${figure(known)} known before, ${figure(wrong)} with errors.`,
      )}
    </p>
  )
}
