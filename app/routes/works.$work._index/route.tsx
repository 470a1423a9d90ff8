import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle } from '~/components/page-title'
import { KeepButton } from '~/components/search/KeepButton'
import { VersionDownloads } from '~/components/statute/VersionLinks'
import {
  AsOf,
  LibraryText,
  WorkArticles,
  WorkCitations,
  WorkConsultations,
  WorkFacts,
  WorkVersions,
} from '~/components/statute/WorkParts'
import { Notice } from '~/components/ui/Notice'
import { visitor } from '~/domain/access'
import { isDay } from '~/domain/consultation'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { workView } from '~/queries/work.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, `${data?.title ?? ''} · 稿次`, `${data?.title ?? ''} · Versions`),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams.get('at') ?? ''
  const day = isDay(asked) ? asked : undefined
  const view = await workView(context.ctx, context.person ?? visitor, params.work ?? '', day)
  if (!view) throw new Response(null, { status: 404 })
  return { ...view, day: day ?? '' }
}

/** Resolutions, deputies' suggestions and bills that name a law are read as what became of it, not as law that cites it. */
const aroundKinds = ['resolution', 'suggestion', 'bill', 'decision']

export default function Work() {
  const work = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  const { id, shown, versions, readBefore, citing } = work
  const around = citing.filter(({ kind }) => aroundKinds.includes(kind))
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
      {shown.source === undefined ? null : <LibraryText source={shown.source} />}
      <WorkConsultations consultations={work.consultations} />
      {shown.source !== undefined && versions.length === 1 ? null : (
        <WorkVersions
          workId={id}
          versions={versions}
          shownId={shown.versionId}
          onDesk={work.canCompareOnDesk}
        />
      )}
      <WorkCitations heading={say('引用了', 'Cites')} links={work.cited} />
      <WorkCitations
        heading={say('相关决定、代表建议', 'Related resolutions and suggestions')}
        links={around}
      />
      <WorkCitations
        heading={say('被引用于', 'Cited by')}
        links={citing.filter((link) => !around.includes(link))}
      />
      {shown.articles.length > 0 ? (
        <section aria-labelledby="articles">
          <h2 id="articles">
            {say(`条文（共${shown.articles.length}条）`, `Articles (${shown.articles.length})`)}
          </h2>
          {versions.length > 1 ? (
            <AsOf workId={id} day={work.day} isNoLaw={work.isNoLaw} label={shown.label} />
          ) : null}
          <p className="facts">
            <span lang="zh-CN">{shown.label}</span> ·{' '}
            <a href={paths.version(id, shown.versionId)}>{say('看全文', 'Read the whole text')}</a>
          </p>
          <VersionDownloads workId={id} versionId={shown.versionId} />
          <WorkArticles workId={id} versionId={shown.versionId} articles={shown.articles} />
        </section>
      ) : null}
    </>
  )
}
