import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readStatuteFile } from '~/adapters/documents/read.server'
import { runTiaoyi } from '~/cli/main'

const law =
  '临江市节水条例\n第一章 总则\n第一条 为了节约用水，制定本条例。\n第三条 本条例自公布之日起施行。\n'

/** Runs `tiaoyi parse` on a file with this content. */
async function parse(content: string | Uint8Array, ...options: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoyi-parse-'))
  try {
    writeFileSync(join(folder, 'law.txt'), content)
    let out = ''
    let bytes = new Uint8Array()
    const said: string[] = []
    const code = await runTiaoyi(['parse', 'law.txt', ...options], {
      out: (data) => {
        out += data
      },
      bytes: (data) => {
        bytes = new Uint8Array(data)
      },
      say: (message) => said.push(message),
      env: {},
      cwd: folder,
    })
    return { code, out, bytes, said }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('prints JSON of the documented shape', async () => {
  const { code, out } = await parse(law)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    schema: 'tiaoyi.parse/1',
    title: '临江市节水条例',
    longTitle: '',
    articles: [
      { number: '第一条', eId: 'art_1', path: ['第一章 总则'], text: '为了节约用水，制定本条例。' },
      { number: '第三条', eId: 'art_3', path: ['第一章 总则'], text: '本条例自公布之日起施行。' },
    ],
    messages: [
      {
        rule: 'missing-article',
        severity: 'error',
        place: '第二条',
        reason: '第一条之后缺第二条，可能是原文缺失或条号写错。',
      },
    ],
  })
})

it('exits 1 on error findings where a check is asked', async () => {
  expect((await parse(law, '--check')).code).toBe(1)
  expect((await parse(law.replace('第三条', '第二条'), '--check')).code).toBe(0)
})

it('prints Markdown, an outline and well-formed Akoma Ntoso', async () => {
  expect((await parse(law, '--format', 'md')).out).toContain('**第一条**　为了节约用水')
  expect((await parse(law, '--format', 'outline')).out).toContain('第一章 总则')
  const { out } = await parse(law.replace('节约', '节约<&>'), '--format', 'akn')
  expect(out).toContain('<article eId="art_1">')
  expect(out).toContain('节约&lt;&amp;&gt;用水')
})

it('prints plain text, a page to print, the tree and a Word file', async () => {
  expect((await parse(law, '--format', 'txt')).out).toBe(
    law.replaceAll('章 总则', '章　总则').replaceAll('条 ', '条　'),
  )
  expect((await parse(law, '--format', 'html')).out).toContain('<b class="number">第一条</b>　为了节约用水')
  expect(JSON.parse((await parse(law, '--format', 'tree')).out)).toMatchObject({
    schema: 'tiaoyi.statute/1',
    title: '临江市节水条例',
  })
  const { code, bytes } = await parse(law, '--format', 'docx')
  const { text } = await readStatuteFile(bytes, 'law.docx')
  expect(code).toBe(0)
  expect(text).toContain('第三条　本条例自公布之日起施行。')
})

it.each([
  ['an empty file', '', /empty/],
  ['a picture named .txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 0]), /PNG/],
])('exits 2 with one sentence for %s', async (_, content, sentence) => {
  const { code, out, said } = await parse(content)
  expect([code, out]).toEqual([2, ''])
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(sentence)
})

it('exits 2 for a format it does not know and for a file that is not there', async () => {
  expect((await parse(law, '--format', 'odt')).code).toBe(2)
  const said: string[] = []
  const code = await runTiaoyi(['parse', 'none.txt'], {
    out: () => undefined,
    say: (m) => said.push(m),
    env: {},
    cwd: tmpdir(),
  })
  expect([code, said[0]]).toEqual([2, expect.stringContaining('does not exist')])
})
