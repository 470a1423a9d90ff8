import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EditsInline } from '~/components/comparison/EditsInline'
import { kindLabels } from '~/components/comparison/kind-labels'
import type { ArticleChange } from '~/domain/comparison'
import { useLanguage } from '~/language'
import { comparisonView } from '~/queries/comparison.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.work.title ?? ''} · 对照 · 条议` },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const view = await comparisonView(context.ctx, params.work ?? '', {
    from: query.get('from'),
    to: query.get('to'),
  })
  if (!view) throw new Response(null, { status: 404 })
  return view
}

export default function Compare() {
  const { work, versions, from, to, changes } = useLoaderData<typeof loader>()
  const { say, label } = useLanguage()
  const changed = changes.rows.filter(({ kinds }) => !kinds.includes('unchanged'))
  const counts = Object.entries(changes.counts).filter(([, count]) => count > 0) as [
    keyof typeof kindLabels,
    number,
  ][]
  return (
    <>
      <h1 lang="zh-CN">{work.title}</h1>
      <form method="get">
        <VersionChoice name="from" label={say('从', 'From')} versions={versions} value={from.ordinal} />{' '}
        <VersionChoice name="to" label={say('到', 'To')} versions={versions} value={to.ordinal} />{' '}
        <button className="primary" type="submit">
          {say('对照', 'Compare')}
        </button>
      </form>
      <p className="facts">
        {say(`共${changes.rows.length}行：`, `${changes.rows.length} rows: `)}
        {counts.map(([kind, count]) => `${label(kindLabels[kind])} ${count}`).join(' · ')}
      </p>
      <table className="changes">
        <caption className="visually-hidden">{say('条文对照', 'Articles side by side')}</caption>
        <thead>
          <tr>
            <th scope="col" lang="zh-CN">
              {from.label}
            </th>
            <th scope="col" lang="zh-CN">
              {to.label}
            </th>
          </tr>
        </thead>
        {changed.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </table>
    </>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly label: string
  readonly versions: readonly { readonly id: string; readonly ordinal: number; readonly label: string }[]
  readonly value: number
}

function VersionChoice({ name, label, versions, value }: ChoiceProps) {
  return (
    <label>
      {label}{' '}
      <select name={name} defaultValue={value} lang="zh-CN">
        {versions.map((version) => (
          <option key={version.id} value={version.ordinal}>
            {version.label}
          </option>
        ))}
      </select>
    </label>
  )
}

function Row({ row }: { row: ArticleChange }) {
  const { say, label } = useLanguage()
  const side = (refs: ArticleChange['from'], none: string) =>
    refs.map(({ number }) => number).join('、') || none
  return (
    <tbody id={row.id}>
      <tr>
        <th scope="rowgroup" colSpan={2}>
          <span lang="zh-CN">
            {side(row.from, say('（新增）', '(new)'))} → {side(row.to, say('（删去）', '(deleted)'))}
          </span>{' '}
          · {row.kinds.map((kind) => label(kindLabels[kind])).join(' · ')}
        </th>
      </tr>
      <tr>
        <td>
          <EditsInline edits={row.edits} show="old" />
        </td>
        <td>
          <EditsInline edits={row.edits} show="new" />
        </td>
      </tr>
    </tbody>
  )
}
