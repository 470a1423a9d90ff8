// Views that were saved under a name: links, because the address is the filter. The present one can be saved, for
// oneself or for the office.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button } from '../../ui/Button'
import { Tick } from '../../ui/Choice'
import { Details } from '../../ui/Disclosure'
import type { FieldError } from '../../ui/ErrorSummary'
import { TextField } from '../../ui/Field'
import { Form } from '../../ui/Form'

interface SavedFiltersProps {
  readonly id: string
  readonly saved: readonly {
    readonly id: string
    readonly name: string
    readonly query: string
    readonly isShared: boolean
    readonly isOwn: boolean
    readonly mayRemove: boolean
  }[]
  /** The present conditions as an address; empty where there are none. */
  readonly query: string
  readonly mayShare: boolean
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

export function SavedFilters({ id, saved, query, mayShare, errors, typed }: SavedFiltersProps) {
  const { say } = useLanguage()
  const own = typed?.act === 'save-filter' ? typed : undefined
  if (saved.length === 0 && query === '') return null
  return (
    <section className="saved-filters" aria-label={say('存下的筛选', 'Saved filters')}>
      {saved.length > 0 ? (
        <ul>
          {saved.map((filter) => (
            <li key={filter.id}>
              <a
                href={`${paths.deskComments(id)}?${filter.query}`}
                aria-current={filter.query === query ? 'page' : undefined}
              >
                <span lang="zh-CN">{filter.name}</span>
                <span className="facts">
                  {' '}
                  {filter.isShared ? say('共用', 'shared') : say('自己的', 'own')}
                </span>
              </a>
              {filter.mayRemove && filter.query === query ? (
                <Form className="inline-form">
                  <input type="hidden" name="filterId" value={filter.id} />
                  <Button name="act" value="remove-filter" look="text">
                    {say('删去', 'Remove')}
                    <span className="visually-hidden" lang="zh-CN">
                      {filter.name}
                    </span>
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {query === '' ? null : (
        <Details summary={say('把现在的条件存下来', 'Save these conditions')} open={own !== undefined}>
          <Form errors={own ? errors : []} summary={false}>
            <input type="hidden" name="query" value={query} />
            <TextField
              name="filterName"
              label={say('名字', 'Name')}
              width="medium"
              defaultValue={own?.filterName}
            />
            {mayShare ? (
              <Tick
                name="isShared"
                label={say('本机关的人都能用', 'For everybody of the office')}
                checked={own?.isShared === 'yes'}
              />
            ) : null}
            <Button name="act" value="save-filter">
              {say('保存筛选', 'Save the filter')}
            </Button>
          </Form>
        </Details>
      )}
    </section>
  )
}
