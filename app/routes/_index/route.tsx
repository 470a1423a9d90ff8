import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { daysLeft, lastDayText } from '~/components/day'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { type ConsultationCard, consultationList } from '~/queries/consultation-list.server'

export async function loader({ context }: LoaderFunctionArgs) {
  return { consultations: await consultationList(context.ctx), now: context.ctx.clock.now() }
}

export default function Home() {
  const { consultations, now } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  const open = consultations.filter(({ isOpen }) => isOpen)
  const ended = consultations.filter(({ isOpen }) => !isOpen)
  return (
    <>
      <h1>{say(`正在征求意见 ${open.length}`, `Open for comment ${open.length}`)}</h1>
      {open.length === 0 ? (
        <p>
          {say(
            '现在没有征求意见的草案。已经结束的在下面。',
            'No draft is open for comment now. Those that ended are below.',
          )}
        </p>
      ) : null}
      {open.map((card) => (
        <Card key={card.id} card={card} now={now} />
      ))}
      <h2>{say('查我的意见', 'Look up my comment')}</h2>
      <form method="get" action={paths.receiptLookup()} className="form">
        <div className="field">
          <label htmlFor="code">{say('回执码', 'Receipt code')}</label>
          <input id="code" type="text" name="code" autoComplete="off" />
        </div>
        <button className="primary" type="submit">
          {say('查询', 'Look up')}
        </button>
      </form>
      <h2>{say(`已经结束 ${ended.length}`, `Ended ${ended.length}`)}</h2>
      {ended.map((card) => (
        <Card key={card.id} card={card} now={now} />
      ))}
    </>
  )
}

function Card({ card, now }: { card: ConsultationCard; now: number }) {
  const { say, language } = useLanguage()
  const day = lastDayText(card.closesAt, language)
  const left = daysLeft(card.closesAt, now)
  return (
    <article className="card">
      <h2 lang="zh-CN">
        <a href={paths.consultation(card.id)}>{card.title}</a>
      </h2>
      <p className="facts">
        {card.isOpen
          ? say(`${day}24:00截止，还有${left}天`, `Until ${day} 24:00, ${left} days left`)
          : say(`已于${day}结束`, `Ended on ${day}`)}
        {' · '}
        {say(
          `${card.articles}条 · ${card.people}人提了${card.comments}条意见 · ${card.stations}个站点`,
          `${card.articles} articles · ${card.comments} comments from ${card.people} people · ${card.stations} stations`,
        )}
      </p>
      <p>
        <a href={paths.consultation(card.id)}>
          {card.isOpen ? say('阅读条文、提意见', 'Read and comment') : say('阅读条文', 'Read')}
        </a>
        {card.isOpen ? null : (
          <>
            {' · '}
            <a href={`/works/${card.workId}/compare`}>{say('看改了哪些字', 'See what changed')}</a>
          </>
        )}
      </p>
    </article>
  )
}
