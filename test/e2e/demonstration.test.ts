// The whole loop on the demonstration: its open draft gets comments through three doors, a next version, answers by
// theme, a report, and all of it can be found again. The period ends by the clock of a rehearsal.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { chromiumPath, openBrowser, withoutChromium } from './browser'
import {
  type Answer,
  answer,
  comment,
  eachItem,
  groupTheRest,
  importText,
  type Journey,
  lookUp,
  prepareReport,
  publishReport,
  signIn,
  signOut,
  waitForCarry,
} from './journey'
import { serve } from './serving'

const work = '云泽市电动自行车停放充电安全管理条例'
const title = `${work}（草案征求意见稿）`
const wish = '老人看不懂什么叫充电设施，请把家用的插线板也写进去。'

const adopted: Answer = {
  result: '采纳',
  rationale: '已把固定充电插座写入充电设施的定义。',
  changed: '固定充电插座',
}

/** The next version as its drafter would write it: one definition made wider. */
function nextVersion(): string {
  const draft = readFileSync('content/works/charging-safety/1-draft.md', 'utf8')
  const body = draft.slice(draft.indexOf('\n---', 4) + 4)
  return body
    .replace('（草案征求意见稿）', '（草案二次审议稿）')
    .replace('充电柜、换电柜以及', '充电柜、换电柜、固定充电插座以及')
}

it.skipIf(!chromiumPath)(
  `carries the open draft of the demonstration from a comment to its answer${withoutChromium}`,
  async () => {
    let server = await serve()
    const browser = await openBrowser({ width: 1280 })
    const page = await browser.newPage()
    page.setDefaultTimeout(20_000)
    let journey: Journey = { browser, page, address: server.address }
    const replace = ['充电柜、换电柜以及', '充电柜、换电柜、固定充电插座以及'] as const
    const receipt = await comment(journey, title, { article: '第三条', text: wish, replace })
    await signIn(journey, 'deputy1')
    await comment(journey, title, { article: '第五条', text: '民生实事的经费要有保障，建议写明来源。' })

    await signIn(journey, 'drafter')
    await groupTheRest(journey, title, { theme: '其他意见', except: wish.slice(0, 10) })
    await importText(journey, {
      title: work,
      content: nextVersion(),
      stage: '草案二次审议稿',
      label: '草案二次审议稿',
      articles: 48,
      isKnown: true,
    })
    await waitForCarry(journey)

    await server.stop()
    server = await serve(server.dataDirectory, { TIAOYI_REHEARSAL_DAYS: '40' })
    journey = { browser, page, address: server.address }
    await signIn(journey, 'drafter')
    await eachItem(journey, title, '待处理', async () => {
      const name = await page.getByRole('heading', { level: 1 }).textContent()
      const isWish = name?.startsWith(wish.slice(0, 10)) ?? false
      if (isWish) await answer(journey, adopted)
      else await answer(journey, { result: '留作参考', rationale: '已转有关部门研究。' })
    })
    await signOut(journey)
    await signIn(journey, 'reviewer')
    const approved = await eachItem(journey, title, '待复核', async () => {
      await page.getByRole('button', { name: '批准' }).click()
      await page.getByText('已答复').first().waitFor()
    })
    expect(approved).toBeGreaterThan(1)
    await signOut(journey)
    await signIn(journey, 'drafter')
    await prepareReport(journey, title)
    await signOut(journey)
    await signIn(journey, 'publisher')
    await publishReport(journey, title)
    await page.getByText('收支相符').waitFor()
    await signOut(journey)
    await lookUp(journey, receipt)
    await page.getByText('已把固定充电插座写入').first().waitFor()
    await browser.close()
    await server.stop()
  },
  600_000,
)
