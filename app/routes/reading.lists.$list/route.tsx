import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle } from '~/components/page-title'
import { DueDay, ListedTexts } from '~/components/reading/StudyLists'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { studyListView } from '~/queries/study-lists.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, data?.title ?? '学习清单', data?.title ?? 'Reading list'),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  if (!context.person) throw redirect(paths.login(new URL(request.url).pathname))
  const list = await studyListView(context.ctx, context.person, params.list ?? '')
  if (!list) throw new Response(null, { status: 404 })
  return list
}

export default function StudyList() {
  const list = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('学习', 'Learning'), href: paths.reading() },
          { label: list.title, lang: 'zh-CN' },
        ]}
      />
      <h1 lang="zh-CN">{list.title}</h1>
      <p className="facts">
        <span lang="zh-CN">{list.region}</span>
        <DueDay dueAt={list.dueAt} /> ·{' '}
        {say(`已完成${list.done} / ${list.texts.length}件`, `${list.done} of ${list.texts.length} done`)}
        {list.state === 'archived' ? say(' · 已归档', ' · archived') : ''}
      </p>
      {list.words ? (
        <p className="own-note-words" lang="zh-CN">
          {list.words}
        </p>
      ) : null}
      <ListedTexts texts={list.texts} />
      <p>
        <a href={paths.readingRecord()}>{say('读到什么程度算完成', 'When a text counts as done')}</a>
      </p>
    </>
  )
}
