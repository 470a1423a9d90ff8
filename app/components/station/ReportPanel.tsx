// Where a station stands in one consultation: what it brought, the button that reports it, and later what it changed.

import { useLanguage } from '~/language'
import { dayText, lastDayText } from '../day'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { TextArea } from '../ui/Field'
import { Form } from '../ui/Form'

interface ReportPanelProps {
  readonly report: {
    readonly received: number
    readonly dueAt: number
    readonly reportedAt?: number
    readonly note: string
    readonly mayReport: boolean
    readonly results?: { readonly changed: number; readonly partly: number; readonly answered: number }
  }
  readonly errors: readonly FieldError[]
  readonly typed?: string
  /** The report as a Word file. */
  readonly fileHref: string
  readonly meetingsHref: string
  /** What became of the comments; there once the outcome is public. */
  readonly feedbackHref: string
}

export function ReportPanel({
  report,
  errors,
  typed,
  fileHref,
  meetingsHref,
  feedbackHref,
}: ReportPanelProps) {
  const { say, language } = useLanguage()
  const { received, results, reportedAt } = report
  return (
    <>
      {results ? (
        <p>
          <b>
            {say(
              `我们的${received}条建议，${results.changed}条改变了条文`,
              `${results.changed} of our ${received} suggestions changed the text`,
            )}
          </b>
          {say(
            `，${results.partly}条部分采纳，${results.answered}条有答复。`,
            `; ${results.partly} partly adopted, ${results.answered} answered.`,
          )}
        </p>
      ) : (
        <p>{say(`收集了${received}条意见。`, `${received} comments collected.`)}</p>
      )}
      {reportedAt === undefined ? (
        <p>
          {say(
            `${lastDayText(report.dueAt, language)}前报送。`,
            `Due by ${lastDayText(report.dueAt, language)}.`,
          )}
        </p>
      ) : (
        <p>
          {say(`已于${dayText(reportedAt, language)}报送。`, `Reported on ${dayText(reportedAt, language)}.`)}
        </p>
      )}
      <ul className="link-row">
        {results ? (
          <li>
            <a href={feedbackHref}>{say('采纳情况反馈', 'What became of the comments')}</a>
          </li>
        ) : null}
        <li>
          <a href={fileHref}>{say('下载工作报告（Word）', 'Download the report (Word)')}</a>
        </li>
        <li>
          <a href={meetingsHref}>{say('座谈会和到会人数', 'Meetings and who came')}</a>
        </li>
      </ul>
      {report.note ? (
        <p className="preserved" lang="zh-CN">
          {report.note}
        </p>
      ) : null}
      {report.mayReport ? (
        <Form errors={errors} summary={false}>
          <TextArea
            name="note"
            rows={4}
            optional
            label={say('情况说明：开了几场座谈会，多少人参加', 'Note: how many meetings, how many people')}
            defaultValue={typed}
            lang="zh-CN"
          />
          <Button look="primary">{say('报送', 'Send the report')}</Button>
        </Form>
      ) : null}
    </>
  )
}
