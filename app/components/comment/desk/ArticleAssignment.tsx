// Who is in charge of all comments on the chosen article.

import { useLanguage } from '~/language'
import type { FieldError } from '../../ui/ErrorSummary'
import { type AssigneeOption, type AssignmentFacts, AssignPanel } from './AssignPanel'

interface ArticleAssignmentProps {
  readonly view: {
    readonly filters: { readonly article: string }
    readonly articles: readonly { readonly eId: string; readonly number: string; readonly comments: number }[]
    readonly articleAssignment: AssignmentFacts | null
    readonly assignees: readonly AssigneeOption[]
    readonly may: { readonly assign: boolean }
  }
  readonly errors: readonly FieldError[]
  readonly typed?: Readonly<Record<string, string>>
  readonly isConflict: boolean
}

export function ArticleAssignment({ view, errors, typed, isConflict }: ArticleAssignmentProps) {
  const { say } = useLanguage()
  const article = view.articles.find(({ eId }) => eId === view.filters.article)
  if (!article || article.comments === 0) return null
  // A unit sees the article only because it was given to it, and may say that it is done.
  const mayFinish = view.articleAssignment !== null
  return (
    <section aria-labelledby="article-in-charge">
      <h2 id="article-in-charge">
        <span lang="zh-CN">{article.number}</span>
        {say(`的意见由谁办（${article.comments}条）`, `: who is in charge (${article.comments})`)}
      </h2>
      <AssignPanel
        act="assign-article"
        article={article.eId}
        assignment={view.articleAssignment}
        assignees={view.assignees}
        may={{ assign: view.may.assign, finish: mayFinish }}
        errors={errors}
        typed={typed}
        isConflict={isConflict}
      />
    </section>
  )
}
