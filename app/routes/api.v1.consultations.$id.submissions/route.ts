import type { ActionFunctionArgs } from '@remix-run/node'
import { apiRefused } from '~/api-answers'
import { Refusal } from '~/commands/refusal'
import { submissionSchema, submitComments } from '~/commands/submit-comments.server'

export async function action({ context, params, request }: ActionFunctionArgs) {
  try {
    const parsed = submissionSchema.safeParse(await readJson(request))
    if (!parsed.success)
      throw invalidBody(
        parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
      )
    const key = request.headers.get('Idempotency-Key') ?? undefined
    const door = {
      consultationId: params.id ?? '',
      channel: 'api',
      by: 'anonymous',
      idempotencyKey: key,
    } as const
    const { receipt, comments } = await submitComments(context.ctx, parsed.data, door)
    return Response.json({ receipt, comments }, { status: 201 })
  } catch (error) {
    return apiRefused(error)
  }
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidBody(error.message)
    throw error
  }
}

const invalidBody = (why: string) =>
  new Refusal('invalid', {
    zh: `内容的格式不对（${why}）。应为 {"comments":[{"article":"第十二条","text":"…"}]}，什么都没有保存。`,
    en: `The body is not as documented (${why}). Send {"comments":[{"article":"第十二条","text":"…"}]}; nothing was saved.`,
  })
