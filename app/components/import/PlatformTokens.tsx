// Tokens with which other platforms send comments by the API. The token itself is shown by the answer that made it and never
// again: only its hash is stored.

import { counted, useLanguage } from '~/language'
import * as paths from '~/paths'
import { instantText } from '../day'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { TextField } from '../ui/Field'
import { CsrfField, Form } from '../ui/Form'
import { Notice } from '../ui/Notice'
import { Table } from '../ui/Table'

interface PlatformTokensProps {
  readonly tokens: readonly {
    readonly id: string
    readonly source: string
    readonly createdAt: number
    readonly by: string
    readonly revokedAt?: number
  }[]
  /** Made just now. */
  readonly given: string | undefined
  readonly errors: readonly FieldError[]
  readonly typed: Readonly<Record<string, string>> | undefined
}

export function PlatformTokens({ tokens, given, errors, typed }: PlatformTokensProps) {
  const { say } = useLanguage()
  return (
    <>
      <h2>{say('平台令牌', 'Platform tokens')}</h2>
      <p>
        {say('平台凭令牌用', 'With a token a platform sends files by the ')}
        <a href={paths.openData()}>{say('接口', 'API')}</a>
        {say(
          '自己送文件。一个令牌只管这一次征求意见、这一个平台名，随时可以收回。',
          ' itself. A token is good for this consultation and one platform’s name, and can be taken back at any time.',
        )}
      </p>
      {given ? (
        <Notice
          tone="ok"
          focus
          title={say('令牌只显示这一次，请现在抄走', 'The token is shown this once: copy it now')}
        >
          <p>
            <code className="token">{given}</code>
          </p>
        </Notice>
      ) : null}
      <Table
        caption={say(`${tokens.length}个令牌`, counted(tokens.length, 'token'))}
        rows={tokens}
        rowKey={({ id }) => id}
        empty={<p>{say('还没有发过令牌。', 'No token was given yet.')}</p>}
        columns={[
          {
            key: 'source',
            head: say('平台', 'Platform'),
            cell: ({ source }) => <span lang="zh-CN">{source}</span>,
          },
          {
            key: 'when',
            head: say('发放时间', 'Given'),
            whole: true,
            cell: ({ createdAt }) => instantText(createdAt),
          },
          {
            key: 'by',
            head: say('发放人', 'By'),
            cell: ({ by }) => (by ? <span lang="zh-CN">{by}</span> : say('命令行', 'the console')),
          },
          {
            key: 'revoke',
            head: say('收回', 'Take back'),
            cell: ({ id, revokedAt }) =>
              revokedAt === undefined ? (
                <form method="post" className="inline-form">
                  <CsrfField />
                  <input type="hidden" name="token" value={id} />
                  <Button name="act" value="revoke-token">
                    {say('收回', 'Take back')}
                  </Button>
                </form>
              ) : (
                say(`已于${instantText(revokedAt)}收回`, `taken back ${instantText(revokedAt)}`)
              ),
          },
        ]}
      />
      <Form errors={errors} summary={false}>
        <TextField
          name="platform"
          width="medium"
          label={say('给哪个平台', 'For which platform')}
          defaultValue={typed?.platform}
          list="known-platforms"
        />
        <Button name="act" value="give-token">
          {say('发一个新令牌', 'Give a new token')}
        </Button>
      </Form>
    </>
  )
}
