// The activation slip: shown once, printed, handed over. Whoever holds it can set the password of the account.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { dayText } from '../day'
import { Notice } from '../ui/Notice'

export interface SlipView {
  readonly login: string
  readonly name: string
  readonly code: string
  readonly until: number
}

export function Slip({ slip }: { slip: SlipView }) {
  const { say, language } = useLanguage()
  return (
    <>
      <Notice tone="ok" focus>
        {say(
          '启用单只显示这一次，请现在打印或抄下，交给本人。离开本页后不能再看到。',
          'The slip is shown this once: print or copy it now and hand it over. It cannot be seen again.',
        )}
      </Notice>
      <div className="slip">
        <p>
          <span lang="zh-CN">{slip.name}</span> · {say('用户名', 'User name')} <b>{slip.login}</b>
        </p>
        <p className="slip-code">{slip.code}</p>
        <p>
          {say(
            `在 ${paths.activate()} 页面输入用户名和启用码，设置自己的密码。${dayText(slip.until, language)}前有效，只能用一次。`,
            `Enter user name and code on the page ${paths.activate()} and set a password. Valid until ${dayText(slip.until, language)}, once.`,
          )}
        </p>
      </div>
    </>
  )
}
