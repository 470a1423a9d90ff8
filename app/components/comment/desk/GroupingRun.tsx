// The machine's last grouping in one sentence, and the form that asks for the next: put new comments into the groups that
// stand, or group anew, finer or coarser, within each article or over the whole draft. Works without a script: the slider
// says its ends in words, and the run is a job with its own page.

import { dayText } from '~/components/day'
import { useLanguage } from '~/language'
import { Button } from '../../ui/Button'
import { Field, SelectField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { Notice } from '../../ui/Notice'

export interface RunView {
  readonly stability: number
  readonly at: number
  readonly comments: number
  readonly scope: string
  readonly resolution: number
  readonly merged: number
  readonly split: number
  readonly unassigned: number
  readonly model: string
  readonly modelFailure: { readonly zh: string; readonly en: string } | null
}

interface GroupingRunProps {
  readonly run: RunView | null
  readonly mayGroup: boolean
  readonly total: number
}

const finest = { least: 0.5, most: 4, step: 0.25 }

export function GroupingRun({ run, mayGroup, total }: GroupingRunProps) {
  const { say, label, language } = useLanguage()
  const fresh = run ? Math.max(0, total - run.comments) : 0
  return (
    <>
      {run ? (
        <p className="facts">
          {say(
            `依据${dayText(run.at, language)}的${run.comments}条意见，${run.scope === 'draft' ? '全稿一起分' : '按条文分'}，稳定度 ${run.stability.toFixed(2)}（换一种顺序重分，1.00为完全一样），未归类${run.unassigned}条。合不合并由您定。`,
            `From ${run.comments} comments on ${dayText(run.at, language)}, ${run.scope === 'draft' ? 'over the whole draft' : 'article by article'}, stability ${run.stability.toFixed(2)} (grouped again in another order; 1.00 is the same), ${run.unassigned} in no group. You decide.`,
          )}
          {run.merged + run.split > 0
            ? say(
                `与上次比：${run.merged}处合并，${run.split}处拆开，其余各组的编号不变。`,
                ` Against the run before: ${run.merged} merged, ${run.split} split; all others kept their identity.`,
              )
            : null}
          {run.model
            ? say(
                `意思是否相近，看的是模型${run.model}的向量。`,
                ` What is alike in meaning was told by vectors of the model ${run.model}.`,
              )
            : null}
          {fresh > 0
            ? say(`之后又收到${fresh}条，还没有归入。`, ` ${fresh} came in since and are in no group yet.`)
            : null}
        </p>
      ) : (
        <p>{say('机器还没有分过组。', 'The machine has not grouped the comments yet.')}</p>
      )}
      {run?.modelFailure ? (
        <Notice tone="warn">
          {say(
            `这次分组没有用上语言模型的向量：${label(run.modelFailure)}。改用本机的词语比较，分组照常，意见一条不少。`,
            `This grouping goes without vectors of the language model: ${label(run.modelFailure)}. The product compared by itself; no comment is missing.`,
          )}
        </Notice>
      ) : null}
      {mayGroup ? <GroupingForm run={run} /> : null}
    </>
  )
}

function GroupingForm({ run }: { readonly run: RunView | null }) {
  const { say } = useLanguage()
  return (
    <Form className="inline-form">
      <Field
        name="resolution"
        label={say('分组粗细', 'Fineness')}
        hint={say(
          `左边组少而大，右边组多而小；现在是 ${run?.resolution ?? 1}`,
          `Left: few and large groups; right: many and small; now ${run?.resolution ?? 1}`,
        )}
      >
        {(wiring) => (
          <input
            {...wiring}
            type="range"
            min={finest.least}
            max={finest.most}
            step={finest.step}
            defaultValue={run?.resolution ?? 1}
          />
        )}
      </Field>
      <SelectField
        name="groupScope"
        label={say('范围', 'Scope')}
        defaultValue={run?.scope ?? 'article'}
        options={[
          { value: 'article', label: say('按条文分', 'Within each article') },
          { value: 'draft', label: say('全稿一起分', 'Over the whole draft') },
        ]}
      />
      <div className="button-row">
        <Button name="act" value="cluster" look={run ? 'secondary' : 'primary'}>
          {run ? say('重新分组', 'Group anew') : say('开始分组', 'Group')}
        </Button>
        {run ? (
          <Button name="act" value="cluster-new">
            {say('只归入新来的', 'Only put new ones in')}
          </Button>
        ) : null}
      </div>
    </Form>
  )
}
