// After a conflict: what you typed beside what stands there now.

import { useLanguage } from '~/language'
import { Notice } from '../../ui/Notice'

export function SavedBeside({ yours, theirs }: { readonly yours: string; readonly theirs: string }) {
  const { say } = useLanguage()
  return (
    <Notice tone="warn" title={say('两边都没有丢，请选一个', 'Neither is lost: choose one')}>
      <div className="both-sides">
        <p>
          {say('您写的：', 'Yours: ')}
          <b lang="zh-CN">{yours}</b>
        </p>
        <p>
          {say('现在存着的：', 'Saved now: ')}
          <b lang="zh-CN">{theirs}</b>
        </p>
      </div>
      <p>
        {say(
          '下面的表单里是您写的，再按一次按钮就改成您的；不按就保留现在的。',
          'The form below holds yours: press its button to save it, or leave what is saved now.',
        )}
      </p>
    </Notice>
  )
}

/** The day of a moment that ends it, as a date field wants it; empty for 0. */
export function dateOfEnd(ms: number): string {
  return ms > 0 ? new Date(ms - 1 + 8 * 3_600_000).toISOString().slice(0, 10) : ''
}
