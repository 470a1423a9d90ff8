// What a language model drafted, drawn weaker than anything that a person decided: each sentence with the words that it rests
// on and a way to the comment they come from, what was not used and why, and the forms by which a person decides.

import { dayText } from '~/components/day'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button, ButtonRow } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import type { FieldError } from '../../ui/ErrorSummary'
import { TextArea, TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { MachineNote, Notice } from '../../ui/Notice'
import { VisibleText } from '../../ui/visibleText'

export interface DraftedView {
  readonly text: string
  readonly quotes: readonly { readonly commentId: string; readonly words: string }[]
}

export interface SummaryView {
  readonly id: string
  readonly status: string
  readonly lockVersion: number
  readonly model: string
  readonly at: number
  readonly label: DraftedView | null
  readonly points: readonly DraftedView[]
  readonly unproved: number
  readonly unfit: number
  readonly read: number
  readonly more: number
  readonly minors: number
  readonly addressed: readonly string[]
  readonly failure: { readonly zh: string; readonly en: string } | null
  readonly words: string
  readonly decidedBy: string
  readonly decidedAt: number
}

interface Typed {
  readonly errors?: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

interface SummaryProps extends Typed {
  readonly consultationId: string
  readonly summary: SummaryView
  readonly mayGroup: boolean
  /** For a machine's group, which becomes a theme by accepting. */
  readonly group?: { readonly clusterId: string; readonly name: string }
}

/** A draft that waits for a person, or the sentence that says why there is none. */
export function OfferedSummary({ consultationId, summary, mayGroup, group, ...typed }: SummaryProps) {
  const { say, label, language } = useLanguage()
  if (summary.failure) {
    return (
      <Notice tone="warn" title={say('语言模型没有给出概括', 'The language model gave no summary')}>
        <p>
          {label(summary.failure)}
          {say(
            `（${dayText(summary.at, language)}，${summary.model}）。意见、分组和引语都没有变，照常可用；可以过一会儿再请它起草。`,
            ` (${dayText(summary.at, language)}, ${summary.model}). Comments, groups and quotes are as before; ask again later if you like.`,
          )}
        </p>
        <Addressed consultationId={consultationId} summary={summary} />
      </Notice>
    )
  }
  return (
    <MachineNote label={say('机器起草', 'Drafted by machine')}>
      {summary.label ? <Sentence consultationId={consultationId} sentence={summary.label} isLabel /> : null}
      {summary.points.map((point) => (
        <Sentence key={point.text} consultationId={consultationId} sentence={point} />
      ))}
      <WhatWasRead summary={summary} />
      <Addressed consultationId={consultationId} summary={summary} />
      {mayGroup ? <Decide summary={summary} group={group} {...typed} /> : null}
    </MachineNote>
  )
}

function Sentence({
  consultationId,
  sentence,
  isLabel,
}: {
  readonly consultationId: string
  readonly sentence: DraftedView
  readonly isLabel?: boolean
}) {
  const { say } = useLanguage()
  return (
    <div className="drafted">
      <p>
        {isLabel ? say('名称：', 'Name: ') : null}
        {isLabel ? <b lang="zh-CN">{sentence.text}</b> : <span lang="zh-CN">{sentence.text}</span>}
      </p>
      <ul className="drafted-quotes" aria-label={say('依据的原话', 'Original words it rests on')}>
        {sentence.quotes.map(({ commentId, words }) => (
          <li key={`${commentId} ${words}`}>
            <a href={paths.deskComment(consultationId, commentId)} lang="zh-CN">
              “<VisibleText>{words}</VisibleText>”
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function WhatWasRead({ summary }: { readonly summary: SummaryView }) {
  const { say, language } = useLanguage()
  const { model, at, read, more, minors, unproved, unfit } = summary
  return (
    <p className="facts">
      {say(
        `模型${model}在${dayText(at, language)}读了${read}条不同的意见${more > 0 ? `，另有${more}条没有读` : ''}${minors > 0 ? `，未成年人的${minors}条没有发送` : ''}。`,
        `The model ${model} read ${read} different comments on ${dayText(at, language)}${more > 0 ? `; ${more} more were not read` : ''}${minors > 0 ? `; ${minors} of minors were not sent` : ''}.`,
      )}
      {unproved > 0
        ? say(
            `它写的另外${unproved}句没有采用：引的话在意见里找不到。`,
            ` ${unproved} of its sentences are left out: the words they quote do not occur.`,
          )
        : null}
      {unfit > 0
        ? say(`还有${unfit}句不合格式，没有采用。`, ` ${unfit} more do not have the asked form.`)
        : null}
    </p>
  )
}

function Addressed({
  consultationId,
  summary: { addressed },
}: Pick<SummaryProps, 'consultationId' | 'summary'>) {
  const { say } = useLanguage()
  if (addressed.length === 0) return null
  return (
    <p>
      {say(
        `有${addressed.length}条意见像是写给机器的话，没有发给模型，请人来看：`,
        `${addressed.length} comments seem to speak to a machine and were not sent to it; please read them: `,
      )}
      {addressed.slice(0, 10).map((id, at) => (
        <span key={id}>
          {at > 0 ? say('、', ', ') : null}
          <a href={paths.deskComment(consultationId, id)}>{say(`第${at + 1}条`, `no. ${at + 1}`)}</a>
        </span>
      ))}
    </p>
  )
}

function Decide({ summary, group, errors = [], typed }: Pick<SummaryProps, 'summary' | 'group'> & Typed) {
  const { say } = useLanguage()
  const own = typed?.summaryId === summary.id ? typed : undefined
  const suffix = group ? `-${summary.id}` : ''
  return (
    <Details summary={say('采用、修改或者不采用', 'Accept, change or reject')} open={own !== undefined}>
      <Form errors={errors} summary={false} label={say('处理机器起草的概括', 'Decide on the draft')}>
        <input type="hidden" name="summaryId" value={summary.id} />
        <input type="hidden" name="summaryLock" value={summary.lockVersion} />
        {group ? (
          <>
            <input type="hidden" name="clusterId" value={group.clusterId} />
            <TextField
              name="summaryName"
              id={`summaryName${suffix}`}
              label={say('用这一组建立的要点叫什么', 'Name of the theme to make of this group')}
              defaultValue={own?.summaryName ?? summary.label?.text ?? group.name}
            />
          </>
        ) : null}
        <TextArea
          name="summaryWords"
          id={`summaryWords${suffix}`}
          label={say('概括（可以改）', 'Summary (change it as you like)')}
          rows={5}
          lang="zh-CN"
          defaultValue={own?.summaryWords ?? summary.points.map(({ text }) => text).join('\n')}
        />
        <ButtonRow>
          <Button name="act" value="accept-summary" look="primary">
            {group ? say('建立要点并采用', 'Make the theme and accept') : say('采用', 'Accept')}
          </Button>
          <Button name="act" value="reject-summary" look="text">
            {say('不采用', 'Reject')}
          </Button>
        </ButtonRow>
      </Form>
    </Details>
  )
}

/** What a person accepted, with the way to change it or take it down. */
export function StandingSummary({
  summary,
  mayGroup,
  errors = [],
  typed,
}: Omit<SummaryProps, 'consultationId' | 'group'>) {
  const { say, language } = useLanguage()
  const own = typed?.summaryId === summary.id ? typed : undefined
  return (
    <section aria-labelledby="standing-summary">
      <h2 id="standing-summary">{say('概括', 'Summary')}</h2>
      <p className="standing-summary" lang="zh-CN">
        {summary.words}
      </p>
      <p className="facts">
        {summary.status === 'edited'
          ? say('机器起草，经', 'Drafted by machine, changed by ')
          : say('机器起草，由', 'Drafted by machine, accepted by ')}
        <span lang="zh-CN">{summary.decidedBy}</span>
        {summary.status === 'edited'
          ? say(
              `修改，${dayText(summary.decidedAt, language)}。`,
              `, ${dayText(summary.decidedAt, language)}.`,
            )
          : say(
              `采用，${dayText(summary.decidedAt, language)}。`,
              `, ${dayText(summary.decidedAt, language)}.`,
            )}
      </p>
      {mayGroup ? (
        <Details summary={say('改写或者撤下', 'Change or take down')} open={own !== undefined}>
          <Form errors={errors} summary={false} label={say('改写概括', 'Change the summary')}>
            <input type="hidden" name="summaryId" value={summary.id} />
            <input type="hidden" name="summaryLock" value={summary.lockVersion} />
            <TextArea
              name="summaryWords"
              id="standing-words"
              label={say('概括', 'Summary')}
              rows={5}
              lang="zh-CN"
              defaultValue={own?.summaryWords ?? summary.words}
            />
            <ButtonRow>
              <Button name="act" value="accept-summary">
                {say('保存', 'Save')}
              </Button>
              <Button name="act" value="reject-summary" look="text">
                {say('撤下', 'Take down')}
              </Button>
            </ButtonRow>
          </Form>
        </Details>
      ) : null}
    </section>
  )
}
