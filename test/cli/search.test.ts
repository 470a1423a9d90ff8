import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runTiaoyi } from '~/cli/main'

interface Ran {
  readonly code: number
  readonly out: string
  readonly said: string
}

/** Run lines of words in one fresh folder that holds these files. */
async function inFolder(
  files: Readonly<Record<string, string>>,
  use: (run: Run, folder: string) => Promise<void>,
) {
  const folder = await mkdtemp(join(tmpdir(), 'tiaoyi-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    await use((...words) => run(folder, words), folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
type Run = (...words: string[]) => Promise<Ran>

async function run(cwd: string, words: readonly string[]): Promise<Ran> {
  let out = ''
  let said = ''
  const terminal = {
    out: (data: string) => {
      out += data
    },
    say: (message: string) => {
      said += `${message}\n`
    },
    env: {},
    cwd,
  }
  const code = await runTiaoyi(words, terminal)
  return { code, out, said }
}

const corpus = [
  {
    id: 'n1',
    title: '南湾市噪声污染防治条例',
    article: '第一条',
    text: '夜间禁止施工作业。',
    kind: 'regulation',
  },
  {
    id: 2,
    title: '南湾市噪声污染防治条例',
    article: '第二条',
    text: '违反规定的，处二百元罚款。',
    date: '2020-01-01',
  },
  { id: 'free', text: '没有标题的一段文字。', title: null },
]
const lines = (objects: readonly object[]) => objects.map((object) => `${JSON.stringify(object)}\n`).join('')

it('indexes a file of records and finds them', () =>
  inFolder({ 'corpus.jsonl': `\uFEFF${lines(corpus).replaceAll('\n', '\r\n')}\r\n` }, async (run) => {
    const indexed = await run('index', 'corpus.jsonl', '--index', 'laws')
    expect(indexed).toMatchObject({ code: 0, said: '' })
    expect(indexed.out).toContain('3 records in index "laws"')
    const found = await run('search', '罚款', '--index', 'laws', '--k', '1')
    expect(found).toEqual({
      code: 0,
      out: '1. 南湾市噪声污染防治条例 第二条  [2]\n   违反规定的，处二百元〔罚款〕。\n',
      said: '',
    })
  }))

it('answers as JSON with ids and scores, best first', () =>
  inFolder({ 'corpus.jsonl': lines(corpus) }, async (run) => {
    await run('index', 'corpus.jsonl')
    const { out } = await run('search', '夜间施工', '--format', 'json')
    const answer = JSON.parse(out)
    expect(answer.schema).toBe('tiaoyi.search/1')
    expect(answer.hits[0]).toMatchObject({ id: 'n1', title: '南湾市噪声污染防治条例', article: '第一条' })
    expect(answer.hits[0].score).toBeGreaterThan(0)
  }))

it('answers a file of queries with one line each, in their order', () =>
  inFolder(
    {
      'corpus.jsonl': lines(corpus),
      'queries.jsonl': lines([
        { id: 'a', text: '噪声条例第二条' },
        { id: 7, text: '夜间施工' },
        { id: 'c', text: 'zzz' },
      ]),
    },
    async (run) => {
      await run('index', 'corpus.jsonl', '--index', 'laws')
      for (const format of [[], ['--format', 'json'], ['--format', 'jsonl']]) {
        const { out, code } = await run('search', '--queries', 'queries.jsonl', '--index', 'laws', ...format)
        const answers = out
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
        expect(code).toBe(0)
        expect(answers.map(({ id }) => id)).toEqual(['a', '7', 'c'])
        expect(answers.map(({ hits }) => hits[0]?.id)).toEqual(['2', 'n1', undefined])
        expect(Object.keys(answers[0].hits[0])).toEqual(['id', 'score'])
      }
    },
  ))

it('makes an index again in place of the old one', () =>
  inFolder({ 'old.jsonl': lines(corpus), 'new.jsonl': lines(corpus.slice(0, 1)) }, async (run) => {
    await run('index', 'old.jsonl')
    await run('index', 'new.jsonl')
    expect((await run('search', '罚款')).out).toBe('Nothing found.\n')
  }))

it('says that ids repeat and lets the last one count', () =>
  inFolder({ 'corpus.jsonl': lines([...corpus, { id: 'n1', text: '改后的文字' }]) }, async (run) => {
    expect((await run('index', 'corpus.jsonl')).said).toContain('1 records repeat the id')
    expect((await run('search', '夜间施工')).out).not.toContain('n1')
  }))

it('refuses bad input with one sentence and exit code 2', () =>
  inFolder(
    { 'corpus.jsonl': lines(corpus), 'bad.jsonl': '{"id":"1","text":"好"}\nnot json\n' },
    async (run) => {
      const refusals: readonly (readonly [readonly string[], string])[] = [
        [['index'], 'index needs one file'],
        [['index', 'nowhere.jsonl'], 'There is no file "nowhere.jsonl".'],
        [['index', '.'], '"." is a folder, not a file.'],
        [['index', 'bad.jsonl'], 'bad.jsonl, line 2: this is not JSON.'],
        [['index', 'corpus.jsonl', '--index', '../x'], 'cannot name an index'],
        [['search', '罚款'], 'There is no index "default". Make it with: tiaoyi index'],
        [['search'], 'search needs a query'],
        [['search', '罚款', '--k', '0'], '--k has to be a whole number'],
        [['search', '罚款', '--format', 'xml'], 'search cannot write "xml"'],
        [['search', '罚款', '--queries', 'x'], 'search takes a query or --queries'],
      ]
      for (const [words, sentence] of refusals) {
        const { code, out, said } = await run(...words)
        expect({ words, code, out, fits: said.includes(sentence) }).toEqual({
          words,
          code: 2,
          out: '',
          fits: true,
        })
        expect(said.trim().split('\n')).toHaveLength(1)
      }
    },
  ))

it('names the line and the field of a record that does not fit', () =>
  inFolder(
    {
      'a.jsonl': '{"id":"1"}',
      'b.jsonl': '{"text":"好"}',
      'c.jsonl': '{"id":"1","text":["好"]}',
      'd.jsonl': '[]',
    },
    async (run) => {
      expect((await run('index', 'a.jsonl')).said).toBe('a.jsonl, line 1: "text" is missing.\n')
      expect((await run('index', 'b.jsonl')).said).toBe('b.jsonl, line 1: "id" is missing.\n')
      expect((await run('index', 'c.jsonl')).said).toBe('c.jsonl, line 1: "text" has to be text.\n')
      expect((await run('index', 'd.jsonl')).said).toContain('d.jsonl, line 1: expected an object')
    },
  ))

it('asks for a damaged index to be made again, and makes it', () =>
  inFolder({ 'corpus.jsonl': lines(corpus) }, async (run, folder) => {
    await run('index', 'corpus.jsonl', '--index', 'laws')
    await truncate(join(folder, '.data/index/laws/index.json'), 4)
    const refused = await run('search', '罚款', '--index', 'laws')
    expect(refused.code).toBe(2)
    expect(refused.said).toContain('Index "laws" cannot be read')
    await run('index', 'corpus.jsonl', '--index', 'laws')
    expect((await run('search', '罚款', '--index', 'laws')).code).toBe(0)
  }))

it('learns lay words from answers, and searches of the same folder use them', () => {
  const records = [
    { id: 'roads', title: '市容条例', text: '任何单位不得占用城市道路。' },
    { id: 'other', title: '养犬条例', text: '养犬人应当办理登记。' },
  ]
  const answers = Array.from({ length: 20 }, () => ({ question: '摊主', article: '占用城市道路' }))
  const files = {
    'corpus.jsonl': lines(records),
    'answered.jsonl': lines(answers),
    'few.jsonl': lines(answers.slice(1)),
  }
  return inFolder(files, async (run) => {
    await run('index', 'corpus.jsonl')
    expect((await run('search', '摊主')).out).toBe('Nothing found.\n')
    expect(await run('learn-words', 'few.jsonl')).toMatchObject({ code: 2 })
    expect(await run('learn-words', 'answered.jsonl')).toEqual({
      code: 0,
      out: '1 words learned from 20 answers\n',
      said: '',
    })
    expect((await run('search', '摊主', '--k', '1')).out).toContain('[roads]')
  })
})
