// The ledger's last entries and checkpoints, and what a check of the whole found.

import { useLanguage } from '~/language'
import { instantText } from '../day'
import { Notice } from '../ui/Notice'
import { Table } from '../ui/Table'

interface Verdict {
  readonly result: 'valid' | 'pending' | 'invalid'
  readonly size: number
  readonly signedSize: number
  readonly faults: readonly { readonly rule: string; readonly entry?: number; readonly sentence: string }[]
}

export function VerdictNotice({ verdict }: { verdict: Verdict }) {
  const { say } = useLanguage()
  const { result, size, signedSize, faults } = verdict
  if (result === 'valid') {
    return (
      <Notice tone="ok" focus>
        {say(`核验通过：${size}条都没有变动。`, `Valid: none of the ${size} entries was altered.`)}
      </Notice>
    )
  }
  if (result === 'pending') {
    return (
      <Notice tone="warn" focus>
        {say(
          `没有发现变动，但只有${signedSize}条签署了检查点。`,
          `No alteration found, but only ${signedSize} are signed for.`,
        )}
      </Notice>
    )
  }
  return (
    <Notice tone="err" focus>
      <p>{say(`核验不通过：${faults.length}处。`, `Invalid: ${faults.length} faults.`)}</p>
      <ul lang="en">
        {faults.slice(0, 20).map(({ rule, sentence }) => (
          <li key={rule + sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  )
}

interface LedgerTablesProps {
  readonly checkpoints: readonly { readonly size: number; readonly at: number }[]
  readonly last: readonly {
    readonly seq: number
    readonly at: number
    readonly zh: string
    readonly en: string
  }[]
}

export function LedgerTables({ checkpoints, last }: LedgerTablesProps) {
  const { say, label } = useLanguage()
  return (
    <>
      <Table
        caption={say('最近的记录', 'Last entries')}
        rows={last}
        rowKey={({ seq }) => String(seq)}
        columns={[
          { key: 'seq', head: say('序号', 'Number'), cell: ({ seq }) => seq, numeric: true },
          { key: 'at', head: say('时间', 'When'), cell: ({ at }) => instantText(at) },
          { key: 'what', head: say('事项', 'What'), cell: (entry) => label(entry) },
        ]}
      />
      <Table
        caption={say('最近的检查点', 'Last checkpoints')}
        rows={checkpoints}
        rowKey={({ size }) => String(size)}
        empty={<p>{say('还没有签署过检查点。', 'No checkpoint was signed yet.')}</p>}
        columns={[
          { key: 'size', head: say('覆盖条数', 'Entries'), cell: ({ size }) => size, numeric: true },
          { key: 'at', head: say('签署时间', 'Signed'), cell: ({ at }) => instantText(at) },
        ]}
      />
    </>
  )
}
