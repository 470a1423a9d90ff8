import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, type Refused, refused } from '~/answers'
import { articleOf, enterComments } from '~/commands/enter-comments.server'
import { blockCount, entryFromForm, fieldOf, mostBlocks } from '~/commands/entry-form.server'
import { pageTitle } from '~/components/page-title'
import { EntryForm } from '~/components/station/EntryForm'
import { EntryNotices, type SavedEntry } from '~/components/station/EntryNotices'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { stationEntry } from '~/queries/station-entry.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `${data?.view.stationName ?? ''} · 录入意见`,
    `${data?.view.stationName ?? ''} · Enter comments`,
  ),
]

const placeOf = (params: Readonly<Record<string, string | undefined>>) => ({
  consultationId: params.consultation ?? '',
  stationId: params.id ?? '',
})

interface EntryAnswer {
  readonly refused?: Refused
  readonly saved?: SavedEntry
  readonly typed: Readonly<Record<string, string>>
  readonly blocks: number
  readonly shown: readonly ({ readonly number: string; readonly text: string } | undefined)[]
  readonly key: string
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const view = await orRefuse(stationEntry(context.ctx, context.person ?? visitor, placeOf(params)))
  const article = new URL(request.url).searchParams.get('article') ?? ''
  return { view, key: context.ctx.ids.next(), place: placeOf(params), article }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const act = String(form.get('act') ?? 'save')
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  const sameKey = typed.idempotencyKey ?? ''
  const blocks = blockCount(form)
  try {
    const { articles } = await stationEntry(context.ctx, actor, placeOf(params))
    if (act !== 'save') {
      const shown = Array.from({ length: blocks }, (_, block) =>
        typed[fieldOf('article', block)] || act === `show-${block}`
          ? articleOf(articles, typed[fieldOf('article', block)] ?? '', block)
          : undefined,
      )
      const more = act === 'more' ? 1 : 0
      return data<EntryAnswer>({ typed, blocks: Math.min(blocks + more, mostBlocks), shown, key: sameKey })
    }
    const entry = entryFromForm(form)
    const { receipt, comments } = await enterComments(context.ctx, actor, placeOf(params), entry, {
      key: sameKey,
    })
    // The next person gave it in the same way, most likely at the same meeting.
    const kept = { channel: entry.channel, occasion: entry.occasion }
    const saved = { receipt, count: comments.length }
    return data<EntryAnswer>({ saved, typed: kept, blocks: 1, shown: [], key: context.ctx.ids.next() })
  } catch (error) {
    const answer = refused(error, form)
    const again = { typed, blocks, shown: [], key: sameKey }
    return data<EntryAnswer>({ ...answer.data, ...again }, answer.init ?? {})
  }
}

export default function EnterComments() {
  const { view, key, place, article } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('站点工作台', 'Station desk'), href: paths.station(place.stationId) },
          { label: say('录入意见', 'Enter comments') },
        ]}
      />
      <ErrorSummary errors={errors} />
      <h1>{say('录入意见', 'Enter comments')}</h1>
      <p className="facts" lang="zh-CN">
        {view.stationName} · {view.title}
      </p>
      <EntryNotices saved={answer?.saved} isLate={view.isLate} />
      {view.isTaken ? (
        <EntryForm
          key={answer?.key ?? key}
          values={answer?.typed ?? { article }}
          blocks={answer?.blocks ?? 1}
          shown={answer?.shown ?? []}
          errors={errors}
          idempotencyKey={answer?.key ?? key}
          typist={view.typist}
          lastArticle={view.articles.at(-1)?.number ?? ''}
        />
      ) : (
        <p>
          {say(
            '这次征求意见现在不接收意见，原因见公告。',
            'This consultation takes no comments now; its notices say why.',
          )}
        </p>
      )}
    </>
  )
}
