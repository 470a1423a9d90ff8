// The two verifiers to take away, each with its sum and how it is run.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { Table } from '../ui/Table'

interface VerifiersProps {
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
}

const uses: Readonly<Record<string, string>> = {
  'verify.mjs': 'node verify.mjs …',
  'verify.py': 'python3 verify.py …',
}

export function Verifiers({ files }: VerifiersProps) {
  const { say } = useLanguage()
  return (
    <>
      <h2>{say('核验程序', 'The verifiers')}</h2>
      <p>
        {say(
          '两个程序各自写成，判断应当一致：一个用Node（20以上），一个用Python（3.8以上），都只有一个文件，不装别的，不联网。请从不止一个地方取得，对照下面的校验和（sha256sum 文件名）。',
          'Two programs written apart, which have to agree: one for Node 20 or newer, one for Python 3.8 or newer; each is one file that needs nothing else and no network. Get them from more than one place and compare their sums (sha256sum FILE).',
        )}
      </p>
      <Table
        caption={say('可以下载的文件', 'Files to take away')}
        captionHidden
        rows={files}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            head: say('文件', 'File'),
            cell: ({ name }) => (
              <a href={paths.verifierFile(name)} download>
                {name}
              </a>
            ),
          },
          {
            key: 'use',
            head: say('怎样用', 'How it is run'),
            cell: ({ name }) =>
              uses[name] ? <code>{uses[name]}</code> : say('格式和规则', 'Formats and rules'),
          },
          { key: 'sum', head: 'SHA-256', cell: ({ sha256 }) => <code>{sha256}</code> },
        ]}
      />
    </>
  )
}
