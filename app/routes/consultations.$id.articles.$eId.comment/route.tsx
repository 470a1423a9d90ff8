import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isRefusal, refusalStatus } from '~/commands/refusal'
import { submissionDoor, submissionFromForm } from '~/commands/submission-form.server'
import { submitComments } from '~/commands/submit-comments.server'
import { articleInEnglish } from '~/components/statute/number'
import { Form } from '~/components/ui/Form'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { consultationText } from '~/queries/consultation-text.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const text = await consultationText(context.ctx, params.id ?? '')
  const article = text?.articles.find(({ eId }) => eId === params.eId)
  if (!text || (!article && params.eId !== 'whole')) throw new Response(null, { status: 404 })
  return {
    id: text.id,
    title: text.title,
    eId: params.eId ?? 'whole',
    article: article ?? null,
    key: context.ctx.ids.next(),
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const typed = {
    text: String(form.get('text') ?? ''),
    proposal: String(form.get('proposal') ?? ''),
    name: String(form.get('name') ?? ''),
  }
  try {
    const door = submissionDoor({
      consultationId: params.id ?? '',
      person: context.person,
      key: String(form.get('idempotencyKey') ?? ''),
    })
    const { receipt } = await submitComments(context.ctx, submissionFromForm(form, params.eId ?? null), door)
    return redirect(paths.receipt(receipt), 303)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return data(
      { typed, field: error.field ?? 'text', sentence: error.sentence },
      { status: refusalStatus[error.code] },
    )
  }
}

export default function CommentForm() {
  const { id, title, eId, article, key } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const errors = refused ? [{ field: refused.field, message: refused.sentence[language] }] : []
  return (
    <>
      <p>
        <a href={`${paths.consultation(id)}#${eId}`} lang="zh-CN">
          {title}
        </a>
      </p>
      <h1>
        {article
          ? say(`对${article.number}的意见`, `Comment on ${articleInEnglish(article.eId)}`)
          : say('对整部草案的意见', 'Comment on the draft as a whole')}
      </h1>
      {article ? <blockquote lang="zh-CN">{article.text}</blockquote> : null}
      <Form errors={errors} idempotencyKey={key} draftKey={`${id}/${eId}`}>
        <div className="field">
          <label htmlFor="text">{say('哪里有问题，为什么', 'What is the problem, and why')}</label>
          <textarea
            id="text"
            name="text"
            rows={6}
            defaultValue={refused?.typed.text}
            aria-describedby={refused?.field === 'text' ? 'text-error' : undefined}
          />
          {refused?.field === 'text' ? (
            <p id="text-error" className="error-summary">
              {refused.sentence[language]}
            </p>
          ) : null}
        </div>
        {article ? (
          <div className="field">
            <label htmlFor="proposal">
              {say(
                '建议怎么改（可不填）。已填入原文，直接改就可以',
                'Suggested wording (optional). The text is filled in; edit it directly',
              )}
            </label>
            <textarea
              id="proposal"
              name="proposal"
              rows={6}
              lang="zh-CN"
              defaultValue={refused?.typed.proposal ?? article.text}
            />
            <input type="hidden" name="original" value={article.text} />
          </div>
        ) : null}
        <div className="field">
          <label htmlFor="name">{say('姓名（可不填）', 'Name (optional)')}</label>
          <input id="name" name="name" type="text" defaultValue={refused?.typed.name} />
          <label>
            <input type="checkbox" name="consent" value="name" /> {say('同意公开我的姓名', 'Publish my name')}
          </label>
        </div>
        <p>
          {say(
            '您的原话会原样保存，任何人都不能改动。',
            'Your words are kept as you wrote them; nobody can change them.',
          )}
        </p>
        <button className="primary" type="submit">
          {say('提交意见', 'Submit comment')}
        </button>
      </Form>
    </>
  )
}
