// The parts of a receipt: how far each comment has come, its answer, the words it changed side by side, its place in each
// version, and its proof.

import type { CarryFate, DispositionResult } from '~/domain/adoption'
import { compareText } from '~/domain/comparison'
import { type Label, useLanguage } from '~/language'
import * as paths from '~/paths'
import { EditsInline } from '../comparison/EditsInline'
import { dayText } from '../day'
import type { FieldError } from '../ui/ErrorSummary'
import type { Step } from '../ui/Steps'
import { OriginalWords, SuggestedWording } from './CommentCard'
import { FateTag } from './FateTag'
import type { CommentFate as FateWord } from './fates'
import { placeName } from './places'
import { type ModerationView, ReceiptModeration } from './ReceiptModeration'
import { Places, ReceiptSteps } from './ReceiptSteps'

interface FateView {
  readonly places: readonly {
    readonly versionId: string
    readonly label: string
    readonly number: string
    readonly fate: CarryFate
    readonly wordsChanged?: true
  }[]
  readonly outcome: string
  readonly answer?: {
    readonly result: DispositionResult
    readonly rationale: string
    readonly decidedAt: number
  }
  readonly settledReason?: string
  readonly changed: readonly {
    readonly fromText: string
    readonly toText: string
    readonly articleNumber: string
    readonly versionLabel: string
  }[]
  readonly theme?: { readonly name: string; readonly texts: number }
  readonly parts?: readonly PartView[]
}

interface PartView {
  readonly words: string
  readonly number: string
  readonly outcome: string
  readonly rationale: string
  readonly changed: FateView['changed']
  readonly places: FateView['places']
}

export interface ReceiptCommentView {
  readonly id: string
  readonly eId: string
  readonly number: string
  readonly text: string
  readonly suggestion: string
  readonly original?: string
  readonly quote?: string
  readonly state: string
  readonly moderation?: ModerationView
  readonly supports: number
  readonly entry?: number
  readonly fate?: FateView
}

interface ReceiptCommentProps {
  readonly comment: ReceiptCommentView
  readonly consultation: {
    readonly id: string
    readonly versionId: string
    readonly workId: string
    readonly versionLabel: string
    readonly hasOutcome: boolean
    readonly stage: string
  }
  readonly receivedAt: number
  /** Of an appeal that was refused as it was written. */
  readonly errors?: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

export function ReceiptComment(props: ReceiptCommentProps) {
  const { comment, consultation, receivedAt, errors = [], typed } = props
  const { say, language } = useLanguage()
  const { fate } = comment
  return (
    <section className="comment" aria-labelledby={`place-${comment.id}`}>
      <h2 id={`place-${comment.id}`} lang={comment.number ? 'zh-CN' : undefined}>
        {placeName(comment.number ? 'zh' : language, comment)}
      </h2>
      <ReceiptModeration comment={comment} errors={errors} typed={typed} />
      <ReceiptSteps steps={stepsOf({ comment, consultation, receivedAt }, { say, language })} />
      {fate?.answer ? <Answer answer={fate.answer} /> : null}
      {fate?.settledReason ? <p lang="zh-CN">{fate.settledReason}</p> : null}
      {fate?.parts && fate.parts.length > 0 ? (
        <AnsweredParts parts={fate.parts} consultation={consultation} />
      ) : null}
      {fate && fate.changed.length > 0 ? <ChangedWords changed={fate.changed} /> : null}
      {fate && fate.places.length > 0 ? (
        <>
          <h3>{say('在各稿中的位置', 'Its place in each version')}</h3>
          <Places places={placesOf(comment, consultation, fate)} />
        </>
      ) : null}
      <h3>{say('您的原话（不会被改动）', 'Your words (never altered)')}</h3>
      {comment.quote ? (
        <p className="facts">
          {say('只针对：', 'About: ')}
          <q lang="zh-CN">{comment.quote}</q>
        </p>
      ) : null}
      <OriginalWords>{comment.text}</OriginalWords>
      {comment.suggestion ? (
        <SuggestedWording suggestion={comment.suggestion} original={comment.original} />
      ) : null}
    </section>
  )
}

/** The points of a comment that was split, each with its own answer. */
function AnsweredParts({
  parts,
  consultation,
}: {
  readonly parts: readonly PartView[]
  readonly consultation: ReceiptCommentProps['consultation']
}) {
  const { say } = useLanguage()
  return (
    <>
      <h3>{say(`您说的${parts.length}点，分别答复`, `Your ${parts.length} points, answered apart`)}</h3>
      <ol className="split-parts">
        {parts.map((part) => (
          <li key={part.words}>
            <p className="facts">
              <span lang="zh-CN">{part.number || '整部草案'}</span>
              {consultation.hasOutcome ? (
                <>
                  {' '}
                  <FateTag fate={part.outcome as FateWord} />
                </>
              ) : null}
            </p>
            <blockquote lang="zh-CN">{part.words}</blockquote>
            {part.rationale ? <p lang="zh-CN">{part.rationale}</p> : null}
            {part.changed.length > 0 ? <ChangedWords changed={part.changed} /> : null}
            {part.places.length > 0 ? (
              <Places places={laterPlaces(part.places, consultation.workId)} />
            ) : null}
          </li>
        ))}
      </ol>
    </>
  )
}

type Around = { readonly say: (zh: string, en: string) => string; readonly language: 'zh' | 'en' }

function stepsOf(
  { comment, consultation, receivedAt }: ReceiptCommentProps,
  { say, language }: Around,
): Step[] {
  const { fate } = comment
  const isDone = consultation.hasOutcome
  const grouped = fate?.theme
  return [
    { key: 'received', label: say('收到', 'Received'), state: 'done', note: dayText(receivedAt, language) },
    {
      key: 'grouped',
      label: grouped ? say(`归入“${grouped.name}”`, 'Grouped') : say('归类', 'Grouping'),
      state: grouped ? 'done' : isDone ? 'done' : 'now',
      note: grouped
        ? say(`同类${grouped.texts}条`, `with ${grouped.texts} comments on the same point`)
        : isDone
          ? say('单独处理', 'dealt with by itself')
          : undefined,
    },
    {
      key: 'answered',
      label: say('答复', 'Answer'),
      state: isDone ? 'done' : grouped ? 'now' : 'later',
      note: fate?.answer ? dayText(fate.answer.decidedAt, language) : undefined,
    },
    {
      key: 'published',
      label: isDone
        ? say('采纳情况已公布', 'Outcome published')
        : say('公布采纳情况', 'Outcome to be published'),
      state: isDone ? 'done' : 'later',
      note: isDone ? <a href={paths.outcome(consultation.id)}>{say('看全部', 'See all')}</a> : undefined,
    },
  ]
}

const results: Readonly<Record<string, FateWord>> = {
  adopted: 'adopted',
  'partly-adopted': 'partly-adopted',
  partly: 'partly-adopted',
  'not-adopted': 'not-adopted',
  noted: 'noted',
}

function Answer({ answer }: { answer: NonNullable<FateView['answer']> }) {
  const { say } = useLanguage()
  const fate = results[answer.result]
  return (
    <>
      <h3>{say('答复', 'Answer')}</h3>
      {fate ? (
        <p>
          <FateTag fate={fate} />
        </p>
      ) : null}
      <p lang="zh-CN">{answer.rationale}</p>
    </>
  )
}

/** Before and after, side by side; the words that differ are marked on both sides. */
function ChangedWords({ changed }: { changed: FateView['changed'] }) {
  const { say } = useLanguage()
  return (
    <>
      <h3>{say('改了这些字', 'The words it changed')}</h3>
      {changed.map((change) => {
        const edits = compareText(change.fromText, change.toText)
        return (
          <div className="before-after" key={`${change.versionLabel}${change.articleNumber}${change.toText}`}>
            <div>
              <h4>{say('原来', 'Before')}</h4>
              <EditsInline edits={edits} show="old" />
            </div>
            <div>
              <h4 lang="zh-CN">
                {change.versionLabel} {change.articleNumber}
              </h4>
              <EditsInline edits={edits} show="new" />
            </div>
          </div>
        )
      })}
    </>
  )
}

const carried: Readonly<Record<CarryFate, Label>> = {
  'same-place': { zh: '', en: '' },
  renumbered: { zh: '条号变动', en: 'renumbered' },
  moved: { zh: '移动', en: 'moved' },
  'split-to': { zh: '拆分', en: 'split' },
  'merged-into': { zh: '合并', en: 'joined' },
  'text-changed': { zh: '文字有改动', en: 'wording changed' },
  'text-gone': {
    zh: '文字已删去，意见和答复仍然保留',
    en: 'text removed; the comment and its answer remain',
  },
  'needs-person': { zh: '待人确认', en: 'to be confirmed by a person' },
}

function placesOf(
  comment: ReceiptCommentView,
  consultation: ReceiptCommentProps['consultation'],
  fate: FateView,
) {
  const first = {
    version: consultation.versionLabel,
    article: comment.number || '整部草案',
    href: paths.article(consultation.id, comment.eId),
  }
  return [first, ...laterPlaces(fate.places, consultation.workId)]
}

const laterPlaces = (places: FateView['places'], workId: string) =>
  places.map((place) => ({
    version: place.label,
    article: place.number || '—',
    note: <CarryNote fate={place.fate} wordsChanged={place.wordsChanged} />,
    href: place.number ? paths.version(workId, place.versionId) : undefined,
  }))

function CarryNote({ fate, wordsChanged }: { fate: CarryFate; wordsChanged: true | undefined }) {
  const { label, say } = useLanguage()
  const words = [label(carried[fate]), wordsChanged ? label(carried['text-changed']) : '']
  return <>{words.filter(Boolean).join(say('，', ', '))}</>
}
