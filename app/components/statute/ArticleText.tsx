// The words of one article where only its plain text is at hand: paragraphs and points one a line, number first.

import type { ReactNode } from 'react'
import { useLanguage } from '~/language'
import { VisibleText } from '../ui/visibleText'
import { itemNumber } from './item-number'

interface ArticleTextProps {
  /** As printed: 第十二条. */
  readonly number: string
  /** One 款, 项 or 目 a line, without the number. */
  readonly text: string
  readonly id?: string
  readonly state?: 'normal' | 'target' | 'quoted' | 'gone'
  /** What stands after it: counts, buttons. */
  readonly children?: ReactNode
}

export function ArticleText({ number, text, id, state = 'normal', children }: ArticleTextProps) {
  const { say } = useLanguage()
  const [first = '', ...rest] = text.split('\n')
  const words = (
    <section
      className={`statute article${state === 'target' ? ' article-target' : ''}${state === 'gone' ? ' article-gone' : ''}`}
      id={id}
      lang="zh-CN"
    >
      <div className="lead">
        <b className="number">{number}</b>
        <span className="gap">　</span>
        <p>
          <VisibleText>{first}</VisibleText>
        </p>
      </div>
      {rest.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one fixed text never reorder
        <Line key={index} line={line} />
      ))}
      {children}
    </section>
  )
  if (state === 'gone') {
    return (
      <>
        <p className="facts">{say('此条已删去，原文如下', 'This article was deleted; its text was')}</p>
        {words}
      </>
    )
  }
  return state === 'quoted' ? <div className="sunk">{words}</div> : words
}

function Line({ line }: { line: string }) {
  const number = itemNumber(line)
  if (number === '') {
    return (
      <p className="paragraph">
        <VisibleText>{line}</VisibleText>
      </p>
    )
  }
  return (
    <p className={number.startsWith('（') ? 'point' : 'indent'}>
      <span className="item-number">{number}</span>
      <VisibleText>{line.slice(number.length)}</VisibleText>
    </p>
  )
}
