import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { submitAtKiosk } from '~/commands/submit-at-kiosk.server'
import { NotTaken } from '~/components/comment/Composer'
import { placeName } from '~/components/comment/places'
import { pageTitle } from '~/components/page-title'
import { KioskCode, KioskForm, KioskFrame, KioskReceipt, KioskStay } from '~/components/station/Kiosk'
import { PlaceText } from '~/components/statute/PlaceParts'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { receiptQr } from '~/queries/receipt-qr.server'
import { kioskPlace } from '~/queries/station-kiosk.server'

export const handle = { frame: 'bare' }
export const meta: MetaFunction = ({ matches }) => [
  pageTitle(matches, '在这里提意见', 'Comment here'),
  { name: 'robots', content: 'noindex' },
]
/** Not `no-referrer`: browsers then send the form as from nowhere, and it is refused as another site's. */
const unkept = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' }
/** The receipt leaves by itself where no script runs. */
export const headers: HeadersFunction = ({ actionHeaders }) => {
  const leave = actionHeaders.get('Refresh')
  return leave ? { ...unkept, Refresh: leave } : unkept
}

const askedOf = (params: Readonly<Record<string, string | undefined>>) => ({
  stationId: params.id ?? '',
  consultationId: params.consultation ?? '',
  key: params.key ?? '',
  eId: params.eId ?? '',
})

/** Where the tablet goes back to: its start, or this article where the staff keep it there. */
function homeOf(request: Request, asked: ReturnType<typeof askedOf>): string {
  const stays = new URL(request.url).searchParams.has('stay')
  return stays ? paths.kioskPlace(asked, asked.eId, { stay: 1 }) : paths.kiosk(asked)
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = askedOf(params)
  const { origin } = new URL(request.url)
  const path = paths.commentOn(asked.consultationId, asked.eId, { station: asked.stationId })
  const view = await orRefuse(kioskPlace(context.ctx, { ...asked, origin, path }))
  if (!view) throw new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const { key, ...place } = asked
  const stays = query.has('stay')
  const lang = query.get('lang') === 'en' ? undefined : 'en'
  const otherLanguage = paths.kioskPlace(asked, asked.eId, { lang, stay: stays ? 1 : undefined })
  const home = homeOf(request, asked)
  const ticket = context.ctx.ids.next()
  return data({ view, address: { ...place, key }, home, stays, otherLanguage, ticket }, { headers: unkept })
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const asked = askedOf(params)
  try {
    const { receipt } = await submitAtKiosk(context.ctx, asked, form)
    const origin = context.ctx.config.publicUrl ?? new URL(request.url).origin
    const png = await receiptQr(context.ctx, receipt, (code) => origin + paths.receipt(code))
    const qr = png ? `data:image/png;base64,${Buffer.from(png).toString('base64')}` : ''
    return data(
      { refused: undefined, receipt, qr },
      { headers: { ...unkept, Refresh: `60; url=${homeOf(request, asked)}` } },
    )
  } catch (error) {
    return refused(error, form)
  }
}

export default function KioskPlacePage() {
  const { view, address, home, stays, otherLanguage, ticket } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const { place } = view
  const errors = formErrors(answer, language).map((error) => ({ ...error, field: error.field || 'text' }))
  const done = answer && 'receipt' in answer ? answer : undefined
  const name = placeName(language, place)
  return (
    <KioskFrame
      title={view.title}
      stationName={view.stationName}
      home={home}
      otherLanguage={otherLanguage}
      idle={done ? 60 : 120}
    >
      {done ? (
        <KioskReceipt code={done.receipt} qr={done.qr} home={home} />
      ) : (
        <>
          <ErrorSummary errors={errors} />
          <h1>{say(`对${name}的意见`, `Comment on ${name}`)}</h1>
          {place.eId === 'whole' ? null : <PlaceText place={place} title={view.title} quoted />}
          {view.isOpen ? (
            <KioskForm
              original={place.number ? place.text : undefined}
              typed={answer?.refused?.typed}
              errors={errors}
              idempotencyKey={ticket}
            />
          ) : (
            <NotTaken />
          )}
          {view.isOpen ? <KioskCode code={view.code} /> : null}
          {stays ? null : <KioskStay address={address} eId={place.eId} />}
        </>
      )}
    </KioskFrame>
  )
}
