import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { editsHtml } from '~/components/comparison/edits-html'
import { usePageHtml } from '~/components/page-html'
import { pageTitle } from '~/components/page-title'
import { actsHtml } from '~/components/statute/acts-html'
import { hintsHtml } from '~/components/statute/hints-html'
import { fillArticles, slottedHtml } from '~/components/statute/html'
import { outlineHtml } from '~/components/statute/outline-html'
import {
  DraftHead,
  Explanation,
  OtherWays,
  ReaderOutline,
  TextSearch,
  WholeActs,
} from '~/components/statute/ReaderParts'
import { Statute } from '~/components/statute/Statute'
import { Details } from '~/components/ui/Disclosure'
import { visitor } from '~/domain/access'
import { readPreferences, useLanguage } from '~/language'
import { consultationReader } from '~/queries/consultation-reader.server'
import { draftingHints } from '~/queries/drafting-hints.server'
import { readerChanges } from '~/queries/reader-changes.server'
import { stationFromQuery } from '~/queries/station-token.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, data?.head.title ?? '', data?.head.title ?? ''),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams
  const query = asked.get('q')?.slice(0, 60) ?? ''
  const reader = await consultationReader(context.ctx, context.person ?? visitor, {
    id: params.id ?? '',
    query,
  })
  if (!reader) throw new Response(null, { status: 404 })
  const { head, text, counts, explanation, found } = reader
  const station = await stationFromQuery(context.ctx, head.id, asked.get('station'))
  const { language } = readPreferences(request.headers.get('Cookie'))
  const changes = asked.get('changes') === '1' ? await readerChanges(context.ctx, head) : undefined
  const hints = await draftingHints(context.ctx, context.person ?? visitor, head)
  const countOf = (eId: string) => counts.get(eId) ?? { comments: 0, people: 0 }
  const numbers = new Map(text.articles.map(({ eId, number }) => [eId, number]))
  const acts = { consultationId: head.id, isOpen: head.stage === 'open', language, station: station?.id }
  const after = (eId: string) => {
    const edits = changes?.get(eId)
    const marks = edits ? `<div class="own-changes">${editsHtml(edits, language)}</div>` : ''
    const own = hintsHtml(hints?.filter(({ articleEId }) => articleEId === eId) ?? [], language)
    return marks + own + actsHtml({ eId, number: numbers.get(eId) ?? '', ...countOf(eId) }, acts)
  }
  context.html.set('draft', fillArticles(slottedHtml(text.tree), after))
  context.html.set(
    'outline',
    outlineHtml(
      text.articles.map((article) => ({ ...article, ...countOf(article.eId) })),
      language,
    ),
  )
  return {
    head,
    title: text.tree.title,
    stage: text.tree.stage,
    explanation,
    query,
    found,
    station: station ?? null,
    changed: changes ? changes.size : null,
    comments: Object.fromEntries(
      ['whole', 'title', 'explanation'].map((eId) => [eId, countOf(eId).comments]),
    ),
    now: context.ctx.clock.now(),
  }
}

export default function Consultation() {
  const { head, title, stage, explanation, ...view } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  const station = view.station?.id
  return (
    <div className="columns columns-side reader">
      <aside className="sticky-side wide-only">
        <ReaderOutline />
      </aside>
      <div>
        <DraftHead head={head} title={title} stage={stage} now={view.now} from={view.station?.name} />
        <WholeActs
          id={head.id}
          isOpen={head.stage === 'open'}
          station={station}
          hasExplanation={explanation !== ''}
          comments={view.comments}
        >
          <OtherWays head={head} station={station} changed={view.changed} />
        </WholeActs>
        {explanation === '' ? null : (
          <Details summary={say('说明', 'Explanation')} id="explanation">
            <Explanation words={explanation} />
          </Details>
        )}
        <div className="narrow-only">
          <ReaderOutline folded />
        </div>
        <TextSearch query={view.query} found={view.found} station={station} />
        <Statute html={usePageHtml('draft')} hanging={false} />
      </div>
    </div>
  )
}
