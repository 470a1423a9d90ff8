// What the marks mean; the words of the legend are the words of the tags.

import { useLanguage } from '~/language'

export function Legend() {
  const { say } = useLanguage()
  return (
    <p className="legend">
      {say('图例：', 'Key: ')}
      <Inserted>{say('增加的字', 'inserted')}</Inserted> · <Deleted>{say('删去的字', 'deleted')}</Deleted> ·{' '}
      <span className="mark-move">{say('移来移去', 'moved')}</span> ·{' '}
      <span className="mark-apart">{say('拆分、合并', 'split, joined')}</span> ·{' '}
      <span className="mark-reference">{say('仅引用', 'reference only')}</span> ·{' '}
      <span className="mark-formal">{say('仅格式', 'form only')}</span> ·{' '}
      <span className="muted">{say('未打开的层', 'a layer that is off')}</span>
    </p>
  )
}

/** In three columns a mark says what happens between two neighbours. */
export function ThreeLegend() {
  const { say } = useLanguage()
  return (
    <p className="legend">
      {say('图例：', 'Key: ')}
      <Inserted>{say('比左边一稿增加的字', 'not in the version to the left')}</Inserted> ·{' '}
      <Deleted>{say('右边一稿删去的字', 'not in the version to the right')}</Deleted> ·{' '}
      <del>
        <ins>{say('这一稿增加、下一稿又删去的字', 'came with this version and went with the next')}</ins>
      </del>
    </p>
  )
}

function Inserted({ children }: { children: string }) {
  const { say } = useLanguage()
  return (
    <ins>
      <span className="w">{say('〔增〕', '[inserted] ')}</span>
      {children}
      <span className="w">{say('〔增完〕', ' [end]')}</span>
    </ins>
  )
}

function Deleted({ children }: { children: string }) {
  const { say } = useLanguage()
  return (
    <del>
      <span className="w">{say('〔删〕', '[deleted] ')}</span>
      {children}
      <span className="w">{say('〔删完〕', ' [end]')}</span>
    </del>
  )
}
