// A station with a script: comments of a meeting by keyboard alone, and the tablet for those who come.

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import * as paths from '~/paths'
import { chromiumPath, openBrowser, withoutChromium } from './browser'
import { type Serving, serve } from './serving'

async function openOf(server: Serving): Promise<string> {
  const answer = await fetch(server.address + paths.apiConsultations())
  const { items } = (await answer.json()) as { items: { id: string; status: string }[] }
  return items.find(({ status }) => status === 'open')?.id ?? ''
}

async function signIn(page: Page, server: Serving): Promise<void> {
  await page.goto(server.address + paths.login())
  await page.getByLabel('用户名').fill('station1')
  await page.getByLabel('密码', { exact: true }).fill('tiaoyi-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '退出' }).waitFor()
}

const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement instanceof HTMLInputElement ? document.activeElement.name : ''))

it.skipIf(!chromiumPath)(
  `records a meeting, types its comments one after the other by keyboard alone, and takes the last back${withoutChromium}`,
  async () => {
    const server = await serve()
    const browser = await openBrowser({ width: 1280 })
    const page = await browser.newPage()
    const keys = page.keyboard
    await signIn(page, server)
    await page.goto(server.address + paths.stationMeetings('st-01', await openOf(server)))
    expect(await focused(page)).toBe('heldOn')
    await page.getByLabel('日期').fill('2026-01-20')
    await keys.press('Enter')
    for (const words of ['东街社区活动室', '季站长', '', '28', '20', '2']) {
      await keys.type(words)
      await keys.press('Enter')
    }
    await keys.press('Control+Enter')
    await page.getByText('1月20日座谈会（东街社区活动室）').first().waitFor()
    expect(await focused(page)).toBe('article')
    for (const [article, text] of [
      ['3', '充电桩离窗户太近'],
      ['5', '棚子不够'],
    ] as const) {
      await keys.type(article)
      await page
        .locator('.chosen-article')
        .getByText(/^第[三五]条/)
        .waitFor()
      await keys.press('Enter')
      await keys.type(text)
      await keys.press('Tab')
      await keys.press('Tab')
      await keys.type('王大爷')
      await keys.press('Control+Enter')
      await page.locator('.last-entries li').first().getByText(text).waitFor()
      expect(await focused(page)).toBe('article')
    }
    await page.getByRole('button', { name: '撤回这条' }).first().focus()
    await keys.press('Enter')
    await page.getByText('已撤回1条').waitFor()
    expect(await page.locator('.last-entries').textContent()).not.toContain('棚子不够')
    expect(await focused(page)).toBe('article')
    await browser.close()
    await server.stop()
  },
  180_000,
)

it.skipIf(!chromiumPath)(
  `takes a comment at the tablet, goes back by itself, and keeps nothing of the person before${withoutChromium}`,
  async () => {
    const server = await serve()
    const browser = await openBrowser({ width: 768 })
    const page = await browser.newPage()
    await signIn(page, server)
    await page.goto(server.address + paths.stationTablet('st-01', await openOf(server)))
    await page.getByRole('link', { name: '打开平板页面' }).click()
    const start = page.url()
    await browser.clearCookies()
    await page.clock.install()
    await page.goto(start)
    expect(await page.locator('html').getAttribute('data-size')).toBe('xl')
    await page.getByLabel('第几条').fill('3')
    await page.keyboard.press('Enter')
    await page.getByLabel('哪里有问题，为什么').fill('充电桩离窗户太近，夜里很吵')
    await page.getByRole('button', { name: '提交意见' }).click()
    await page.getByRole('heading', { name: '已收到您的意见' }).waitFor()
    const receipt = await page.locator('.receipt-symbols').textContent()
    expect(receipt).toMatch(/^[0-9A-Z-]{19}$/)
    expect(page.url()).not.toContain(receipt)
    await page.clock.fastForward(61_000)
    await page.waitForURL(start)
    await page.goBack()
    const left = await page.locator('body').textContent()
    expect(left).not.toContain(receipt)
    expect(await page.getByLabel('哪里有问题，为什么').inputValue()).toBe('')
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    await page.getByLabel('哪里有问题，为什么').fill('写了一半就走了')
    await page.clock.fastForward(105_000)
    await page.getByText('您还在吗').waitFor()
    // A page that moves by itself is nobody's touch.
    await page.evaluate(() => document.dispatchEvent(new Event('scroll')))
    await page.clock.fastForward(20_000)
    await page.waitForURL(start)
    await browser.close()
    await server.stop()
  },
  180_000,
)
