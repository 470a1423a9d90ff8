import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runTiaoyi } from '~/cli/main'
import { articlesOf, parseStatute } from '~/domain/statute'

const fees = '物业企业应当公示收费标准。'
const reply = (days: string, how = '') => `市人民政府应当在收到申请之日起${days}之内${how}答复申请人。`
const source = (...articles: readonly string[]) =>
  ['# 云泽市示范条例', ...articles.map((text, at) => `第${'一二三'[at]}条　${text}`)].join('\n\n')

const texts = [
  source(reply('三十日'), fees),
  source(reply('二十日'), fees),
  source('为了便民，制定本条例。', reply('三十日', '书面'), fees),
]

async function origin(...args: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'tiaoyi-'))
  texts.forEach((text, at) => {
    writeFileSync(join(cwd, `${at + 1}.md`), text)
  })
  const [out, said]: [string[], string[]] = [[], []]
  const terminal = {
    out: (data: string) => out.push(data),
    say: (line: string) => said.push(line),
    env: {},
    cwd,
  }
  const code = await runTiaoyi(['origin', ...args], terminal)
  return { code, out: out.join(''), said: said.join('\n') }
}

it('tells the version of every phrase, and which came back', async () => {
  const { code, out } = await origin('1.md', '2.md', '3.md')
  expect(code).toBe(0)
  expect(out).toContain('第二条  28字：①26 ③2\n')
  expect(out).toContain('    ①市人民政府应当在收到申请之日起①↩③三十日①之内③书面①答复申请人。\n')
})

it('writes the documented JSON, whose phrases are the text', async () => {
  const { out } = await origin('1.md', '2.md', '3.md', '--format', 'json')
  const { schema, versions, articles } = JSON.parse(out)
  expect(schema).toBe('tiaoyi.origin/1')
  expect(versions[2]).toEqual({ number: 3, file: '3.md', title: '云泽市示范条例' })
  const words = articles.map(({ phrases }: { phrases: { text: string }[] }) =>
    phrases.map((one) => one.text).join(''),
  )
  expect(words).toEqual(articlesOf(parseStatute(texts[2] ?? '').tree).map(({ text }) => text))
  expect(articles[1].phrases[1]).toEqual({ text: '三十日', version: 1, eId: 'art_1', start: 15, returned: 3 })
  expect(articles[0].phrases).toEqual([
    { text: '为了便民，制定本条例。', version: 3, eId: 'art_1', start: 0 },
  ])
})

it('asks for two files at least', async () => {
  const { code, said } = await origin('1.md')
  expect(code).toBe(2)
  expect(said).toContain('two files or more')
})
