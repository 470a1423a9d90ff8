// The words of one change in running text. Deleted words are framed, inserted ones bold and underlined, both with
// words for readers that announce nothing themselves; those words are not copied with the text.

import type { Edit } from '~/domain/comparison'
import { useLanguage } from '~/language'
import { VisibleText } from '../ui/visibleText'

interface EditsInlineProps {
  readonly edits: readonly Edit[]
  readonly show?: 'both' | 'old' | 'new'
}

export function EditsInline({ edits, show = 'both' }: EditsInlineProps) {
  const { say } = useLanguage()
  const shown = edits.filter(
    ([sign]) => sign === '=' || show === 'both' || (show === 'old' ? sign === '-' : sign === '+'),
  )
  return (
    <span lang="zh-CN" className="edits">
      {shown.map(([sign, words], index) => {
        const key = `${index}${sign}`
        if (sign === '=') return <VisibleText key={key}>{words}</VisibleText>
        return sign === '-' ? (
          <del key={key}>
            <span className="w">{say('〔删〕', '[deleted] ')}</span>
            <VisibleText>{words}</VisibleText>
            <span className="w">{say('〔删完〕', ' [end]')}</span>
          </del>
        ) : (
          <ins key={key}>
            <span className="w">{say('〔增〕', '[inserted] ')}</span>
            <VisibleText>{words}</VisibleText>
            <span className="w">{say('〔增完〕', ' [end]')}</span>
          </ins>
        )
      })}
    </span>
  )
}
