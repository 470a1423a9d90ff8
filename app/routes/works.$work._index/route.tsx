import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle } from '~/components/page-title'
import { KeepButton } from '~/components/search/KeepButton'
import {
  LibraryText,
  WorkArticles,
  WorkCitations,
  WorkConsultations,
  WorkFacts,
  WorkVersions,
} from '~/components/statute/WorkParts'
import { Notice } from '~/components/ui/Notice'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { workView } from '~/queries/work.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, `${data?.title ?? ''} · 稿次`, `${data?.title ?? ''} · Versions`),
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const view = await workView(context.ctx, context.person ?? visitor, params.work ?? '')
  if (!view) throw new Response(null, { status: 404 })
  return view
}

export default function Work() {
  const work = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  const { id, latest, versions, readBefore } = work
  const last = versions.at(-1)
  return (
    <>
      <h1 lang="zh-CN">{work.title}</h1>
      {readBefore && last ? (
        <Notice>
          <p>
            {say('自您上次阅读以来有了新的一稿：', 'There is a newer version than the one you read: ')}
            <a href={paths.compare(id, String(readBefore.ordinal), String(last.ordinal))}>
              {say('只看改动', 'See what changed')}
            </a>
          </p>
        </Notice>
      ) : null}
      <WorkFacts {...work} />
      <KeepButton workId={id} title={work.title} />
      {latest.source === undefined ? null : <LibraryText source={latest.source} />}
      <WorkConsultations consultations={work.consultations} />
      {latest.source !== undefined && versions.length === 1 ? null : (
        <WorkVersions workId={id} versions={versions} onDesk={work.canCompareOnDesk} />
      )}
      <WorkCitations heading={say('引用了', 'Cites')} links={work.cited} />
      <WorkCitations heading={say('被引用于', 'Cited by')} links={work.citing} />
      {latest.articles.length > 0 ? (
        <section aria-labelledby="articles">
          <h2 id="articles">
            {say(
              `条文（共${latest.articles.length}条，最新一稿）`,
              `Articles (${latest.articles.length}, latest version)`,
            )}
          </h2>
          <p>
            <a href={paths.version(id, latest.versionId)}>{say('看全文', 'Read the whole text')}</a>
          </p>
          <WorkArticles workId={id} versionId={latest.versionId} articles={latest.articles} />
        </section>
      ) : null}
    </>
  )
}
