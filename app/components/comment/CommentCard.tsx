// One comment as others see it: the person's words first and largest, what is known of them small below. A held
// comment shows the reason and not the words; a withdrawn one keeps its place.

import type { ReactNode } from 'react'
import { compareText, type Edit } from '~/domain/comparison'
import { counted, type Label, useLanguage } from '~/language'
import { EditsInline } from '../comparison/EditsInline'
import { VisibleText } from '../ui/visibleText'
import { FateTag } from './FateTag'
import type { CommentFate } from './fates'

export type CommentState = 'published' | 'pending' | 'held' | 'refused' | 'withdrawn' | 'undone'

export interface CommentView {
  readonly id: string
  readonly text: string
  /** Wording suggested; with `original` it is shown as a small comparison. */
  readonly suggestion?: string
  readonly original?: string
  /** Published by consent; absent otherwise. */
  readonly name?: string
  /** As the interface prints it: 2026年11月22日（周日）. */
  readonly date: string
  /** 网上, 站点, 信函, 座谈 … */
  readonly channel?: string
  /** The station it came through. */
  readonly station?: string
  /** Printed number of the article it is about; absent where the page already says it. */
  readonly place?: string
  readonly state: CommentState
  /** Why it is held back, in a sentence. */
  readonly heldBecause?: string
  /** Typed in by somebody else from paper or speech. */
  readonly typedBy?: string
  /** Receipt-less reference of the comment it repeats. */
  readonly duplicateOf?: { readonly label: string; readonly href: string }
  readonly fate?: CommentFate
  /** How many people said the same, this one included. */
  readonly people?: number
}

const stateLabels: Readonly<Record<Exclude<CommentState, 'published'>, Label>> = {
  pending: { zh: '待公布', en: 'Not yet published' },
  held: { zh: '暂不公开', en: 'Held back' },
  refused: { zh: '不予公开', en: 'Not published' },
  withdrawn: { zh: '本人已撤回', en: 'Withdrawn by its author' },
  undone: { zh: '录入有误，已撤回', en: 'Typed by mistake, taken back' },
}

interface CommentCardProps {
  readonly comment: CommentView
  /** Acts on it: 我也这样认为, 处理 … */
  readonly children?: ReactNode
  readonly as?: 'li' | 'div'
  /** For the staff: a held comment shows its words too. */
  readonly showsHeld?: boolean
  /** Stands before the words: a box to choose it by. */
  readonly before?: ReactNode
}

export function CommentCard({ comment, children, as: Frame = 'div', showsHeld, before }: CommentCardProps) {
  const { say, label } = useLanguage()
  const isShown = showsHeld || comment.state === 'published' || comment.state === 'pending'
  return (
    <Frame className="comment" id={`comment-${comment.id}`}>
      {before}
      {comment.place ? (
        <p className="comment-place" lang="zh-CN">
          {comment.place}
        </p>
      ) : null}
      {comment.state === 'published' ? null : (
        <p>
          <span className="tag tag-warn">{label(stateLabels[comment.state])}</span> {comment.heldBecause}
        </p>
      )}
      {isShown ? <CommentWords comment={comment} /> : null}
      <p className="comment-facts">
        {comment.name ? (
          <span lang="zh-CN">
            <VisibleText>{comment.name}</VisibleText>
          </span>
        ) : (
          say('未公开姓名', 'Name not published')
        )}{' '}
        · {comment.date}
        {comment.channel ? ` · ${comment.channel}` : null}
        {comment.station ? <span lang="zh-CN"> {comment.station}</span> : null}
        {comment.typedBy ? ` · ${say(`由${comment.typedBy}录入`, `typed in by ${comment.typedBy}`)}` : null}
        {comment.people && comment.people > 1
          ? ` · ${say(`${comment.people}人提过相同的意见`, `said by ${counted(comment.people, 'person', 'people')}`)}`
          : null}
        {comment.duplicateOf ? (
          <>
            {' · '}
            {say('与', 'Same as ')}
            <a href={comment.duplicateOf.href}>{comment.duplicateOf.label}</a>
            {say('相同，照样计数', ', counted all the same')}
          </>
        ) : null}
      </p>
      {comment.fate ? <FateTag fate={comment.fate} /> : null}
      {children ? <div className="button-row">{children}</div> : null}
    </Frame>
  )
}

function CommentWords({ comment }: { comment: CommentView }) {
  return (
    <>
      <OriginalWords>{comment.text}</OriginalWords>
      {comment.suggestion ? (
        <SuggestedWording suggestion={comment.suggestion} original={comment.original} />
      ) : null}
    </>
  )
}

/** A person's own words, exactly as given. */
export function OriginalWords({ children }: { children: string }) {
  return (
    <blockquote className="original-words" lang="zh-CN">
      <VisibleText>{children}</VisibleText>
    </blockquote>
  )
}

interface SuggestedWordingProps {
  readonly suggestion: string
  readonly original?: string
  /** Computed before, e.g. stored with the comment. */
  readonly edits?: readonly Edit[]
}

/** Suggested wording: the changed words marked where the old text is known. */
export function SuggestedWording({ suggestion, original, edits }: SuggestedWordingProps) {
  const { say } = useLanguage()
  const marked = edits ?? (original === undefined ? undefined : editsOf(original, suggestion))
  return (
    <div className="suggested">
      <p className="suggested-label">{say('建议改为', 'Suggested wording')}</p>
      <div className="suggested-words" lang="zh-CN">
        {marked ? <EditsInline edits={marked} /> : <VisibleText>{suggestion}</VisibleText>}
      </div>
    </div>
  )
}

/** Undefined where little of the text is kept: somebody wrote about the wording instead of in it, and marks of nearly
 *  every word would say nothing. */
function editsOf(original: string, suggestion: string): readonly Edit[] | undefined {
  const edits = compareText(original, suggestion)
  const kept = edits.reduce((sum, [sign, words]) => (sign === '=' ? sum + words.length : sum), 0)
  return kept * 2 >= original.length ? edits : undefined
}
