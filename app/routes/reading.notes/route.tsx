import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { orRefuse } from '~/answers'
import { undoReadingNote } from '~/commands/undo-reading-note.server'
import { pageTitle } from '~/components/page-title'
import { NoNotes, OwnNotes } from '~/components/reading/Notes'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { ownNotes } from '~/queries/reading-notes.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '我的笔记', 'My notes')]

export async function loader({ context, request }: LoaderFunctionArgs) {
  if (!context.person) throw redirect(paths.login(new URL(request.url).pathname))
  return { notes: await ownNotes(context.ctx, context.person) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const note = { noteId: String(form.get('note') ?? ''), isBack: form.get('act') === 'restore' }
  await orRefuse(undoReadingNote(context.ctx, context.person ?? visitor, note))
  return redirect(paths.readingNotes(), 303)
}

export default function Notes() {
  const { notes } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: say('学习', 'Learning'), href: paths.reading() },
          { label: say('我的笔记', 'My notes') },
        ]}
      />
      <h1>{say('我的笔记', 'My notes')}</h1>
      {notes.length === 0 ? <NoNotes /> : <OwnNotes notes={notes} action={paths.readingNotes()} withTitle />}
    </>
  )
}
