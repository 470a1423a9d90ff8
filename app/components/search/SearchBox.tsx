// The one box. What was chosen before stays chosen when other words are asked for.

import { LawText, useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button } from '../ui/Button'
import type { Asked } from './address'

const kept = ['kind', 'issuer', 'region', 'year', 'status', 'at'] as const

export function SearchBox({ asked }: { asked: Asked }) {
  const { say } = useLanguage()
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is unknown to older readers
    <form
      className="search-box"
      method="get"
      action={paths.search()}
      role="search"
      aria-label={say('检索法规库', 'Search the library')}
    >
      <label htmlFor="search-words">{say('要找什么', 'What to look for')}</label>
      <p className="hint" id="search-hint">
        {say('写一句话、几个词，或者', 'Write a sentence, some words, or an article such as ')}
        <LawText>“物业条例第八条”</LawText>
        {say('这样的条号；引号里的词原样查找。', '; words in quotation marks are matched exactly.')}
      </p>
      <div className="search-line">
        <input
          className="input input-full"
          id="search-words"
          type="search"
          name="q"
          defaultValue={asked.q}
          lang="zh-CN"
          aria-describedby="search-hint"
        />
        <Button look="primary">{say('检索', 'Search')}</Button>
      </div>
      {kept.map((name) =>
        asked[name] === '' ? null : <input key={name} type="hidden" name={name} value={asked[name]} />,
      )}
      {asked.sort === 'nearest' ? null : <input type="hidden" name="sort" value={asked.sort} />}
    </form>
  )
}
