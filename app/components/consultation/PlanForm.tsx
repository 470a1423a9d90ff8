// The form that prepares a consultation: one column, in the order in which an office decides. The policy's days stand beside the
// dates; a shorter period opens no special way, it asks for its reason.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { Choice, Tick } from '../ui/Choice'
import type { FieldError } from '../ui/ErrorSummary'
import { TextArea, TextField } from '../ui/Field'
import { Form } from '../ui/Form'
import { StationTree, type TreeBranch } from './StationTree'
import { moderationLabels, whoLabels } from './words'

export interface PlanFormValues {
  readonly title: string
  readonly explanation: string
  readonly opensOn: string
  readonly lastDay: string
  readonly regionCodes: readonly string[]
  readonly stationIds: readonly string[]
  readonly shortenReason: string
  readonly whoMayComment: string
  readonly moderation: string
  readonly showsComments: boolean
}

interface PlanFormProps {
  readonly values: PlanFormValues
  readonly policy: {
    readonly minDays: number
    readonly stationLeadDays: number
    readonly sourceArticle: string
  }
  readonly tree: readonly TreeBranch[]
  readonly errors: readonly FieldError[]
  readonly isRevision: boolean
}

export function PlanForm({ values, policy, tree, errors, isRevision }: PlanFormProps) {
  const { say } = useLanguage()
  return (
    <Form errors={errors} summary={false}>
      <TextField
        name="title"
        label={say('标题，公众看到的就是它', 'Title, as the public sees it')}
        defaultValue={values.title}
      />
      <TextArea
        name="explanation"
        label={say('草案说明：为什么要立、主要内容', 'Explanation: why, and what it mainly says')}
        hint={say(
          '随草案一起公布，公众也可以对它提意见',
          'Published with the draft; the public may comment on it too',
        )}
        defaultValue={values.explanation}
        rows={8}
        lang="zh-CN"
      />
      <Period values={values} policy={policy} />
      <Stations values={values} tree={tree} />
      <Manner values={values} />
      <p>
        {say(
          '保存后不会公开。要由另一位有发布权限的人批准，公众才能看到，站点才会收到任务。',
          'Saving makes nothing public. Another person with the right to publish approves it; then the public sees it and stations get their tasks.',
        )}
      </p>
      <Button look="primary" busyWords={say('正在保存…', 'Saving…')}>
        {isRevision
          ? say('保存修改', 'Save the changes')
          : say('保存方案，提请批准', 'Save and ask for approval')}
      </Button>
    </Form>
  )
}

function Period({ values, policy }: Pick<PlanFormProps, 'values' | 'policy'>) {
  const { say } = useLanguage()
  return (
    <>
      <TextField
        name="opensOn"
        type="date"
        width="short"
        label={say('开始日', 'Opening day')}
        defaultValue={values.opensOn}
      />
      <TextField
        name="lastDay"
        type="date"
        width="short"
        label={say('截止日（当日24:00截止）', 'Last day (until 24:00)')}
        hint={
          <>
            {say(
              `一般不少于${policy.minDays}日，开始当日不算。站点提前${policy.stationLeadDays}日报送。依据：`,
              `As a rule ${policy.minDays} days or more, the opening day not counted. Stations report ${policy.stationLeadDays} days earlier. Source: `,
            )}
            <span lang="zh-CN">{policy.sourceArticle}</span>
          </>
        }
        defaultValue={values.lastDay}
      />
      <TextField
        name="shortenReason"
        optional
        label={say('缩短的理由', 'Reason for a shorter period')}
        hint={say(
          `只有不满${policy.minDays}日时才要写，由批准人核定，公众看得到`,
          `Only when it lasts less than ${policy.minDays} days; the approver judges it and the public reads it`,
        )}
        defaultValue={values.shortenReason}
      />
    </>
  )
}

function Stations({ values, tree }: Pick<PlanFormProps, 'values' | 'tree'>) {
  const { say } = useLanguage()
  return (
    <fieldset className="field" id="stations">
      <legend>{say('发到哪些站点', 'Which stations take part')}</legend>
      <p className="hint">
        {say(
          '勾选一个地区，就包括它下面的全部站点。每个站点会有一项任务和一张二维码海报。',
          'Ticking a region includes every station below it. Each station gets a task and a poster with a code.',
        )}
      </p>
      {tree.length === 0 ? (
        <p>
          {say(
            '本地区还没有站点，可以先发布，公众在网上提。',
            'There is no station here yet; the public can comment online.',
          )}
        </p>
      ) : (
        <StationTree
          branches={tree}
          chosenRegions={new Set(values.regionCodes)}
          chosenStations={new Set(values.stationIds)}
        />
      )}
    </fieldset>
  )
}

function Manner({ values }: Pick<PlanFormProps, 'values'>) {
  const { say, label } = useLanguage()
  return (
    <>
      <Choice
        name="whoMayComment"
        legend={say('谁可以提意见', 'Who may comment')}
        options={Object.entries(whoLabels).map(([value, words]) => ({ value, label: label(words) }))}
        chosen={[values.whoMayComment]}
      />
      <Choice
        name="moderation"
        legend={say('意见什么时候公开', 'When comments are shown')}
        options={Object.entries(moderationLabels).map(([value, words]) => ({ value, label: label(words) }))}
        chosen={[values.moderation]}
      />
      <div className="field">
        <Tick
          name="showsComments"
          label={say('征求意见期间公众能看到别人的意见', 'The public sees what others said while it is open')}
          checked={values.showsComments}
        />
      </div>
    </>
  )
}
