import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, refused } from '~/answers'
import { isRefusal } from '~/commands/refusal'
import { sentBefore, submissionDoor, submissionFromForm } from '~/commands/submission-form.server'
import { submitComments } from '~/commands/submit-comments.server'
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
  return { ...view, station, deputyName, key: ctx.ids.next(), now: ctx.clock.now() }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { ctx, person } = context
  const form = await readForm(request, context)
  const asked = { id: params.id ?? '', eId: params.eId ?? '' }
  try {
    if (form.get('act') === 'preview') {
      const text = String(form.get('text') ?? '')
      const similar = await similarOnPlace(ctx, person ?? visitor, { ...asked, text })
      const typed = Object.fromEntries(
        [...form].map(([name, value]) => [name, String(value).replaceAll('\r\n', '\n')]),
      )
      return data({ refused: undefined, preview: { typed, similar } }, { status: 200 })
    }
    const station = await stationFromQuery(ctx, asked.id, String(form.get('station') ?? ''))
    const door = submissionDoor({
      consultationId: asked.id,
      person,
      key: String(form.get('idempotencyKey') ?? ''),
      stationId: station?.id,
    })
    const { receipt } = await submitComments(ctx, submissionFromForm(form, asked.eId, person), door)
    return redirect(paths.receipt(receipt), 303)
  } catch (error) {
    if (isRefusal(error) && error.field === 'article') throw new Response(null, { status: 404 })
    return refused(isRefusal(error) && error.code === 'conflict' ? sentBefore() : error, form)
  }
}

export default function CommentForm() {
  const { head, place, station, deputyName, key, now } = useLoaderData<typeof loader>()
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
          errors={errors}
          idempotencyKey={key}
          draftKey={`${head.id}/${place.eId}`}
          station={station?.id}
          deputyName={deputyName}
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
