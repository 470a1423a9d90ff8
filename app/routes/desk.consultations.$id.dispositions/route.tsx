import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { applyDispositionForm } from '~/commands/disposition-form.server'
import { BalanceLine } from '~/components/adoption/BalanceLine'
import { CarryGap } from '~/components/adoption/CarryGap'
import { DispositionItem } from '~/components/adoption/DispositionItem'
import { LostChanges } from '~/components/adoption/LostChanges'
import { QueueView } from '~/components/adoption/QueueView'
import { Unexplained } from '~/components/adoption/Unexplained'
import { doneLabels } from '~/components/adoption/words'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { Notice } from '~/components/ui/Notice'
import { visitor } from '~/domain/access'
import { LawText, useLanguage } from '~/language'
import * as paths from '~/paths'
import { dispositionDesk } from '~/queries/disposition-desk.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `${data?.desk.queue.consultation.title ?? ''} · 处理意见`,
    `${data?.desk.queue.consultation.title ?? ''} · Dispositions`,
  ),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const asked = (name: string) => query.get(name) ?? undefined
  const where = { item: asked('item'), view: asked('view'), after: asked('after') }
  const consultationId = params.id ?? ''
  const actor = context.person ?? visitor
  const desk = await orRefuse(dispositionDesk(context.ctx, actor, { consultationId, ...where }))
  return { desk, done: query.get('done') ?? '' }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const item = new URL(request.url).searchParams.get('item') ?? ''
  const id = params.id ?? ''
  try {
    const asked = { consultationId: id, item }
    const done = await applyDispositionForm(context.ctx, context.person ?? visitor, asked, form)
    return redirect(paths.deskDispositions(id, { item, done }), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function Dispositions() {
  const { desk, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, label, language } = useLanguage()
  const { queue, item, unexplained } = desk
  const { id, title, workId } = queue.consultation
  const errors = formErrors(answer, language)
  const said = doneLabels[done]
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('待办', 'To do'), href: paths.desk() },
          { label: title, href: paths.deskConsultation(id), lang: 'zh-CN' },
          ...(item || unexplained
            ? [{ label: say('处理意见', 'Dispositions'), href: paths.deskDispositions(id) }]
            : []),
          {
            label: item
              ? item.name
              : unexplained
                ? say('未解释的改动', 'Unexplained changes')
                : say('处理意见', 'Dispositions'),
            lang: item ? 'zh-CN' : undefined,
          },
        ]}
      />
      <ErrorSummary errors={errors} />
      <h1>{item ? <LawText>{item.name}</LawText> : say('处理意见', 'Dispositions')}</h1>
      <BalanceLine balance={queue.balance} />
      <CarryGap left={queue.carryLeft} />
      <LostChanges
        lost={queue.lost.filter(({ key }) => !item || key === item.key)}
        consultationId={id}
        isOnItem={item !== undefined}
      />
      {said && !answer ? (
        <Notice tone="ok" focus>
          {label(said)}
        </Notice>
      ) : null}
      {unexplained ? <Unexplained steps={unexplained} workId={workId} /> : null}
      {item ? (
        <div className="workbench">
          <nav className="workbench-queue" aria-label={say('队列', 'Queue')}>
            <QueueView queue={queue} current={item.key} isShort />
          </nav>
          <div>
            <DispositionItem
              consultationId={id}
              item={item}
              form={{ errors, typed: answer?.refused.typed }}
            />
            <nav className="button-row" aria-label={say('上一个、下一个', 'Previous and next')}>
              {desk.previous ? (
                <a href={paths.deskDispositions(id, { item: desk.previous })}>{say('上一个', 'Previous')}</a>
              ) : null}
              <a href={paths.deskDispositions(id)}>{say('回到列表', 'Back to the list')}</a>
              {desk.next ? (
                <a href={paths.deskDispositions(id, { item: desk.next })}>{say('下一个', 'Next')}</a>
              ) : null}
            </nav>
          </div>
        </div>
      ) : null}
      {item || unexplained ? null : <QueueView queue={queue} />}
    </>
  )
}
