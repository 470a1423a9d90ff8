import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runTiaoyi } from '~/cli/main'

async function run(args: readonly string[], lines: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'tiaoyi-cluster-'))
  writeFileSync(join(cwd, 'comments.jsonl'), lines.join('\n'))
  let out = ''
  let said = ''
  const code = await runTiaoyi(['cluster', 'comments.jsonl', ...args], {
    out: (data) => {
      out += data
    },
    say: (message) => {
      said += message
    },
    env: {},
    cwd,
  })
  return { code, out, said }
}

const lines = [
  '{"id":"1","text":"建议将第九条中的“三十日”修改为“十五日”。","article":"第9条","author":"a"}',
  '{"id":"2","text":"建议将第九条中的“三十日”修改为“十五日”","article":"第九条","author":"b"}',
  '{"id":"3","text":"停车收费标准没有公示。","author":"c","station":"st-1"}',
  '',
]

it('prints groups, copies and proposals in the documented shape', async () => {
  const { code, out } = await run([], lines)
  const answer = JSON.parse(out)
  expect(code).toBe(0)
  expect(answer.schema).toBe('tiaoyi.cluster/1')
  expect(answer.clusters[0]).toMatchObject({ members: ['1', '2'], people: 2, stance: { change: 2 } })
  expect(answer.clusters.at(-1)).toMatchObject({ label: '未归类', members: ['3'] })
  expect(answer.duplicates).toEqual([['1', '2']])
  expect(answer.proposals[0]).toEqual({
    comment: '1',
    n: 1,
    op: 'replace',
    article: '第九条',
    old: '三十日',
    new: '十五日',
  })
  expect((await run(['--format', 'text'], lines)).out).toContain('三十日→十五日  2 people')
})

it('names the line of a mistake and prints nothing', async () => {
  const broken = await run([], [lines[0] ?? '', '{"id":"2","text":'])
  expect(broken).toEqual({ code: 2, out: '', said: 'comments.jsonl, line 2: this is not JSON.' })
  expect((await run([], ['{"id":"1"}'])).said).toBe('comments.jsonl, line 1: "text" is missing.')
  expect((await run([], [lines[0] ?? '', lines[0] ?? ''])).said).toContain('line 2: the id "1" stands twice')
  expect((await run(['--seed', 'x'], lines)).said).toContain('--seed has to be a number')
})
