import { expect, it } from 'vitest'
import { ConfigError, readConfig } from '~/adapters/config.server'

it('says in one sentence which variable is wrong', () => {
  expect(() => readConfig({ PORT: 'eighty' }, '/')).toThrow(ConfigError)
  expect(() => readConfig({ PORT: 'eighty' }, '/')).toThrow(/PORT/)
})

it('takes an empty variable for one that is not set', () => {
  expect(readConfig({ PORT: '', TIAOYI_DEMO: '' }, '/')).toMatchObject({ port: 3000, demonstration: true })
})

it('shows no demonstration and takes no rehearsal where the public reaches it', () => {
  expect(readConfig({ PUBLIC_URL: 'https://tiaoyi.example' }, '/').demonstration).toBe(false)
  expect(() => readConfig({ PUBLIC_URL: 'https://tiaoyi.example', TIAOYI_REHEARSAL_DAYS: '3' }, '/')).toThrow(
    /TIAOYI_REHEARSAL_DAYS/,
  )
})
