// The library in a real browser without scripts: what a visitor finds from the head of any page.

import { expect, it } from 'vitest'
import * as paths from '~/paths'
import { chromiumPath, openBrowser, withoutChromium } from './browser'
import { serve } from './serving'

it.skipIf(!chromiumPath)(
  `finds an article, narrows, turns back, and leads a receipt to its look-up, without scripts${withoutChromium}`,
  async () => {
    const server = await serve()
    const browser = await openBrowser({ width: 1280, scripts: false })
    const page = await browser.newPage()
    await page.goto(server.address)
    const head = page.getByRole('banner').getByRole('searchbox')
    await head.fill('物业条例第八条')
    await head.press('Enter')
    await page.getByText('直接打开').waitFor()
    const place = page.locator('.found-here a')
    expect(await place.textContent()).toContain('云泽市物业管理条例')
    expect(await place.getAttribute('href')).toMatch(/^\/works\/property-services\/versions\/[^#]+#art_8$/)

    await page.getByLabel('要找什么').fill('电动自行车')
    await page.getByRole('button', { name: '检索' }).click()
    const filters = page.getByRole('complementary', { name: '筛选条件' })
    const all = await page.locator('.search-summary').textContent()
    await filters.getByRole('link', { name: '代表建议' }).click()
    expect(new URL(page.url()).searchParams.get('kind')).toBe('suggestion')
    expect(await page.locator('.search-summary').textContent()).not.toBe(all)
    expect(await page.locator('.found-works mark').first().textContent()).toContain('电动自行车')
    await filters.getByRole('link', { name: '代表建议（去掉）' }).click()
    expect(await page.locator('.search-summary').textContent()).toBe(all)

    const again = page.getByRole('banner').getByRole('searchbox')
    await again.fill('7KQ4-M2XD-0000-1111')
    await again.press('Enter')
    expect(page.url()).toBe(
      server.address + paths.withQuery(paths.receiptLookup(), { code: '7KQ4-M2XD-0000-1111' }),
    )
    await browser.close()
    await server.stop()
  },
  300_000,
)
