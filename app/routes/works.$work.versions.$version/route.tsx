import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { recordReading } from '~/commands/record-reading.server'
import { OriginLegend, OriginTable } from '~/components/comparison/Origin'
import { originHtml, originShown } from '~/components/comparison/origin-html'
import { pageTitle } from '~/components/page-title'
import { SeenHere } from '~/components/reading/SeenHere'
import { hintedHtml } from '~/components/statute/hints-html'
import { Outline } from '~/components/statute/Outline'
import { Explanation } from '~/components/statute/ReaderParts'
import { Statute } from '~/components/statute/Statute'
import { VersionDownloads, VersionLinks } from '~/components/statute/VersionLinks'
import { VersionFactsLine } from '~/components/statute/WorkParts'
import { Details } from '~/components/ui/Disclosure'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { byNode, citationLinks } from '~/queries/citation-links.server'
import { draftingHints } from '~/queries/drafting-hints.server'
import { originView, versionView } from '~/queries/version.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `${data?.work.title ?? ''}（${data?.version.label ?? ''}）`,
    `${data?.work.title ?? ''} (${data?.version.label ?? ''})`,
  ),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const actor = context.person ?? visitor
  const asked = { workId: params.work ?? '', version: params.version ?? '' }
  const view = await versionView(context.ctx, actor, asked)
  if (!view) throw new Response(null, { status: 404 })
  await recordReading(context.ctx, actor, view.version.id)
  const query = new URL(request.url).searchParams
  const origin = query.get('view') === 'origin' ? await originView(context.ctx, actor, view) : null
  const hints = await draftingHints(context.ctx, actor, {
    versionId: view.version.id,
    regionCode: view.work.regionCode,
  })
  const { tree } = view.text
  const asLinks = origin
    ? []
    : await citationLinks(context.ctx, actor, { tree, ...asked, versionId: view.version.id })
  return {
    ...view,
    origin,
    shown: originShown(query.get('only')),
    hints: hints ?? null,
    links: byNode(asLinks),
  }
}

export default function VersionPage() {
  const { work, version, versions, consultations, text, origin, shown, hints, links } =
    useLoaderData<typeof loader>()
  const { say, language } = useLanguage()
  const { tree, articles } = text
  const html = origin
    ? originHtml(origin.articles, { first: origin.versions[0]?.ordinal ?? 1, shown, language })
    : hintedHtml(tree, hints, {
        language,
        links,
        articleHref: (eId) => paths.versionArticle(work.id, version.id, eId),
      })
  return (
    <div className="columns columns-side reader">
      <aside className="sticky-side wide-only">
        <Outline
          href={paths.articleAnchor}
          entries={articles.map(({ eId, number, path }, index) => ({
            eId,
            number,
            headings: path.filter((heading, level) => heading !== articles[index - 1]?.path[level]),
          }))}
        />
      </aside>
      <div>
        <p className="kicker">
          <a href={paths.work(work.id)} lang="zh-CN">
            {work.title}
          </a>
        </p>
        <header className="work-title">
          <h1 lang="zh-CN">
            {tree.title || work.title}
            <span className="stage">{tree.stage}</span>
          </h1>
          {tree.longTitle ? (
            <p className="long-title" lang="zh-CN">
              {tree.longTitle}
            </p>
          ) : null}
        </header>
        <VersionFactsLine version={version} />
        <VersionLinks
          workId={work.id}
          version={version}
          before={versions.findLast(({ ordinal }) => ordinal < version.ordinal)}
          consultations={consultations}
          isOrigin={origin !== null}
        />
        <VersionDownloads workId={work.id} versionId={version.id} />
        {origin ? <OriginLegend {...origin} shown={shown} /> : null}
        {version.explanation ? (
          <section aria-labelledby="explanation">
            <h2 id="explanation">{say('说明', 'Explanatory note')}</h2>
            <Details summary={say('看起草说明', 'Read the explanatory note')}>
              <Explanation words={version.explanation} />
            </Details>
          </section>
        ) : null}
        <SeenHere workId={work.id} versionId={version.id} />
        <Statute html={html} />
        {origin ? <OriginTable versions={origin.versions} articles={origin.articles} /> : null}
      </div>
    </div>
  )
}
