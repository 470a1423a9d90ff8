import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { runTiaoyi } from '~/cli/main'

/** Runs `tiaoyi` in a folder of its own that holds these files. */
async function tiaoyi(args: readonly string[], files: Readonly<Record<string, string | Uint8Array>>) {
  const cwd = mkdtempSync(join(tmpdir(), 'tiaoyi-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content)
  const out: string[] = []
  let bytes = new Uint8Array()
  const said: string[] = []
  const code = await runTiaoyi(args, {
    out: (data) => out.push(data),
    bytes: (data) => {
      bytes = new Uint8Array(data)
    },
    say: (line) => said.push(line),
    env: {},
    cwd,
  })
  return { code, out: out.join(''), bytes, said: said.join('\n') }
}

const files = {
  'old.md':
    '# 云泽市示范条例\n\n第一条　申请人应当在三十日内备案。\n\n第二条　本条例自2027年1月1日起施行。\n',
  'new.md':
    '# 云泽市示范条例\n\n第一条　申请人应当在十五日内备案。\n\n第二条　本条例自2027年1月1日起施行。\n',
}

it('compares two files as the documented JSON', async () => {
  const { code, out } = await tiaoyi(['compare', 'old.md', 'new.md', '--format', 'json'], files)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    schema: 'tiaoyi.compare/1',
    rows: [
      {
        from: ['第一条'],
        to: ['第一条'],
        kinds: ['substitution'],
        edits: [
          ['=', '申请人应当在'],
          ['-', '三十日'],
          ['+', '十五日'],
          ['=', '内备案。'],
        ],
        layers: ['substance'],
        source: 'inferred',
      },
      {
        from: ['第二条'],
        to: ['第二条'],
        kinds: ['unchanged'],
        edits: [['=', '本条例自2027年1月1日起施行。']],
        layers: [],
        source: 'exact',
        score: 1,
      },
    ],
    structure: [],
    terms: [],
    counts: { unchanged: 1, substitution: 1, insertion: 0 },
  })
})

it('exits 1 on a difference where a check is asked', async () => {
  expect((await tiaoyi(['compare', 'old.md', 'new.md', '--check'], files)).code).toBe(1)
  expect((await tiaoyi(['compare', 'old.md', 'old.md', '--check'], files)).code).toBe(0)
})

it('writes a page in which deleted and inserted words have words for readers', async () => {
  const { out } = await tiaoyi(['compare', 'old.md', 'new.md', '--format', 'html'], files)
  expect(out).toContain('<del><span class="said">〔删〕</span>三十日')
  expect(out).toContain('<ins><span class="said">〔增〕</span>十五日')
})

it('drafts the decision that leads from one to the other and says that it does', async () => {
  const { code, out, said } = await tiaoyi(['compare', 'old.md', 'new.md', '--format', 'decision'], files)
  expect(code).toBe(0)
  expect(out.split('\n').slice(2, 4)).toEqual([
    '　　　　决定对《云泽市示范条例》作如下修改：',
    '一、将第一条中的“三十日内”修改为“十五日内”。',
  ])
  expect(said).toBe('Replayed: the 1 items lead to the new text, to the character.')
  const amendment = await tiaoyi(['compare', 'old.md', 'new.md', '--format', 'amendment'], files)
  expect(amendment.out.split('\n')[0]).toBe('云泽市示范条例修正案')
})

it('writes the comparison table as Word, Excel and PDF, in the columns and with the marks asked for', async () => {
  const compare = async (...options: readonly string[]) =>
    (await tiaoyi(['compare', 'old.md', 'new.md', ...options], files)).bytes
  const word = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  const whole = word(await compare('--format', 'docx'))
  for (const words of ['《云泽市示范条例》条文对照表', '原条文', '说明', '第二条', '<w:bdr '])
    expect(whole).toContain(words)
  const asked = ['--columns', '2', '--articles', 'changed', '--deletions', 'struck']
  const small = word(await compare('--format', 'docx', ...asked))
  for (const words of ['说明', '第二条', '<w:bdr ']) expect(small).not.toContain(words)
  expect(small).toContain('<w:strike/>')
  expect(Object.keys(unzipSync(await compare('--format', 'xlsx')))).toContain('xl/workbook.xml')
  expect(strFromU8((await compare('--format', 'pdf')).subarray(0, 5))).toBe('%PDF-')
})

it('parses a file as the documented JSON and names each missing article', async () => {
  const text = '# 云泽市示范条例\n\n第一条　甲应当备案。\n\n第三条　乙应当备案。\n'
  const { code, out } = await tiaoyi(['parse', 'law.md'], { 'law.md': text })
  const parsed = JSON.parse(out)
  expect(code).toBe(0)
  expect(parsed.schema).toBe('tiaoyi.parse/1')
  expect(parsed.articles).toEqual([
    { number: '第一条', eId: 'art_1', path: [], text: '甲应当备案。' },
    { number: '第三条', eId: 'art_3', path: [], text: '乙应当备案。' },
  ])
  const missing = parsed.messages.filter(({ rule }: { rule: string }) => rule === 'missing-article')
  expect(missing.map(({ place }: { place: string }) => place)).toEqual(['第二条'])
})

it('refuses bad input with exit code 2 and one sentence', async () => {
  const cases: readonly [readonly string[], RegExp][] = [
    [['compare', 'old.md'], /needs two files/],
    [['compare', 'old.md', 'nowhere.md'], /nowhere\.md does not exist/],
    [['compare', 'old.md', 'empty.md'], /empty\.md: The file is empty/],
    [['compare', 'old.md', 'scan.md'], /scan\.md/],
    [['compare', 'old.md', 'new.md', '--format', 'poem'], /cannot write "poem"/],
    [['compare', 'old.md', 'new.md', '--format', 'docx', '--columns', '5'], /--columns 2\|3/],
    [['compare', 'old.md', 'new.md', '--colour'], /Unknown option/],
    [['parse', 'broken.docx'], /damaged|cannot be read/],
    [['toast'], /no subcommand "toast"/],
  ]
  const all = {
    ...files,
    'empty.md': '',
    'scan.md': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
    'broken.docx': 'PK\u0003\u0004 nothing',
  }
  for (const [args, sentence] of cases) {
    const { code, out, said } = await tiaoyi(args, all)
    expect(code, args.join(' ')).toBe(2)
    expect(said).toMatch(sentence)
    expect(said.split('\n')).toHaveLength(1)
    expect(out).toBe('')
  }
})
