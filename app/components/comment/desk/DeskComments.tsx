// The list of comments with a box before each. Plain boxes: it works by touch, by keyboard and without a script.

import { dayText, lastDayText } from '~/components/day'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { CommentCard, type CommentState } from '../CommentCard'
import { channelLabel, stanceLabels } from '../channels'
import type { AssignmentFacts } from './AssignPanel'
import { Differences } from './Differences'

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
  readonly assignment: AssignmentFacts | null
  readonly notes: number
  readonly marks: DoorMarksView | null
  readonly points?: number
}

interface DoorMarksView {
  readonly files: number
  readonly unreadFiles: number
  readonly sameDevice: number
  readonly authorship: string
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
          {canChoose ? <StaffFacts comment={comment} /> : null}
          {canChoose ? <DoorMarks marks={comment.marks} /> : null}
          {canChoose && comment.points ? (
            <a className="button button-text" href={`${paths.deskComment(consultationId, comment.id)}#split`}>
              {say(`像是有${comment.points}点，可以拆开`, `Seems to make ${comment.points} points: split it`)}
            </a>
          ) : null}
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

/** Facts and no accusation: a family shares a telephone. */
function DoorMarks({ marks }: { readonly marks: DoorMarksView | null }) {
  const { say } = useLanguage()
  if (!marks) return null
  const { files, unreadFiles, sameDevice, authorship } = marks
  const words = [
    files > 0 && say(`附件${files}件`, `files: ${files}`),
    unreadFiles > 0 && say(`其中${unreadFiles}件未读文字`, `text not read: ${unreadFiles}`),
    sameDevice > 1 && say(`同一台设备提交${sameDevice}件`, `submissions from this device: ${sameDevice}`),
    authorship === 'contested' && say('署名待核实', 'name contested'),
    authorship === 'disowned' && say('署名人说不是本人提的', 'not by the person it named'),
  ].filter((one) => one !== false)
  return <p className="facts">{words.join(' · ')}</p>
}

/** Who is in charge of it, until when, and how many private notes it has. */
function StaffFacts({ comment: { assignment, notes } }: { readonly comment: DeskCommentView }) {
  const { say, language } = useLanguage()
  if (!assignment?.assignee && notes === 0) return null
  return (
    <p className="facts machine-facts">
      {assignment?.assignee ? (
        <>
          {say('承办：', 'In charge: ')}
          <span lang="zh-CN">{assignment.name}</span>
          {assignment.dueAt > 0 ? ` ${say('期限', 'due ')}${lastDayText(assignment.dueAt, language)}` : ''}
          {assignment.isDone ? say('，已办完', ', done') : ''}
        </>
      ) : null}
      {assignment?.assignee && notes > 0 ? ' · ' : ''}
      {notes > 0 ? say(`内部备注${notes}条`, `private notes: ${notes}`) : ''}
    </p>
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
        value={`${comment.theme?.id ?? '-'} ${comment.assignment?.lockVersion ?? 0}`}
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
