import { expect, it } from 'vitest'
import { openSession, readSession } from '~/adapters/session/session.server'
import { changePassword } from '~/commands/change-password.server'
import { hashPassword, signIn } from '~/commands/sign-in.server'
import { visitor } from '~/domain/access'
import { openTestContext } from '../context'
import { drafter, openCity } from './city'

it('changes the own password against the old one, and ends sessions elsewhere', async () => {
  const ctx = await openTestContext()
  await openCity(ctx)
  const passwordHash = await hashPassword('first password')
  await ctx.database.prisma.person.update({ where: { id: 'p-drafter' }, data: { passwordHash } })
  const [here, elsewhere] = [await openSession(ctx, 'p-drafter'), await openSession(ctx, 'p-drafter')]
  const change = (current: string, next: string, again = next) =>
    changePassword(ctx, drafter, { current, next, again, session: here })
  await expect(change('wrong', 'a longer password')).rejects.toMatchObject({ field: 'current' })
  await expect(change('first password', 'short')).rejects.toMatchObject({ field: 'next' })
  await expect(change('first password', 'first password')).rejects.toMatchObject({ field: 'next' })
  await expect(change('first password', 'a longer password', 'other')).rejects.toMatchObject({
    field: 'again',
  })
  await change('first password', 'a longer password')
  expect(await readSession(ctx, here)).toBeDefined()
  expect(await readSession(ctx, elsewhere)).toBeUndefined()
  await signIn(ctx, { login: 'p-drafter', password: 'a longer password', address: '::1' })
  await expect(
    changePassword(ctx, visitor, { current: '', next: '', again: '', session: '' }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await ctx.close()
})

it('leaves the shared accounts of the demonstration as they are', async () => {
  const ctx = await openTestContext()
  await openCity(ctx)
  await ctx.database.prisma.person.update({ where: { id: 'p-drafter' }, data: { isDemo: true } })
  await expect(
    changePassword(ctx, drafter, {
      current: 'x',
      next: 'a longer password',
      again: 'a longer password',
      session: '',
    }),
  ).rejects.toMatchObject({ code: 'forbidden' })
  await ctx.close()
})
