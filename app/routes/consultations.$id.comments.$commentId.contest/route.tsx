import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, refused } from '~/answers'
import { contestAuthorship } from '~/commands/contest-authorship.server'
import { OriginalWords } from '~/components/comment/CommentCard'
import { ContestForm } from '~/components/comment/Contest'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { Notice } from '~/components/ui/Notice'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { namedComment } from '~/queries/named-comment.server'

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  pageTitle(matches, '这是您提的吗？', 'Was this you?'),
  { name: 'robots', content: 'noindex' },
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const asked = { consultationId: params.id ?? '', commentId: params.commentId ?? '' }
  const comment = await namedComment(context.ctx, context.person ?? visitor, asked)
  if (!comment) throw new Response(null, { status: 404 })
  return { comment, isNoted: new URL(request.url).searchParams.get('noted') === '1' }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const about = { consultationId: params.id ?? '', commentId: params.commentId ?? '' }
  try {
    await contestAuthorship(context.ctx, context.person ?? visitor, {
      about,
      words: String(form.get('contestWords') ?? ''),
      contact: String(form.get('contestContact') ?? ''),
    })
    return redirect(paths.contest(about.consultationId, about.commentId, { noted: 1 }), 303)
  } catch (error) {
    return refused(error, form)
  }
}

export default function Contest() {
  const { comment, isNoted } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const { consultationId, title, eId, text, name } = comment
  return (
    <div className="reading">
      <Breadcrumb
        crumbs={[
          { label: title, href: paths.article(consultationId, eId), lang: 'zh-CN' },
          { label: say('这是您提的吗？', 'Was this you?') },
        ]}
      />
      <h1>{say('这是您提的吗？', 'Was this you?')}</h1>
      {isNoted ? (
        <Notice tone="ok" focus>
          {say(
            '已记下。姓名已不再显示，工作人员核实后处理；意见的文字保留。',
            'Noted. The name is no longer shown; the staff look into it. The words of the comment stay.',
          )}
        </Notice>
      ) : null}
      <OriginalWords>{text}</OriginalWords>
      {name ? (
        <p className="facts">
          {say('署名：', 'Signed: ')}
          <span lang="zh-CN">{name}</span>
        </p>
      ) : null}
      {isNoted ? null : <ContestForm errors={formErrors(answer, language)} typed={answer?.refused?.typed} />}
    </div>
  )
}
