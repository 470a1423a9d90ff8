// What was not adopted or only noted, gathered by ground, each with its reason in full.

import { type DispositionResult, dispositionGrounds } from '~/domain/adoption'
import { LawText, useLanguage } from '~/language'
import { Bars } from '../chart/Bars'
import { FateTag } from '../comment/FateTag'
import { Details } from '../ui/Disclosure'
import { EmptyState } from '../ui/EmptyState'
import { VisibleText } from '../ui/visibleText'

interface AnswerView {
  readonly id: string
  readonly result: DispositionResult
  readonly ground: string
  readonly rationale: string
  readonly name: string
  readonly texts: number
}

export function NotAdopted({ answers }: { answers: readonly AnswerView[] }) {
  const { say, label } = useLanguage()
  const others = answers.filter(({ result }) => result === 'not-adopted' || result === 'noted')
  const names = [...Object.keys(dispositionGrounds), '']
  const groups = names
    .map((ground) => ({ ground, answers: others.filter((answer) => answer.ground === ground) }))
    .filter((group) => group.answers.length > 0)
    .map((group) => ({ ...group, texts: group.answers.reduce((sum, { texts }) => sum + texts, 0) }))
    .sort((a, b) => b.texts - a.texts)
  const wordOf = (ground: string) =>
    ground === ''
      ? say('其他理由', 'Other reasons')
      : label(dispositionGrounds[ground as keyof typeof dispositionGrounds])
  const total = groups.reduce((sum, { texts }) => sum + texts, 0)
  return (
    <section aria-labelledby="not-adopted">
      <h2 id="not-adopted">{say('二、没有采纳的，为什么', '2. What was not adopted, and why')}</h2>
      {groups.length === 0 ? (
        <EmptyState>{say('没有未采纳的意见。', 'No comment was declined.')}</EmptyState>
      ) : null}
      {groups.length > 0 ? (
        <Bars
          finding={say(
            `未采纳和留作参考共${total}条，按理由分：`,
            `${total} comments were not adopted or noted, by ground:`,
          )}
          bars={groups.map(({ ground, texts }) => ({
            key: ground || 'other',
            label: wordOf(ground),
            value: texts,
          }))}
          head={[say('理由', 'Ground'), say('条', 'Comments')]}
        />
      ) : null}
      {groups.map((group) => (
        <Details
          key={group.ground || 'other'}
          summary={say(`${wordOf(group.ground)} ${group.texts}条`, `${wordOf(group.ground)}: ${group.texts}`)}
        >
          <ul className="candidates">
            {group.answers.map((answer) => (
              <li key={answer.id}>
                <p lang="zh-CN">
                  <b>
                    <VisibleText>{answer.name}</VisibleText>
                  </b>
                </p>
                <p>
                  <FateTag fate={answer.result} />{' '}
                  {answer.texts > 1 ? say(`${answer.texts}条`, `${answer.texts} comments`) : null}
                </p>
                {answer.rationale ? (
                  <p>
                    <LawText>{answer.rationale}</LawText>
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </Details>
      ))}
    </section>
  )
}
