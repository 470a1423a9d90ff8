// Where another platform's file comes in: which platform, which file.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { FileField, TextField } from '../ui/Field'
import { Form } from '../ui/Form'

interface UploadFormProps {
  readonly errors: readonly FieldError[]
  readonly typed: Readonly<Record<string, string>> | undefined
  readonly sources: readonly string[]
}

export function UploadForm({ errors, typed, sources }: UploadFormProps) {
  const { say } = useLanguage()
  return (
    <Form files errors={errors} summary={false}>
      <TextField
        name="source"
        width="medium"
        label={say('来自哪个平台', 'Which platform')}
        hint={say(
          '例如“区政府网站”。同一平台的同一个编号永远只算一条，重复导入不会变多。',
          'Such as the district’s web site. One id of one platform is one comment for ever: nothing is doubled.',
        )}
        defaultValue={typed?.source}
        list="known-platforms"
      />
      <datalist id="known-platforms">
        {sources.map((source) => (
          <option key={source} value={source} />
        ))}
      </datalist>
      <FileField
        name="file"
        label={say('JSONL 或者 CSV 文件', 'JSON lines or CSV file')}
        hint={say(
          '最多 20 MB，更大的用接口或者命令行。每行一条，要有平台自己的编号和意见。先预览，确认以后才导入。',
          'At most 20 MB; larger ones by the API or the console. One comment a row, with the platform’s own id. You see a preview first.',
        )}
        accept=".jsonl,.ndjson,.json,.csv,.txt"
      />
      <Button look="primary" name="act" value="upload" busyWords={say('正在上传…', 'Sending…')}>
        {say('上传并预览', 'Send and preview')}
      </Button>
    </Form>
  )
}
