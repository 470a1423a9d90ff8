// Changes of roles that wait for the second administrator.

import { useLanguage } from '~/language'
import * as paths from '~/paths'
import { instantText } from '../day'
import { Button } from '../ui/Button'
import { Form } from '../ui/Form'
import { Table } from '../ui/Table'
import { roleLabels } from './words'

export interface RequestLine {
  readonly id: string
  readonly name: string
  readonly personId: string
  readonly act: 'give' | 'end'
  readonly words: string
  readonly by: string
  readonly at: number
  readonly isMine: boolean
}

export function RoleRequests({ requests }: { requests: readonly RequestLine[] }) {
  const { say, label } = useLanguage()
  return (
    <Table
      caption={say('等待第二名管理员确认的角色变更', 'Changes of roles that wait for a second administrator')}
      rows={requests}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', head: say('人员', 'Person'), cell: ({ name }) => <span lang="zh-CN">{name}</span> },
        {
          key: 'act',
          head: say('变更', 'Change'),
          cell: ({ act, words }) => {
            const [role = '', ...place] = words.split(' ')
            const said = [label(roleLabels[role] ?? { zh: role, en: role }), ...place].join(' ')
            return act === 'give' ? say(`增加 ${said}`, `give ${said}`) : say(`取消 ${said}`, `end ${said}`)
          },
        },
        { key: 'by', head: say('申请人', 'Asked by'), cell: ({ by }) => <span lang="zh-CN">{by}</span> },
        { key: 'at', head: say('时间', 'When'), cell: ({ at }) => instantText(at) },
        { key: 'decide', head: say('处理', 'Decide'), cell: (request) => <Decide request={request} /> },
      ]}
    />
  )
}

function Decide({ request }: { request: RequestLine }) {
  const { say } = useLanguage()
  return (
    <Form action={paths.adminPerson(request.personId)} className="inline-forms">
      <input type="hidden" name="request" value={request.id} />
      {request.isMine ? (
        <Button name="act" value="confirm" look="primary">
          {say('确认', 'Confirm')}
        </Button>
      ) : (
        <span>{say('等另一名管理员确认', 'another administrator confirms')}</span>
      )}
      <Button name="act" value="decline">
        {say('退回', 'Turn down')}
      </Button>
    </Form>
  )
}
