// Changes of later versions that may answer an item, each with the words that went and came and why it is offered. Drawn
// as the machine's, until a person says yes or no.

import type { TraceGround, TraceVerdict } from '~/domain/adoption'
import { LawText, useLanguage } from '~/language'
import { EditsInline } from '../comparison/EditsInline'
import { Button } from '../ui/Button'
import { Form } from '../ui/Form'
import { MachineNote } from '../ui/Notice'
import { Tag } from '../ui/Tag'
import { groundLabels, verdictLabels } from './words'

export interface CandidateView {
  readonly versionId: string
  readonly versionLabel: string
  readonly changeId: string
  readonly eId: string
  readonly number: string
  readonly start: number
  readonly end: number
  readonly words: string
  readonly removed: string
  readonly before: string
  readonly after: string
  readonly ground: TraceGround | 'place'
  readonly score: number
  readonly comments: number
  readonly decided: 'confirmed' | 'rejected' | ''
}

interface CandidatesProps {
  readonly verdict: TraceVerdict
  readonly candidates: readonly CandidateView[]
  readonly lockVersion: number
  readonly mayDecide: boolean
}

export function Candidates({ verdict, candidates, lockVersion, mayDecide }: CandidatesProps) {
  const { say, label } = useLanguage()
  return (
    <section aria-labelledby="candidates">
      <h2 id="candidates">
        {say(`改动候选 ${candidates.length}`, `Candidate changes: ${candidates.length}`)}
      </h2>
      <MachineNote label={say('机器建议', 'Suggested by machine')}>
        <p>{label(verdictLabels[verdict])}</p>
      </MachineNote>
      {candidates.length === 0 ? (
        <p>
          {say(
            '后面的稿次还没有与它有关的改动。导入下一稿后会在这里列出。',
            'No later version has a change that concerns it yet. After the next import they stand here.',
          )}
        </p>
      ) : null}
      <ol className="candidates">
        {candidates.map((candidate) => (
          <li key={`${candidate.versionId} ${candidate.changeId} ${candidate.eId} ${candidate.start}`}>
            <CandidateWords candidate={candidate} />
            {mayDecide ? <Decide candidate={candidate} lockVersion={lockVersion} /> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What a link carries of its place: the command reads the words from the stored text itself. */
const linkValue = (candidate: CandidateView) =>
  [
    candidate.versionId,
    candidate.changeId,
    candidate.eId,
    candidate.start,
    candidate.end,
    candidate.ground === 'place' ? 'person' : 'machine',
  ].join('|')

function CandidateWords({ candidate }: { candidate: CandidateView }) {
  const { say, label } = useLanguage()
  const { before, removed, words, after } = candidate
  const edits = [
    ['=', before && `……${before}`],
    ['-', removed],
    ['+', words],
    ['=', after && `${after}……`],
  ] as const
  return (
    <>
      <p>
        <LawText>
          <b>{candidate.versionLabel}</b> {candidate.number}
        </LawText>{' '}
        {candidate.decided === 'confirmed' ? <Tag tone="ok">{say('已确认', 'Confirmed')}</Tag> : null}
        {candidate.decided === 'rejected' ? <Tag>{say('不是', 'Not it')}</Tag> : null}
      </p>
      <p className="candidate-words">
        <EditsInline edits={edits.filter(([, text]) => text !== '')} />
      </p>
      <p className="facts">
        {label(groundLabels[candidate.ground])}
        {candidate.score > 0 ? ` · ${say('相合', 'match')} ${candidate.score.toFixed(2)}` : null}
        {candidate.comments > 1
          ? ` · ${say(`${candidate.comments}条意见指向这里`, `${candidate.comments} comments point here`)}`
          : null}
      </p>
    </>
  )
}

function Decide({ candidate, lockVersion }: { candidate: CandidateView; lockVersion: number }) {
  const { say } = useLanguage()
  const evidence = `${candidate.ground} ${candidate.score}`
  return (
    <Form className="inline-form">
      <input type="hidden" name="link" value={linkValue(candidate)} />
      <input type="hidden" name="evidence" value={evidence} />
      <input type="hidden" name="lockVersion" value={lockVersion} />
      <div className="button-row">
        {candidate.decided === 'confirmed' ? null : (
          <Button name="act" value="confirm" shortcut="c">
            {say('确认', 'Confirm')}
          </Button>
        )}
        {candidate.decided === 'rejected' ? null : (
          <Button name="act" value="reject" look="text" shortcut="x">
            {say('不是', 'Not this one')}
          </Button>
        )}
      </div>
    </Form>
  )
}
