// An office and a station through visible controls only, on a phone and without JavaScript.

import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { chromiumPath, openBrowser, withoutChromium } from './browser'
import { type Serving, serve } from './serving'

async function signIn(server: Serving, login: string): Promise<{ page: Page; close(): Promise<void> }> {
  const browser = await openBrowser({ width: 360, scripts: false })
  const page = await browser.newPage()
  await page.goto(server.address)
  await page.getByRole('link', { name: '登录' }).click()
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill('tiaoyi-demo')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '待办' }).first().waitFor()
  return { page, close: () => browser.close() }
}

it.skipIf(!chromiumPath)(
  `prepares a consultation as one person and publishes it as another, with a task for a station${withoutChromium}`,
  async () => {
    const server = await serve()
    const drafter = await signIn(server, 'drafter')
    await drafter.page.getByRole('link', { name: '发布征求意见' }).click()
    await drafter.page.getByRole('link', { name: /用这一稿征求意见.*草案二次审议稿/ }).click()
    const lastDay = drafter.page.getByLabel('截止日')
    const proposed = await lastDay.inputValue()
    await lastDay.fill(await drafter.page.getByLabel('开始日').inputValue())
    await drafter.page.getByLabel('云泽市 全部').uncheck()
    await drafter.page.locator('summary').filter({ hasText: '云泽市' }).click()
    await drafter.page.getByLabel('临浦区 全部').check()
    await drafter.page.getByRole('button', { name: '保存方案' }).click()
    await drafter.page.getByText('截止日要在开始日之后').first().waitFor()
    expect(await drafter.page.getByLabel('临浦区 全部').isChecked()).toBe(true)
    await lastDay.fill(proposed)
    await drafter.page.getByRole('button', { name: '保存方案' }).click()
    await drafter.page.getByText('可以批准并发布的人：陆怀远').waitFor()
    expect(await drafter.page.getByRole('button', { name: '批准' }).count()).toBe(0)
    await drafter.close()

    const publisher = await signIn(server, 'publisher')
    await publisher.page.getByRole('heading', { name: '等您批准 1' }).waitFor()
    await publisher.page
      .getByRole('link', { name: /住宅小区物业/ })
      .first()
      .click()
    await publisher.page.getByRole('button', { name: '批准并发布' }).click()
    await publisher.page.getByText('公众页面已经打开').waitFor()
    const poster = await publisher.page
      .getByRole('link', { name: /海报PDF/ })
      .first()
      .getAttribute('href')
    const pdf = await fetch(server.address + poster)
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf')
    await publisher.page.locator('summary').filter({ hasText: '暂停接收意见' }).click()
    await publisher.page.locator('#suspend textarea').fill('上位法正在修改。')
    await publisher.page.getByRole('button', { name: '暂停接收意见' }).click()
    await publisher.page.getByText('已暂停，公告已经登在公众页面').waitFor()
    await publisher.page.getByRole('link', { name: '公众页面' }).click()
    await publisher.page.getByText('上位法正在修改').waitFor()
    await publisher.close()
    await server.stop()
  },
  180_000,
)

it.skipIf(!chromiumPath)(
  `types in paper comments for others and imports a table at a station${withoutChromium}`,
  async () => {
    const server = await serve()
    const { page, close } = await signIn(server, 'station1')
    await page.getByRole('link', { name: '录入意见' }).first().click()
    await page.getByLabel('提意见人姓名').fill('王大爷')
    await page.getByLabel('第几条').fill('99')
    await page.getByLabel('意见原话').fill('充电桩太少')
    await page.getByRole('button', { name: '存下，录下一位' }).click()
    await page.getByText('草案没有第九十九条').first().waitFor()
    expect(await page.getByLabel('意见原话').inputValue()).toBe('充电桩太少')
    await page.getByLabel('第几条').fill('3')
    await page.getByRole('button', { name: '显示这一条的全文' }).click()
    await page.locator('blockquote').getByText('第三条').waitFor()
    await page.getByRole('button', { name: '再加一栏' }).click()
    await page.getByLabel('意见原话').nth(1).fill('总的来说很好')
    await page.getByRole('button', { name: '存下，录下一位' }).click()
    await page.getByText('已存下2条').waitFor()
    await page.getByRole('link', { name: '站点工作台' }).first().click()
    await page.getByRole('link', { name: '导入表格' }).first().click()
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('意见')
    for (const row of [
      ['条款', '意见', '提出人'],
      ['3', '棚子不够', '李一'],
      ['第九十九条', '没有这一条', '李二'],
    ])
      sheet.addRow(row)
    const file = {
      name: '汇总.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await book.xlsx.writeBuffer()),
    }
    await page.getByLabel('Excel、Word表格或者CSV文件').setInputFiles(file)
    await page.getByRole('button', { name: '预览' }).click()
    await page.getByText('第3行“条款”列：草案没有第九十九条').waitFor()
    await page.getByRole('button', { name: '导入1条' }).click()
    await page.getByText('已导入1条').waitFor()
    await page.getByRole('link', { name: '逐条看，打印回执' }).click()
    await page.getByText('棚子不够').waitFor()
    await close()
    await server.stop()
  },
  180_000,
)
