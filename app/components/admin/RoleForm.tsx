// The roles in force, each with a way to ask for its end, and the form that asks for another.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import type { FieldError } from '../ui/ErrorSummary'
import { SelectField, TextField } from '../ui/Field'
import { Form } from '../ui/Form'
import { Table } from '../ui/Table'
import { RoleWords, useRoleWords } from './PeopleTable'
import { roleLabels } from './words'

interface RoleFormProps {
  readonly view: {
    readonly person: {
      readonly roles: readonly { readonly id: string; readonly role: string; readonly place: string }[]
    }
    readonly units: readonly { readonly id: string; readonly name: string }[]
    readonly regions: readonly { readonly code: string; readonly name: string }[]
  }
  readonly errors: readonly FieldError[]
  readonly typed: Readonly<Record<string, string>>
}

export function RoleForm({ view, errors, typed }: RoleFormProps) {
  const { say, label } = useLanguage()
  const roleWords = useRoleWords()
  const none = { value: '', label: say('（不选）', '(none)') }
  return (
    <section>
      <h2>{say('角色', 'Roles')}</h2>
      <Table
        caption={say('现有角色', 'Roles in force')}
        captionHidden
        rows={view.person.roles}
        rowKey={({ id }) => id}
        empty={<p>{say('还没有角色，只能读公开内容。', 'No role yet: reads what the public reads.')}</p>}
        columns={[
          { key: 'role', head: say('角色', 'Role'), cell: (role) => <RoleWords role={role} /> },
          {
            key: 'end',
            head: say('取消', 'End'),
            cell: (role) => (
              <Form label={roleWords(role)} className="inline-forms">
                <input type="hidden" name="grant" value={`${role.id} ${role.role}`} />
                <Button name="act" value="end">
                  {say('申请取消', 'Ask to end it')}
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <h3>{say('申请增加角色', 'Ask for a role')}</h3>
      <p>
        {say(
          '角色变更要由另一名管理员确认后才生效。只有一名管理员时，他可以独自增加第二名管理员。',
          'A second administrator confirms each change. While there is only one, he may name the second one alone.',
        )}
      </p>
      <Form errors={errors} summary={false}>
        <SelectField
          name="role"
          label={say('角色', 'Role')}
          defaultValue={typed.role ?? ''}
          options={[
            none,
            ...Object.entries(roleLabels).map(([value, words]) => ({ value, label: label(words) })),
          ]}
        />
        <SelectField
          name="regionCode"
          label={say('区划（起草、审核、发布必填）', 'Region (for drafter, reviewer, publisher)')}
          defaultValue={typed.regionCode ?? ''}
          options={[
            none,
            ...view.regions.map(({ code, name }) => ({
              value: code,
              label: `${name} ${code}`,
              lang: 'zh-CN',
            })),
          ]}
        />
        <TextField
          name="stationId"
          label={say('站点编号（站点管理员必填）', 'Station id (for a station manager)')}
          defaultValue={typed.stationId}
          width="short"
        />
        <SelectField
          name="unitId"
          label={say('承办单位（承办单位必填）', 'Unit (for an undertaking unit)')}
          defaultValue={typed.unitId ?? ''}
          options={[none, ...view.units.map(({ id, name }) => ({ value: id, label: name, lang: 'zh-CN' }))]}
        />
        <Button name="act" value="give" look="primary">
          {say('申请增加', 'Ask for it')}
        </Button>
      </Form>
    </section>
  )
}
