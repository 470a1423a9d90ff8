// Pages, not endless scroll: the total is stated, the address holds the page. Needs no script.

import { useLanguage } from '~/language'

interface PaginationProps {
  readonly page: number
  readonly pages: number
  /** Of all entries, stated in words. */
  readonly total: number
  readonly href: (page: number) => string
  readonly unit?: { readonly zh: string; readonly en: string }
}

export function Pagination({
  page,
  pages,
  total,
  href,
  unit = { zh: '条', en: 'entries' },
}: PaginationProps) {
  const { say } = useLanguage()
  const number = total.toLocaleString('en')
  return (
    <nav className="pagination" aria-label={say('分页', 'Pages')}>
      <p>
        {say(
          `第${page}页，共${pages}页，${number}${unit.zh}`,
          `Page ${page} of ${pages}, ${number} ${unit.en}`,
        )}
      </p>
      <ul className="pagination-pages">
        {page > 1 ? (
          <li>
            <a href={href(page - 1)} rel="prev">
              {say('上一页', 'Previous')}
            </a>
          </li>
        ) : null}
        {nearbyPages(page, pages).map((near) => (
          <li key={near}>
            <a href={href(near)} aria-current={near === page ? 'page' : undefined}>
              <span className="visually-hidden">{say('第', 'Page ')}</span>
              {near}
              <span className="visually-hidden">{say('页', '')}</span>
            </a>
          </li>
        ))}
        {page < pages ? (
          <li>
            <a href={href(page + 1)} rel="next">
              {say('下一页', 'Next')}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

/** First, last, and two on each side of the page. */
export function nearbyPages(page: number, pages: number): readonly number[] {
  const wanted = new Set([1, pages])
  for (let near = page - 2; near <= page + 2; near += 1) wanted.add(near)
  return [...wanted].filter((near) => near >= 1 && near <= pages).sort((a, b) => a - b)
}
