import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, type Refused, refused } from '~/answers'
import { actOnEntry, type EntryAnswer, typedIn } from '~/commands/entry-act.server'
import { blockCount } from '~/commands/entry-form.server'
import { pageTitle } from '~/components/page-title'
import { EntryForm } from '~/components/station/EntryForm'
import { EntryNotices } from '~/components/station/EntryNotices'
import { EntryDone, LastEntries } from '~/components/station/LastEntries'
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

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const view = await orRefuse(stationEntry(context.ctx, context.person ?? visitor, placeOf(params)))
  const query = new URL(request.url).searchParams
  const given = { article: query.get('article') ?? '', meeting: query.get('meeting') ?? '' }
  return { view, key: context.ctx.ids.next(), place: placeOf(params), given }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const place = placeOf(params)
  try {
    return data<EntryAnswer & { readonly refused?: Refused }>(
      await actOnEntry(context.ctx, context.person ?? visitor, place, form),
    )
  } catch (error) {
    const answer = refused(error, form)
    const typed = typedIn(form)
    const again = { typed, blocks: blockCount(form), shown: [], key: typed.idempotencyKey ?? '', focus: 0 }
    return data({ ...answer.data, ...again }, answer.init ?? {})
  }
}

export default function EnterComments() {
  const { view, key, place, given } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  const values: Readonly<Record<string, string>> = answer?.typed ?? given
  const kept = {
    channel: values.channel ?? '',
    meeting: values.meeting ?? '',
    occasion: values.occasion ?? '',
  }
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
      <EntryNotices
        saved={answer && 'saved' in answer ? answer.saved : undefined}
        isLate={view.isLate}
        meetingsHref={paths.stationMeetings(place.stationId, place.consultationId)}
      />
      <EntryDone undone={answer && 'undone' in answer ? answer.undone : undefined} />
      {view.isTaken ? (
        <EntryForm
          key={answer?.key ?? key}
          values={values}
          blocks={answer?.blocks ?? 1}
          shown={answer?.shown ?? []}
          errors={errors}
          idempotencyKey={answer?.key ?? key}
          typist={view.typist}
          articles={view.articles}
          meetings={view.meetings}
          focus={answer?.focus ?? 0}
        />
      ) : (
        <p>
          {say(
            '这次征求意见现在不接收意见，原因见公告。',
            'This consultation takes no comments now; its notices say why.',
          )}
        </p>
      )}
      <LastEntries entries={view.last} mayUndo={view.mayUndo} kept={kept} />
    </>
  )
}
