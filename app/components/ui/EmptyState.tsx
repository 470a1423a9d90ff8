// Nothing here yet: says why, and the next act.

import type { ReactNode } from 'react'

export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {action ? <div className="button-row">{action}</div> : null}
    </div>
  )
}
