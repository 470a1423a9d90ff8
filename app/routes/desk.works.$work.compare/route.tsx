import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, refused } from '~/answers'
import { correctPairing, undoPairing } from '~/commands/correct-pairing.server'
import { ComparePage, compareChoice } from '~/components/comparison/ComparePage'
import { Corrections, PairFix, pairFixLink } from '~/components/comparison/PairFix'
import { pageTitle } from '~/components/page-title'
import { LinkButton } from '~/components/ui/Button'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { comparisonView } from '~/queries/comparison.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `${data?.work.title ?? ''} · 对照与更正`,
    `${data?.work.title ?? ''} · Compare and correct`,
  ),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const pair = { from: query.get('from'), to: query.get('to') }
  const view = await comparisonView(context.ctx, context.person ?? visitor, {
    workId: params.work ?? '',
    pair,
  })
  if (!view) throw new Response(null, { status: context.person ? 404 : 403 })
  return view
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const text = (name: string) => String(form.get(name) ?? '')
  const query = new URL(request.url).searchParams
  const back = { from: query.get('from') ?? undefined, to: query.get('to') ?? undefined }
  try {
    if (text('intent') === 'undo') {
      await undoPairing(context.ctx, actor, text('correction'))
      return redirect(paths.deskCompare(params.work ?? '', back), 303)
    }
    const row = await correctPairing(context.ctx, actor, {
      fromVersionId: text('fromVersionId'),
      toVersionId: text('toVersionId'),
      from: numbersIn(text('from')),
      to: numbersIn(text('to')),
    })
    return redirect(`${paths.deskCompare(params.work ?? '', { ...back, all: 1 })}#${row}`, 303)
  } catch (error) {
    return refused(error, form)
  }
}

const numbersIn = (typed: string) => typed.split(/[、，,;；\s]+/).filter(Boolean)

export default function DeskCompare() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [query] = useSearchParams()
  const { say, language } = useLanguage()
  const { work, from, to, canCorrect, corrections, changes } = view
  const pair = { workId: work.id, from: from.ordinal, to: to.ordinal }
  const backHref = paths.deskCompare(work.id, { from: from.ordinal, to: to.ordinal })
  const isOpen = canCorrect && (query.has('correct') || answer !== undefined)
  const words = say('更正配对', 'Correct the pairing')
  return (
    <ComparePage
      compared={view}
      choice={compareChoice(query)}
      acts={canCorrect ? (row) => pairFixLink(row, pair, words) : undefined}
    >
      {isOpen ? (
        <PairFix
          from={from}
          to={to}
          row={changes.rows.find(({ id }) => id === query.get('correct'))}
          errors={formErrors(answer, language)}
          typed={answer?.refused.typed}
          backHref={backHref}
        />
      ) : canCorrect ? (
        <p>
          <LinkButton
            href={`${paths.deskCompare(work.id, { ...pair, workId: undefined, correct: 'new' })}#correct`}
          >
            {words}
          </LinkButton>
        </p>
      ) : null}
      <Corrections corrections={corrections} />
    </ComparePage>
  )
}
