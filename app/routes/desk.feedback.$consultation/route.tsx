import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orRefuse } from '~/answers'
import { pageTitle } from '~/components/page-title'
import { FeedbackView } from '~/components/station/FeedbackView'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { feedback } from '~/queries/feedback.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `${data?.feedback.title ?? ''} · 采纳情况反馈`,
    `${data?.feedback.title ?? ''} · What became of the comments`,
  ),
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const place = { consultationId: params.consultation ?? '' }
  const actor = context.person ?? visitor
  return { feedback: await orRefuse(feedback(context.ctx, actor, place)), place }
}

export default function OwnFeedback() {
  const { feedback, place } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('待办', 'To do'), href: paths.desk() },
          { label: say('采纳情况反馈', 'What became of the comments') },
        ]}
      />
      <FeedbackView
        feedback={feedback}
        consultationId={place.consultationId}
        fileHref={paths.deskFeedbackFile(place.consultationId)}
      />
    </>
  )
}
