import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lockDirectory } from '~/adapters/db/lock.server'
import { answerHanded } from '~/cli/handed-work'
import { runTiaoyi } from '~/cli/main'
import { importVersion } from '~/commands/import-version.server'
import { openTestContext } from '../context'

const drafter = { id: 'd1', roles: ['drafter'], stationIds: [], regionCodes: ['9901'] } as const

it('asks the library through the running server, and refuses more than it gives', async () => {
  const ctx = await openTestContext()
  await importVersion(ctx, drafter, {
    workId: 'dogs',
    title: '云泽市养犬管理条例',
    kind: 'regulation',
    issuer: '',
    regionCode: '9901',
    stage: 'in-force',
    label: '公布文本',
    source: '第一条　为了规范养犬行为，制定本条例。\n\n第二条　每户限养一只犬。\n',
    datedOn: 0,
    isPublic: true,
  })
  const cwd = await mkdtemp(join(tmpdir(), 'tiaoyi-'))
  const lock = await lockDirectory(join(cwd, '.data'))
  lock.serve((request) => answerHanded(ctx, request))
  let out = ''
  let said = ''
  const terminal = {
    out: (data: string) => {
      out += data
    },
    say: (message: string) => {
      said += message
    },
    env: {},
    cwd,
  }
  // The index of this installation is empty: the first question fills it.
  expect(await runTiaoyi(['search', '养犬条例第二条', '--k', '1', '--format', 'json'], terminal)).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    schema: 'tiaoyi.search/1',
    hits: [{ title: '云泽市养犬管理条例', article: '第二条' }],
  })
  expect(await runTiaoyi(['search', '犬', '--k', '101'], terminal)).toBe(2)
  expect(said).toContain('at most 100')
  await lock.release()
  await ctx.close()
})
