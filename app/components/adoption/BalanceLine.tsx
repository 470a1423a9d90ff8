// 收到412条 = 答复391 + 合并13 + 范围外6 + 垃圾2: the sum that must close, always in view on the desk.

import type { Balance } from '~/domain/adoption'
import { useLanguage } from '~/language'

export function BalanceLine({ balance }: { balance: Balance }) {
  const { say } = useLanguage()
  const { received, answered, merged, outOfScope, spam, waiting, isBalanced } = balance
  const rest = isBalanced ? '' : say(` + 待处理${waiting}`, ` + ${waiting} waiting`)
  return (
    <p className="balance" role="status">
      <b>
        {say(
          `收到${received}条 = 答复${answered} + 合并${merged} + 范围外${outOfScope} + 垃圾${spam}${rest}`,
          `${received} received = ${answered} answered + ${merged} merged + ${outOfScope} out of scope + ${spam} spam${rest}`,
        )}
      </b>{' '}
      {isBalanced ? say('✓ 收支相符', '✓ balanced') : null}
    </p>
  )
}
