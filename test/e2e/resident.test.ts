import { expect, it } from 'vitest'
import { chromiumPath, openBrowser, withoutChromium } from './browser'
import { serve } from './serving'

it.skipIf(!chromiumPath)(
  `lets a resident comment on an article from a phone and find it again by its receipt, without JavaScript${withoutChromium}`,
  async () => {
    const server = await serve()
    const browser = await openBrowser({ width: 360, scripts: false })
    const page = await browser.newPage()
    await page.goto(server.address)
    await page.getByRole('link', { name: '阅读条文、提意见' }).click()
    await page.getByRole('link', { name: '对第三条提意见' }).click()
    await page.getByRole('button', { name: '提交意见' }).click()
    await page.getByText('请写下意见后再提交').first().waitFor()
    await page.getByLabel('哪里有问题，为什么').fill('老旧小区没有地方装充电棚，怎么办？')
    await page.getByRole('button', { name: '提交意见' }).click()
    await page.getByRole('heading', { name: '已收到您的意见' }).waitFor()
    const code = (await page.locator('.receipt-symbols').textContent()) ?? ''
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    await page.getByRole('link', { name: '查回执' }).click()
    await page.getByLabel('回执码', { exact: true }).fill(code.toLowerCase())
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('老旧小区没有地方装充电棚').waitFor()
    await browser.close()
    await server.stop()
  },
)

it.skipIf(!chromiumPath)(
  `shows what each revision changed, with marks that do not rest on colour${withoutChromium}`,
  async () => {
    const server = await serve()
    const browser = await openBrowser({ width: 1280 })
    const page = await browser.newPage()
    await page.goto(`${server.address}/works/property-management/compare?from=1&to=2`)
    for (const kind of ['拆分', '合并', '移动', '新增', '删去']) {
      expect(await page.getByRole('rowheader', { name: kind }).count(), kind).toBeGreaterThan(0)
    }
    expect(await page.locator('del').count()).toBeGreaterThan(10)
    expect(await page.locator('del').first().textContent()).toContain('〔删〕')
    await browser.close()
    await server.stop()
  },
)

it.skipIf(!chromiumPath)(
  `signs a person in, says one sentence for a wrong password, and signs out${withoutChromium}`,
  async () => {
    const server = await serve()
    const browser = await openBrowser({ width: 1280 })
    const page = await browser.newPage()
    const enter = async (password: string) => {
      await page.getByLabel('用户名').fill('drafter')
      await page.getByLabel('密码').fill(password)
      await page.getByRole('button', { name: '登录' }).click()
    }
    await page.goto(`${server.address}/login`)
    await enter('wrong')
    await page.getByText('用户名或密码不对').first().waitFor()
    await enter('tiaoyi-demo')
    await page.getByText('顾知行').waitFor()
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('link', { name: '登录' }).waitFor()
    await browser.close()
    await server.stop()
  },
)
