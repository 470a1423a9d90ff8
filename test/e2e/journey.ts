// The steps of the main job as people do them: through visible controls of real pages only. Each step says who does it
// and ends when the page says that it is done. The journeys in the tests are made of these steps.

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'

export interface Journey {
  readonly browser: BrowserContext
  readonly page: Page
  readonly address: string
}

/** Sign in as this account of the demonstration, from the link in the head. */
export async function signIn({ browser, page, address }: Journey, login: string): Promise<void> {
  await browser.clearCookies()
  await page.goto(address)
  await page.getByRole('link', { name: '登录', exact: true }).click()
  await page.getByLabel('用户名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill('tiaoyi-demo')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
}

/** Leave the account and go on as a visitor. */
export async function signOut({ page }: Journey): Promise<void> {
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByRole('link', { name: '登录', exact: true }).waitFor()
}

export interface ImportedText {
  /** Title as it stands in the list of works; a known work is found by it. */
  readonly title: string
  readonly content: string
  readonly stage: string
  readonly label: string
  readonly articles: number
  readonly isKnown: boolean
}

/** A drafter imports a text as a file, after looking at its preview. */
export async function importText({ page }: Journey, text: ImportedText): Promise<void> {
  const file = join(mkdtempSync(join(tmpdir(), 'tiaoyi-upload-')), `${text.title}.txt`)
  writeFileSync(file, text.content)
  await page.getByRole('link', { name: '导入文本' }).first().click()
  await page.getByLabel('文件', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: '预览' }).click()
  await page.getByRole('heading', { name: '预览，尚未保存' }).waitFor()
  await page.getByText(`${text.articles}条`).first().waitFor()
  if (text.isKnown) await chooseWork(page, text.title)
  else await describeWork(page, text.title)
  await page.getByLabel('稿次', { exact: true }).selectOption({ label: text.stage })
  await page.getByLabel('稿次名称').fill(text.label)
  await page.getByLabel('现在就公开这份文本').check()
  await page.getByRole('button', { name: '保存这一稿' }).click()
  await page.getByText('已保存').first().waitFor()
}

async function chooseWork(page: Page, title: string): Promise<void> {
  const works = page.getByLabel('属于哪一部法规')
  await works.waitFor()
  const options = await works.getByRole('option').allTextContents()
  const known = options.find((option) => option.includes(title))
  if (!known) throw new Error(`Expected ${title} among the works: ${options.join(' | ')}`)
  await works.selectOption({ label: known })
}

async function describeWork(page: Page, title: string): Promise<void> {
  await page.getByLabel('属于哪一部法规').selectOption({ label: '新法规（在下面填写）' })
  const name = page.getByLabel('法规名称')
  if (!(await name.isVisible())) await page.getByText('新法规的名称、类别、机关和地区').click()
  await name.fill(title)
  await page.getByLabel('制定机关').fill('云泽市人民代表大会常务委员会')
  await page.getByLabel('地区').selectOption({ label: '云泽市' })
}

export interface Consultation {
  readonly title: string
  /** `2026-12-25`. */
  readonly lastDay: string
  readonly label: string
}

/** A drafter prepares a consultation on the version imported last; its page is open at the end. */
export async function prepare({ page }: Journey, consultation: Consultation): Promise<void> {
  await page.getByRole('link', { name: '发布征求意见' }).first().click()
  await page
    .getByRole('row')
    .filter({ hasText: consultation.label })
    .filter({ hasText: consultation.title.slice(0, 8) })
    .getByRole('link', { name: '用这一稿征求意见' })
    .first()
    .click()
  await page.getByLabel('标题，公众看到的就是它').fill(consultation.title)
  await page.getByLabel('截止日（当日24:00截止）').fill(consultation.lastDay)
  const reason = page.getByLabel('缩短的理由')
  if (await reason.isVisible()) await reason.fill('本次是演练。')
  const whole = page.getByRole('checkbox', { name: /云泽市.*全部/ })
  if (!(await whole.isChecked())) await whole.check()
  await page.getByRole('button', { name: '保存方案，提请批准' }).click()
  await page.getByText('方案已保存').waitFor()
}

/** Another person approves and publishes what waits on the desk. */
export async function publish(journey: Journey, title: string): Promise<void> {
  const { page } = journey
  await page.getByRole('link', { name: '待办' }).first().click()
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('button', { name: '批准并发布' }).click()
  await page.getByText('已发布').first().waitFor()
}

export interface ResidentComment {
  readonly article: string
  readonly text: string
  readonly replace?: readonly [string, string]
}

/** A visitor comments on one article, starting at the first page; returns the receipt's code. */
export async function comment(
  { page, address }: Journey,
  title: string,
  given: ResidentComment,
): Promise<string> {
  await page.goto(address)
  await page.getByRole('link', { name: title }).first().click()
  await page.getByRole('link', { name: `对${given.article}提意见`, exact: true }).click()
  await page.getByLabel('哪里有问题，为什么').fill(given.text)
  if (given.replace) {
    const box = page.getByLabel('建议怎么改')
    await box.fill((await box.inputValue()).replace(...given.replace))
  }
  await page.getByRole('button', { name: '提交意见' }).click()
  await page.getByRole('heading', { name: '已收到您的意见' }).waitFor()
  return (
    (await page
      .getByText(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
      .first()
      .textContent()) ?? ''
  )
}

/** After an import: the page of the job says that the comments stand in the new version. */
export async function waitForCarry({ page }: Journey): Promise<void> {
  await page.getByRole('link', { name: '看意见移到新稿的进度' }).click()
  await page
    .getByText(/已完成|完成于|已结束/)
    .first()
    .waitFor({ timeout: 60_000 })
}

/** Open one of the pages that the desk's list names for a consultation. */
async function openFromDesk(page: Page, title: string, link: string): Promise<void> {
  await page.getByRole('link', { name: '待办' }).first().click()
  const row = page.getByRole('row').filter({ hasText: title })
  await row.getByRole('link', { name: link, exact: true }).first().click()
}

/** Open the workbench of dispositions of one consultation. */
export async function openDispositions({ page }: Journey, title: string): Promise<void> {
  await openFromDesk(page, title, '处理')
  await page.getByRole('heading', { level: 1, name: '处理意见' }).waitFor()
}

/** A drafter prepares the report of one consultation. */
export async function prepareReport({ page }: Journey, title: string): Promise<void> {
  await openFromDesk(page, title, '报告')
  await page.getByRole('button', { name: '准备报告' }).click()
  await page.getByRole('button', { name: '重新准备' }).waitFor()
}

/** A publisher publishes the prepared report; its public page is open at the end. */
export async function publishReport({ page }: Journey, title: string): Promise<void> {
  await openFromDesk(page, title, '报告')
  await page.getByRole('button', { name: '公布采纳情况' }).click()
  await page.getByRole('heading', { level: 1, name: /采纳情况/ }).waitFor()
}

export interface Answer {
  /** Words by which the comment is found in the queue; left out where its page is open. */
  readonly comment?: string
  readonly result: '采纳' | '部分采纳' | '未采纳' | '留作参考'
  readonly ground?: string
  readonly rationale: string
  /** Words of the later text that the candidate to confirm shows; needed to adopt. */
  readonly changed?: string
}

/** A drafter answers one item of the open workbench, tied to changed words where it is adopted. */
export async function answer({ page }: Journey, given: Answer): Promise<void> {
  if (given.comment) await page.getByRole('link', { name: given.comment }).first().click()
  if (given.changed) {
    const candidate = page.locator('ol.candidates > li').filter({ hasText: given.changed }).first()
    await candidate.getByRole('button', { name: '确认' }).click()
    await page.getByText('已确认').first().waitFor()
  }
  const form = page.getByRole('form', { name: '处理意见' })
  await form.getByRole('radio', { name: given.result, exact: true }).check()
  if (given.ground) await form.getByLabel('理由类别').selectOption({ label: given.ground })
  await form.getByLabel('理由（公众看得到）').fill(given.rationale)
  await form.getByRole('button', { name: '提请复核' }).click()
  await page.getByText('待复核').first().waitFor()
}

/** A reviewer approves what was proposed for one comment. */
export async function approve({ page }: Journey, comment: string): Promise<void> {
  await page.getByRole('link', { name: comment }).first().click()
  await page.getByRole('button', { name: '批准' }).click()
  await page.getByText('已答复').first().waitFor()
}

/** Look a receipt up from the first page. */
export async function lookUp({ page, address }: Journey, code: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('textbox', { name: '回执码', exact: true }).fill(code)
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByText(code).first().waitFor()
}

/** A drafter puts the comments that stand in no theme into a new one, but for the one that begins with `except`. */
export async function groupTheRest(
  { page }: Journey,
  consultation: string,
  given: { readonly theme: string; readonly except: string },
): Promise<void> {
  await openFromDesk(page, consultation, '整理意见')
  const filter = page.getByLabel('要点', { exact: true })
  if (!(await filter.isVisible())) await page.locator('summary').filter({ hasText: '筛选' }).click()
  await filter.selectOption({ label: '还没有归入要点' })
  await page.getByRole('button', { name: '按条件查看' }).click()
  await page.locator('section.bulk').getByLabel('新要点的名字').waitFor()
  for (const box of await page.getByRole('checkbox', { name: /选这条/ }).all()) {
    const label = page.locator(`label[for="${await box.getAttribute('id')}"]`)
    if (!(await label.textContent())?.includes(given.except)) await box.check()
  }
  await page.locator('section.bulk').getByLabel('新要点的名字').fill(given.theme)
  await page.locator('section.bulk').getByRole('button', { name: '建立要点' }).click()
  await page.getByText('已建立要点').waitFor()
}

/** Open the items of the workbench that carry this tag one after the other; each act must take the tag away. */
export async function eachItem(
  journey: Journey,
  consultation: string,
  tag: string,
  act: () => Promise<void>,
): Promise<number> {
  for (let done = 0; done < 200; done++) {
    await openDispositions(journey, consultation)
    const waiting = journey.page.locator('ol.queue > li').filter({ hasText: tag })
    if ((await waiting.count()) === 0) return done
    await waiting.first().getByRole('link').first().click()
    await journey.page.getByRole('heading', { level: 2, name: /大家怎么说|原话/ }).waitFor()
    await act()
  }
  throw new Error('Expected the queue to end')
}
