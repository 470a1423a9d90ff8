import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { dayText } from '~/components/day'
import { statusLabels } from '~/components/job/words'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { Button } from '~/components/ui/Button'
import { EmptyState } from '~/components/ui/EmptyState'
import { Form } from '~/components/ui/Form'
import { Table } from '~/components/ui/Table'
import { Tag } from '~/components/ui/Tag'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { jobList } from '~/queries/job.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '任务', 'Jobs')]

export async function loader({ context }: LoaderFunctionArgs) {
  return { jobs: await orRefuse(jobList(context.ctx, context.person ?? visitor)) }
}

export default function JobsPage() {
  const { jobs } = useLoaderData<typeof loader>()
  const { say, label, language } = useLanguage()
  return (
    <>
      <Breadcrumb
        crumbs={[{ label: say('待办', 'To do'), href: paths.desk() }, { label: say('任务', 'Jobs') }]}
      />
      <h1>{say('任务', 'Jobs')}</h1>
      <Table
        caption={say('后台任务，新的在前', 'Background jobs, newest first')}
        rows={jobs}
        rowKey={({ id }) => id}
        empty={<EmptyState>{say('还没有后台任务。', 'There are no background jobs yet.')}</EmptyState>}
        columns={[
          {
            key: 'title',
            head: say('任务', 'Job'),
            cell: (job) => <a href={paths.job(job.id)}>{label(job.title)}</a>,
          },
          {
            key: 'status',
            head: say('状态', 'State'),
            cell: (job) => (
              <Tag tone={job.status === 'failed' ? 'err' : job.status === 'done' ? 'ok' : 'plain'}>
                {label(statusLabels[job.status] ?? { zh: job.status, en: job.status })}
              </Tag>
            ),
          },
          {
            key: 'done',
            head: say('完成', 'Done'),
            cell: (job) => `${job.done.toLocaleString('en')}/${job.total.toLocaleString('en')}`,
          },
          {
            key: 'by',
            head: say('谁、什么时候', 'By whom, when'),
            cell: (job) => (
              <>
                {job.startedBy ? <span lang="zh-CN">{job.startedBy}</span> : say('系统', 'System')}{' '}
                {dayText(job.createdAt, language)}
              </>
            ),
          },
          { key: 'error', head: say('原因', 'Why'), cell: (job) => job.error || say('没有', 'none') },
          {
            key: 'acts',
            head: say('重试', 'Again'),
            cell: (job) =>
              job.mayManage && (job.status === 'failed' || job.status === 'cancelled') ? (
                <Form action={paths.job(job.id)} className="inline-form">
                  <Button name="act" value="retry">
                    {say('重新执行', 'Start again')}
                  </Button>
                </Form>
              ) : (
                say('不需要', 'not needed')
              ),
          },
        ]}
      />
    </>
  )
}
