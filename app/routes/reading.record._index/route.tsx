import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { pageTitle } from '~/components/page-title'
import {
  CertificateLink,
  StudyBegun,
  StudyRule,
  StudySum,
  StudyTable,
} from '~/components/reading/StudyRecord'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { studyRuleWords } from '~/domain/learning'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { studyYear } from '~/queries/study-account.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '学习记录', 'Record of learning')]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  if (!context.person) throw redirect(paths.login(url.pathname))
  const year = /^20\d\d$/.test(url.searchParams.get('year') ?? '')
    ? Number(url.searchParams.get('year'))
    : undefined
  return orRefuse(studyYear(context.ctx, context.person, year))
}

export default function Record() {
  const record = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  const { year } = record
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('学习', 'Learning'), href: paths.reading() },
          { label: say('学习记录', 'Record of learning') },
        ]}
      />
      <h1>{say(`${year}年学习记录`, `Record of learning ${year}`)}</h1>
      <StudySum record={record} />
      <StudyTable record={record} />
      <CertificateLink record={record} />
      <p className="line-acts">
        <a href={paths.readingRecord(year - 1)}>{say(`${year - 1}年`, String(year - 1))}</a>
        <a href={paths.readingNotes()}>{say('我的笔记', 'My notes')}</a>
      </p>
      <StudyBegun record={record} />
      <StudyRule words={studyRuleWords} />
    </>
  )
}
