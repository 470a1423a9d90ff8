import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { pngWithPlace } from '../domain/door/photos'
import { chromiumPath, openBrowser, withoutChromium } from './browser'
import { openConsultation, post, serve } from './serving'

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
    await page.getByText('照片、文件（可不附）').click()
    const photos = page.getByLabel('选照片或文件')
    const heic = Buffer.from('\0\0\0\x18ftypheic', 'latin1')
    await photos.setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: heic })
    await page.getByRole('button', { name: '提交意见' }).click()
    await page.getByText('“现场.jpg”是苹果手机的HEIC照片').first().waitFor()
    await photos.setInputFiles({
      name: '现场.png',
      mimeType: 'image/png',
      buffer: Buffer.from(pngWithPlace()),
    })
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
  `keeps a draft, shows the reader's own changes, offers similar comments and submits in place with a script${withoutChromium}`,
  async () => {
    const server = await serve()
    const id = await openConsultation(server.address)
    await post(server.address, id, { text: '住宅小区的充电接口比例太低，建议提高。', article: '第十条' })
    const browser = await openBrowser({ width: 360 })
    const page = await browser.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    // The script of forms is lost once on its way; the first touch of a field fetches it again.
    const lost = page.waitForEvent('requestfailed', (request) => request.url().includes('/forms'))
    await page.route(/\/forms[^/]*\.js/, (route) => route.abort(), { times: 1 })
    await page.goto(`${server.address}/consultations/${id}/articles/art_10/comment`)
    await lost
    const text = page.getByLabel('哪里有问题，为什么')
    const proposal = page.getByLabel('建议怎么改')
    await text.fill('字'.repeat(4_600))
    await page.getByText('还可以写400字').waitFor()
    await text.fill('充电接口比例太低，建议提高到一半。')
    await proposal.fill((await proposal.inputValue()).replace('百分之四十', '百分之五十'))
    await page.locator('.own-changes del', { hasText: '四十' }).waitFor()
    await page.locator('.own-changes ins', { hasText: '五十' }).waitFor()
    await page.locator('.similar', { hasText: '住宅小区的充电接口比例太低' }).waitFor()
    await page.reload()
    expect(await text.inputValue()).toBe('充电接口比例太低，建议提高到一半。')
    await page.locator('.own-changes ins').waitFor()
    await browser.setOffline(true)
    await page.getByRole('button', { name: '提交意见' }).click()
    await page.getByText('还没有交上去：网络断了').waitFor()
    await browser.setOffline(false)
    await text.fill('')
    await page.getByRole('button', { name: '提交意见' }).click()
    await page.getByRole('heading', { name: '有1处需要修改' }).waitFor()
    await text.fill('充电接口比例太低。')
    await page.getByRole('button', { name: '提交意见' }).click()
    await page.getByRole('heading', { name: '已收到您的意见' }).waitFor()
    await page.locator('del', { hasText: '四十' }).waitFor()
    await page.goto(`${server.address}/consultations/${id}/articles/art_10/comment`)
    expect(await text.inputValue()).toBe('')
    await commentsInPlace(page, `${server.address}/consultations/${id}`)
    expect(faults).toEqual([])
    await browser.close()
    await server.stop()
  },
)

/** Words selected, the form opened under its article, a fault told from a refusal, a photo kept, the task solved. */
async function commentsInPlace(page: Page, reader: string): Promise<void> {
  await page.goto(reader)
  const article = page.locator('#art_3')
  await article.evaluate((section) => {
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT)
    while ((walker.nextNode()?.textContent ?? 'x'.repeat(20)).length < 12);
    const words = walker.currentNode
    window.getSelection()?.setBaseAndExtent(words, 2, words, 8)
  })
  await article.getByRole('link', { name: '对第三条提意见' }).click()
  const form = article.locator('form.composer')
  const text = form.getByLabel('哪里有问题，为什么')
  await text.waitFor()
  expect(await text.evaluate((box) => box === document.activeElement)).toBe(true)
  expect(await form.locator('[name=quote]').inputValue()).toHaveLength(6)
  await form.getByText('照片、文件（可不附）').click()
  const photo = { name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(pngWithPlace()) }
  await form.getByLabel('选照片或文件').setInputFiles(photo)
  await form.getByRole('button', { name: '提交意见' }).click()
  await article.getByRole('heading', { name: '有1处需要修改' }).waitFor()
  await page.route('**/comment', (route) => route.fulfill({ status: 502, body: '<html>bad gateway</html>' }))
  await text.fill('条文里的期限太长。')
  await form.getByRole('button', { name: '提交意见' }).click()
  await article.getByText('服务器出了故障（502），不是您的问题').waitFor()
  await page.unroute('**/comment')
  await page.evaluate(() => {
    const send = window.fetch
    window.fetch = (to, how) => {
      if (how?.body instanceof FormData) sessionStorage.setItem('proof', String(how.body.get('proof')))
      return send(to, how)
    }
  })
  await form.getByRole('button', { name: '提交意见' }).click()
  await page.getByRole('heading', { name: '已收到您的意见' }).waitFor()
  await page.getByText('现场.png').waitFor()
  const proof = await page.evaluate(() => sessionStorage.getItem('proof'))
  expect(proof).toMatch(/^[\w-]{16}\.[0-9a-f]{64}\.40000\.\d+\.[\w-]{43}\.\d+$/)
}

it.skipIf(!chromiumPath)(
  `takes four taps from the scanned code to the receipt, and says which station it was${withoutChromium}`,
  async () => {
    const server = await serve()
    const id = await openConsultation(server.address)
    const browser = await openBrowser({ width: 360, scripts: false })
    const page = await browser.newPage()
    await page.goto(`${server.address}/consultations/${id}?station=st-01`)
    await page.getByRole('link', { name: '对第十条提意见' }).click()
    await page.getByLabel('哪里有问题，为什么').fill('从联系点扫码来的。')
    await page.getByRole('button', { name: '看看改了哪些字' }).click()
    await page.getByText('文字和原文一样，没有改动').waitFor()
    await page.getByRole('button', { name: '提交意见' }).click()
    await page.getByRole('heading', { name: '已收到您的意见' }).waitFor()
    await page.getByText('· 联系点').waitFor()
    await page.getByRole('button', { name: '不再公开我的姓名' }).waitFor({ state: 'detached' })
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
    for (const kind of ['拆分', '合并', '移来', '新增', '删去']) {
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
