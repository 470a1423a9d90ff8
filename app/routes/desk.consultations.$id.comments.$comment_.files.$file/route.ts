// A photo or file that came with a comment, to save and look at. It is other people's bytes: never shown in our page,
// never guessed at, and without scripts should a browser open it all the same.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileAnswer, orRefuse } from '~/answers'
import { visitor } from '~/domain/access'
import { attachmentFile } from '~/queries/attachment-file.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const asked = { commentId: params.comment ?? '', attachmentId: params.file ?? '' }
  const file = await orRefuse(attachmentFile(context.ctx, context.person ?? visitor, asked))
  const answer = fileAnswer(file.bytes, { type: file.mediaType, name: file.name || 'file' })
  answer.headers.set('Content-Security-Policy', "sandbox; default-src 'none'")
  return answer
}
