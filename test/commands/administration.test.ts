import { expect, it } from 'vitest'
import { readSession } from '~/adapters/session/session.server'
import { activateAccount } from '~/commands/activate-account.server'
import { addPerson } from '~/commands/add-person.server'
import { addPolicy } from '~/commands/add-policy.server'
import { addRegion } from '~/commands/add-region.server'
import { askRole } from '~/commands/ask-role.server'
import { decideRole } from '~/commands/decide-role.server'
import { disablePerson } from '~/commands/disable-person.server'
import { endTerm } from '~/commands/end-term.server'
import { importStations, previewStations, stationTable } from '~/commands/import-stations.server'
import { resetPassword } from '~/commands/reset-password.server'
import { closeStation, saveStation } from '~/commands/save-station.server'
import { setUp } from '~/commands/set-up.server'
import { signIn } from '~/commands/sign-in.server'
import type { Actor } from '~/domain/access'
import { adminPeople, adminPerson, roleRequests } from '~/queries/admin-people.server'
import { adminStations } from '~/queries/admin-stations.server'
import { openTestContext, type TestContext, testNow } from '../context'

const admin = (id: string): Actor => ({ id, roles: ['admin'], stationIds: [], regionCodes: [] })
const drafter: Actor = { id: 'x', roles: ['drafter'], stationIds: [], regionCodes: ['99'] }
const password = 'correct horse battery'

/** An office after its first run: one administrator, one region. */
async function office(): Promise<{ ctx: TestContext; first: Actor }> {
  const ctx = await openTestContext()
  await setUp(ctx, {
    code: ctx.setupCode,
    login: 'boss',
    name: '甲',
    password,
    again: password,
    regionCode: '9901',
    regionName: '云泽市',
  })
  const { id } = await ctx.database.prisma.person.findUniqueOrThrow({ where: { login: 'boss' } })
  return { ctx, first: admin(id) }
}

/** A second administrator, named by the only one there is. */
async function second(ctx: TestContext, first: Actor): Promise<Actor> {
  const { personId } = await addPerson(ctx, first, { login: 'deputy-boss', name: '乙', regionCode: '' })
  expect(await askRole(ctx, first, { personId, act: 'give', role: 'admin' })).toEqual({ done: true })
  return admin(personId)
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? error.message,
  )

it('makes the first administrator with the code of the console, once', async () => {
  const { ctx } = await office()
  const given = {
    code: ctx.setupCode,
    login: 'other',
    name: '丙',
    password,
    again: password,
    regionCode: '',
    regionName: '',
  }
  expect(await codeOf(setUp(ctx, given))).toBe('conflict')
  const empty = await openTestContext()
  expect(await codeOf(setUp(empty, { ...given, code: ctx.setupCode }))).toBe('invalid')
  expect(await codeOf(setUp(empty, { ...given, code: empty.setupCode, again: 'another one' }))).toBe(
    'invalid',
  )
  expect(await empty.database.prisma.person.count()).toBe(0)
  await ctx.close()
  await empty.close()
})

it('lets a person set a password with the slip once, and the old session ends when it is reset', async () => {
  const { ctx, first } = await office()
  const slip = await addPerson(ctx, first, { login: 'lili', name: '李', regionCode: '9901' })
  const credentials = { login: 'lili', password, address: 'a' }
  expect(await codeOf(signIn(ctx, credentials))).toBe('invalid')
  const activation = { login: 'lili', code: slip.code.toLowerCase(), password, again: password, address: 'a' }
  expect(await codeOf(activateAccount(ctx, { ...activation, password: 'short', again: 'short' }))).toBe(
    'invalid',
  )
  await activateAccount(ctx, activation)
  expect(await codeOf(activateAccount(ctx, activation))).toBe('invalid')
  const cookie = await signIn(ctx, credentials)
  expect((await readSession(ctx, cookie))?.name).toBe('李')
  const again = await resetPassword(ctx, first, slip.personId)
  expect(await readSession(ctx, cookie)).toBeUndefined()
  expect(await codeOf(signIn(ctx, credentials))).toBe('invalid')
  ctx.setTime(testNow + 15 * 86_400_000)
  expect(await codeOf(activateAccount(ctx, { ...activation, code: again.code, address: 'b' }))).toBe(
    'invalid',
  )
  expect(JSON.stringify(await ctx.database.prisma.ledgerSecret.findMany())).not.toContain(slip.code)
  await ctx.close()
})

it('gives a role only when a second administrator confirms, and never to oneself', async () => {
  const { ctx, first } = await office()
  const other = await second(ctx, first)
  const { personId } = await addPerson(ctx, first, { login: 'lili', name: '李', regionCode: '9901' })
  expect(await codeOf(askRole(ctx, first, { personId, act: 'give', role: 'drafter' }))).toBe('invalid')
  expect(await askRole(ctx, first, { personId, act: 'give', role: 'drafter', regionCode: '9901' })).toEqual({
    done: false,
  })
  expect(await codeOf(askRole(ctx, first, { personId: first.id ?? '', act: 'give', role: 'auditor' }))).toBe(
    'conflict',
  )
  const [request] = await roleRequests(ctx, other)
  const decision = { requestId: request?.id ?? '', isConfirmed: true }
  expect((await adminPerson(ctx, first, personId)).person.roles).toEqual([])
  expect(await codeOf(decideRole(ctx, first, decision))).toBe('conflict')
  await decideRole(ctx, other, decision)
  expect(await codeOf(decideRole(ctx, other, decision))).toBe('not-found')
  const { person, changes } = await adminPerson(ctx, first, personId)
  expect(person.roles).toMatchObject([{ role: 'drafter', place: '云泽市' }])
  expect(changes[0]).toMatchObject({ by: '乙', name: '李', what: 'role', from: '', to: 'drafter (9901)' })
  await askRole(ctx, other, { personId, act: 'end', role: 'drafter', grantId: person.roles[0]?.id })
  const [ending] = await roleRequests(ctx, first)
  await decideRole(ctx, first, { requestId: ending?.id ?? '', isConfirmed: true })
  expect((await adminPerson(ctx, first, personId)).person.roles).toEqual([])
  await ctx.close()
})

it('takes a role away from the next request on, and keeps the last administrator', async () => {
  const { ctx, first } = await office()
  const other = await second(ctx, first)
  const cookie = await signIn(ctx, { login: 'boss', password, address: 'a' })
  expect((await readSession(ctx, cookie))?.roles).toEqual(['admin'])
  expect(await codeOf(disablePerson(ctx, first, { personId: first.id ?? '', isDisabled: true }))).toBe(
    'conflict',
  )
  await disablePerson(ctx, other, { personId: first.id ?? '', isDisabled: true })
  expect(await readSession(ctx, cookie)).toBeUndefined()
  expect(await codeOf(signIn(ctx, { login: 'boss', password, address: 'a' }))).toBe('invalid')
  expect(await codeOf(disablePerson(ctx, first, { personId: other.id ?? '', isDisabled: true }))).toBe(
    'conflict',
  )
  await disablePerson(ctx, other, { personId: first.id ?? '', isDisabled: false })
  await endTerm(ctx, other, { personId: first.id ?? '', lastDay: '2026-11-23' })
  expect(await codeOf(signIn(ctx, { login: 'boss', password, address: 'a' }))).toBe('invalid')
  expect(await codeOf(endTerm(ctx, other, { personId: first.id ?? '', lastDay: '2026-02-30' }))).toBe(
    'invalid',
  )
  await ctx.close()
})

it('imports stations only when every row is right, and the same table again changes nothing', async () => {
  const { ctx, first } = await office()
  await addRegion(ctx, first, { code: '990101', name: '东区' })
  expect(await codeOf(addRegion(ctx, first, { code: '990205001', name: '孤镇' }))).toBe('invalid')
  const table = [
    ['编号', '名称', '类型', '区划代码', '电话'],
    ['st-1', '东区联系点', '立法联系点', '990101', '1'],
    ['st-2', '', '代表联络站', '990101', ''],
    ['st-1', '重复', '立法联系点', '990999', ''],
  ]
  const { faults } = await previewStations(ctx, first, table)
  expect(faults.map(({ row, column }) => [row, column])).toEqual([
    [3, '名称'],
    [4, '编号'],
    [4, '区划代码'],
  ])
  expect(await codeOf(importStations(ctx, first, table))).toBe('invalid')
  expect(await ctx.database.prisma.station.count()).toBe(0)
  const right = table.slice(0, 2)
  expect(await importStations(ctx, first, right)).toMatchObject({ added: 1, changed: 0 })
  const size = await ctx.database.prisma.ledgerEntry.count()
  expect(await importStations(ctx, first, right)).toMatchObject({ added: 0, unchanged: 1 })
  expect(await ctx.database.prisma.ledgerEntry.count()).toBe(size)
  const { stations, changes } = await adminStations(ctx, first, { region: '9901', after: '' })
  expect(stations).toMatchObject([{ id: 'st-1', region: '东区' }])
  expect(changes[0]).toMatchObject({ what: 'import', by: '甲' })
  await ctx.close()
})

it('reads a table from .xlsx and .csv and refuses what is neither', async () => {
  const excel = await import('exceljs')
  const book = new excel.default.Workbook()
  book.addWorksheet('a').addRows([
    ['编号', '名称'],
    ['st-1', '东区'],
  ])
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  expect(await stationTable({ file: new Blob([bytes]) })).toEqual([
    ['编号', '名称'],
    ['st-1', '东区'],
  ])
  const csv = '\ufeff编号,名称\r\nst-1,"东区,""一"""\r\n'
  expect(await stationTable({ file: new Blob([csv]) })).toEqual([
    ['编号', '名称'],
    ['st-1', '东区,"一"'],
  ])
  expect(await codeOf(stationTable({ file: new Blob([new Uint8Array([0xff, 0xd8, 0xff])]) }))).toBe('invalid')
  expect(await codeOf(stationTable({ table: '{"a":1}' }))).toBe('invalid')
})

it('changes and closes a station with who, from and to, and adds policy rows that lie ahead', async () => {
  const { ctx, first } = await office()
  const fields = {
    id: 'st-1',
    name: '一站',
    kinds: ['liaison-station'],
    regionCode: '9901',
    address: '',
    head: '',
    phone: '',
  }
  await saveStation(ctx, first, { isNew: true, fields })
  expect(await codeOf(saveStation(ctx, first, { isNew: true, fields }))).toBe('conflict')
  await saveStation(ctx, first, { isNew: false, fields: { ...fields, name: '第一站' } })
  await closeStation(ctx, first, { id: 'st-1', isClosed: true })
  const { changes, stations } = await adminStations(ctx, first, { region: '', after: '' })
  expect(stations[0]?.isClosed).toBe(true)
  expect(changes[1]).toMatchObject({
    by: '甲',
    name: '第一站',
    from: expect.stringContaining('一站'),
    to: expect.stringContaining('第一站'),
  })
  const row = {
    regionCode: '9901',
    kind: '*',
    minDays: '20',
    stationLeadDays: '5',
    contactMonths: '12',
    sourceArticle: '本市立法条例第二十条',
    validFrom: '2027-01-01',
  }
  await addPolicy(ctx, first, row)
  expect(await codeOf(addPolicy(ctx, first, row))).toBe('conflict')
  expect(await codeOf(addPolicy(ctx, first, { ...row, validFrom: '2026-01-01' }))).toBe('invalid')
  expect(await codeOf(addPolicy(ctx, first, { ...row, minDays: 'many' }))).toBe('invalid')
  await ctx.close()
})

it('refuses all of it to everybody else', async () => {
  const { ctx, first } = await office()
  const id = first.id ?? ''
  const tries = [
    addPerson(ctx, drafter, {}),
    resetPassword(ctx, drafter, id),
    disablePerson(ctx, drafter, { personId: id, isDisabled: true }),
    endTerm(ctx, drafter, { personId: id, lastDay: '' }),
    askRole(ctx, drafter, { personId: id, act: 'give', role: 'admin' }),
    decideRole(ctx, drafter, { requestId: 'x', isConfirmed: true }),
    saveStation(ctx, drafter, { isNew: true, fields: {} }),
    closeStation(ctx, drafter, { id: 'x', isClosed: true }),
    addRegion(ctx, drafter, {}),
    previewStations(ctx, drafter, []),
    addPolicy(ctx, drafter, {}),
    adminPeople(ctx, drafter, { q: '', after: '' }),
  ]
  expect(await Promise.all(tries.map(codeOf))).toEqual(tries.map(() => 'forbidden'))
  await ctx.close()
})
