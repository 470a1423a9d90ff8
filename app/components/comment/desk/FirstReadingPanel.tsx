// A comment that came after the last grouping: whose words it repeats and where it probably belongs. A machine's guess
// and marked as one; nothing is filed by it.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Differences } from './Differences'

interface FirstReadingProps {
  readonly consultation: { readonly id: string }
  readonly comment: { readonly text: string }
  readonly firstReading: {
    readonly family: {
      readonly others: number
      readonly letter: { readonly id: string; readonly text: string }
      readonly isExact: boolean
    } | null
    readonly group: { readonly id: string; readonly label: string; readonly article: string } | null
  } | null
}

export function FirstReadingPanel({ consultation, comment, firstReading }: FirstReadingProps) {
  const { say } = useLanguage()
  if (!firstReading) return null
  const { family, group } = firstReading
  return (
    <section aria-labelledby="first-reading">
      <h2 id="first-reading">
        {say('还没有归组', 'Not grouped yet')}{' '}
        <span className="tag tag-machine">{say('机器初判', 'First reading by machine')}</span>
      </h2>
      {family ? (
        <>
          <p>
            {family.isExact
              ? say(
                  `已有${family.others}条意见是同样的话，`,
                  `The same words stand in ${family.others} ${family.others === 1 ? 'comment' : 'comments'} already: `,
                )
              : say(
                  `与已有的${family.others}条意见措辞相近，`,
                  `Nearly the words of ${family.others} ${family.others === 1 ? 'comment' : 'comments'} already here: `,
                )}
            <a href={paths.deskComment(consultation.id, family.letter.id)}>
              {say('看其中最早的一条', 'see the first of them')}
            </a>
          </p>
          <Differences from={family.letter.text} to={comment.text} />
        </>
      ) : null}
      {group ? (
        <p>
          {say('最接近的意见组：', 'The nearest group: ')}
          <a
            lang="zh-CN"
            href={paths.deskComments(consultation.id, { article: group.article, cluster: group.id })}
          >
            {group.label}
          </a>
        </p>
      ) : null}
    </section>
  )
}
