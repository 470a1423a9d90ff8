import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { chromiumPath, openBrowser, withoutChromium } from './browser'
import { chineseLeft, faultsOf } from './faults'
import { serve } from './serving'

const draft = `云泽市节水条例
（草案征求意见稿）
第一章　总　则
第一条　为了节约用水，制定本条例。
第二条　本市用水适用本条例。
第二章　用　水
第三条　单位用水应当安装计量设施。
第五条　本条例自公布之日起施行。
`

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'tiaoyi-upload-')), name)
  writeFileSync(path, content)
  return path
}

async function enter(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/login?to=/desk/works/import`)
  await page.getByLabel('用户名').fill('drafter')
  await page.getByLabel('密码', { exact: true }).fill('tiaoyi-demo')
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function preview(page: Page, path: string): Promise<void> {
  await page.getByLabel('文件', { exact: true }).setInputFiles(path)
  await page.getByRole('button', { name: '预览' }).click()
}

it.skipIf(!chromiumPath)(
  `imports a draft and its next version without JavaScript, refuses bad files with the typed text kept, and undoes${withoutChromium}`,
  async () => {
    const server = await serve()
    const browser = await openBrowser({ width: 360, scripts: false })
    const page = await browser.newPage()
    page.setDefaultTimeout(15_000)
    await enter(page, server.address)

    await page.getByLabel('或者粘贴文字').fill('第一条　先放在这里。')
    await preview(page, fileOf('草案.docx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    await page.getByText('看起来是PNG').first().waitFor()
    expect(await page.getByLabel('或者粘贴文字').inputValue()).toBe('第一条　先放在这里。')
    await preview(page, fileOf('大.txt', new Uint8Array(20_500_000).fill(0x61)))
    await page.getByText('文件超过20 MB').first().waitFor()
    expect(await page.getByLabel('或者粘贴文字').inputValue()).toBe('第一条　先放在这里。')

    await preview(page, fileOf('草案.txt', draft))
    await page.getByRole('heading', { name: '预览，尚未保存' }).waitFor()
    await page.getByText('第三条之后缺第四条').first().waitFor()
    await page.getByLabel('文本的日期').fill('昨天')
    await page.getByLabel('说明').fill('为了节约用水。')
    await page.getByRole('button', { name: '保存这一稿' }).click()
    await page.getByText('请写明文本的日期').first().waitFor()
    expect(await page.getByLabel('说明').inputValue()).toBe('为了节约用水。')
    await page.getByLabel('文本的日期').fill('2026-11-20')
    await page.getByRole('button', { name: '保存这一稿' }).click()
    await page.getByText('已保存：').waitFor()

    await preview(
      page,
      fileOf('二审稿.txt', draft.replace('征求意见稿', '二次审议稿').replace('第五条', '第四条')),
    )
    await page.getByText('识别为已有的法规').waitFor()
    await page.getByText('本件是第2稿').first().waitFor()
    await page.getByRole('button', { name: '保存这一稿' }).click()
    await page.getByRole('button', { name: '撤销导入' }).first().click()
    await page.getByText('已撤销这次导入').waitFor()
    await browser.close()
    await server.stop()
  },
  120_000,
)

it.skipIf(!chromiumPath)(
  `shows a preview without a fault at 360 and 1280 px, in Chinese and in English with large type${withoutChromium}`,
  async () => {
    const server = await serve()
    const faults: string[] = []
    for (const width of [360, 1280]) {
      const browser = await openBrowser({ width })
      const page = await browser.newPage()
      page.setDefaultTimeout(15_000)
      await enter(page, server.address)
      await preview(page, fileOf('草案.txt', `${draft}第二条　重复。\n`))
      await page.getByRole('heading', { name: '预览，尚未保存' }).waitFor()
      faults.push(...(await faultsOf(page, `preview ${width} px`)))
      await browser.addCookies([
        { name: 'size', value: 'l', url: server.address },
        { name: 'lang', value: 'en', url: server.address },
      ])
      await page.reload()
      faults.push(...(await faultsOf(page, `preview ${width} px in English`)), ...(await chineseLeft(page)))
      await browser.close()
    }
    expect(faults).toEqual([])
    await server.stop()
  },
  120_000,
)
