// Comments on the same place that say something close: to be supported instead of repeated, never in the way of
// submitting. The browser script fills the same list while somebody types.

import { useLanguage } from '~/language'
import { VisibleText } from '../ui/visibleText'

export interface SimilarView {
  readonly id: string
  readonly text: string
  readonly supports: number
}

interface SimilarProps {
  readonly comments: readonly SimilarView[]
  /** Where the script asks while somebody types. */
  readonly source: string
  /** Where a support goes, with `ID` for the comment's id. */
  readonly support: string
}

export function SimilarComments({ comments, source, support }: SimilarProps) {
  const { say } = useLanguage()
  return (
    <section
      className="similar"
      data-similar={source}
      data-support={support}
      hidden={comments.length === 0}
      aria-label={say('相近的意见', 'Similar comments')}
    >
      <p>
        {say(
          '已有人提过相近的意见，您可以附议，也可以照样提交：',
          'Others have said something similar; support theirs or submit yours as well:',
        )}
      </p>
      <ul className="plain-list" data-similar-list>
        {comments.map(({ id, text, supports }) => (
          <li key={id}>
            <q lang="zh-CN">
              <VisibleText>{text}</VisibleText>
            </q>{' '}
            <button
              type="submit"
              className="button button-text"
              formAction={support.replace('ID', id)}
              formNoValidate
            >
              {say('我也这样认为', 'I think so too')}
              {supports > 0 ? say(`（${supports}人）`, ` (${supports})`) : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
