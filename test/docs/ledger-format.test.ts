import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { eventType, ledgerActors, ledgerEventTypes } from '~/domain/ledger'

const page = readFileSync(fileURLToPath(new URL('../../docs/ledger-format.md', import.meta.url)), 'utf8')

it('describes every type of entry with what it refers to and what it opens', () => {
  const rows = [...page.matchAll(/^\| `([A-Za-z.-]+)` \| (.*) \| (.*?) ?\|$/gm)]
  const described = rows
    .slice(-Object.keys(ledgerEventTypes).length)
    .map(([, name, refs, open]) => [name, refs, open])
  expect(described).toEqual(
    Object.keys(ledgerEventTypes).map((name) => {
      const known = eventType(name)
      return [name, known?.refs.join(', '), (known?.open ?? []).join(', ')]
    }),
  )
  for (const role of ledgerActors) expect(page).toContain(`\`${role}\``)
})
