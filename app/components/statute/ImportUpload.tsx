// The first step of an import: a file or pasted text.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { FileField, TextArea } from '../ui/Field'
import { Form } from '../ui/Form'

interface ImportUploadProps {
  readonly errors: readonly FieldError[]
  readonly pasted?: string
}

export function ImportUpload({ errors, pasted }: ImportUploadProps) {
  const { say } = useLanguage()
  return (
    <Form errors={errors} files label={say('选择文本', 'Choose a text')}>
      <FileField
        name="file"
        label={say('文件', 'File')}
        hint={say(
          '.docx、.doc、.pdf、.md、.txt 或 .html，最大20 MB。下一步先预览，确认后才保存。',
          '.docx, .doc, .pdf, .md, .txt or .html, up to 20 MB. You see a preview first; nothing is saved before you confirm.',
        )}
        accept=".docx,.doc,.pdf,.md,.txt,.html,.htm"
      />
      <TextArea
        name="pasted"
        label={say('或者粘贴文字', 'Or paste the text')}
        optional
        rows={8}
        lang="zh-CN"
        className="input-statute"
        defaultValue={pasted}
      />
      <div className="button-row">
        <Button look="primary" name="intent" value="preview" busyWords={say('正在读取…', 'Reading …')}>
          {say('预览', 'Preview')}
        </Button>
      </div>
      <p>
        <a href={paths.importLaws()}>{say('一次导入很多件', 'Import many at once')}</a>
      </p>
    </Form>
  )
}
