// The parts of a large act, above and below the one in view. They are plain links; the script fetches the next part when
// its link comes near and puts its rows in place of the link.

import { useLanguage } from '~/language'
import { usePage } from '../page'
import { Details } from '../ui/Disclosure'
import { partAddress } from './choice'

interface PartsProps {
  readonly parts: readonly { readonly first: string; readonly last: string }[]
  readonly current: number | undefined
  readonly place: 'above' | 'below'
}

/** Nothing for an act that is one page, or one that is shown whole. */
export function Parts({ parts, current, place }: PartsProps) {
  const { say } = useLanguage()
  const { address } = usePage()
  if (parts.length < 2 || current === undefined) return null
  const to = (at: number) => partAddress(address, { part: String(at + 1) })
  const own = parts[current]
  const [before, after] = [parts[current - 1], parts[current + 1]]
  const name = place === 'above' ? say('分部', 'Parts') : say('分部（页末）', 'Parts, at the end')
  return (
    <nav className="parts" aria-label={name} data-parts={place}>
      <p>
        {say(`第${current + 1}部分，共${parts.length}部分：`, `Part ${current + 1} of ${parts.length}: `)}
        <span lang="zh-CN">{rangeOf(own)}</span>
      </p>
      <ul className="link-row">
        {before ? (
          <li>
            <a href={to(current - 1)} rel="prev">
              {say('上一部分 ', 'Previous ')}
              <span lang="zh-CN">{rangeOf(before)}</span>
            </a>
          </li>
        ) : null}
        {after ? (
          <li>
            <a href={to(current + 1)} rel="next">
              {say('下一部分 ', 'Next ')}
              <span lang="zh-CN">{rangeOf(after)}</span>
            </a>
          </li>
        ) : null}
        <li>
          <a href={partAddress(address, { part: 'all' })}>{say('整部在一页', 'The whole act on one page')}</a>
        </li>
      </ul>
      {place === 'above' ? (
        <Details summary={say('各部分', 'All parts')}>
          <ol className="part-list">
            {parts.map((part, at) => (
              <li key={part.first}>
                <a href={to(at)} aria-current={at === current ? 'page' : undefined} lang="zh-CN">
                  {rangeOf(part)}
                </a>
              </li>
            ))}
          </ol>
        </Details>
      ) : null}
    </nav>
  )
}

const rangeOf = (part: { readonly first: string; readonly last: string } | undefined) =>
  part === undefined ? '' : part.first === part.last ? part.first : `${part.first}至${part.last}`
