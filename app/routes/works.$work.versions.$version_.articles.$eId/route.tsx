import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, refused } from '~/answers'
import { recordReading } from '~/commands/record-reading.server'
import { undoReadingNote } from '~/commands/undo-reading-note.server'
import { writeReadingNote } from '~/commands/write-reading-note.server'
import { usePage } from '~/components/page'
import { pageTitle } from '~/components/page-title'
import { NoteForm, OwnNotes } from '~/components/reading/Notes'
import { SeenHere } from '~/components/reading/SeenHere'
import { KeepButton } from '~/components/search/KeepButton'
import {
  ArticleCitations,
  ArticleEditions,
  ArticleVoices,
  ArticleWays,
} from '~/components/statute/ArticleParts'
import { articleHtml } from '~/components/statute/html'
import { Statute } from '~/components/statute/Statute'
import { VersionFactsLine } from '~/components/statute/WorkParts'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { articlePage } from '~/queries/article-page.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const title = `${data?.work.title ?? ''}${data?.number ?? ''}`
  return [pageTitle(matches, title, title)]
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const actor = context.person ?? visitor
  const asked = { workId: params.work ?? '', version: params.version ?? '', eId: params.eId ?? '' }
  const page = await articlePage(context.ctx, actor, asked)
  if (!page) throw new Response(null, { status: 404 })
  await recordReading(context.ctx, actor, page.version.id)
  return page
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const [versionId, eId] = [params.version ?? '', params.eId ?? '']
  const field = (name: string) => String(form.get(name) ?? '')
  try {
    if (field('act') === 'undo') await undoReadingNote(context.ctx, actor, { noteId: field('note') })
    else
      await writeReadingNote(context.ctx, actor, {
        versionId,
        eId,
        quote: field('quote'),
        words: field('words'),
      })
  } catch (error) {
    return refused(error, form)
  }
  return redirect(`${paths.versionArticle(params.work ?? '', versionId, eId)}#notes`, 303)
}

export default function ArticlePage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { person } = usePage()
  const { say, language } = useLanguage()
  const { work, version, eId, number, path, node, links, notes } = page
  const errors = formErrors(answer, language)
  const here = paths.versionArticle(work.id, version.id, eId)
  return (
    <div className="narrow">
      <ErrorSummary errors={errors} />
      <p className="kicker">
        <a href={paths.work(work.id)} lang="zh-CN">
          {work.title}
        </a>
      </p>
      <h1 lang="zh-CN">{number}</h1>
      <p className="facts" lang="zh-CN">
        {path.join(' · ')}
      </p>
      <VersionFactsLine version={version} />
      <Statute html={articleHtml(node, 2, { links })} hanging={false} />
      <ArticleWays
        previous={page.previous}
        next={page.next}
        textHref={`${paths.version(work.id, version.id)}${paths.articleAnchor(eId)}`}
      />
      <SeenHere workId={work.id} versionId={version.id} />
      <KeepButton workId={work.id} eId={eId} title={`${work.title}${number}`} />
      <ArticleEditions editions={page.editions} />
      <ArticleCitations {...page} />
      <ArticleVoices {...page.voices} />
      {person ? (
        <section aria-labelledby="notes">
          <h2 id="notes">{say('我的笔记', 'My notes')}</h2>
          <OwnNotes notes={notes} action={here} />
          <NoteForm errors={errors} typed={answer?.refused.typed} longest={2_000} />
        </section>
      ) : null}
    </div>
  )
}
