// Correcting a pairing by hand: the form, and the list of what people have corrected, each with its way back.

import type { ArticleChange } from '~/domain/comparison'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { dayText } from '../day'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { TextField } from '../ui/Field'
import { Form } from '../ui/Form'
import { type LikelyArticles, PairLikely } from './PairLikely'

interface PairFixProps {
  readonly from: { readonly id: string; readonly label: string }
  readonly to: { readonly id: string; readonly label: string }
  /** The row that is corrected; without it the form is empty. */
  readonly row?: Pick<ArticleChange, 'from' | 'to'>
  readonly likely?: LikelyArticles
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
  /** Leads back without a change. */
  readonly backHref: string
}

export function PairFix({ from, to, row, likely, errors, typed, backHref }: PairFixProps) {
  const { say } = useLanguage()
  const numbers = (refs: ArticleChange['from'] | undefined) =>
    (refs ?? []).map(({ number }) => number).join('、')
  return (
    <section id="correct" aria-labelledby="correct-heading" className="sunk">
      <h2 id="correct-heading">{say('更正配对', 'Correct a pairing')}</h2>
      <p>
        {say(
          '写明哪一条变成了哪一条。人定的配对以后不会被机器改掉，意见会照它重新移动，随时可以撤销。',
          'Say which article became which. A pairing by a person is never changed by the machine again; comments are carried anew by it, and it can be undone at any time.',
        )}
      </p>
      {row && likely ? <PairLikely row={row} likely={likely} from={from} to={to} /> : null}
      <Form errors={errors} label={say('更正配对', 'Correct a pairing')}>
        <input type="hidden" name="fromVersionId" value={from.id} />
        <input type="hidden" name="toVersionId" value={to.id} />
        <TextField
          name="from"
          label={
            <>
              <span lang="zh-CN">{from.label}</span>
              {say('的条号', ': articles')}
            </>
          }
          hint={say(
            '几条之间用顿号隔开；空着表示是新增的。',
            'Several are parted by commas; empty means inserted.',
          )}
          defaultValue={typed?.from ?? numbers(row?.from)}
        />
        <TextField
          name="to"
          label={
            <>
              <span lang="zh-CN">{to.label}</span>
              {say('的条号', ': articles')}
            </>
          }
          hint={say(
            '几条之间用顿号隔开；空着表示删去了。',
            'Several are parted by commas; empty means deleted.',
          )}
          defaultValue={typed?.to ?? numbers(row?.to)}
        />
        <div className="button-row">
          <Button look="primary" name="intent" value="correct">
            {say('按此配对', 'Pair them so')}
          </Button>
          <a href={backHref}>{say('不改了', 'Leave it')}</a>
        </div>
      </Form>
    </section>
  )
}

interface CorrectionsProps {
  readonly corrections: readonly {
    readonly id: string
    readonly from: readonly string[]
    readonly to: readonly string[]
    readonly by: string
    readonly at: number
  }[]
}

/** Empty when nobody has corrected anything. */
export function Corrections({ corrections }: CorrectionsProps) {
  const { say, language } = useLanguage()
  if (corrections.length === 0) return null
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">{say('人工更正的配对', 'Pairings corrected by people')}</h2>
      <ul className="plain-list">
        {corrections.map(({ id, from, to, by, at }) => (
          <li key={id}>
            <span lang="zh-CN">
              {from.join('、') || '（新增）'} → {to.join('、') || '（删去）'}
            </span>{' '}
            <span className="row-count">
              <span lang="zh-CN">{by}</span> {dayText(at, language)}
            </span>{' '}
            <Form className="act-form" label={say('撤销更正', 'Undo a correction')}>
              <input type="hidden" name="correction" value={id} />
              <Button look="text" name="intent" value="undo">
                {say('撤销', 'Undo')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The link 更正配对 in a row's head, as HTML. */
export function pairFixLink(
  row: ArticleChange,
  { workId, from, to }: { readonly workId: string; readonly from: number; readonly to: number },
  words: string,
): string {
  const href = `${paths.deskCompare(workId, { from, to, correct: row.id })}#correct`
  return `<a href="${href.replaceAll('&', '&amp;')}">${words}</a>`
}
