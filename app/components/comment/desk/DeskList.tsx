// The comments one by one with what can be done to them: one form, so that boxes and buttons belong together.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { EmptyState } from '../../ui/EmptyState'
import type { FieldError } from '../../ui/ErrorSummary'
import { Form } from '../../ui/Form'
import type { AssigneeOption } from './AssignPanel'
import { BulkActs } from './BulkActs'
import { DeskComments, type DeskCommentView } from './DeskComments'
import { NextPage } from './NextPage'

interface DeskListProps {
  readonly view: {
    readonly id: string
    readonly filters: Readonly<Record<string, string>>
    readonly comments: readonly DeskCommentView[]
    readonly letter: { readonly id: string; readonly text: string } | null
    readonly next: string
    readonly matching: number
    readonly themes: readonly { readonly id: string; readonly name: string }[]
    readonly assignees: readonly AssigneeOption[]
    readonly may: { readonly group: boolean; readonly moderate: boolean }
  }
  readonly canChoose: boolean
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

export function DeskList({ view, canChoose, errors, typed }: DeskListProps) {
  const { say } = useLanguage()
  return (
    <>
      <h2 id="comments">
        {say(
          `意见 ${view.matching.toLocaleString('en')}条`,
          `Comments ${view.matching.toLocaleString('en')}`,
        )}
      </h2>
      {view.filters.cluster === 'none' ? (
        <p className="facts">
          {say(
            '未归类：机器没有归入任何一组的意见。可以选中归入要点，也可以逐条处理。',
            'Unsorted: comments that the machine put into no group. Choose some for a theme, or answer each.',
          )}
        </p>
      ) : null}
      {view.comments.length === 0 ? (
        <EmptyState
          action={<a href={paths.deskComments(view.id)}>{say('去掉全部条件', 'Clear all filters')}</a>}
        >
          {say('没有符合条件的意见。', 'No comment meets these conditions.')}
        </EmptyState>
      ) : (
        <Form errors={errors} summary={false} className="form-wide">
          <DeskComments
            consultationId={view.id}
            comments={view.comments}
            letter={view.letter}
            typed={typed}
            canChoose={canChoose}
          />
          <NextPage view={view} />
          {canChoose ? (
            <BulkActs
              themes={view.themes}
              mayGroup={view.may.group}
              mayModerate={view.may.moderate}
              matching={view.matching}
              assignees={view.assignees}
              typed={typed}
            />
          ) : null}
        </Form>
      )}
    </>
  )
}
