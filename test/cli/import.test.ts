import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dayInName, importFiles, splitHeader } from '~/cli/import-files'
import { runTiaoyi } from '~/cli/main'
import { docx, paragraph } from '../adapters/documents/office-file'
import { openTestContext } from '../context'

const law = '第一条　为了节约用水，制定本条例。\n第二条　本条例自公布之日起施行。\n'

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): { folder: string; paths: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoyi-laws-'))
  const paths = Object.keys(files).map((name) => join(folder, name))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return { folder, paths }
}

it('reads both kinds of header and leaves a text without one alone', () => {
  expect(splitHeader(`---json\n{"title":"甲条例","version_date":null}\n---\n${law}`)).toEqual({
    header: { title: '甲条例', version_date: null },
    body: law,
  })
  expect(splitHeader(`---\ntitle: 甲条例\ndate: "2020-01-02"\n---\n\n${law}`).header.date).toBe('2020-01-02')
  expect(splitHeader(law)).toEqual({ header: {}, body: law })
  expect(dayInName('/a/00001_甲条例_2020-12-26.md')).toBe('2020-12-26')
  expect(dayInName('甲法_20201017.docx')).toBe('2020-10-17')
  expect(dayInName('甲法.docx')).toBeUndefined()
})

it('makes versions of one work of the files that carry its title, and changes nothing the second time', async () => {
  const ctx = await openTestContext()
  const { paths } = folderOf({
    '1.md': `---json\n{"title":"临江市节水条例","version_date":"2015-03-01","category":"地方性法规"}\n---\n${law}`,
    '2.md': `---\ntitle: 临江市节水条例（2019年修正）\ndate: "2019-06-01"\n---\n${law.replace('节约', '节约和保护')}`,
    '3.docx': docx({
      body: ['临江市节水条例（修订草案）', '第一条　为了节水，制定本条例。']
        .map((line) => paragraph(line))
        .join(''),
    }),
    '5.md': `---json\n{title}\n---\n${law}`,
    '4.txt': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]),
  })
  const input = { files: paths, region: '3301' }
  const result = await importFiles(ctx, input)
  expect(result.failed).toMatchObject([
    { reason: expect.stringContaining('its header cannot be read') },
    { reason: expect.stringContaining('PNG') },
  ])
  expect(new Set(result.files.map(({ work }) => work)).size).toBe(1)
  expect(result.files.map(({ doubts }) => doubts.length)).toEqual([0, 0, 1])
  const versions = await ctx.database.prisma.version.findMany({ orderBy: { ordinal: 'asc' } })
  expect(versions.map(({ ordinal, isPublic, stage }) => [ordinal, isPublic, stage])).toEqual([
    [1, true, 'passed'],
    [2, true, 'passed'],
    [3, false, 'draft'],
  ])
  const again = await importFiles(ctx, input)
  expect(again.files.map(({ isNew }) => isNew)).toEqual([false, false, false])
  expect(await ctx.database.prisma.version.count()).toBe(3)
  expect(await ctx.database.prisma.sourceFile.count()).toBe(3)
  expect(again.files.map(({ version }) => version)).toEqual(result.files.map(({ version }) => version))
  await ctx.close()
})

/** Runs `tiaoyi import` in a folder of its own. */
async function run(args: readonly string[], cwd: string) {
  let out = ''
  const said: string[] = []
  const code = await runTiaoyi(['import', ...args], {
    out: (data) => {
      out += data
    },
    say: (message) => said.push(message),
    env: { TIAOYI_DATA: join(cwd, 'data') },
    cwd,
  })
  return { code, out, said }
}

it('imports a folder into an installation of its own and prints what it did', async () => {
  const { folder } = folderOf({})
  mkdirSync(join(folder, 'laws'))
  writeFileSync(join(folder, 'laws', '临江市节水条例_20150301.txt'), `临江市节水条例\n${law}`)
  const { code, out } = await run(['laws', '--format', 'json'], folder)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    schema: 'tiaoyi.import/1',
    new: 1,
    known: 0,
    failed: 0,
    files: [{ articles: 2 }],
  })
  expect((await run(['laws'], folder)).out).toBe('1 files: 0 new versions, 1 already there, 0 failed\n')
}, 60_000)

it('exits 2 with one sentence where there is nothing to import', async () => {
  const { folder } = folderOf({})
  for (const args of [[], ['none'], ['.']]) {
    const { code, said } = await run(args, folder)
    expect(code).toBe(2)
    expect(said).toHaveLength(1)
  }
})
