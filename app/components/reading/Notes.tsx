// A person's own notes and marked words, and the form to write one.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { instantText } from '../day'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { TextArea } from '../ui/Field'
import { CsrfField, Form } from '../ui/Form'

export interface OwnNoteView {
  readonly id: string
  readonly title: string
  readonly versionLabel: string
  readonly number: string
  readonly quote: string
  readonly words: string
  readonly createdAt: number
  readonly isUndone: boolean
  readonly href: string
}

interface NotesProps {
  readonly notes: readonly OwnNoteView[]
  /** Where its buttons post. */
  readonly action: string
  /** Named with their text where notes of several stand together. */
  readonly withTitle?: boolean
}

export function OwnNotes({ notes, action, withTitle }: NotesProps) {
  const { say } = useLanguage()
  if (notes.length === 0) return null
  return (
    <ul className="plain-list own-notes">
      {notes.map((note) => (
        <li key={note.id}>
          <p className="facts">
            {withTitle ? (
              <a href={note.href} lang="zh-CN">
                {note.title}
                {note.number}
              </a>
            ) : null}{' '}
            <span lang="zh-CN">{note.versionLabel}</span> · {instantText(note.createdAt)}
            {note.isUndone ? ` · ${say('已删去', 'removed')}` : ''}
          </p>
          {note.quote ? (
            <blockquote lang="zh-CN">
              <mark>{note.quote}</mark>
            </blockquote>
          ) : null}
          {note.words ? <p className="own-note-words">{note.words}</p> : null}
          <form method="post" action={action}>
            <CsrfField />
            <input type="hidden" name="note" value={note.id} />
            <button
              className="plain-button"
              type="submit"
              name="act"
              value={note.isUndone ? 'restore' : 'undo'}
            >
              {note.isUndone ? say('恢复', 'Bring back') : say('删去', 'Remove')}
              <span className="visually-hidden">
                {say('这条笔记', ' this note')} {instantText(note.createdAt)}
              </span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

interface NoteFormProps {
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
  readonly longest: number
}

export function NoteForm({ errors, typed, longest }: NoteFormProps) {
  const { say } = useLanguage()
  return (
    <Form errors={errors} summary={false} label={say('写笔记', 'Write a note')}>
      <TextArea
        name="quote"
        label={say('要标的原文', 'Words to mark')}
        hint={say(
          '从上面的条文里复制过来；整条的笔记不用填',
          'Copy them from the article above; leave empty for a note on all of it',
        )}
        optional
        rows={2}
        lang="zh-CN"
        defaultValue={typed?.quote}
      />
      <TextArea
        name="words"
        label={say('笔记', 'Note')}
        hint={say('只有您自己看得到', 'Only you can see it')}
        rows={4}
        limit={longest}
        defaultValue={typed?.words}
      />
      <Button>{say('保存笔记', 'Save the note')}</Button>
    </Form>
  )
}

/** Nothing written yet, on the page of all notes. */
export function NoNotes() {
  const { say } = useLanguage()
  return (
    <p>
      {say(
        '还没有笔记。在一条条文的页面上可以写：',
        'No notes yet. You can write them on the page of an article: ',
      )}
      <a href={paths.search()}>{say('去法规库', 'open the library')}</a>
    </p>
  )
}
