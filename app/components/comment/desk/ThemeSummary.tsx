// The summary of a theme on its page: what a person let stand first, then what a language model drafted.

import type { FieldError } from '../../ui/ErrorSummary'
import { AskForSummary, type ModelView } from './ModelSwitch'
import { OfferedSummary, StandingSummary, type SummaryView } from './OfferedSummary'

interface ThemeSummaryProps {
  readonly view: {
    readonly id: string
    readonly consultation: { readonly id: string }
    readonly may: { readonly group: boolean }
    readonly isClosed: boolean
    readonly model: ModelView | null
    readonly summaries: { readonly standing: SummaryView | null; readonly draft: SummaryView | null }
  }
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
}

export function ThemeSummary({ view, errors, typed }: ThemeSummaryProps) {
  const { standing, draft } = view.summaries
  const form = { mayGroup: view.may.group, errors, ...(typed ? { typed } : {}) }
  return (
    <>
      {standing ? <StandingSummary summary={standing} {...form} /> : null}
      {draft ? <OfferedSummary consultationId={view.consultation.id} summary={draft} {...form} /> : null}
      {view.may.group && !view.isClosed ? <AskForSummary model={view.model} themeId={view.id} /> : null}
    </>
  )
}
