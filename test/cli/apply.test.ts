import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runTiaoyi } from '~/cli/main'

/** Runs `tiaoyi` in a folder of its own that holds these files. */
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
  'old.txt':
    '云泽市示范条例\n第一条　申请人应当在三十日内备案。\n第二条　违反第一条规定的，责令改正。\n第三条　本条例自2027年1月1日起施行。\n',
  'decision.txt':
    '云泽市人民代表大会常务委员会关于修改《云泽市示范条例》的决定\n决定对《云泽市示范条例》作如下修改：\n一、增加一条，作为第一条：“为了规范备案，制定本条例。”\n二、将第一条改为第二条，其中的“三十日”修改为“十五日”。\n此外，对条文顺序作相应调整。\n本决定自公布之日起施行。\n',
  'wrong.txt':
    '云泽市人民代表大会常务委员会关于修改《云泽市示范条例》的决定\n一、将第一条中的“六十日”修改为“十五日”。\n',
  'joined.txt':
    '云泽市人民代表大会常务委员会关于修改《云泽市示范条例》的决定\n一、将第一条、第二条合并，作为第一条，修改为：“本市实行备案管理。”\n',
  'new.txt': '云泽市示范条例\n第一条　本市实行备案管理。\n第二条　本条例自2027年1月1日起施行。\n',
}

it('prints the amended law and says which carried citations were renumbered', async () => {
  const { code, out, said } = await tiaoyi(['apply', 'old.txt', 'decision.txt', '--format', 'txt'], files)
  expect(code).toBe(0)
  expect(out.split('\n').slice(1, 5)).toEqual([
    '第一条　为了规范备案，制定本条例。',
    '第二条　申请人应当在十五日内备案。',
    '第三条　违反第二条规定的，责令改正。',
    '第四条　本条例自2027年1月1日起施行。',
  ])
  expect(said).toBe('第三条引用第一条，随条号改为第二条')
})

it('prints nothing and names the item when it does not fit', async () => {
  const { code, out, said } = await tiaoyi(['apply', 'old.txt', 'wrong.txt'], files)
  expect([code, out]).toEqual([2, ''])
  expect(said).toContain('决定第一项不能适用：“第一条”中找不到决定所引的文字')
})

it('says when the decision names another act', async () => {
  const other = {
    ...files,
    'decision.txt': files['decision.txt'].replaceAll('云泽市示范条例', '云泽市备案条例'),
  }
  const { code, said } = await tiaoyi(['apply', 'old.txt', 'decision.txt'], other)
  expect(code).toBe(0)
  expect(said).toContain('决定修改的法律文件与原文名称不同，请核对：《云泽市备案条例》，《云泽市示范条例》')
})

it('compares by the links that a decision declares', async () => {
  const rows = async (args: readonly string[]) => {
    const { out } = await tiaoyi(['compare', 'old.txt', 'new.txt', '--format', 'json', ...args], files)
    return (JSON.parse(out) as { rows: { from: string[]; to: string[] }[] }).rows.map(({ from, to }) => [
      from,
      to,
    ])
  }
  expect(await rows(['--decision', 'joined.txt'])).toEqual([
    [['第一条', '第二条'], ['第一条']],
    [['第三条'], ['第二条']],
  ])
  expect(await rows([])).not.toEqual(await rows(['--decision', 'joined.txt']))
})
