import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { placeName } from '~/components/comment/places'
import { WhatOthersSaid } from '~/components/comment/WhatOthersSaid'
import { pageTitle } from '~/components/page-title'
import { PlaceHead, PlaceText, PlaceWays } from '~/components/statute/PlaceParts'
import { LinkButton } from '~/components/ui/Button'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { placeComments } from '~/queries/place-comments.server'
import { stationFromQuery } from '~/queries/station-token.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const words = [data?.place.number, data?.head.title].filter(Boolean).join(' · ')
  return [pageTitle(matches, words, words)]
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams
  const id = params.id ?? ''
  const view = await placeComments(context.ctx, context.person ?? visitor, {
    id,
    eId: params.eId ?? '',
    after: asked.get('after') ?? undefined,
  })
  if (!view) throw new Response(null, { status: 404 })
  const station = await stationFromQuery(context.ctx, id, asked.get('station'))
  const supported = asked.get('supported')
  return { ...view, station: station?.id, supported, now: context.ctx.clock.now() }
}

export default function Place() {
  const { head, place, count, groups, comments, after, station, supported, now, previous, next } =
    useLoaderData<typeof loader>()
  const { say, language } = useLanguage()
  const name = placeName(language, place)
  const isOpen = head.stage === 'open'
  const commentHref = paths.commentOn(head.id, place.eId, { station })
  return (
    <div className="reading">
      <PlaceHead head={head} place={place} station={station} now={now}>
        {place.number ? (
          <span lang="zh-CN">{place.number}</span>
        ) : (
          say(`对${name}的意见`, `Comments on ${name}`)
        )}
      </PlaceHead>
      <PlaceText place={place} title={head.title} />
      <div className="button-row">
        {isOpen ? (
          <LinkButton href={commentHref} look="primary">
            {say(`对${name}提意见`, `Comment on ${name}`)}
          </LinkButton>
        ) : null}
        {head.earlier && place.number ? (
          <a href={paths.compare(head.workId, head.earlier.id, head.versionId)}>
            {say('与上一稿对照', 'Compare with the version before')}
          </a>
        ) : null}
      </div>
      <WhatOthersSaid
        consultationId={head.id}
        original={place.text || undefined}
        showsComments={head.showsComments}
        {...{ name, isOpen, count, groups, comments, supported }}
      />
      <PlaceWays id={head.id} eId={place.eId} {...{ station, after, previous, next }} />
    </div>
  )
}
