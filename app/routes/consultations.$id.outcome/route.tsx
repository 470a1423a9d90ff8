import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { OutcomeReport } from '~/components/adoption/OutcomeReport'
import { dayText, lastDayText } from '~/components/day'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { visitor } from '~/domain/access'
import { LawText, useLanguage } from '~/language'
import * as paths from '~/paths'
import { outcomeView } from '~/queries/outcome.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `${data?.consultation.title ?? ''} · 采纳情况`,
    `${data?.consultation.title ?? ''} · Outcome`,
  ),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  return orRefuse(
    outcomeView(context.ctx, context.person ?? visitor, {
      consultationId: params.id ?? '',
      after: query.get('after') ?? undefined,
      from: Number(query.get('from')) || undefined,
    }),
  )
}

export default function Outcome() {
  const outcome = useLoaderData<typeof loader>()
  const { say, language } = useLanguage()
  const { consultation, publishedAt, note } = outcome
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: consultation.title, href: paths.consultation(consultation.id), lang: 'zh-CN' },
          { label: say('采纳情况', 'Outcome') },
        ]}
      />
      <h1>
        <LawText>{consultation.title}</LawText> {say('征求意见采纳情况', 'Outcome of the consultation')}
      </h1>
      <p className="facts">
        {dayText(consultation.opensAt, language)} – {lastDayText(consultation.closesAt, language)}
        {publishedAt > 0
          ? ` · ${say('公布于', 'Published on ')}${dayText(publishedAt, language)}`
          : ` · ${say('尚未公布，只有工作人员能看到', 'Not published yet: only staff see this')}`}
      </p>
      {note ? <p lang="zh-CN">{note}</p> : null}
      <OutcomeReport {...outcome} />
    </>
  )
}
