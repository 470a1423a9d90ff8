// One theme on the desk: people, texts and stations; what they want, as three counts that are never one net number;
// concrete proposals with how many made them; quotes, the dissenting one among them.

import type { ReactNode } from 'react'
import { counted, useLanguage } from '~/language'
import { Details } from '../ui/Disclosure'
import { VisibleText } from '../ui/visibleText'
import { FateTag } from './FateTag'
import type { CommentFate } from './fates'

export interface StanceCounts {
  readonly change: number
  readonly oppose: number
  readonly support: number
  readonly unclear: number
}

export interface ThemeView {
  readonly id: string
  readonly label: string
  readonly place?: string
  readonly people: number
  readonly texts: number
  readonly stations: number
  readonly stance: StanceCounts
  readonly proposals: readonly { readonly words: string; readonly people: number }[]
  readonly quotes: readonly { readonly id: string; readonly text: string; readonly isMinority?: boolean }[]
  readonly unit?: string
  readonly fate?: CommentFate
  /** Suggested by the machine and not yet confirmed: drawn weaker, dashed. */
  readonly byMachine?: { readonly because: string }
}

interface ThemeCardProps {
  readonly theme: ThemeView
  readonly children?: ReactNode
  /** Under what is said of the theme, above its buttons. */
  readonly below?: ReactNode
  readonly id?: string
}

export function ThemeCard({ theme, children, below, id }: ThemeCardProps) {
  const { say } = useLanguage()
  const { stance } = theme
  return (
    <section className={theme.byMachine ? 'theme theme-machine' : 'theme'} id={id ?? `theme-${theme.id}`}>
      {theme.byMachine ? (
        <span className="tag tag-machine">{say('机器建议', 'Suggested by machine')}</span>
      ) : null}
      <h3>
        <span lang="zh-CN">{theme.label}</span>{' '}
        {theme.place ? (
          <span className="facts" lang="zh-CN">
            {theme.place}
          </span>
        ) : null}
      </h3>
      <p className="facts">
        {say(
          `${theme.people}人 ${theme.texts}条 ${theme.stations}站`,
          `people ${theme.people}, comments ${theme.texts}, stations ${theme.stations}`,
        )}
        {' · '}
        {say(
          `要求修改${stance.change}，反对${stance.oppose}，赞成${stance.support}，看不出${stance.unclear}`,
          `for change ${stance.change}, against the rule ${stance.oppose}, for the text ${stance.support}, unclear ${stance.unclear}`,
        )}
        {theme.unit ? (
          <>
            {' · '}
            {say('承办：', 'In charge: ')}
            <span lang="zh-CN">{theme.unit}</span>
          </>
        ) : null}
      </p>
      {theme.byMachine ? <p>{theme.byMachine.because}</p> : null}
      {theme.proposals.length > 0 ? (
        <ul className="proposals" aria-label={say('具体建议', 'Concrete proposals')}>
          {theme.proposals.map((proposal) => (
            <li key={proposal.words}>
              <span lang="zh-CN">{proposal.words}</span>{' '}
              {say(`${proposal.people}人`, counted(proposal.people, 'person', 'people'))}
            </li>
          ))}
        </ul>
      ) : null}
      {theme.quotes.length > 0 ? (
        <Details
          summary={say(`原话${theme.quotes.length}句`, `${theme.quotes.length} quotes`)}
          open={theme.byMachine !== undefined}
        >
          {theme.quotes.map((quote) => (
            <blockquote key={quote.id} className="theme-quote" lang="zh-CN">
              {quote.isMinority ? <span className="tag">{say('少数意见', 'Minority')}</span> : null}{' '}
              <VisibleText>{quote.text}</VisibleText>
            </blockquote>
          ))}
        </Details>
      ) : null}
      {theme.fate ? <FateTag fate={theme.fate} /> : null}
      {below}
      {children ? <div className="button-row">{children}</div> : null}
    </section>
  )
}
