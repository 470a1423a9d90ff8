// The frame of every page: language, size and theme from the reader's cookies, head and foot, and what is said when a
// page fails. Public pages ship no React: its scripts are written only where a route's `handle.hydrate` asks for
// them. A small script of our own keeps drafts and counts characters; without it every page still works.

import './app.css'
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { type ReactNode, useContext } from 'react'
import { errorNumber } from './components/errorNumber'
import { NonceContext } from './components/nonce'
import { type PageFacts, PageProvider } from './components/page'
import { errorTitle } from './components/page-title'
import { LinkButton } from './components/ui/Button'
import { type Frame, Layout as PageLayout } from './components/ui/Layout'
import compareUrl from './island/compare.ts?worker&url'
import formsUrl from './island/forms.ts?worker&url'
import islandUrl from './island/island.ts?worker&url'
import {
  htmlLanguage,
  type Label,
  LanguageProvider,
  preferencesAt,
  readPreferences,
  sayIn,
  useLanguage,
} from './language'
import * as paths from './paths'

export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  const language = data?.preferences.language ?? 'zh'
  if (error === undefined) return [{ title: sayIn(language)('条议', 'Tiaoyi') }]
  const status = isRouteErrorResponse(error) ? error.status : 500
  if (status === 404) return [errorTitle(language, '没有这一页', 'There is no such page')]
  if (status === 401 || status === 403)
    return [errorTitle(language, '这一页要登录后才能看', 'Sign in to see this page')]
  return [errorTitle(language, '页面没能打开', 'The page did not open')]
}
/** A refusal keeps the headers it was thrown with: that of a receipt is not to be kept by anybody. */
export const headers: HeadersFunction = ({ errorHeaders }) => errorHeaders ?? new Headers()

export const links: LinksFunction = () => [{ rel: 'icon', href: 'data:,' }]

export function loader({ request, context }: LoaderFunctionArgs): PageFacts {
  const address = new URL(request.url)
  const { person, csrfToken } = context
  return {
    csrf: csrfToken,
    person: person ? { name: person.name, roles: person.roles, stationIds: person.stationIds } : null,
    address: address.pathname + address.search,
    preferences: preferencesAt(address, request.headers.get('Cookie')),
  }
}

export function Layout({ children }: { children: ReactNode }) {
  const facts = useRouteLoaderData<typeof loader>('root') ?? unknownFacts
  const { preferences } = facts
  const nonce = useContext(NonceContext) || undefined
  const handles = useMatches().map(({ handle }) => handleOf(handle))
  const isHydrated = handles.some(({ hydrate }) => hydrate === true)
  const isComparison = handles.some(({ compares }) => compares === true)
  return (
    <html
      lang={htmlLanguage(preferences.language)}
      data-size={preferences.size}
      data-theme={preferences.theme}
      data-contrast={preferences.contrast}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <script type="module" src={islandUrl} nonce={nonce} />
        {isComparison ? <script type="module" src={compareUrl} nonce={nonce} /> : null}
      </head>
      <body data-forms={formsUrl}>
        <LanguageProvider language={preferences.language}>
          <PageProvider facts={facts}>{children}</PageProvider>
        </LanguageProvider>
        {isHydrated ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}

export default function Root() {
  const frame = useMatches()
    .map(({ handle }) => handleOf(handle).frame)
    .findLast((chosen) => chosen !== undefined)
  return (
    <PageLayout frame={frame ?? 'public'}>
      <Outlet />
    </PageLayout>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  const isRefused = isRouteErrorResponse(error) && (error.status === 401 || error.status === 403)
  const sentence = isRouteErrorResponse(error) ? sentenceOf(error.data) : undefined
  return (
    <PageLayout frame="public">
      {sentence ? (
        <SaidPage sentence={sentence} isRefused={isRefused} />
      ) : isMissing ? (
        <MissingPage />
      ) : isRefused ? (
        <RefusedPage />
      ) : (
        <FailedPage />
      )}
    </PageLayout>
  )
}

/** What a query refused, in its own words. */
function sentenceOf(answer: unknown): Label | undefined {
  if (typeof answer !== 'object' || answer === null || !('sentence' in answer)) return undefined
  return answer.sentence as Label
}

function SaidPage({ sentence, isRefused }: { sentence: Label; isRefused: boolean }) {
  const { say, label } = useLanguage()
  const { pathname } = useLocation()
  return (
    <>
      <h1>{say('这一页没有打开', 'This page was not opened')}</h1>
      <p>{label(sentence)}</p>
      <div className="button-row">
        {isRefused ? (
          <LinkButton href={paths.login(pathname)} look="primary">
            {say('换一个账号登录', 'Sign in with another account')}
          </LinkButton>
        ) : null}
        <LinkButton href={paths.home()}>{say('回到首页', 'Go to the home page')}</LinkButton>
      </div>
    </>
  )
}

function MissingPage() {
  const { say } = useLanguage()
  return (
    <>
      <h1>{say('没有这一页', 'There is no such page')}</h1>
      <p>
        {say(
          '地址可能不完整，或者内容还没有公布。已提交的意见都在，凭回执码可以查到。',
          'The address may be incomplete, or the content is not published yet. Comments already submitted are safe: look them up by their receipt.',
        )}
      </p>
      <WaysOn />
    </>
  )
}

function RefusedPage() {
  const { say } = useLanguage()
  const { pathname } = useLocation()
  return (
    <>
      <h1>{say('这一页要用有权限的账号登录后才能看', 'Sign in with an account that may see this page')}</h1>
      <p>
        {say(
          '提意见、查回执、看条文都不用登录。',
          'Commenting, looking up a receipt and reading need no account.',
        )}
      </p>
      <div className="button-row">
        <LinkButton href={paths.login(pathname)} look="primary">
          {say('登录', 'Sign in')}
        </LinkButton>
        <LinkButton href={paths.home()}>{say('回到首页', 'Go to the home page')}</LinkButton>
      </div>
    </>
  )
}

function FailedPage() {
  const { say } = useLanguage()
  const { pathname } = useLocation()
  const number = errorNumber(useContext(NonceContext), pathname)
  return (
    <>
      <h1>{say('页面没能打开', 'The page did not open')}</h1>
      <p>
        {say(
          `已提交的内容都在。请过一会儿再试；仍不行，请把编号 ${number} 告诉工作人员。`,
          `What you submitted is safe. Try again shortly, or give staff the number ${number}.`,
        )}
      </p>
      <WaysOn />
    </>
  )
}

function WaysOn() {
  const { say } = useLanguage()
  return (
    <div className="button-row">
      <LinkButton href={paths.home()} look="primary">
        {say('回到首页', 'Go to the home page')}
      </LinkButton>
      <LinkButton href={paths.receiptLookup()}>{say('查回执', 'Look up a receipt')}</LinkButton>
    </div>
  )
}

/** What a route may ask of the frame. */
interface Handle {
  readonly hydrate?: boolean
  readonly frame?: Frame
  /** Loads the script of a comparison. */
  readonly compares?: boolean
}

function handleOf(handle: unknown): Handle {
  return typeof handle === 'object' && handle !== null ? handle : {}
}

const unknownFacts: PageFacts = {
  csrf: '',
  person: null,
  address: '/',
  preferences: readPreferences(null),
}
