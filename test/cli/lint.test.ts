import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runTiaoyi } from '~/cli/main'

const law =
  '临江市节水条例\n第一条　为了节约用水，制定本条例。\n第二条　本条例适用于本市。\n单位和其它组织应当节约用水。\n第三条　本条例自2024年5月1日起施行。\n'

/** Runs `tiaoyi lint` on a file with this content, or without a file. */
async function lint(content: string | undefined, ...options: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoyi-lint-'))
  try {
    if (content !== undefined) writeFileSync(join(folder, 'law.txt'), content)
    let out = ''
    const said: string[] = []
    const code = await runTiaoyi(['lint', ...(content === undefined ? [] : ['law.txt']), ...options], {
      out: (data) => {
        out += data
      },
      say: (message) => said.push(message),
      env: {},
      cwd: folder,
    })
    return { code, out, said }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('prints each finding with its place, its words and its safe fix, and exits 1 on an error', async () => {
  const { code, out, said } = await lint(law)
  expect(code).toBe(1)
  expect(out).toBe('4:4 第二条第二款 必须处理 用“其他”，不用“其它”。 其它 → 其他 [other-word]\n')
  expect(said).toEqual(['1 errors, 0 warnings, 0 notes; 1 can be fixed safely'])
})

it('prints JSON of the documented shape', async () => {
  const { out } = await lint(law, '--format', 'json')
  expect(JSON.parse(out)).toEqual({
    schema: 'tiaoyi.lint/1',
    rules: expect.any(Number),
    findings: [
      {
        rule: 'other-word',
        severity: 'error',
        place: '第二条第二款',
        line: 4,
        column: 4,
        eId: 'art_2__para_2',
        start: 3,
        end: 5,
        words: '其它',
        reason: '用“其他”，不用“其它”。',
        reasonEn: '其他, not 其它.',
        source: expect.stringContaining('立法技术规范'),
        fixes: [{ start: law.indexOf('其它'), end: law.indexOf('其它') + 2, put: '其他' }],
      },
    ],
  })
})

it('exits 0 where nothing is an error', async () => {
  const { code, out } = await lint(law.replace('其它', '其他'))
  expect([code, out]).toEqual([0, ''])
})

it('lists its rules, and refuses a missing file in one sentence', async () => {
  expect((await lint(undefined, '--rules')).out.split('\n').length).toBeGreaterThan(80)
  const { code, said } = await lint(undefined)
  expect([code, said.length]).toEqual([2, 1])
})
