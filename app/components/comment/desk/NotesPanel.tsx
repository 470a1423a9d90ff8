// Private notes of the staff on a comment or a theme, with the sentence that says who sees them.

import { dayText } from '~/components/day'
import { useLanguage } from '~/language'
import { Button } from '../../ui/Button'
import type { FieldError } from '../../ui/ErrorSummary'
import { TextArea } from '../../ui/Field'
import { Form } from '../../ui/Form'

interface NotesPanelProps {
  readonly notes: {
    readonly mayRead: boolean
    readonly mayWrite: boolean
    readonly notes: readonly {
      readonly id: string
      readonly words: string
      readonly byName: string
      readonly at: number
    }[]
  }
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

const longest = 1_000

export function NotesPanel({ notes: { mayRead, mayWrite, notes }, errors, typed }: NotesPanelProps) {
  const { say, language } = useLanguage()
  if (!mayRead) return null
  const own = typed?.act === 'note' ? typed : undefined
  return (
    <section id="notes" aria-labelledby="notes-head">
      <h2 id="notes-head">{say('内部备注', 'Private notes')}</h2>
      <p className="hint">
        {say(
          '只有本地区的起草、复核、发布人员和审计看得到；站点、承办单位、提出人和公众都看不到，也不进任何导出的表。',
          'Seen by drafters, reviewers and publishers of this region and by auditors; never by stations, units, the author or the public, and in no exported table.',
        )}
      </p>
      {notes.length > 0 ? (
        <ul className="desk-notes">
          {notes.map(({ id, words, byName, at }) => (
            <li key={id}>
              <p className="desk-note" lang="zh-CN">
                {words}
              </p>
              <p className="facts">
                <span lang="zh-CN">{byName}</span> · {dayText(at, language)}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {mayWrite ? (
        <Form errors={own ? errors : []} summary={false}>
          <TextArea
            name="noteWords"
            rows={3}
            limit={longest}
            label={say('写一条备注', 'Write a note')}
            defaultValue={own?.noteWords}
          />
          <Button name="act" value="note">
            {say('保存备注', 'Save the note')}
          </Button>
        </Form>
      ) : null}
    </section>
  )
}
