// The list of comments with a box before each, and under it what can be done with those that are ticked. Buttons only:
// it works by touch, by keyboard and without a script.

import type { ReactNode } from 'react'
import { dayText } from '~/components/day'
import { moderationReasons } from '~/domain/comment'
import { compareText } from '~/domain/comparison'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { EditsInline } from '../../comparison/EditsInline'
import { Button, ButtonRow } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import { SelectField, TextField } from '../../ui/Field'
import { CommentCard, type CommentState } from '../CommentCard'
import { channelLabel, stanceLabels } from '../channels'

export interface DeskCommentView {
  readonly id: string
  readonly place: string
  readonly text: string
  readonly suggestion: string
  readonly original?: string
  readonly name: string
  readonly channel: string
  readonly station: string
  readonly receivedAt: number
  readonly state: string
  readonly stance: string
  readonly proposals: readonly string[]
  readonly theme: { readonly id: string; readonly name: string } | null
  readonly isTypedByOther: boolean
}

interface ListProps {
  readonly consultationId: string
  readonly comments: readonly DeskCommentView[]
  /** Fields of the form as it was refused: the boxes stay ticked. */
  readonly typed?: Readonly<Record<string, string>>
  /** The letter that the copies are compared with. */
  readonly letter?: { readonly id: string; readonly text: string } | null
  /** Without it there are no boxes. */
  readonly canChoose: boolean
}

export function DeskComments({ consultationId, comments, typed, letter, canChoose }: ListProps) {
  const { say, label, language } = useLanguage()
  return (
    <ul className="desk-comments">
      {comments.map((comment) => (
        <CommentCard
          key={comment.id}
          as="li"
          showsHeld
          before={
            canChoose ? (
              <ChooseBox comment={comment} isTicked={typed?.[`c-${comment.id}`] !== undefined} />
            ) : undefined
          }
          comment={{
            id: comment.id,
            text: comment.text,
            ...(comment.suggestion ? { suggestion: comment.suggestion } : {}),
            ...(comment.original === undefined ? {} : { original: comment.original }),
            ...(comment.name ? { name: comment.name } : {}),
            date: dayText(comment.receivedAt, language),
            channel: label(channelLabel(comment.channel)),
            ...(comment.station ? { station: comment.station } : {}),
            ...(canChoose ? {} : { place: comment.place }),
            state: comment.state as CommentState,
          }}
        >
          {letter && letter.id !== comment.id ? <Differences from={letter.text} to={comment.text} /> : null}
          <p className="facts machine-facts">
            <span className="tag tag-machine">{say('机器读出', 'Read by machine')}</span>{' '}
            {label(stanceLabels[comment.stance] ?? { zh: '看不出', en: 'Unclear' })}
            {comment.proposals.map((words) => (
              <span key={words} lang="zh-CN">
                {' · '}
                {words}
              </span>
            ))}
          </p>
          {comment.theme ? (
            <a className="button button-text" href={paths.deskTheme(consultationId, comment.theme.id)}>
              <span>
                {say('要点：', 'Theme: ')}
                <span lang="zh-CN">{comment.theme.name}</span>
              </span>
            </a>
          ) : null}
          {canChoose ? (
            <a className="button button-text" href={paths.deskComment(consultationId, comment.id)}>
              {say('这条意见的经过', 'History of this comment')}
            </a>
          ) : null}
        </CommentCard>
      ))}
    </ul>
  )
}

function ChooseBox({ comment, isTicked }: { readonly comment: DeskCommentView; readonly isTicked: boolean }) {
  const { say } = useLanguage()
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={`c-${comment.id}`}
        name={`c-${comment.id}`}
        value={comment.theme?.id ?? '-'}
        defaultChecked={isTicked}
      />
      <label htmlFor={`c-${comment.id}`}>
        {say('选这条：', 'Choose: ')}
        <span lang="zh-CN">{comment.place}</span>
        <span className="visually-hidden" lang="zh-CN">
          {comment.text.slice(0, 20)}
        </span>
      </label>
    </div>
  )
}

function Differences({ from, to }: { readonly from: string; readonly to: string }) {
  const { say } = useLanguage()
  if (from === to)
    return <p className="facts">{say('与来信样本一字不差', 'The same as the letter, word for word')}</p>
  return (
    <Details summary={say('与来信样本的不同之处', 'How it differs from the letter')}>
      <p lang="zh-CN" className="suggested-words">
        <EditsInline edits={compareText(from, to)} />
      </p>
    </Details>
  )
}

interface BulkProps {
  readonly themes: readonly { readonly id: string; readonly name: string }[]
  readonly mayGroup: boolean
  readonly mayModerate: boolean
  readonly typed?: Readonly<Record<string, string>>
  readonly more?: ReactNode
}

/** What can be done with the ticked comments. */
export function BulkActs({ themes, mayGroup, mayModerate, typed, more }: BulkProps) {
  const { say, label } = useLanguage()
  return (
    <section className="bulk" aria-labelledby="bulk" id="comment">
      <h3 id="bulk">{say('对打勾的意见', 'With the ticked comments')}</h3>
      {more}
      {mayGroup ? (
        <>
          <SelectField
            name="themeId"
            label={say('归入要点', 'Put into a theme')}
            defaultValue={typed?.themeId}
            options={[
              { value: '', label: say('请选择', 'Choose') },
              ...themes.map(({ id, name }) => ({ value: id, label: name, lang: 'zh-CN' })),
            ]}
          />
          <ButtonRow>
            <Button name="act" value="move">
              {say('归入', 'Put in')}
            </Button>
            <Button name="act" value="take-out" look="text">
              {say('移出要点', 'Take out of its theme')}
            </Button>
          </ButtonRow>
          <TextField
            name="name"
            label={say('新要点的名字', 'Name of a new theme')}
            defaultValue={typed?.name}
          />
          <ButtonRow>
            <Button name="act" value="create">
              {say('建立要点', 'Make the theme')}
            </Button>
          </ButtonRow>
        </>
      ) : null}
      {mayModerate ? (
        <>
          <SelectField
            name="reason"
            label={say('不公开的理由', 'Reason not to publish')}
            defaultValue={typed?.reason}
            options={[
              { value: '', label: say('请选择', 'Choose') },
              ...Object.entries(moderationReasons).map(([value, words]) => ({ value, label: label(words) })),
            ]}
          />
          <TextField name="note" optional label={say('说明', 'Note')} defaultValue={typed?.note} />
          <ButtonRow>
            <Button name="act" value="held">
              {say('暂不公开', 'Hold back')}
            </Button>
            <Button name="act" value="refused" look="danger">
              {say('不予公开', 'Do not publish')}
            </Button>
            <Button name="act" value="published">
              {say('公开', 'Publish')}
            </Button>
          </ButtonRow>
        </>
      ) : null}
    </section>
  )
}
