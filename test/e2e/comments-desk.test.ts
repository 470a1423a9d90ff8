import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readConfig } from '~/adapters/config.server'
import { openContext } from '~/adapters/context.server'
import * as paths from '~/paths'
import { chromiumPath, openBrowser, withoutChromium } from './browser'
import { copyOfDemonstration, openConsultation, type Serving, serve } from './serving'

async function signIn(page: Page, server: Serving, login: string): Promise<void> {
  await page.goto(server.address + paths.login())
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill('tiaoyi-demo')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
}

it.skipIf(!chromiumPath)(
  `makes a theme of two comments, renames it, holds one back and undoes, from a phone without JavaScript${withoutChromium}`,
  async () => {
    const server = await serve()
    const browser = await openBrowser({ width: 360, scripts: false })
    const page = await browser.newPage()
    await signIn(page, server, 'drafter')
    const desk = server.address + paths.deskComments(await openConsultation(server.address))
    await page.goto(desk)
    await page.getByRole('button', { name: '归入', exact: true }).click()
    await page.getByText('请先选要归入的要点').first().waitFor()
    await page.getByRole('checkbox').nth(0).check()
    await page.getByRole('checkbox').nth(1).check()
    await page.locator('section.bulk').getByRole('button', { name: '建立要点' }).click()
    await page.getByText('请给要点起个名字').first().waitFor()
    expect(await page.getByRole('checkbox').nth(1).isChecked(), 'the boxes stay ticked').toBe(true)
    await page.locator('section.bulk').getByLabel('新要点的名字').fill('充电设施间距')
    await page.locator('section.bulk').getByRole('button', { name: '建立要点' }).click()
    await page.getByText('已建立要点').waitFor()
    await page.getByRole('link', { name: '看全部2条' }).click()
    await page.getByText('改名', { exact: true }).first().click()
    await page.getByLabel('要点的名字').fill('充电设施与住宅的间距')
    await page.getByRole('button', { name: '改名' }).click()
    await page.getByRole('heading', { name: '充电设施与住宅的间距' }).waitFor()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: '暂不公开' }).click()
    await page.getByText('不公开要有理由').first().waitFor()
    await page.getByLabel('不公开的理由').selectOption('personal-data')
    await page.getByRole('button', { name: '暂不公开' }).click()
    await page.getByText('选中的意见暂不公开，原话都保留').waitFor()
    await page.getByText('最近一步：审核').waitFor()
    await page.getByRole('button', { name: '撤销这一步' }).click()
    await page.getByText('最近一步：改名').waitFor()
    await page.getByRole('button', { name: '撤销这一步' }).click()
    await page.getByRole('heading', { name: '充电设施间距', exact: true }).waitFor()
    await browser.close()
    await server.stop()
  },
  180_000,
)

/** Many comments of many kinds, straight into the tables: the job is to be under way for a while. */
async function manyComments(dataDirectory: string, count: number): Promise<void> {
  const ctx = await openContext(readConfig({ TIAOYI_DATA: dataDirectory }, dataDirectory))
  const one = await ctx.database.prisma.comment.findFirstOrThrow({
    where: { consultation: { status: 'open' } },
  })
  const words = [...(await ctx.database.prisma.versionArticle.findMany({ select: { text: true } }))].map(
    ({ text }) => text,
  )
  const piece = (n: number) => (words[n % words.length] ?? '').slice(n % 40, (n % 40) + 60)
  const rows = Array.from({ length: count }, (_, i) => ({
    id: `many${i}`,
    text: `${piece(i * 7)}${piece(i * 13 + 5)}${piece(i * 31 + 11)}`,
  }))
  await ctx.database.driver.query(
    `INSERT INTO "Comment" ("id","submissionId","consultationId","versionId","ordinal","anchorEId","text","foldedHash","receivedAt")
     SELECT r->>'id', $2, $3, $4, 0, 'art_3', r->>'text', r->>'id', now() FROM json_array_elements($1::json) r`,
    [JSON.stringify(rows), one.submissionId, one.consultationId, one.versionId],
  )
  await ctx.close()
}

async function statusOf(dataDirectory: string, id: string): Promise<string> {
  const ctx = await openContext(readConfig({ TIAOYI_DATA: dataDirectory }, dataDirectory))
  const { status } = await ctx.database.prisma.jobRun.findUniqueOrThrow({ where: { id } })
  await ctx.close()
  return status
}

it.skipIf(!chromiumPath)(
  `finishes a job after the server was killed in the middle of it${withoutChromium}`,
  async () => {
    const dataDirectory = await copyOfDemonstration()
    await manyComments(dataDirectory, 20_000)
    const server = await serve(dataDirectory)
    const browser = await openBrowser({ width: 1280, scripts: false })
    const page = await browser.newPage()
    await signIn(page, server, 'drafter')
    await page.goto(server.address + paths.deskComments(await openConsultation(server.address)))
    await page.getByRole('button', { name: '重新分组' }).click()
    await page.waitForURL(/\/jobs\//)
    const job = new URL(page.url()).pathname
    // The worker looks for work twice a second and then groups for longer than a page takes.
    const isRunning = page.getByText('正在执行 ·')
    for (let tries = 0; tries < 120 && (await isRunning.count()) === 0; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 250))
      await page.reload()
    }
    await server.crash()
    expect(await statusOf(dataDirectory, job.split('/').at(-1) ?? '')).toBe('running')
    const again = await serve(dataDirectory)
    await signIn(page, again, 'drafter')
    await page.goto(again.address + job)
    await page.getByText('已完成 ·').first().waitFor({ timeout: 120_000 })
    await page.getByRole('link', { name: '去看意见' }).click()
    await page.getByText('机器把这').first().waitFor()
    await browser.close()
    await again.stop()
  },
  300_000,
)
