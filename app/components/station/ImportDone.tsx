// What became of an import, or of taking one back.

import { counted, useLanguage } from '~/language'
import { Notice } from '../ui/Notice'

interface ImportDoneProps {
  readonly done: { readonly added: number; readonly known: number } | undefined
  readonly undone: number | undefined
  readonly reportHref: string
}

export function ImportDone({ done, undone, reportHref }: ImportDoneProps) {
  const { say } = useLanguage()
  if (undone !== undefined) {
    return (
      <Notice tone="ok" focus>
        {say(
          `已撤销这次导入的${undone}条，不计入总数；同一个文件可以再导入。`,
          `${counted(undone, 'comment')} of this import taken back; nothing counts them, and the file can be imported again.`,
        )}
      </Notice>
    )
  }
  if (!done) return null
  return (
    <Notice tone="ok" focus>
      <p>
        {say(`已导入${done.added}条。`, `Imported ${done.added}.`)}{' '}
        {done.known > 0
          ? say(
              `另有${done.known}条以前导入过，没有重复。`,
              `${done.known} had been imported before and were not doubled.`,
            )
          : ''}{' '}
        <a href={reportHref}>{say('逐条看，打印回执', 'See each one and print receipts')}</a>
      </p>
    </Notice>
  )
}
