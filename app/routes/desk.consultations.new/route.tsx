import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { planFromForm } from '~/commands/consultation-form.server'
import { prepareConsultation } from '~/commands/prepare-consultation.server'
import { PlanForm } from '~/components/consultation/PlanForm'
import { VersionChoices } from '~/components/consultation/VersionChoices'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { consultationPlan, versionChoices } from '~/queries/consultation-plan.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '发布征求意见', 'Open a consultation')]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const actor = context.person ?? visitor
  const consultationId = query.get('revise') ?? ''
  const versionId = query.get('version') ?? ''
  if (consultationId === '' && versionId === '') {
    return { versions: await orRefuse(versionChoices(context.ctx, actor)), plan: null, consultationId }
  }
  const asked = consultationId === '' ? { versionId } : { consultationId }
  return { versions: [], plan: await orRefuse(consultationPlan(context.ctx, actor, asked)), consultationId }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const query = new URL(request.url).searchParams
  const actor = context.person ?? visitor
  const revised = query.get('revise') ?? undefined
  try {
    const asked =
      revised === undefined ? { versionId: query.get('version') ?? '' } : { consultationId: revised }
    const { version } = await consultationPlan(context.ctx, actor, asked)
    const plan = planFromForm(form, version.id)
    const id = await prepareConsultation(context.ctx, actor, plan, { consultationId: revised })
    return redirect(paths.withQuery(paths.deskConsultation(id), { done: 'prepared' }), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function NewConsultation() {
  const { versions, plan, consultationId } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const title =
    consultationId === '' ? say('发布征求意见', 'Open a consultation') : say('修改方案', 'Change the plan')
  return (
    <>
      <Breadcrumb crumbs={[{ label: say('待办', 'To do'), href: paths.desk() }, { label: title }]} />
      <ErrorSummary errors={errors} />
      <h1>{title}</h1>
      {plan === null ? (
        <VersionChoices versions={versions} />
      ) : (
        <>
          <p className="facts">
            <span lang="zh-CN">
              {plan.version.title}（{plan.version.label}）
            </span>{' '}
            · {say(`${plan.version.articles}条`, `${plan.version.articles} articles`)} ·{' '}
            <a href={paths.newConsultation()}>{say('换一个稿次', 'Choose another version')}</a>
          </p>
          <PlanForm
            values={answer ? typedPlan(answer.refused) : plan.values}
            policy={plan.policy}
            tree={plan.tree}
            errors={errors}
            isRevision={consultationId !== ''}
          />
        </>
      )}
    </>
  )
}

type Typed = NonNullable<ReturnType<typeof useActionData<typeof action>>>['refused']

function typedPlan({ typed, chosen }: Typed) {
  return {
    title: typed.title ?? '',
    explanation: typed.explanation ?? '',
    opensOn: typed.opensOn ?? '',
    lastDay: typed.lastDay ?? '',
    regionCodes: chosen.region ?? [],
    stationIds: chosen.stations ?? [],
    shortenReason: typed.shortenReason ?? '',
    whoMayComment: typed.whoMayComment ?? 'anyone',
    moderation: typed.moderation ?? 'after',
    showsComments: typed.showsComments !== undefined,
  }
}
