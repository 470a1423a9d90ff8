// Where a station's table comes in: a file, or cells pasted from a spreadsheet or a Word table.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { FileField, TextArea } from '../ui/Field'
import { Form } from '../ui/Form'

interface ImportFormProps {
  readonly errors: readonly FieldError[]
  readonly templateHref: string
  readonly pasted?: string
  /** Below a preview: to choose another file. */
  readonly isSecond: boolean
}

export function ImportForm({ errors, templateHref, pasted, isSecond }: ImportFormProps) {
  const { say } = useLanguage()
  return (
    <>
      {isSecond ? <h2>{say('换一个文件', 'Choose another file')}</h2> : null}
      <p>
        <a href={templateHref}>{say('下载模板（Excel）', 'Download the template (Excel)')}</a>
        {say(
          '，照着填：一行一条意见。列名是“条款、意见、建议修改为、提出人……”。',
          ' and fill it in: one comment a row. Its columns are named in Chinese.',
        )}
      </p>
      <Form files errors={errors} summary={false}>
        <FileField
          name="file"
          label={say('Excel、Word表格或者CSV文件', 'Excel, Word table or CSV file')}
          hint={say('先预览，确认以后才保存', 'You see a preview first; nothing is saved until you confirm')}
          accept=".xlsx,.docx,.csv,.txt"
        />
        <TextArea
          name="pasted"
          rows={4}
          optional
          label={say('或者把表格连同表头粘贴到这里', 'Or paste the cells here, with their head')}
          defaultValue={pasted}
          lang="zh-CN"
        />
        <Button look={isSecond ? 'secondary' : 'primary'} name="act" value="preview">
          {say('预览', 'Preview')}
        </Button>
      </Form>
    </>
  )
}
