// What changed: the new words heavier in their sentence, beside them what stood there, who said so, and the reason.

import type { DispositionResult } from '~/domain/adoption'
import { LawText, useLanguage } from '~/language'
import { FateTag } from '../comment/FateTag'
import { EditsInline } from '../comparison/EditsInline'
import { EmptyState } from '../ui/EmptyState'
import { VisibleText } from '../ui/visibleText'

export interface ChangeView {
  readonly versionLabel: string
  readonly number: string
  readonly before: string
  readonly removed: string
  readonly words: string
  readonly after: string
  readonly rationale: string
  readonly result: DispositionResult
  readonly name: string
  readonly texts: number
  readonly people: readonly string[]
  readonly stations: readonly string[]
}

export function ChangedWords({ changes }: { changes: readonly ChangeView[] }) {
  const { say } = useLanguage()
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{say(`一、改了什么 ${changes.length}处`, `1. What changed: ${changes.length}`)}</h2>
      {changes.length === 0 ? (
        <EmptyState>
          {say('没有意见改变条文的文字。', 'No comment changed the words of the text.')}
        </EmptyState>
      ) : null}
      <ol className="candidates">
        {changes.map((change, index) => (
          <li key={`${change.number} ${change.words} ${index.toString()}`}>
            <p>
              <LawText>
                <b>
                  {change.versionLabel} {change.number}
                </b>
              </LawText>{' '}
              <FateTag fate={change.result} />
            </p>
            <p className="candidate-words">
              <EditsInline
                edits={(
                  [
                    ['=', change.before && `……${change.before}`],
                    ['-', change.removed],
                    ['+', change.words],
                    ['=', change.after && `${change.after}……`],
                  ] as const
                ).filter(([, words]) => words !== '')}
              />
            </p>
            <p>
              <LawText>{change.rationale}</LawText>
            </p>
            <Credit change={change} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Credit({ change }: { change: ChangeView }) {
  const { say } = useLanguage()
  const { texts, people, stations } = change
  const others = texts - people.length
  return (
    <p className="facts">
      {say(`${texts}条意见提过`, `Said in ${texts} ${texts === 1 ? 'comment' : 'comments'}`)}
      {stations.length > 0 ? (
        <>
          {say('，经', ', through ')}
          <LawText>{stations.join('、')}</LawText>
        </>
      ) : null}
      {people.length > 0 ? (
        <>
          {say('；同意公开姓名的：', '; named with their consent: ')}
          <span lang="zh-CN">
            <VisibleText>{people.join('、')}</VisibleText>
          </span>
          {others > 0 ? say('等', ' and others') : null}
        </>
      ) : null}
    </p>
  )
}
