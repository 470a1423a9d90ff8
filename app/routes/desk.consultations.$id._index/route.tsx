import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { approveConsultation } from '~/commands/approve-consultation.server'
import { changeConsultation, changeSchema } from '~/commands/change-consultation.server'
import { ApprovalPanel } from '~/components/consultation/ApprovalPanel'
import { ChangeForms } from '~/components/consultation/ChangeForms'
import { PlanFacts } from '~/components/consultation/PlanFacts'
import { StationTable } from '~/components/consultation/StationTable'
import { doneWords, noticeLabels } from '~/components/consultation/words'
import { dayText } from '~/components/day'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { LinkButton } from '~/components/ui/Button'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { Notice } from '~/components/ui/Notice'
import { Tag } from '~/components/ui/Tag'
import { visitor } from '~/domain/access'
import { stageLabels } from '~/domain/consultation'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { deskConsultation } from '~/queries/desk-consultation.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, `${data?.view.title ?? ''} · 征求意见`, `${data?.view.title ?? ''} · Consultation`),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const actor = context.person ?? visitor
  const view = await orRefuse(deskConsultation(context.ctx, actor, params.id ?? ''))
  return { view, done: new URL(request.url).searchParams.get('done') ?? '' }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const id = params.id ?? ''
  const act = String(form.get('act') ?? '')
  try {
    if (act === 'approve') {
      const lockVersion = Number(form.get('lockVersion'))
      const done = await approveConsultation(context.ctx, actor, { consultationId: id, lockVersion })
      return redirect(paths.withQuery(paths.deskConsultation(id), { done }), 303)
    }
    const field = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n')
    const change = changeSchema.parse({
      act,
      words: field('words').slice(0, 500),
      lastDay: field('lastDay'),
      title: field('title').slice(0, 200),
      explanation: field('explanation').slice(0, 100_000),
    })
    await changeConsultation(context.ctx, actor, id, change)
    return redirect(paths.withQuery(paths.deskConsultation(id), { done: act }), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function DeskConsultationPage() {
  const { view, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, label, language } = useLanguage()
  const errors = formErrors(answer, language)
  const typed = answer?.refused.typed
  const said = doneWords[done]
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('待办', 'To do'), href: paths.desk() },
          { label: say('征求意见', 'Consultation') },
        ]}
      />
      <ErrorSummary errors={errors.map((error) => ({ ...error, field: placeOf(error.field, typed) }))} />
      <h1 lang="zh-CN">{view.title}</h1>
      <p>
        <Tag tone={view.stage === 'open' ? 'ok' : view.stage === 'withdrawn' ? 'err' : 'plain'}>
          {label(stageLabels[view.stage])}
        </Tag>
      </p>
      {said && !answer ? (
        <Notice tone="ok" focus>
          {label(said)}
        </Notice>
      ) : null}
      <ApprovalPanel view={view} />
      <PlanFacts view={view} />
      <h2>{say('公告', 'Notices to the public')}</h2>
      {view.notices.length === 0 ? (
        <p>{say('发布以后还没有变动。', 'Nothing has changed since it was published.')}</p>
      ) : null}
      {view.notices.map((notice) => (
        <p key={notice.at}>
          {dayText(notice.at, language)} · {label(noticeLabels[notice.kind] ?? { zh: '公告', en: 'Notice' })}
          {say('：', ': ')}
          <span lang="zh-CN">{notice.words}</span>
        </p>
      ))}
      <ChangeForms view={view} errors={errors} typed={typed} />
      {view.may.importComments ? (
        <p>
          <LinkButton href={paths.deskImports(view.id)}>
            {say('导入其他平台的意见', 'Import comments of other platforms')}
          </LinkButton>
        </p>
      ) : null}
      <StationTable consultationId={view.id} stations={view.stations} isPublished={isPublished(view.stage)} />
    </>
  )
}

function isPublished(stage: string): boolean {
  return stage !== 'preparing' && stage !== 'approved'
}

/** Several forms of this page have a field of that name: the link of the summary leads to the one that was sent. */
function placeOf(field: string, typed: Readonly<Record<string, string>> | undefined): string {
  return field === 'words' ? `words-${typed?.act}` : field
}
