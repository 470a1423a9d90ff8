import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, refused } from '~/answers'
import { correctPairing, undoPairing } from '~/commands/correct-pairing.server'
import { ComparePage } from '~/components/comparison/ComparePage'
import { compareChoice } from '~/components/comparison/choice'
import { comparedHtml } from '~/components/comparison/compared-html'
import { Corrections, PairFix, pairFixLink } from '~/components/comparison/PairFix'
import { pairFixOf } from '~/components/comparison/PairLikely'
import { useChoice } from '~/components/comparison/useChoice'
import { pageTitle } from '~/components/page-title'
import { LinkButton } from '~/components/ui/Button'
import { visitor } from '~/domain/access'
import { readPreferences, sayIn, useLanguage } from '~/language'
import * as paths from '~/paths'
import { comparisonView } from '~/queries/comparison.server'

export const handle = { frame: 'desk', compares: true }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `${data?.work.title ?? ''} · 对照与更正`,
    `${data?.work.title ?? ''} · Compare and correct`,
  ),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { pathname, search, searchParams: query } = new URL(request.url)
  const { language } = readPreferences(request.headers.get('Cookie'))
  const choice = compareChoice(pathname + search, language)
  // Three columns have nothing to correct: they are the public page.
  if (choice.view === 'three') throw redirect(pathname.replace('/desk/', '/') + search)
  const view = await comparisonView(context.ctx, context.person ?? visitor, {
    workId: params.work ?? '',
    pair: { from: query.get('from'), to: query.get('to') },
  })
  if (!view) throw new Response(null, { status: context.person ? 404 : 403 })
  const { work, versions, from, to, canCorrect, canDraft, corrections } = view
  const words = sayIn(language)('更正配对', 'Correct the pairing')
  const pair = { workId: work.id, from: from.ordinal, to: to.ordinal }
  const facts = comparedHtml(
    context.html,
    view,
    choice,
    canCorrect ? (row) => pairFixLink(row, pair, words) : undefined,
  )
  const fix = canCorrect ? pairFixOf(view, query.get('correct')) : undefined
  return { work, versions, from, to, facts, canCorrect, canDraft, corrections, fix }
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
    return redirect(`${paths.deskCompare(params.work ?? '', { ...back, at: row })}#${row}`, 303)
  } catch (error) {
    return refused(error, form)
  }
}

const numbersIn = (typed: string) => typed.split(/[、，,;；\s]+/).filter(Boolean)

export default function DeskCompare() {
  const { canCorrect, canDraft, corrections, fix, ...compared } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const { work, from, to } = compared
  const pair = { from: from.ordinal, to: to.ordinal }
  return (
    <ComparePage {...compared} choice={useChoice()}>
      {fix || (canCorrect && answer) ? (
        <PairFix
          from={from}
          to={to}
          row={fix?.row}
          likely={fix?.likely}
          errors={formErrors(answer, language)}
          typed={answer?.refused.typed}
          backHref={paths.deskCompare(work.id, pair)}
        />
      ) : canCorrect ? (
        <p>
          <LinkButton href={`${paths.deskCompare(work.id, { ...pair, correct: 'new' })}#correct`}>
            {say('更正配对', 'Correct the pairing')}
          </LinkButton>
        </p>
      ) : null}
      {canDraft ? (
        <p>
          <LinkButton href={paths.deskDecision(work.id, pair)}>
            {say('起草修改决定', 'Draft the amending decision')}
          </LinkButton>
        </p>
      ) : null}
      <Corrections corrections={corrections} />
    </ComparePage>
  )
}
