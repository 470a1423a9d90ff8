// What was opened, extended, suspended, withdrawn and answered lately, for feed readers.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { escapeHtml } from '~/components/ui/visibleText'
import * as paths from '~/paths'
import { recentChanges } from '~/queries/consultation-list.server'

const words: Readonly<Record<string, string>> = {
  published: '开始征求意见',
  reported: '公布采纳情况',
  extended: '延长期限',
  suspended: '暂停接收意见',
  resumed: '恢复接收意见',
  withdrawn: '撤回',
  corrected: '更正',
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { ctx } = context
  const changes = await recentChanges(ctx)
  const site = ctx.config.publicUrl ?? new URL(request.url).origin
  const entries = changes.map(({ consultationId, title, kind, at }) => {
    const href = escapeHtml(
      site + (kind === 'reported' ? paths.outcome(consultationId) : paths.consultation(consultationId)),
    )
    return `<entry><id>${href}#${kind}-${at}</id><title>${escapeHtml(`${words[kind] ?? '告示'}：${title}`)}</title><updated>${new Date(at).toISOString()}</updated><link href="${href}"/></entry>`
  })
  const updated = new Date(changes[0]?.at ?? 0).toISOString()
  const self = escapeHtml(site + paths.feed())
  const feed = `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${self}</id><title>条议：征求意见与采纳情况</title><author><name>条议</name></author><updated>${updated}</updated><link rel="self" href="${self}"/>${entries.join('')}</feed>`
  return new Response(feed, { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } })
}
