import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
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

it('documents every variable that it reads', () => {
  const read = (path: string) =>
    readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
  const variables = [...read('app/adapters/config.server.ts').matchAll(/^ {2}([A-Z_]{4,}): /gm)].map(
    ([, name]) => name,
  )
  expect(variables.length).toBeGreaterThan(10)
  const page = read('docs/operating.md')
  expect(variables.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
