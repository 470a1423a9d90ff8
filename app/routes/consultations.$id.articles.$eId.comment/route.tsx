import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { RequestContext } from '~/adapters/http/context.server'
import { deviceOf } from '~/adapters/session/device.server'
import { callerOf, questionAt } from '~/adapters/session/door.server'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, refused, typedIn } from '~/answers'
import { submitFromPage } from '~/commands/public-submission.server'
import { isRefusal } from '~/commands/refusal'
import { sentBefore, submissionDoor } from '~/commands/submission-form.server'
import { Composer, NotTaken } from '~/components/comment/Composer'
import { placeName } from '~/components/comment/places'
import { SimilarComments } from '~/components/comment/SimilarComments'
import { pageTitle } from '~/components/page-title'
import { PlaceHead, PlaceText } from '~/components/statute/PlaceParts'
import { Details } from '~/components/ui/Disclosure'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { draftPlace } from '~/queries/place-comments.server'
import { similarOnPlace } from '~/queries/similar-comments.server'
import { stationFromQuery } from '~/queries/station-token.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const words = data?.place.number || data?.head.title || ''
  return [pageTitle(matches, `${words} · 提意见`, `${words} · Comment`)]
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { ctx, person } = context
  const asked = { id: params.id ?? '', eId: params.eId ?? '' }
  const view = await draftPlace(ctx, person ?? visitor, asked)
  if (!view) throw new Response(null, { status: 404 })
  const station = await stationFromQuery(ctx, asked.id, new URL(request.url).searchParams.get('station'))
  const deputyName = person?.roles.includes('deputy') ? person.name : undefined
  const question = await questionAt(ctx, asked.id, callerAt(context, asked.id, deviceOf(request).id))
  return { ...view, station, deputyName, question, key: ctx.ids.next(), now: ctx.clock.now() }
}

const callerAt = (context: RequestContext, id: string, device: string) =>
  callerOf(context.ctx, id, { deviceId: context.person?.id ?? device, address: context.address })

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { ctx, person } = context
  const form = await readForm(request, context)
  const asked = { id: params.id ?? '', eId: params.eId ?? '' }
  try {
    if (form.get('act') === 'preview') {
      const text = String(form.get('text') ?? '')
      const similar = await similarOnPlace(ctx, person ?? visitor, { ...asked, text })
      return data({ refused: undefined, preview: { typed: typedIn(form), similar } }, { status: 200 })
    }
    const station = await stationFromQuery(ctx, asked.id, String(form.get('station') ?? ''))
    const door = submissionDoor({
      consultationId: asked.id,
      person,
      key: String(form.get('idempotencyKey') ?? ''),
      stationId: station?.id,
    })
    const device = deviceOf(request)
    const caller = callerAt(context, asked.id, device.id)
    const { receipt } = await submitFromPage(ctx, { form, eId: asked.eId, person, caller }, door)
    const headers = device.cookie && !person ? { 'Set-Cookie': device.cookie } : undefined
    return redirect(paths.receipt(receipt), { status: 303, headers })
  } catch (error) {
    if (isRefusal(error) && error.field === 'article') throw new Response(null, { status: 404 })
    return refused(isRefusal(error) && error.code === 'conflict' ? sentBefore() : error, form)
  }
}

export default function CommentForm() {
  const { head, place, station, deputyName, question, key, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const preview = answer && 'preview' in answer ? answer.preview : undefined
  const errors = formErrors(answer, language).map((error) => ({ ...error, field: error.field || 'text' }))
  const name = placeName(language, place)
  const isOpen = head.stage === 'open' || answer !== undefined
  return (
    <div className="reading">
      <ErrorSummary errors={errors} />
      <PlaceHead head={head} place={place} station={station?.id} now={now} act={say('提意见', 'Comment')}>
        {say(`对${name}的意见`, `Comment on ${name}`)}
      </PlaceHead>
      {place.eId === 'whole' ? null : (
        <Details summary={say('条文（可收起）', 'The text (can be folded)')} open={place.number !== ''}>
          <div data-pick={place.number === '' ? undefined : place.text}>
            <PlaceText place={place} title={head.title} quoted />
          </div>
        </Details>
      )}
      {isOpen ? (
        <Composer
          original={place.number || place.eId === 'title' ? place.text : undefined}
          typed={preview?.typed ?? answer?.refused?.typed}
          idempotencyKey={key}
          draftKey={`${head.id}/${place.eId}`}
          station={station?.id}
          challenge={paths.challenge(head.id)}
          {...{ errors, deputyName, question }}
          isPreview={preview !== undefined}
          isModeratedBefore={head.isModeratedBefore}
          similar={
            <SimilarComments
              comments={preview?.similar ?? []}
              source={paths.similarComments(head.id, place.eId)}
              support={paths.supportComment(head.id, 'ID')}
            />
          }
        />
      ) : (
        <NotTaken />
      )}
    </div>
  )
}
