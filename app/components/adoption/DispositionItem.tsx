// One item of the workbench, from what people said down to the answer.

import type { TraceVerdict } from '~/domain/adoption'
import { counted, LawText, useLanguage } from '~/language'
import * as paths from '~/paths'
import { OriginalWords, SuggestedWording } from '../comment/CommentCard'
import { channelLabel } from '../comment/channels'
import { dayText } from '../day'
import { Notice } from '../ui/Notice'
import { VisibleText } from '../ui/visibleText'
import {
  AnswerHistory,
  type AnswerView,
  ApproveForm,
  type FormState,
  ProposeForm,
  StoredAnswer,
  UndoForm,
} from './AnswerForm'
import { Candidates, type CandidateView } from './Candidates'
import { Places, type PlaceView, Settle } from './PlaceAndSettle'
import { resultLabel } from './words'

export interface ItemView {
  readonly key: string
  readonly name: string
  readonly place: string
  readonly people: number
  readonly texts: number
  readonly stations: number
  readonly proposals: readonly { readonly words: string; readonly people: number }[]
  readonly comments: readonly {
    readonly id: string
    readonly text: string
    readonly suggestion: string
    readonly name: string
    readonly channel: string
    readonly receivedAt: number
    readonly place: string
  }[]
  readonly articleText: string
  readonly places: readonly PlaceView[]
  readonly verdict: TraceVerdict
  readonly candidates: readonly CandidateView[]
  readonly answer?: AnswerView
  readonly themeAnswer?: { readonly key: string; readonly name: string; readonly result: string }
  readonly history: readonly AnswerView[]
  readonly lockVersion: number
  readonly settlement?: { readonly as: string; readonly reason: string }
  readonly mergeTargets: readonly { readonly id: string; readonly label: string }[]
  readonly may: {
    readonly propose: boolean
    readonly approve: boolean
    readonly undo: boolean
    readonly isOwn: boolean
  }
}

interface ItemProps {
  readonly consultationId: string
  readonly item: ItemView
  readonly form: FormState
}

export function DispositionItem({ consultationId, item, form }: ItemProps) {
  const { say } = useLanguage()
  const isTheme = item.key.startsWith('t-')
  return (
    <article className="disposition-item">
      <p className="facts">
        <LawText>{item.place || say('整部草案', 'Whole draft')}</LawText>
        {isTheme
          ? ` · ${say(`${item.people}人 ${item.texts}条 ${item.stations}站`, `people ${item.people}, comments ${item.texts}, stations ${item.stations}`)}`
          : null}
      </p>
      <Said consultationId={consultationId} item={item} isTheme={isTheme} />
      {isTheme ? null : <Places places={item.places} mayCorrect={item.may.propose} {...form} />}
      <Candidates
        verdict={item.verdict}
        candidates={item.candidates}
        lockVersion={item.lockVersion}
        mayDecide={item.may.propose}
      />
      <Answer item={item} form={form} />
      {isTheme || !item.may.propose ? null : (
        <Settle settlement={item.settlement} mergeTargets={item.mergeTargets} {...form} />
      )}
      <AnswerHistory history={item.history} />
    </article>
  )
}

function Said({
  consultationId,
  item,
  isTheme,
}: {
  consultationId: string
  item: ItemView
  isTheme: boolean
}) {
  const { say, label, language } = useLanguage()
  return (
    <section aria-labelledby="said">
      <h2 id="said">{isTheme ? say('大家怎么说', 'What people said') : say('原话', 'The words as given')}</h2>
      {item.proposals.length > 0 ? (
        <ul className="proposals" aria-label={say('具体建议', 'Concrete proposals')}>
          {item.proposals.map((proposal) => (
            <li key={proposal.words}>
              <LawText>{proposal.words}</LawText>{' '}
              {say(`${proposal.people}人`, counted(proposal.people, 'person', 'people'))}
            </li>
          ))}
        </ul>
      ) : null}
      {item.comments.map((comment) => (
        <div key={comment.id} className="said">
          <OriginalWords>{comment.text}</OriginalWords>
          {comment.suggestion ? <SuggestedWording suggestion={comment.suggestion} /> : null}
          <p className="comment-facts">
            {comment.name ? (
              <VisibleText>{comment.name}</VisibleText>
            ) : (
              say('未公开姓名', 'Name not published')
            )}{' '}
            · {label(channelLabel(comment.channel))} · {dayText(comment.receivedAt, language)}
            {isTheme ? (
              <>
                {' · '}
                <a href={paths.deskDispositions(consultationId, { item: `c-${comment.id}` })}>
                  {say('单独答复这一条', 'Answer this one apart')}
                </a>
              </>
            ) : null}
          </p>
        </div>
      ))}
      {item.texts > item.comments.length ? (
        <p>
          {say(
            `先列${item.comments.length}条，共${item.texts}条；答复送到每一条。`,
            `${item.comments.length} of ${item.texts} are listed; the answer reaches each of them.`,
          )}
        </p>
      ) : null}
    </section>
  )
}

function Answer({ item, form }: { item: ItemView; form: FormState }) {
  const { say, label } = useLanguage()
  const { answer, themeAnswer, may } = item
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{say('处理意见', 'Disposition')}</h2>
      {themeAnswer ? (
        <p>
          {say('它在要点“', 'It stands in the theme “')}
          <LawText>{themeAnswer.name}</LawText>
          {say('”里', '”')}
          {themeAnswer.result
            ? say(
                `，要点的答复是${label(resultLabel(themeAnswer.result))}。`,
                `, answered: ${label(resultLabel(themeAnswer.result))}.`,
              )
            : say('，要点还没有答复。', ', not answered yet.')}{' '}
          {say('在这里答复，只对这一条有效。', 'An answer here is for this comment alone.')}
        </p>
      ) : null}
      {answer ? <StoredAnswer answer={answer} /> : null}
      {may.undo ? <UndoForm lockVersion={item.lockVersion} /> : null}
      {may.isOwn ? (
        <Notice>
          {say(
            '提出处理意见的人不能自己复核，请换一个人。',
            'The person who proposed it cannot approve it; choose someone else.',
          )}
        </Notice>
      ) : null}
      {may.approve && answer ? <ApproveForm answer={answer} {...form} /> : null}
      {may.propose ? <ProposeForm answer={answer} lockVersion={item.lockVersion} {...form} /> : null}
    </section>
  )
}
