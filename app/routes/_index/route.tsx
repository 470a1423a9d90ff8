import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { needsSetUp } from '~/commands/set-up.server'
import { pageTitle } from '~/components/page-title'
import {
  ConsultationLine,
  NothingOpen,
  OutcomeLine,
  ReceiptLookup,
  RecentChanges,
} from '~/components/statute/HomeParts'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { consultationList, isAhead, recentChanges } from '~/queries/consultation-list.server'
import { changesInBrief } from '~/queries/outcome.server'

export const meta: MetaFunction = ({ matches }) => [
  pageTitle(matches, '征求意见', 'Open drafts'),
  { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', href: paths.feed() },
]

export async function loader({ context }: LoaderFunctionArgs) {
  const [cards, changes] = await Promise.all([consultationList(context.ctx), recentChanges(context.ctx)])
  const ahead = cards.filter(isAhead)
  const reported = cards.filter(({ fates }) => fates !== undefined)
  const ended = cards.filter((card) => !isAhead(card) && card.fates === undefined)
  const last = reported[0]
  const changed = last ? await changesInBrief(context.ctx, last.id) : []
  const isNew = cards.length === 0 && (await needsSetUp(context.ctx))
  return { ahead, reported, ended, changes, changed, isNew, now: context.ctx.clock.now() }
}

export default function Home() {
  const { ahead, reported, ended, changes, changed, isNew, now } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  return (
    <div className="columns columns-home">
      <div>
        <h1>{say(`征求意见中 ${ahead.length}`, `Open for comment: ${ahead.length}`)}</h1>
        <p className="facts">
          {say(
            '法规草案在这里逐条征求意见：谁都可以提，不用注册。每条意见都有回执，最后有答复，看得到改了哪些字。',
            'Draft regulations are put to the public here, article by article. Anyone may comment, without an account. Each comment has a receipt, an answer, and shows the words it changed.',
          )}{' '}
          <a href={paths.help('comment')}>{say('怎样提意见', 'How to comment')}</a>
        </p>
        {ahead.length === 0 ? (
          <NothingOpen isNew={isNew} hasEnded={reported.length + ended.length > 0} />
        ) : null}
        {ahead.map((card, index) => (
          <ConsultationLine key={card.id} card={card} now={now} isFirst={index === 0} heading="h2" />
        ))}
        <h2 id="outcomes">
          {say(`结果已公布 ${reported.length}`, `Outcomes published: ${reported.length}`)}
        </h2>
        {reported.length === 0 ? <p>{say('还没有公布采纳情况。', 'No outcome is published yet.')}</p> : null}
        {reported.map((card, index) =>
          card.fates ? (
            <OutcomeLine key={card.id} card={card} fates={card.fates} changed={index === 0 ? changed : []} />
          ) : null,
        )}
        {ended.length > 0 ? (
          <h2>{say(`已截止，研究处理中 ${ended.length}`, `Closed, being answered: ${ended.length}`)}</h2>
        ) : null}
        {ended.map((card) => (
          <ConsultationLine key={card.id} card={card} now={now} />
        ))}
      </div>
      <aside>
        <h2>{say('查我的意见', 'Look up my comment')}</h2>
        <ReceiptLookup />
        {changes.length > 0 ? (
          <>
            <h2>{say('最近的变动', 'Recent changes')}</h2>
            <RecentChanges changes={changes} />
          </>
        ) : null}
      </aside>
    </div>
  )
}
