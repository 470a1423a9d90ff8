// The articles a person may have meant, each one tap away. The machine only suggests: nothing is paired before.

import { type ArticleChange, type Candidate, pairCandidates } from '~/domain/comparison'
import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { Form } from '../ui/Form'

/** Articles of the other side that read most like the row's. */
export interface LikelyArticles {
  readonly side: 'from' | 'to'
  readonly candidates: readonly Candidate[]
}

type Row = Pick<ArticleChange, 'from' | 'to'>

interface PairLikelyProps {
  readonly row: Row
  readonly likely: LikelyArticles
  readonly from: { readonly id: string }
  readonly to: { readonly id: string }
}

/** One tap instead of typing: the likest articles, and that the row is none of them. The machine only suggests. */
export function PairLikely({ row, likely, from, to }: PairLikelyProps) {
  const { say } = useLanguage()
  const { side, candidates } = likely
  const numbers = (refs: ArticleChange['from']) => refs.map(({ number }) => number).join('、')
  const own = numbers(side === 'to' ? row.from : row.to)
  const isPaired = row.from.length > 0 && row.to.length > 0
  const statement = (other: string) => (side === 'to' ? { from: own, to: other } : { from: other, to: own })
  const hidden = (words: Readonly<Record<string, string>>) =>
    Object.entries({ fromVersionId: from.id, toVersionId: to.id, ...words }).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))
  return (
    <section className="pair-likely" aria-label={say('机器建议', 'Suggested by the machine')}>
      <p>
        {say('机器建议：与', 'Suggested by the machine: most like ')}
        <span lang="zh-CN">{own}</span>
        {say('文字最相近的条文', '')}
      </p>
      <ul className="plain-list">
        {candidates.map(({ eId, number, likeness, opening }) => (
          <li key={eId}>
            <Form className="act-form" label={say(`与${number}配对`, `Pair with ${number}`)}>
              {hidden(statement(number))}
              <Button name="intent" value="correct">
                {say('与', 'Pair with ')}
                <span lang="zh-CN">{number}</span>
                {say('配对', '')}
              </Button>
            </Form>{' '}
            <span className="row-count">
              {say('相近', 'alike')} {Math.round(likeness * 100)}%
            </span>{' '}
            <span lang="zh-CN">{opening}……</span>
          </li>
        ))}
        {isPaired ? (
          <li>
            <Form className="act-form" label={say('拆开', 'Part them')}>
              {hidden({ from: numbers(row.from), to: '' })}
              <Button name="intent" value="correct">
                {say('拆开：不是同一条', 'Part them: not the same article')}
              </Button>
            </Form>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

interface Fixable {
  readonly changes: { readonly rows: readonly ArticleChange[] }
  readonly texts: Readonly<
    Record<'old' | 'new', { readonly articles: Parameters<typeof pairCandidates>[1]['old'] }>
  >
}

/** The row that `correct=c-17` names, with its likest articles; an empty form for any other word. */
export function pairFixOf(
  { changes, texts }: Fixable,
  asked: string | null,
): { readonly row?: Row; readonly likely?: LikelyArticles } | undefined {
  if (asked === null) return undefined
  const row = changes.rows.find(({ id }) => id === asked)
  if (!row) return {}
  const likely = pairCandidates(row, { old: texts.old.articles, new: texts.new.articles })
  return { row: { from: row.from, to: row.to }, likely }
}
