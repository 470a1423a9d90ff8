// Accounts in a table, each with its roles in words.

import { LawText, useLanguage } from '~/language'
import * as paths from '~/paths'
import { Table } from '../ui/Table'
import { roleLabels, stateLabels } from './words'

export interface PersonLine {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly state: string
  readonly roles: readonly { readonly id: string; readonly role: string; readonly place: string }[]
}

export function PeopleTable({ people }: { people: readonly PersonLine[] }) {
  const { say } = useLanguage()
  const stateWords = useStateWords()
  return (
    <Table
      caption={say('账号', 'Accounts')}
      rows={people}
      rowKey={({ id }) => id}
      empty={<p>{say('没有这样的账号。', 'There is no such account.')}</p>}
      columns={[
        {
          key: 'name',
          head: say('姓名', 'Name'),
          cell: ({ id, name }) => (
            <a href={paths.adminPerson(id)} lang="zh-CN">
              {name}
            </a>
          ),
        },
        { key: 'login', head: say('用户名', 'User name'), cell: ({ login }) => login },
        {
          key: 'roles',
          head: say('角色', 'Roles'),
          cell: ({ roles }) =>
            roles.length === 0
              ? say('没有', 'none')
              : roles.map((role, index) => (
                  <span key={role.id}>
                    {index > 0 ? say('、', ', ') : ''}
                    <RoleWords role={role} />
                  </span>
                )),
        },
        { key: 'state', head: say('状态', 'State'), cell: ({ state }) => stateWords(state) },
      ]}
    />
  )
}

/** A role and its place, whose name is Chinese in every interface. */
export function RoleWords({ role }: { role: { readonly role: string; readonly place: string } }) {
  const roleWords = useRoleWords()
  return (
    <>
      {roleWords({ role: role.role, place: '' })}
      {role.place === '' ? null : (
        <>
          {' '}
          <LawText>{role.place}</LawText>
        </>
      )}
    </>
  )
}

/** A role with its place, in words. */
export function useRoleWords(): (role: { readonly role: string; readonly place: string }) => string {
  const { label } = useLanguage()
  return ({ role, place }) =>
    [label(roleLabels[role] ?? { zh: role, en: role }), place].filter(Boolean).join(' ')
}

export function useStateWords(): (state: string) => string {
  const { label } = useLanguage()
  return (state) => label(stateLabels[state] ?? { zh: state, en: state })
}
