// Splitting a comment into its points: its words, cut where a sentence or a point begins, with a box before each piece.
// What the machine found is ticked and says so; nothing is split before a person presses the button. It works without
// a script.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { resultLabel, statusLabels } from '../../adoption/words'
import { Button } from '../../ui/Button'
import { Details } from '../../ui/Disclosure'
import { TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'
import { stanceLabels } from '../channels'

export interface SplitView {
  readonly maySplit: boolean
  readonly lockVersion: number
  readonly pieces: readonly {
    readonly start: number
    readonly words: string
    readonly isCut: boolean
    readonly article: string
  }[]
  readonly isSplit: boolean
  readonly isSure: boolean
  readonly suggested: number
  readonly parts: readonly {
    readonly id: string
    readonly words: string
    readonly article: string
    readonly stance: string
    readonly proposals: readonly string[]
    readonly result: string
    readonly status: string
  }[]
}

interface SplitProps {
  readonly consultationId: string
  readonly split: SplitView
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly typed: Readonly<Record<string, string>> | undefined
}

export function SplitPanel({ consultationId, split, errors, typed }: SplitProps) {
  const { say } = useLanguage()
  const canCut = split.maySplit && split.pieces.length > 1
  if (!split.isSplit && !canCut) return null
  return (
    <section aria-labelledby="split">
      <h2 id="split">
        {split.isSplit ? say('拆成的几点', 'Its points') : say('拆成几点', 'Split into points')}
      </h2>
      {split.isSplit ? <Parts consultationId={consultationId} parts={split.parts} /> : null}
      {split.isSplit || split.suggested === 0 ? null : <Suggestion split={split} />}
      {canCut ? (
        <Folded isFolded={split.isSplit || split.suggested === 0} isSplit={split.isSplit}>
          <CutForm split={split} errors={errors} typed={typed} />
        </Folded>
      ) : null}
      {split.isSplit && split.maySplit ? (
        <Form label={say('撤销拆分', 'Take the split back')}>
          <input type="hidden" name="act" value="join" />
          <input type="hidden" name="lockVersion" value={split.lockVersion} />
          <Button look="secondary">{say('撤销拆分，作为一条答复', 'Take the split back')}</Button>
        </Form>
      ) : null}
    </section>
  )
}

function Suggestion({ split }: { readonly split: SplitView }) {
  const { say } = useLanguage()
  return (
    <p className="facts machine-facts">
      <span className="tag tag-machine">{say('机器读出', 'Read by machine')}</span>{' '}
      {split.isSure
        ? say(
            `这条意见有${split.suggested}点，可以分开答复。`,
            `It makes ${split.suggested} points that can be answered apart.`,
          )
        : say(
            `这条意见可能有${split.suggested}点，请看是否要分开。`,
            `It may make ${split.suggested} points; see whether they should be apart.`,
          )}
    </p>
  )
}

function Folded({
  isFolded,
  isSplit,
  children,
}: {
  isFolded: boolean
  isSplit: boolean
  children: ReactNode
}) {
  const { say } = useLanguage()
  if (!isFolded) return children
  return (
    <Details
      summary={
        isSplit ? say('改动拆分', 'Split otherwise') : say('自己选在哪里分开', 'Choose where to split')
      }
    >
      {children}
    </Details>
  )
}

function CutForm({ split, errors, typed }: Pick<SplitProps, 'split' | 'errors' | 'typed'>) {
  const { say } = useLanguage()
  const isTicked = (piece: SplitView['pieces'][number]) =>
    typed === undefined ? piece.isCut : typed[`cut-${piece.start}`] !== undefined
  return (
    <Form errors={errors} label={say('拆成几点', 'Split into points')}>
      <input type="hidden" name="act" value="split" />
      <input type="hidden" name="lockVersion" value={split.lockVersion} />
      <ol className="split-pieces" id="cuts">
        {split.pieces.map((piece) => (
          <li key={piece.start}>
            {piece.start === 0 ? null : (
              <div className="choice">
                <input
                  type="checkbox"
                  id={`cut-${piece.start}`}
                  name={`cut-${piece.start}`}
                  value="1"
                  defaultChecked={isTicked(piece)}
                />
                <label htmlFor={`cut-${piece.start}`}>
                  {say('从这里分开', 'Split here')}
                  <span className="visually-hidden" lang="zh-CN">
                    {piece.words.slice(0, 20)}
                  </span>
                </label>
              </div>
            )}
            <p className="split-words" lang="zh-CN">
              {piece.words}
            </p>
            {piece.isCut ? (
              <TextField
                name={`place-${piece.start}`}
                label={say('说的是哪一条', 'The article it is about')}
                hint={
                  piece.article === ''
                    ? say('空着就跟原来的位置走。', 'Left empty it stays where the comment stands.')
                    : undefined
                }
                defaultValue={typed?.[`place-${piece.start}`] ?? piece.article}
                optional
              />
            ) : null}
          </li>
        ))}
      </ol>
      <Button>
        {split.isSplit ? say('照这样重新拆分', 'Split like this') : say('照这样拆分', 'Split like this')}
      </Button>
      <p className="hint">
        {say(
          '原话始终是完整的一条，只计一次；拆开的各点分别答复。',
          'The words stay one comment, counted once; its points are answered apart.',
        )}
      </p>
    </Form>
  )
}

function Parts({
  consultationId,
  parts,
}: {
  readonly consultationId: string
  readonly parts: SplitView['parts']
}) {
  const { say, label } = useLanguage()
  return (
    <ol className="split-parts">
      {parts.map((part) => (
        <li key={part.id}>
          <p className="facts">
            <span lang="zh-CN">{part.article || '整部草案'}</span>
            {' · '}
            {label(stanceLabels[part.stance] ?? { zh: '看不出', en: 'Unclear' })}
            {part.proposals.map((words) => (
              <span key={words} lang="zh-CN">
                {' · '}
                {words}
              </span>
            ))}
          </p>
          <p className="split-words" lang="zh-CN">
            {part.words}
          </p>
          <a
            className="button button-text"
            href={paths.deskDispositions(consultationId, { item: `p-${part.id}` })}
          >
            {part.status === ''
              ? say('答复这一点', 'Answer this point')
              : `${label(statusLabels[part.status as keyof typeof statusLabels])} ${label(resultLabel(part.result))}`}
          </a>
        </li>
      ))}
    </ol>
  )
}
