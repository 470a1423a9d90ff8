import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runTiaoyi } from '~/cli/main'

async function tiaoyi(args: readonly string[], files: Readonly<Record<string, string>>) {
  const cwd = mkdtempSync(join(tmpdir(), 'tiaoyi-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content)
  const out: string[] = []
  const said: string[] = []
  const code = await runTiaoyi(args, {
    out: (data) => out.push(data),
    say: (line) => said.push(line),
    env: {},
    cwd,
  })
  return { code, out: out.join(''), said: said.join('\n') }
}

const files = {
  'old.md':
    '# 云泽市示范条例\n\n第一条　申请人应当在三十日内向主管部门备案。\n\n第二条　设施每年检测一次，结果向社会公开。\n\n第三条　本条例自2027年1月1日起施行。\n',
  'new.md':
    '# 云泽市示范条例\n\n第一条　为了规范备案活动，制定本条例。\n\n第二条　申请人应当在十五日内向主管部门备案。\n\n第三条　设施每半年检测一次，结果向社会公开。\n\n第四条　本条例自2027年1月1日起施行。\n',
  'comments.jsonl': [
    { id: 'a', article: '第一条', text: '建议将“三十日”修改为“十五日”。' },
    { id: 'b', article: '第三条', text: '施行日期可以晚一点。' },
    { id: 'c', article: null, text: '总体赞成。' },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n'),
}
const args = ['trace', '--old', 'old.md', '--new', 'new.md', '--comments', 'comments.jsonl']

it('traces each comment and lists what none explains, as the documented JSON', async () => {
  const { code, out } = await tiaoyi(args, files)
  expect(code).toBe(0)
  const result = JSON.parse(out)
  expect(result.schema).toBe('tiaoyi.trace/1')
  expect(
    result.traces.map(({ comment, fate, article, verdict }: Record<string, unknown>) => [
      comment,
      fate,
      article,
      verdict,
    ]),
  ).toEqual([
    ['a', 'renumbered', '第二条', 'consistent'],
    ['b', 'renumbered', '第四条', 'not-found'],
    ['c', 'same-place', null, 'not-found'],
  ])
  expect(result.traces[0].evidence[0]).toMatchObject({
    article: '第二条',
    removed: '三十日',
    added: '十五日',
  })
  expect(result.unexplained.map(({ article }: { article: string }) => article)).toEqual(['第一条', '第三条'])
})

it('says in one sentence what is missing or wrong', async () => {
  const missing = await tiaoyi(['trace', '--old', 'old.md'], files)
  expect(missing).toMatchObject({ code: 2, out: '' })
  expect(missing.said).toContain('three files')
  const broken = await tiaoyi(args, { ...files, 'comments.jsonl': '{"id":"a"}' })
  expect(broken).toMatchObject({ code: 2 })
  expect(broken.said).toContain('line 1')
})
