// Nothing was found, or nothing was asked yet: always with a way on.

import { useLanguage } from '~/language'
import { type Asked, searchHref } from './address'
import { facetLabel, kindLabel, statusLabel } from './words'

export interface Help {
  readonly without: readonly { readonly filter: string; readonly value: string; readonly count: number }[]
  readonly titles: readonly { readonly title: string; readonly href: string }[]
}

export function NothingFound({ asked, help }: { asked: Asked; help: Help }) {
  const { say } = useLanguage()
  return (
    <div className="empty">
      <p>
        {say('没有找到', 'Nothing was found for ')}
        <span lang="zh-CN">“{asked.q}”</span>
        {say('。', '.')}
      </p>
      <ul>
        {help.without.map((condition) => (
          <li key={condition.filter}>
            <a href={searchHref(asked, { [condition.filter]: '' })}>
              <Condition {...condition} />
            </a>
          </li>
        ))}
        {help.titles.map(({ title, href }) => (
          <li key={href}>
            {say('是不是要找 ', 'Did you mean ')}
            <a href={href} lang="zh-CN">
              {title}
            </a>
          </li>
        ))}
        <li>
          {say('换一个说法，或者只写一两个词。', 'Say it in other words, or write one or two words only.')}
        </li>
      </ul>
    </div>
  )
}

function Condition({ filter, value, count }: { filter: string; value: string; count: number }) {
  const { say, label } = useLanguage()
  const name = label(facetLabel(filter))
  const words =
    filter === 'kind' ? label(kindLabel(value)) : filter === 'status' ? label(statusLabel(value)) : ''
  const shown = words || value
  return (
    <>
      {say(`去掉“${name}：`, `Without “${name}: `)}
      <span lang={words ? undefined : 'zh-CN'}>{shown}</span>
      {say(`”这个条件，有${count}处`, `” there are ${count}`)}
    </>
  )
}

export interface ShelfWork {
  readonly id: string
  readonly title: string
  readonly href: string
  readonly kind: string
  readonly status: string
  readonly number: string
  readonly date: string
}

interface ShelfProps {
  readonly asked: Asked
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  readonly works: readonly ShelfWork[]
}

/** The works of the library, before anything is asked. */
export function Shelf({ asked, kinds, works }: ShelfProps) {
  const { say, label } = useLanguage()
  const total = kinds.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <nav aria-label={say('类别', 'Kinds')}>
        <ul className="shelf-kinds">
          <li>
            <a href={searchHref(asked, { kind: '' })} aria-current={asked.kind === '' ? 'true' : undefined}>
              {say(`全部 ${total}`, `All ${total}`)}
            </a>
          </li>
          {kinds.map(({ kind, count }) => (
            <li key={kind}>
              <a href={searchHref(asked, { kind })} aria-current={asked.kind === kind ? 'true' : undefined}>
                {label(kindLabel(kind))} {count}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {total === 0 ? (
        <p>
          {say(
            '法规库里还没有公开的文本。工作人员导入以后，在这里检索和阅读。',
            'The library has no public text yet. What the staff import is searched and read here.',
          )}
        </p>
      ) : null}
      <ul className="shelf">
        {works.map((work) => (
          <li key={work.id}>
            <a href={work.href} lang="zh-CN">
              {work.title}
            </a>
            <span className="shelf-facts">
              {work.date}
              {work.number ? ` · ${work.number}` : ''}
              {work.status === 'repealed' || work.status === 'draft'
                ? ` · ${label(statusLabel(work.status))}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
