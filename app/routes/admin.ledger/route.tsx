import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readForm } from '~/adapters/session/form.server'
import { formErrors, orRefuse, refused } from '~/answers'
import { AdminNav } from '~/components/admin/AdminNav'
import { LedgerTables, VerdictNotice } from '~/components/admin/Ledger'
import { pageTitle } from '~/components/page-title'
import { Button } from '~/components/ui/Button'
import { ErrorSummary } from '~/components/ui/ErrorSummary'
import { Form } from '~/components/ui/Form'
import { Notice } from '~/components/ui/Notice'
import { visitor } from '~/domain/access'
import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { adminLedger, verifyLedgerNow } from '~/queries/admin-ledger.server'

export const handle = { frame: 'desk' }
export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '存证', 'Ledger')]

export async function loader({ context }: LoaderFunctionArgs) {
  return orRefuse(adminLedger(context.ctx, context.person ?? visitor))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request, context)
  try {
    const verdict = await verifyLedgerNow(context.ctx, context.person ?? visitor)
    return { verdict, refused: undefined }
  } catch (error) {
    return refused(error, form)
  }
}

export default function Ledger() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { say, language } = useLanguage()
  const verdict = answer && 'verdict' in answer ? answer.verdict : undefined
  return (
    <>
      <AdminNav />
      <ErrorSummary errors={formErrors(answer, language)} />
      <h1>{say('存证', 'Ledger')}</h1>
      {verdict ? <VerdictNotice verdict={verdict} /> : null}
      {view.refusal === '' ? null : (
        <Notice tone="err">
          {say(
            `检查点已停止签署（${view.refusal}）：账目与先前签署的不一致。请保留现场，按运行手册处理。`,
            `Checkpoints are no longer signed (${view.refusal}): the ledger contradicts one signed before. Keep everything as it is and follow the operating manual.`,
          )}
        </Notice>
      )}
      <p>
        {say(
          `共${view.entries}条，其中${view.size}条已签署检查点。`,
          `${view.entries} entries; a checkpoint is signed for ${view.size} of them.`,
        )}
      </p>
      <Form className="inline-forms">
        <Button look="primary">{say('现在核验', 'Verify now')}</Button>
        <a href={paths.verify()}>{say('公众的核验页', "The public's page")}</a>
      </Form>
      <h2>{say('公钥', 'Public key')}</h2>
      <pre className="code-block">{view.key}</pre>
      {view.checkpoint === '' ? null : (
        <>
          <h2>{say('最近的检查点', 'Last checkpoint')}</h2>
          <pre className="code-block">{view.checkpoint}</pre>
        </>
      )}
      <LedgerTables checkpoints={view.checkpoints} last={view.last} />
    </>
  )
}
