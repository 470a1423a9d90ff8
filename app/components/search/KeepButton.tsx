// Puts a text on the reader's own list; only for those who are signed in.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { usePage } from '../page'
import { CsrfField } from '../ui/Form'

interface KeepButtonProps {
  readonly workId: string
  readonly eId?: string
  /** Named for those who hear the page: several such buttons stand on it. */
  readonly title: string
}

export function KeepButton({ workId, eId = '', title }: KeepButtonProps) {
  const { say } = useLanguage()
  const { person } = usePage()
  if (!person) return null
  return (
    <form method="post" action={paths.reading()} className="keep-form">
      <CsrfField />
      <input type="hidden" name="workId" value={workId} />
      <input type="hidden" name="eId" value={eId} />
      <button className="plain-button" type="submit" name="act" value="keep">
        {say('加入阅读清单', 'Keep for reading')}
        <span className="visually-hidden" lang="zh-CN">
          {title}
        </span>
      </button>
    </form>
  )
}
