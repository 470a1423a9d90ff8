import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { lastDayText } from '~/components/day'
import { pageTitle } from '~/components/page-title'
import { KioskFrame } from '~/components/station/Kiosk'
import { articleInEnglish } from '~/components/statute/number'
import { Button } from '~/components/ui/Button'
import { TextField } from '~/components/ui/Field'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { kioskStart, typedArticle } from '~/queries/station-kiosk.server'

export const handle = { frame: 'bare' }
export const meta: MetaFunction = ({ matches }) => [
  pageTitle(matches, '在这里提意见', 'Comment here'),
  { name: 'robots', content: 'noindex' },
]
/** Not `no-referrer`: browsers then send the form as from nowhere, and it is refused as another site's. */
const unkept = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' }
export const headers: HeadersFunction = () => unkept

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const address = {
    stationId: params.id ?? '',
    consultationId: params.consultation ?? '',
    key: params.key ?? '',
  }
  const query = new URL(request.url).searchParams
  const lang = query.get('lang') === 'en' ? 'en' : undefined
  const start = await orRefuse(kioskStart(context.ctx, address))
  const typed = query.get('n') ?? ''
  const found = typed === '' ? undefined : typedArticle(start.articles, typed)
  if (found) throw redirect(paths.kioskPlace(address, found, { lang }), 303)
  return data({ start, address, typed, lang }, { headers: unkept })
}

export default function KioskStartPage() {
  const { start, address, typed, lang } = useLoaderData<typeof loader>()
  const { say, language } = useLanguage()
  const last = start.articles.at(-1)?.number ?? ''
  return (
    <KioskFrame
      title={start.title}
      stationName={start.stationName}
      home={paths.kiosk(address)}
      otherLanguage={paths.kiosk(address, { lang: lang ? undefined : 'en' })}
      idle={90}
      isStart
    >
      <h1>{say('对这部草案提意见', 'Comment on this draft')}</h1>
      {start.isOpen ? (
        <>
          <p>
            {say(
              `不用登录。点一条，说哪里有问题。${lastDayText(start.closesAt, language)}24:00截止。`,
              `No account needed. Choose an article and say what is wrong, until ${lastDayText(start.closesAt, language)} 24:00.`,
            )}
          </p>
          <form method="get" className="form" autoComplete="off">
            {lang ? <input type="hidden" name="lang" value={lang} /> : null}
            <TextField
              name="n"
              width="short"
              inputMode="numeric"
              autoComplete="off"
              label={say('第几条', 'Number of the article')}
              defaultValue={typed}
              error={
                typed
                  ? say(
                      `草案没有这一条，最后一条是${last}。请改数字，或者在下面点一条。`,
                      'The draft has no such article. Change the number, or choose one below.',
                    )
                  : undefined
              }
            />
            <Button>{say('打开这一条', 'Open it')}</Button>
          </form>
          <ul className="kiosk-list">
            <li>
              <a href={paths.kioskPlace(address, 'whole', { lang })}>
                {say('对整部草案', 'The draft as a whole')}
              </a>
            </li>
            {start.articles.map(({ eId, number, opening }) => (
              <li key={eId}>
                <a href={paths.kioskPlace(address, eId, { lang })}>
                  <b>{say(number, articleInEnglish(eId))}</b> <span lang="zh-CN">{opening}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          {say(
            '现在不接收意见。请问站点工作人员。',
            'Comments are not taken now. Ask the staff of the station.',
          )}
        </p>
      )}
    </KioskFrame>
  )
}
