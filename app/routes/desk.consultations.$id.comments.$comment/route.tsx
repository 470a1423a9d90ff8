import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { eraseAttachment } from '~/commands/erase-attachment.server'
import { contactReasons, viewContact } from '~/commands/view-contact.server'
import { CommentFiles, DoorNotices } from '~/components/comment/desk/CameWith'
import { CommentHistory } from '~/components/comment/desk/CommentHistory'
import { ContactPanel } from '~/components/comment/desk/ContactPanel'
import { DeskComments } from '~/components/comment/desk/DeskComments'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { commentPage } from '~/queries/comment-page.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(
    matches,
    `对${data?.view.comment.place ?? ''}的意见`,
    `Comment on ${data?.view.comment.place ?? ''}`,
  ),
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const asked = { consultationId: params.id ?? '', commentId: params.comment ?? '' }
  const view = await orRefuse(commentPage(context.ctx, context.person ?? visitor, asked))
  return { view, reasons: Object.entries(contactReasons).map(([value, words]) => ({ value, ...words })) }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const commentId = params.comment ?? ''
  const field = (name: string) => String(form.get(name) ?? '')
  try {
    if (form.get('act') === 'erase-file') {
      const file = { commentId, attachmentId: field('file'), ground: field('ground') }
      await eraseAttachment(context.ctx, actor, file)
      return redirect(paths.deskComment(params.id ?? '', commentId), 303)
    }
    const contact = await viewContact(context.ctx, actor, { commentId, reason: field('contactReason') })
    return data({ contact }, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    return refused(error, form)
  }
}

export default function CommentPage() {
  const { view, reasons } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const refusedAnswer = answer && 'refused' in answer ? answer : undefined
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('待办', 'To do'), href: paths.desk() },
          {
            label: view.consultation.title,
            lang: 'zh-CN',
            href: paths.deskConsultation(view.consultation.id),
          },
          { label: say('意见', 'Comments'), href: paths.deskComments(view.consultation.id) },
          { label: view.comment.place, lang: 'zh-CN' },
        ]}
      />
      <h1>{say(`对${view.comment.place}的意见`, 'One comment')}</h1>
      <DeskComments consultationId={view.consultation.id} comments={[view.comment]} canChoose={false} />
      <CommentFiles
        consultationId={view.consultation.id}
        commentId={view.comment.id}
        attachments={view.door.attachments}
        mayErase={view.mayModerate}
      />
      <DoorNotices {...view.door} />
      <CommentHistory moderations={view.moderations} />
      {view.mayViewContact ? (
        <ContactPanel
          hasContact={view.hasContact}
          reasons={reasons}
          contact={answer && 'contact' in answer ? answer.contact : undefined}
          errors={formErrors(refusedAnswer, language)}
        />
      ) : null}
    </>
  )
}
