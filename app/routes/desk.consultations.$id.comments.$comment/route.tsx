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
import { actOnComment } from '~/commands/comments-desk-form.server'
import { contestFromDesk } from '~/commands/contest-form.server'
import { eraseAttachment } from '~/commands/erase-attachment.server'
import { applySplitForm } from '~/commands/split-form.server'
import { contactReasons, viewContact } from '~/commands/view-contact.server'
import { AppealPanel } from '~/components/comment/desk/AppealPanel'
import { AssignPanel } from '~/components/comment/desk/AssignPanel'
import { CommentFiles, DoorNotices } from '~/components/comment/desk/CameWith'
import { CommentHead } from '~/components/comment/desk/CommentHead'
import { CommentHistory } from '~/components/comment/desk/CommentHistory'
import { ContactPanel } from '~/components/comment/desk/ContactPanel'
import { ContestPanel } from '~/components/comment/desk/ContestPanel'
import { DeskComments } from '~/components/comment/desk/DeskComments'
import { FirstReadingPanel } from '~/components/comment/desk/FirstReadingPanel'
import { NotesPanel } from '~/components/comment/desk/NotesPanel'
import { SplitPanel } from '~/components/comment/desk/SplitPanel'
import { pageTitle } from '~/components/page-title'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
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

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = { consultationId: params.id ?? '', commentId: params.comment ?? '' }
  const view = await orRefuse(commentPage(context.ctx, context.person ?? visitor, asked))
  const reasons = Object.entries(contactReasons).map(([value, words]) => ({ value, ...words }))
  return { view, reasons, done: new URL(request.url).searchParams.get('done') ?? '' }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const actor = context.person ?? visitor
  const place = { consultationId: params.id ?? '', commentId: params.comment ?? '' }
  const field = (name: string) => String(form.get(name) ?? '')
  try {
    const act = field('act')
    if (act === 'erase-file') {
      const file = { commentId: place.commentId, attachmentId: field('file'), ground: field('ground') }
      await eraseAttachment(context.ctx, actor, file)
      return redirect(paths.deskComment(place.consultationId, place.commentId), 303)
    }
    if (act === 'split' || act === 'join') {
      await applySplitForm(context.ctx, actor, place, form)
      return redirect(`${paths.deskComment(place.consultationId, place.commentId)}#split`, 303)
    }
    if (form.has('contestWords') || form.has('contest')) {
      await contestFromDesk(context.ctx, actor, { form, ...place })
      return redirect(paths.deskComment(place.consultationId, place.commentId), 303)
    }
    if (act !== '') {
      const { done } = await actOnComment(context.ctx, actor, place, form)
      const to = paths.deskComment(place.consultationId, place.commentId)
      return redirect(paths.withQuery(to, { done }), 303)
    }
    const look = { commentId: place.commentId, reason: field('contactReason') }
    const contact = await viewContact(context.ctx, actor, look)
    return data({ contact }, { headers: { 'Cache-Control': 'no-store' } })
  } catch (error) {
    return refused(error, form)
  }
}

export default function CommentPage() {
  const { view, reasons, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { language } = useLanguage()
  const refusedAnswer = answer && 'refused' in answer ? answer : undefined
  const errors = formErrors(refusedAnswer, language)
  const typed = refusedAnswer?.refused.typed
  return (
    <>
      <ErrorSummary errors={typed?.act ? errors : []} />
      <CommentHead consultation={view.consultation} place={view.comment.place} done={answer ? '' : done} />
      <DeskComments consultationId={view.consultation.id} comments={[view.comment]} canChoose={false} />
      <FirstReadingPanel {...view} />
      <CommentFiles
        consultationId={view.consultation.id}
        commentId={view.comment.id}
        attachments={view.door.attachments}
        mayErase={view.mayModerate}
      />
      <DoorNotices {...view.door} />
      <ContestPanel contests={view.door.contests} mayDecide={view.mayModerate} errors={errors} />
      <SplitPanel consultationId={view.consultation.id} split={view.split} errors={errors} typed={typed} />
      <AssignPanel
        act="assign-comments"
        assignment={view.comment.assignment}
        assignees={view.assignees}
        may={view.may}
        isConflict={refusedAnswer?.refused.code === 'conflict'}
        errors={errors}
        typed={typed}
      />
      <AppealPanel appeals={view.appeals} errors={errors} typed={typed} />
      <CommentHistory moderations={view.moderations} />
      <NotesPanel notes={view.notes} errors={errors} typed={typed} />
      {view.mayViewContact ? (
        <ContactPanel
          hasContact={view.hasContact}
          reasons={reasons}
          contact={answer && 'contact' in answer ? answer.contact : undefined}
          errors={typed?.act ? [] : errors}
        />
      ) : null}
    </>
  )
}
