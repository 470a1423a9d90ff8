// Above the results: how much was found and in what order, how the words were understood, and the place itself when a
// citation or a name was typed.

import { useLanguage } from '~/language'
import { type Asked, searchHref } from './address'

export interface SearchSummary {
  readonly total: number
  readonly works: number
  readonly matched: 'all' | 'some'
  readonly expanded: readonly { readonly from: string; readonly to: string; readonly why: string }[]
}

interface SummaryProps {
  readonly asked: Asked
  readonly answer: SearchSummary
  /** Set when the query is nothing but a citation or a name. */
  readonly place?: { readonly href: string; readonly title: string; readonly article: string }
}

export function Summary({ asked, answer, place }: SummaryProps) {
  const { say } = useLanguage()
  const { total, works } = answer
  if (total === 0) return <Understood answer={answer} isPlace={false} />
  return (
    <>
      {place ? (
        <div className="found-here">
          <p>
            {say('直接打开：', 'Open: ')}
            <a href={place.href} lang="zh-CN">
              {place.title}　{place.article}
            </a>
          </p>
        </div>
      ) : null}
      <div className="search-summary">
        <span>
          {say(
            `${total.toLocaleString('en')}处，${works.toLocaleString('en')}件`,
            `${counted(total, 'place')} in ${counted(works, 'work')}`,
          )}
        </span>
        <a className="search-to-facets" href="#filters">
          {say('筛选', 'Filters')}
        </a>
        {total > 1 ? <SortChoice asked={asked} /> : null}
      </div>
      <Understood answer={answer} isPlace={place !== undefined} />
    </>
  )
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`
}

function SortChoice({ asked }: { asked: Asked }) {
  const { say } = useLanguage()
  const choices = [
    { sort: 'nearest', words: say('最相关', 'Nearest') },
    { sort: 'newest', words: say('新的在前', 'Newest') },
    { sort: 'oldest', words: say('旧的在前', 'Oldest') },
  ]
  return (
    <ul className="search-sort" aria-label={say('排列', 'Order')}>
      {choices.map(({ sort, words }) => (
        <li key={sort}>
          {sort === asked.sort ? (
            <span className="search-sort-now" aria-current="true">
              {words}
            </span>
          ) : (
            <a href={searchHref(asked, { sort })}>{words}</a>
          )}
        </li>
      ))}
    </ul>
  )
}

function Understood({ answer, isPlace }: { answer: SearchSummary; isPlace: boolean }) {
  const { say } = useLanguage()
  return (
    <>
      {answer.expanded.map(({ from, to }) => (
        <p key={`${from} ${to}`} className="hint">
          {say('按', 'Searched for ')}
          <span lang="zh-CN">“{to}”</span>
          {say('查找，您写的是', '; you wrote ')}
          <span lang="zh-CN">“{from}”</span>
          {say('。', '.')}
        </p>
      ))}
      {answer.matched === 'some' && answer.total > 0 && !isPlace ? (
        <p className="hint">
          {say(
            '没有哪一处含有全部这些词，下面是最接近的。',
            'No place has all of these words; the nearest are listed.',
          )}
        </p>
      ) : null}
    </>
  )
}
