import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { dropFromReading } from '~/commands/drop-from-reading.server'
import { keepForReading } from '~/commands/keep-for-reading.server'
import { pageTitle } from '~/components/page-title'
import { ChangedSince, KeptList, OpenNow, ReadLately } from '~/components/reading/ReadingLists'
import { OwnStudyLists } from '~/components/reading/StudyLists'
import { StudySum } from '~/components/reading/StudyRecord'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { learningHome } from '~/queries/learning-home.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '学习', 'Learning')]

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (!context.person) throw redirect(paths.login(new URL(request.url).pathname))
  return orRefuse(learningHome(context.ctx, context.person))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const item = { workId: String(form.get('workId') ?? ''), eId: String(form.get('eId') ?? '') }
  try {
    if (form.get('act') === 'drop') await dropFromReading(context.ctx, actor, item)
    else await keepForReading(context.ctx, actor, item)
  } catch (error) {
    return refused(error, form)
  }
  return redirect(paths.reading())
}

export default function Reading() {
  const { reading, lists, record, notes, open } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const { changed, kept, read } = reading
  return (
    <>
      <ErrorSummary errors={formErrors(answer, language)} />
      <h1>{say('学习', 'Learning')}</h1>
      <h2>{say('布置给您的学习清单', 'Reading lists set for you')}</h2>
      <OwnStudyLists lists={lists} />
      <h2>{say('读过之后又改了的', 'Changed since you read them')}</h2>
      <ChangedSince texts={changed} />
      <h2>{say('正在征求意见', 'Open for comment')}</h2>
      <OpenNow open={open} />
      <h2>{say('学习记录', 'Record of learning')}</h2>
      <StudySum record={record} />
      <p className="line-acts">
        <a href={paths.readingRecord()}>{say('看记录、规则和证明', 'Record, rule and certificate')}</a>
        <a href={paths.readingNotes()}>{say(`我的笔记 ${notes}条`, `My notes: ${notes}`)}</a>
      </p>
      <h2>{say(`留着读的 ${kept.length}件`, `Kept for reading: ${kept.length}`)}</h2>
      <KeptList items={kept} />
      <h2>{say('最近读过', 'Read lately')}</h2>
      <ReadLately texts={read} />
    </>
  )
}
