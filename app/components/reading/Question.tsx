// One question on a version, and what came of the last answer with the place where the words stand.

import { useLanguage } from '~/language'
import { EditsInline } from '../comparison/EditsInline'
import { Button } from '../ui/Button'
import { Choice } from '../ui/Choice'
import type { FieldError } from '../ui/ErrorSummary'
import { Form } from '../ui/Form'
import { Notice } from '../ui/Notice'

interface QuestionView {
  readonly id: string
  readonly number: string
  readonly before: string
  readonly after: string
  readonly old?: string
  readonly options: readonly string[]
}

interface QuestionProps {
  readonly question: QuestionView
  readonly versionLabel: string
  readonly earlierLabel?: string
  readonly errors: readonly FieldError[]
}

export function QuestionForm({ question, versionLabel, earlierLabel, errors }: QuestionProps) {
  const { say } = useLanguage()
  const { number, before, after, old, options } = question
  const isAdded = old === ''
  return (
    <Form errors={errors} summary={false} label={say('题目', 'Question')}>
      <input type="hidden" name="question" value={question.id} />
      <div className="question" lang="zh-CN">
        <p className="facts">{number}</p>
        <p>
          ……{before}
          {old ? <span className="question-old">{old}</span> : <span className="question-gap">＿＿＿</span>}
          {after}
        </p>
      </div>
      <Choice
        name="choice"
        legend={
          old === undefined ? (
            say('横线处是什么？', 'What stands in the gap?')
          ) : (
            <Asked versionLabel={versionLabel} earlierLabel={earlierLabel ?? ''} isAdded={isAdded} />
          )
        }
        options={options.map((words, at) => ({
          value: String(at),
          label:
            words === '' ? (
              say('（删去，没有字）', '(taken out, no words)')
            ) : (
              <span lang="zh-CN">{words}</span>
            ),
        }))}
      />
      <Button look="primary">{say('提交答案', 'Submit the answer')}</Button>
    </Form>
  )
}

function Asked({
  versionLabel,
  earlierLabel,
  isAdded,
}: {
  versionLabel: string
  earlierLabel: string
  isAdded: boolean
}) {
  const { say } = useLanguage()
  const [now, then] = [
    <b key="now" lang="zh-CN">
      {versionLabel}
    </b>,
    <b key="then" lang="zh-CN">
      {earlierLabel}
    </b>,
  ]
  if (isAdded)
    return (
      <>
        {then}
        {say('里横线处没有字。', ' has no words in the gap. ')}
        {now}
        {say('加了什么？', ' put which words there?')}
      </>
    )
  return (
    <>
      {say('框里是', 'The framed words are those of ')}
      {then}
      {say('的字。', '. ')}
      {now}
      {say('改成了什么？', ' says what instead?')}
    </>
  )
}

interface AnsweredProps {
  readonly answered: {
    readonly question: QuestionView & { readonly answer: number }
    readonly chosen: string
    readonly isRight: boolean
    readonly articleHref: string
    readonly compareHref?: string
  }
}

/** Right or wrong, the words at their place, and where to read on. */
export function Answered({ answered }: AnsweredProps) {
  const { say } = useLanguage()
  const { question, chosen, isRight, articleHref, compareHref } = answered
  const right = question.options[question.answer] ?? ''
  const none = say('（没有字）', '(no words)')
  return (
    <Notice
      tone={isRight ? 'ok' : 'warn'}
      title={isRight ? say('答对了', 'Right') : say('没有答对', 'Not right')}
      focus
    >
      {isRight ? null : (
        <p>
          {say('您选的是', 'You chose ')}“<span lang="zh-CN">{chosen || none}</span>”
          {say('，原文是', '; the text says ')}“<span lang="zh-CN">{right || none}</span>”。
        </p>
      )}
      <p>
        <b lang="zh-CN">{question.number}</b>{' '}
        <EditsInline
          edits={[
            ['=', `……${question.before}`],
            ...(question.old ? [['-', question.old] as const] : []),
            ...(right ? [['+', right] as const] : []),
            ['=', question.after],
          ]}
        />
      </p>
      <p className="line-acts">
        <a href={articleHref}>{say('看这一条', 'Read the article')}</a>
        {compareHref ? <a href={compareHref}>{say('看两稿对照', 'See the comparison')}</a> : null}
      </p>
    </Notice>
  )
}
