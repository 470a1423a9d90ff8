import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { answerQuestion } from '~/commands/answer-question.server'
import { pageTitle } from '~/components/page-title'
import { Answered, QuestionForm } from '~/components/reading/Question'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { questionPage } from '~/queries/study-questions.server'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  pageTitle(matches, `${data?.work.title ?? ''} · 题目`, `${data?.work.title ?? ''} · Questions`),
]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  if (!context.person) throw redirect(paths.login(url.pathname))
  const asked = {
    workId: params.work ?? '',
    version: params.version ?? '',
    answered: url.searchParams.get('answered') ?? '',
  }
  const page = await orRefuse(questionPage(context.ctx, context.person, asked))
  if (!page) throw new Response(null, { status: 404 })
  return page
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  const [versionId, questionId] = [params.version ?? '', String(form.get('question') ?? '')]
  try {
    const choice = String(form.get('choice') ?? '')
    await answerQuestion(context.ctx, context.person ?? visitor, { versionId, questionId, choice })
  } catch (error) {
    return refused(error, form)
  }
  return redirect(paths.versionQuestions(params.work ?? '', versionId, { answered: questionId }), 303)
}

export default function Questions() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const { work, version, next, answered, count, right, isUsedUp, earlierLabel } = page
  const errors = formErrors(answer, language)
  return (
    <div className="narrow">
      <ErrorSummary errors={errors} />
      <p className="kicker">
        <a href={paths.version(work.id, version.id)} lang="zh-CN">
          {work.title}（{version.label}）
        </a>
      </p>
      <h1>{say('题目', 'Questions')}</h1>
      <p className="facts">
        {say(`共${count}题，您答对了${right}题。`, `${count} in all; you answered ${right} right. `)}
        <a href={paths.readingRecord()}>{say('学习记录和计入规则', 'Your record and what counts')}</a>
      </p>
      {answered && errors.length === 0 ? <Answered answered={answered} /> : null}
      {next ? (
        <QuestionForm
          question={next}
          versionLabel={version.label}
          earlierLabel={earlierLabel}
          errors={errors}
        />
      ) : (
        <p>
          {count === 0
            ? say(
                '这一稿出不了题：没有上一稿可以比，文中的数字也不够。读它不计入学习记录。',
                'No question can be made on this version: there is no earlier one, and too few amounts. Reading it does not count.',
              )
            : isUsedUp
              ? say('今天的题已经答满，明天可以再来。', 'Today’s answers are used up; come back tomorrow.')
              : say('今天没有还没答的题了。', 'No question is left today.')}
        </p>
      )}
    </div>
  )
}
