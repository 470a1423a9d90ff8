// States of a background job in words.

import type { Label } from '~/language'

export const statusLabels: Readonly<Record<string, Label>> = {
  queued: { zh: '排队中', en: 'Queued' },
  running: { zh: '正在执行', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  failed: { zh: '没有完成', en: 'Failed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}

/** Whether the page of a job in this state shows itself anew every few seconds. */
export const isUnderWay = (status: string) => status === 'queued' || status === 'running'
