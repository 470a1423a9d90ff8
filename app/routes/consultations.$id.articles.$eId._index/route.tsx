import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PublicComment } from '~/components/comment/PublicComment'
import { placeName } from '~/components/comment/places'
import { pageTitle } from '~/components/page-title'
import { ArticleText } from '~/components/statute/ArticleText'
import { ConsultationFacts, PublicNotices } from '~/components/statute/ConsultationHeading'
import { PlaceWays, PlaceWords } from '~/components/statute/PlaceParts'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { LinkButton } from '~/components/ui/Button'
import { EmptyState } from '~/components/ui/EmptyState'
import { MachineNote, Notice } from '~/components/ui/Notice'
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
      <Breadcrumb
        crumbs={[
          {
            label: head.title,
            href: paths.consultation(head.id, { station }) + paths.articleAnchor(place.eId),
            lang: 'zh-CN',
          },
          { label: name },
        ]}
      />
      <h1>
        {place.number ? (
          <span lang="zh-CN">{place.number}</span>
        ) : (
          say(`对${name}的意见`, `Comments on ${name}`)
        )}
      </h1>
      <ConsultationFacts head={head} now={now} />
      <PublicNotices notices={head.notices} />
      {place.number ? (
        <ArticleText number={place.number} text={place.text} />
      ) : (
        <PlaceWords place={place} title={head.title} />
      )}
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
      <h2 id="comments">
        {say(
          `意见 ${count.comments}条，${count.people}人`,
          `${count.comments} comments, ${count.people} people`,
        )}
      </h2>
      {supported ? (
        <Notice tone="ok" focus>
          {supported === 'now'
            ? say('已记下：您也这样认为。', 'Noted: you think so too.')
            : say('您已经附议过这条，不重复计数。', 'You supported this one before; it counts once.')}
        </Notice>
      ) : null}
      {count.published < count.comments && head.showsComments ? (
        <p className="facts">
          {say(`其中${count.published}条已公开`, `${count.published} of them are shown`)}
        </p>
      ) : null}
      {head.showsComments ? null : (
        <p className="facts">
          {say(
            '征求意见期间不公开各条意见，采纳情况公布时一并公开。',
            'Comments are shown together with the outcome.',
          )}
        </p>
      )}
      {groups.length > 0 ? (
        <MachineNote label={say('机器分组', 'Grouped by machine')}>
          <ul className="plain-list">
            {groups.map((group) => (
              <li key={group.id}>
                <span lang="zh-CN">{group.label}</span> ·{' '}
                {say(
                  `${group.people}人，${group.texts}条`,
                  `${group.people} people, ${group.texts} comments`,
                )}
              </li>
            ))}
          </ul>
        </MachineNote>
      ) : null}
      {comments.map((comment) => (
        <PublicComment
          key={comment.id}
          comment={comment}
          consultationId={head.id}
          original={place.text || undefined}
          isOpen={isOpen}
        />
      ))}
      {count.comments === 0 ? (
        <EmptyState>{say(`还没有人对${name}提意见。`, `Nobody has commented on ${name} yet.`)}</EmptyState>
      ) : null}
      <PlaceWays id={head.id} eId={place.eId} {...{ station, after, previous, next }} />
    </div>
  )
}
