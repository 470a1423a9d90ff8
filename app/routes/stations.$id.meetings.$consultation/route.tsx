import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { meetingFromForm, recordMeeting } from '~/commands/record-meeting.server'
import { pageTitle } from '~/components/page-title'
import { MeetingForm } from '~/components/station/MeetingForm'
import { MeetingTable } from '~/components/station/MeetingTable'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { stationEntry } from '~/queries/station-entry.server'
import { type StationMeetingView, stationMeetings } from '~/queries/station-meetings.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '座谈会和走访', 'Meetings and visits')]

const placeOf = (params: Readonly<Record<string, string | undefined>>) => ({
  consultationId: params.consultation ?? '',
  stationId: params.id ?? '',
})

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const actor = context.person ?? visitor
  const place = placeOf(params)
  const { title, stationName } = await orRefuse(stationEntry(context.ctx, actor, place))
  const meetings = await orRefuse(stationMeetings(context.ctx, actor, place))
  const chosen = meetings.find(({ id }) => id === new URL(request.url).searchParams.get('meeting'))
  return { title, stationName, place, meetings, chosen }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const place = placeOf(params)
  const id = new URL(request.url).searchParams.get('meeting') ?? undefined
  try {
    const meeting = meetingFromForm(form)
    const saved = await recordMeeting(context.ctx, context.person ?? visitor, place, {
      meeting,
      ...(id ? { id } : {}),
    })
    return redirect(
      id
        ? paths.stationMeetings(place.stationId, place.consultationId)
        : paths.stationEntry(place.stationId, place.consultationId, { meeting: saved }),
      303,
    )
  } catch (error) {
    return refused(error, form)
  }
}

export default function Meetings() {
  const { title, stationName, place, meetings, chosen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = formErrors(answer, language)
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('站点工作台', 'Station desk'), href: paths.station(place.stationId) },
          { label: say('座谈会和走访', 'Meetings and visits') },
        ]}
      />
      <ErrorSummary errors={errors} />
      <h1>{say('座谈会和走访', 'Meetings and visits')}</h1>
      <p className="facts" lang="zh-CN">
        {stationName} · {title}
      </p>
      <h2>{chosen ? say('更正登记', 'Correct a record') : say('登记一场', 'Record one')}</h2>
      <MeetingForm
        key={chosen?.id ?? 'new'}
        values={answer?.refused.typed ?? (chosen ? valuesOf(chosen) : {})}
        errors={errors}
        isNew={!chosen}
      />
      <h2>{say('已登记的', 'Recorded')}</h2>
      <MeetingTable stationId={place.stationId} consultationId={place.consultationId} meetings={meetings} />
    </>
  )
}

function valuesOf(
  meeting: Pick<StationMeetingView, 'kind' | 'heldOn' | 'place' | 'host' | 'recorder' | 'present' | 'groups'>,
) {
  const { kind, heldOn, place, host, recorder, present, groups } = meeting
  const counts = Object.entries(groups).map(([group, count]) => [`group-${group}`, String(count)])
  return { kind, heldOn, place, host, recorder, present: String(present), ...Object.fromEntries(counts) }
}
