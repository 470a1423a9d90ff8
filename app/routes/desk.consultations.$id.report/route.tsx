import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { prepareOutcome, publishOutcome } from '~/commands/publish-outcome.server'
import { BalanceLine } from '~/components/adoption/BalanceLine'
import { PrepareForm, PublishForm, WaitingList } from '~/components/adoption/OutcomeDeskForms'
import { dayText } from '~/components/day'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { Notice } from '~/components/ui/Notice'
import { visitor } from '~/domain/access'
import { LawText, useLanguage } from '~/language'
import * as paths from '~/paths'
import { outcomeDesk } from '~/queries/outcome-desk.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `${data?.consultation.title ?? ''} · 采纳情况报告`,
    `${data?.consultation.title ?? ''} · Outcome report`,
  ),
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  return orRefuse(outcomeDesk(context.ctx, context.person ?? visitor, params.id ?? ''))
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const consultationId = params.id ?? ''
  try {
    if (form.get('act') === 'publish') {
      await publishOutcome(context.ctx, actor, consultationId)
      return redirect(paths.outcome(consultationId), 303)
    }
    const note = String(form.get('note') ?? '')
      .replaceAll('\r\n', '\n')
      .slice(0, 4_000)
    await prepareOutcome(context.ctx, actor, { consultationId, note })
    return redirect(paths.deskReport(consultationId), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function Report() {
  const desk = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const { consultation, balance, may } = desk
  const isPrepared = desk.preparedAt > 0
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('待办', 'To do'), href: paths.desk() },
          { label: consultation.title, href: paths.deskConsultation(consultation.id), lang: 'zh-CN' },
          { label: say('采纳情况报告', 'Outcome report') },
        ]}
      />
      <ErrorSummary errors={formErrors(answer, language)} />
      <h1>{say('采纳情况报告', 'Outcome report')}</h1>
      <BalanceLine balance={balance} />
      {desk.publishedAt > 0 ? (
        <Notice tone="ok">
          <p>
            {say('已于', 'Published on ')}
            {dayText(desk.publishedAt, language)}
            {say('公布。', '.')}{' '}
            <a href={paths.outcome(consultation.id)}>
              {say('看公布的采纳情况', 'See the published outcome')}
            </a>
          </p>
        </Notice>
      ) : null}
      {isPrepared && desk.publishedAt === 0 ? (
        <p>
          {say('由', 'Prepared by ')}
          <LawText>{desk.preparedBy}</LawText>
          {say('于', ' on ')}
          {dayText(desk.preparedAt, language)}
          {say('准备。', '.')} <a href={paths.outcome(consultation.id)}>{say('预览', 'Preview')}</a>
        </p>
      ) : null}
      <WaitingList consultationId={consultation.id} waiting={desk.waiting} total={balance.waiting} />
      {may.prepare ? (
        <PrepareForm note={answer?.refused.typed.note ?? desk.note} isPrepared={isPrepared} />
      ) : null}
      {desk.publishedAt === 0 ? (
        <PublishForm
          may={may}
          publishers={desk.publishers}
          isPrepared={isPrepared}
          isBalanced={balance.isBalanced}
        />
      ) : null}
    </>
  )
}
