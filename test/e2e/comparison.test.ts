// The comparison in a real browser: keys where they may act and nowhere else, both ends of a move, a large act that opens
// in parts, with and without scripts.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { numberToHan } from '~/domain/text'
import * as paths from '~/paths'
import { chromiumPath, openBrowser, withoutChromium } from './browser'
import { serve, serveEmpty } from './serving'

const work = 'property-management'
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')

it.skipIf(!chromiumPath)(
  `goes by keys within the comparison and by links from end to end of a move${withoutChromium}`,
  async () => {
    const server = await serve()
    const browser = await openBrowser({ width: 1280 })
    const page = await browser.newPage()
    await page.goto(`${server.address}${paths.compare(work, '1', '2')}#new-art_12`)
    await page.waitForFunction(() => document.activeElement?.matches('[data-row]'))
    await page.keyboard.press('n')
    expect(await focused(page)).toBe('new-art_12.1')
    await page.keyboard.press('n')
    expect(await focused(page)).toBe('new-art_12.2')
    await page.keyboard.press('p')
    expect(await focused(page)).toBe('new-art_12.1')
    const row = await page.locator('[data-row]:has(#new-art_12)').getAttribute('id')
    await page.keyboard.press('j')
    const next = await focused(page)
    expect(next).toMatch(/^c-\d+$/)
    expect(next).not.toBe(row)
    await page.keyboard.press('?')
    expect(await page.locator('[data-keys-list]').getAttribute('open')).not.toBeNull()
    await page.keyboard.press('Escape')

    const search = page.getByRole('banner').getByRole('searchbox')
    await search.focus()
    await page.keyboard.type('jnp?')
    expect(await search.inputValue()).toBe('jnp?')

    await page.locator(`#${next}`).focus()
    await page.keyboard.press('g')
    await page.keyboard.press('3')
    await page.waitForURL(/layer=reference/)
    await page.waitForFunction(() => document.activeElement?.matches('[data-row]'))
    expect(await focused(page)).toMatch(/^c-\d+$/)

    const stub = page.locator('.row-stub').first()
    const place = await stub.getAttribute('id')
    await stub.getByRole('link').click()
    const there = new URL(page.url()).hash.slice(1)
    expect(there).toMatch(/^new-art_/)
    await page.locator(`[data-row]:has([id="${there}"])`).getByRole('link', { name: '移来' }).click()
    expect(new URL(page.url()).hash).toBe(`#${place}`)

    await page.getByText('按键', { exact: true }).click()
    await page.getByRole('button', { name: '关掉单键' }).click()
    await page.locator('[data-row] a').first().focus()
    const before = await focused(page)
    await page.keyboard.press('j')
    expect(await focused(page)).toBe(before)
    await browser.close()
    await server.stop()
  },
  300_000,
)

/** A code of this many articles in two versions of which every ninth differs. */
function writeCode(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoyi-code-'))
  const text = (at: number, how: string) =>
    `第${numberToHan(at + 1)}条　第${at}号事项由主管机关办理，申请人应当提交申请书、身份证明和有关材料，主管机关应当自收到之日起${(at % 50) + 2}日内作出决定，并${how}通知申请人。`
  const write = (name: string, date: string, how: (at: number) => string) => {
    const articles = Array.from({ length: count }, (_, at) => text(at, how(at)))
    const head = `---\nwork: code\ntitle: 云泽市示范法典\nkind: law\nlabel: ${name}\nstage: draft\ndate: ${date}\n---\n`
    writeFileSync(join(folder, `${name}_${date}.md`), `${head}${articles.join('\n')}\n`)
  }
  write('草案', '2026-01-01', () => '书面')
  write('二审稿', '2026-02-01', (at) => (at % 9 === 4 ? '当面' : '书面'))
  return folder
}

it.skipIf(!chromiumPath)(
  `opens a code of 1,260 articles in parts, by links and as one reads on${withoutChromium}`,
  async () => {
    const server = await serveEmpty()
    const env = { ...process.env, TIAOYI_DATA: server.dataDirectory, DATABASE_URL: '' }
    execFileSync(process.execPath, ['bin/tiaoyi.js', 'import', writeCode(1260), '--public'], { env })
    const compare = server.address + paths.compare('code', '1', '2')

    const plain = await openBrowser({ width: 360, scripts: false })
    const still = await plain.newPage()
    await still.goto(compare)
    await still
      .getByText(/第1部分，共\d+部分/)
      .first()
      .waitFor()
    expect(await still.locator('[id="new-art_1260"]').count()).toBe(0)
    await still.getByRole('link', { name: '下一部分' }).last().click()
    await still
      .getByText(/第2部分，共\d+部分/)
      .first()
      .waitFor()
    await still.goto(
      `${server.address}${paths.compare('code', '1', '2', { at: 'new-art_1256' })}#new-art_1256`,
    )
    expect(await still.locator('[id="new-art_1256.1"]').textContent()).toContain('当面')
    await plain.close()

    const browser = await openBrowser({ width: 1280 })
    const page = await browser.newPage()
    await page.goto(compare)
    const rows = page.locator('[data-row]')
    const first = await rows.count()
    await page.locator('[data-parts="below"]').scrollIntoViewIfNeeded()
    await page.waitForFunction((count) => document.querySelectorAll('[data-row]').length > count, first)
    const numbers = await page.locator('.anchor[id^="new-"]').evaluateAll((all) => all.map(({ id }) => id))
    expect(numbers).toEqual(numbers.map((_, at) => `new-art_${at + 1}`))
    await browser.close()
    await server.stop()
  },
  300_000,
)
