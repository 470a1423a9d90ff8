// The whole loop on a real law: its draft is published, commented on, revised twice, compared, answered and reported.
// The texts stay where they are; where they are not there, this says so.

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { chromiumPath, openBrowser, withoutChromium } from './browser'
import {
  type Answer,
  answer,
  approve,
  comment,
  importText,
  type Journey,
  lookUp,
  openDispositions,
  prepare,
  prepareReport,
  publish,
  publishReport,
  type ResidentComment,
  signIn,
  signOut,
  waitForCarry,
} from './journey'
import { serve } from './serving'

const drafts = fileURLToPath(new URL('../../../shared/data/drafts/dongwufangyi/', import.meta.url))
const isThere = existsSync(drafts)
const why = isThere ? withoutChromium : ' (skipped: ../shared/data/drafts/dongwufangyi is not there)'
const title = '中华人民共和国动物防疫法'
const read = (name: string) => readFileSync(`${drafts}${name}`, 'utf8')
const dayAfter = (days: number) =>
  new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)

const voices: readonly (ResidentComment & { readonly answer: Answer & { readonly comment: string } })[] = [
  {
    article: '第四条',
    text: '养猪的人最怕非洲猪瘟，一类疫病里应当点名写清楚。',
    replace: ['一类疫病,是指', '一类疫病，是指口蹄疫、非洲猪瘟、高致病性禽流感等'],
    answer: {
      comment: '养猪的人最怕非洲猪瘟',
      result: '采纳',
      rationale: '第一类疫病已列举主要病种。',
      changed: '非洲猪瘟',
    },
  },
  {
    article: '第六条',
    text: '畜牧兽医主管部门和农业农村主管部门名称前后不一，老百姓看不明白找谁。',
    answer: {
      comment: '畜牧兽医主管部门和农业农村',
      result: '留作参考',
      rationale: '机构名称按照机构改革后的规定统一。',
    },
  },
  {
    article: '第十三条',
    text: '风险评估的结果应当让养殖户也能查到。',
    answer: {
      comment: '风险评估的结果应当让养殖户',
      result: '未采纳',
      ground: '属于执行问题',
      rationale: '评估结果的公开由配套规定明确。',
    },
  },
  {
    article: '第二十六条',
    text: '患病人员不得从业的规定很必要，但请说明多久以后可以恢复工作。',
    answer: {
      comment: '患病人员不得从业的规定',
      result: '未采纳',
      ground: '属于执行问题',
      rationale: '恢复从业的条件由主管部门规定。',
    },
  },
  {
    article: '第二十八条',
    text: '小区里遛狗不拴绳的太多，出户应当系犬绳，防止伤人。',
    answer: {
      comment: '小区里遛狗不拴绳的太多',
      result: '采纳',
      rationale: '已规定携带犬只出户应当采取系犬绳等措施。',
      changed: '系犬绳',
    },
  },
]

it.skipIf(!chromiumPath || !isThere)(
  `carries five comments on a real draft through two revisions to their answers${why}`,
  async () => {
    let server = await serve()
    const browser = await openBrowser({ width: 1280 })
    const page = await browser.newPage()
    page.setDefaultTimeout(20_000)
    let journey: Journey = { browser, page, address: server.address }
    const consultation = { title: `${title}（修订草案）`, lastDay: dayAfter(35), label: '修订草案' }

    await signIn(journey, 'drafter')
    await importText(journey, {
      title,
      content: read('2_caoan1.txt'),
      stage: '草案征求意见稿',
      label: '修订草案',
      articles: 113,
      isKnown: false,
    })
    await prepare(journey, consultation)
    await signOut(journey)
    await signIn(journey, 'publisher')
    await publish(journey, consultation.title)
    await signOut(journey)
    const receipts: string[] = []
    for (const voice of voices) receipts.push(await comment(journey, consultation.title, voice))
    expect(new Set(receipts).size).toBe(5)

    await signIn(journey, 'drafter')
    const revision = { title, isKnown: true }
    await importText(journey, {
      ...revision,
      content: read('3_caoan2.txt'),
      stage: '草案二次审议稿',
      label: '修订草案二次审议稿',
      articles: 112,
    })
    await waitForCarry(journey)
    await importText(journey, {
      ...revision,
      content: read('4_2021.txt'),
      stage: '公布文本',
      label: '2021年修订',
      articles: 113,
    })
    await waitForCarry(journey)

    // The period has passed: the same installation, started again with a clock that runs ahead.
    await server.stop()
    server = await serve(server.dataDirectory, { TIAOYI_REHEARSAL_DAYS: '40' })
    journey = { browser, page, address: server.address }
    await signIn(journey, 'drafter')
    for (const voice of voices) {
      await openDispositions(journey, consultation.title)
      await answer(journey, voice.answer)
    }
    await signOut(journey)
    await signIn(journey, 'reviewer')
    for (const voice of voices) {
      await openDispositions(journey, consultation.title)
      await approve(journey, voice.answer.comment)
    }
    await signOut(journey)
    await signIn(journey, 'drafter')
    await prepareReport(journey, consultation.title)
    await signOut(journey)
    await signIn(journey, 'publisher')
    await publishReport(journey, consultation.title)
    await page.getByText('收到5条 = 答复5').first().waitFor()
    await page.getByText('属于执行问题 2条').click()
    await page.getByText('恢复从业的条件由主管部门规定').first().waitFor()
    await signOut(journey)

    await lookUp(journey, receipts[0] ?? '')
    await page.getByText('第一类疫病已列举主要病种').first().waitFor()
    await page.getByText('2021年修订').first().waitFor()
    await page.goto(journey.address)
    await page.getByRole('link', { name: '法规库' }).click()
    await page.getByRole('searchbox', { name: /搜索/ }).first().fill('动物防疫法 非洲猪瘟')
    await page.getByRole('button', { name: '搜索' }).first().click()
    await page
      .getByRole('link', { name: new RegExp(title) })
      .first()
      .click()
    await page
      .getByRole('heading', { name: new RegExp(title) })
      .first()
      .waitFor()
    await browser.close()
    await server.stop()
  },
  600_000,
)
