import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { subcommands } from '~/cli/main'

const page = readFileSync(fileURLToPath(new URL('../../docs/cli.md', import.meta.url)), 'utf8')

/** The section of docs/cli.md about a subcommand: its heading and what follows. */
const sectionOf = (name: string) =>
  page
    .split('\n## ')
    .find((part) => part.startsWith(`\`tiaoyi ${name} `) || part.startsWith(`\`tiaoyi ${name}\``))

it.each(Object.keys(subcommands))('documents `tiaoyi %s` with every option', async (name) => {
  const { subcommand } = (await subcommands[name]?.()) ?? {}
  const section = sectionOf(name) ?? ''
  expect(section, `docs/cli.md has a section "## \`tiaoyi ${name} …\`"`).not.toBe('')
  expect(subcommand?.name).toBe(name)
  for (const option of Object.keys(subcommand?.options ?? {})) expect(section).toContain(`--${option}`)
  expect(subcommand?.usage).toContain(`tiaoyi ${name}`)
  expect(subcommand?.example).toContain('tiaoyi')
  for (const option of Object.keys(subcommand?.options ?? {}))
    expect(subcommand?.usage).toContain(`--${option}`)
})

it('documents no subcommand that the program does not have', () => {
  const documented = [...page.matchAll(/^## `tiaoyi ([a-z-]+)/gm)].map(([, name]) => name)
  expect(documented.filter((name) => !Object.hasOwn(subcommands, name ?? ''))).toEqual([])
})
