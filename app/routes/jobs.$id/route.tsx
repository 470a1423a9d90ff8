import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { cancelJob, retryJob } from '~/commands/manage-job.server'
import { dayText } from '~/components/day'
import { isUnderWay, statusLabels } from '~/components/job/words'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { Button, LinkButton } from '~/components/ui/Button'
import { Form } from '~/components/ui/Form'
import { Notice } from '~/components/ui/Notice'
import { Progress } from '~/components/ui/Steps'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { jobView } from '~/queries/job.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, data?.title.zh ?? '任务', data?.title.en ?? 'Job'),
]
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export async function loader({ context, params }: LoaderFunctionArgs) {
  const view = await orRefuse(jobView(context.ctx, context.person ?? visitor, params.id ?? ''))
  // The browser asks again by itself while the job runs, with or without a script.
  return data(view, { headers: isUnderWay(view.status) ? { Refresh: '3', 'Cache-Control': 'no-store' } : {} })
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const id = params.id ?? ''
  try {
    if (form.get('act') === 'retry') return redirect(paths.job(await retryJob(context.ctx, actor, id)), 303)
    await cancelJob(context.ctx, actor, id)
    return redirect(paths.job(id), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function JobPage() {
  const job = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, label, language } = useLanguage()
  const goesOn = isUnderWay(job.status)
  const status = label(statusLabels[job.status] ?? { zh: job.status, en: job.status })
  return (
    <>
      <Breadcrumb
        crumbs={[{ label: say('任务', 'Jobs'), href: paths.adminJobs() }, { label: label(job.title) }]}
      />
      <h1>{label(job.title)}</h1>
      <p className="facts">
        {status} · {dayText(job.createdAt, language)}
        {' · '}
        <span lang="zh-CN">{job.startedBy}</span>
      </p>
      {goesOn || job.total > 0 ? (
        <Progress done={job.done} total={Math.max(1, job.total)} label={label(job.title)}>
          {job.status === 'done' && !(job.total === 1 && job.sentence.zh)
            ? say(`已完成${job.total.toLocaleString('en')}条`, `${job.total.toLocaleString('en')} done`)
            : label(job.sentence) ||
              say(
                '正在准备。可以离开，完成后在“任务”里能找到。',
                'Getting ready. You may leave; the job list shows when it is done.',
              )}
        </Progress>
      ) : null}
      {job.status === 'failed' ? (
        <Notice
          tone="err"
          title={
            job.keeps
              ? say('没有完成', 'Not done')
              : say('没有完成，什么都没有保存一半', 'Not done; nothing was saved by halves')
          }
        >
          {say(
            `停在：${label(job.sentence) || status}（${job.error}）`,
            `Stopped at: ${label(job.sentence) || status} (${job.error})`,
          )}{' '}
          {job.keeps ? label(job.keeps) : null}
        </Notice>
      ) : null}
      {job.status === 'cancelled' ? (
        <p>
          {job.keeps
            ? `${say('已取消。', 'Cancelled.')} ${label(job.keeps)}`
            : say('已取消，原来的内容都没有变。', 'Cancelled; everything is as it was before.')}
        </p>
      ) : null}
      <Form errors={formErrors(answer, language)} className="button-row">
        {goesOn && job.mayManage ? (
          <Button name="act" value="cancel" look="danger">
            {say('取消任务', 'Cancel the job')}
          </Button>
        ) : null}
        {(job.status === 'failed' || job.status === 'cancelled') && job.mayManage ? (
          <Button name="act" value="retry" look="primary">
            {say('重新执行', 'Start again')}
          </Button>
        ) : null}
        {job.theme ? (
          <LinkButton
            href={paths.deskTheme(job.theme.consultationId, job.theme.id)}
            look={job.status === 'done' ? 'primary' : 'secondary'}
          >
            {say('去看要点', 'Go to the theme')}
          </LinkButton>
        ) : null}
        {job.consultationId ? (
          <LinkButton
            href={paths.deskComments(job.consultationId)}
            look={job.status === 'done' ? 'primary' : 'secondary'}
          >
            {say('去看意见', 'Go to the comments')}
          </LinkButton>
        ) : null}
      </Form>
    </>
  )
}
