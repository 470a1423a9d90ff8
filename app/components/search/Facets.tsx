// The conditions of a search as links with counts: each leads to the same question under that condition, a chosen one
// to the question without it. Stands after the results in the page, beside them where there is room.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { TextField } from '../ui/Field'
import { type Asked, searchHref } from './address'
import { facetLabel, kindLabel, statusLabel } from './words'

export interface FacetChoice {
  readonly value: string
  readonly label: string
  readonly count: number
}

const names = ['kind', 'status', 'region', 'issuer', 'year'] as const
type Name = (typeof names)[number]
const mostChoices = 8

interface FacetsProps {
  readonly asked: Asked
  readonly facets: Readonly<Record<Name, readonly FacetChoice[]>>
}

export function Facets({ asked, facets }: FacetsProps) {
  const { say } = useLanguage()
  return (
    <aside className="search-facets" id="filters" aria-label={say('筛选条件', 'Filters')}>
      <h2>{say('筛选', 'Filters')}</h2>
      {names.map((name) => (
        <Facet key={name} name={name} asked={asked} choices={facets[name]} />
      ))}
      <DayFilter asked={asked} />
    </aside>
  )
}

function Facet({ name, asked, choices }: { name: Name; asked: Asked; choices: readonly FacetChoice[] }) {
  const { say, label } = useLanguage()
  const chosen = asked[name]
  const ordered = name === 'year' ? choices.toSorted((a, b) => b.value.localeCompare(a.value)) : choices
  const shown = ordered.filter(({ value }, i) => i < mostChoices || value === chosen)
  if (shown.length === 0 && chosen === '') return null
  const words = (choice: FacetChoice) => <ChoiceWords name={name} choice={choice} />
  return (
    <section>
      <h3>{label(facetLabel(name))}</h3>
      <ul className="facet-choices">
        {shown.map((choice) => (
          <li key={choice.value}>
            {choice.value === chosen ? (
              <a href={searchHref(asked, { [name]: '' })} aria-current="true">
                <span>
                  {words(choice)}
                  {say('（去掉）', ' (remove)')}
                </span>
                <span className="facet-count">{choice.count.toLocaleString('en')}</span>
              </a>
            ) : (
              <a href={searchHref(asked, { [name]: choice.value })}>
                <span>{words(choice)}</span>
                <span className="facet-count">{choice.count.toLocaleString('en')}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChoiceWords({ name, choice }: { name: Name; choice: FacetChoice }) {
  const { label, say } = useLanguage()
  if (name === 'kind') return <>{label(kindLabel(choice.value))}</>
  if (name === 'status') return <>{label(statusLabel(choice.value))}</>
  if (name === 'year') return <>{say(`${choice.value}年`, choice.value)}</>
  return <span lang="zh-CN">{choice.label}</span>
}

function DayFilter({ asked }: { asked: Asked }) {
  const { say } = useLanguage()
  const { page: _, sort, at: __, ...kept } = asked
  const hidden = { ...kept, ...(sort === 'nearest' ? {} : { sort }) }
  return (
    <section className="facet-day">
      <form method="get">
        {Object.entries(hidden).map(([name, value]) =>
          value === '' ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <TextField
          name="at"
          type="date"
          label={say('哪一天有效', 'In force on')}
          hint={say('只看这一天算数的版本', 'Only versions that counted on that day')}
          defaultValue={asked.at}
        />
        <div className="button-row">
          <Button>{say('按日期查看', 'Show that day')}</Button>
          {asked.at === '' ? null : (
            <a href={searchHref(asked, { at: '' })}>{say('去掉日期', 'Remove the day')}</a>
          )}
        </div>
      </form>
    </section>
  )
}
