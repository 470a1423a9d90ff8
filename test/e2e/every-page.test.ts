// Every page of the product as the person who uses it sees it: axe finds nothing, nothing scrolls sideways, the English
// page has no Chinese left that is not law or somebody's words. A route that no line here visits fails the test.
// With SCREENSHOTS=folder a picture of each is kept, to be looked at.

import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import * as paths from '~/paths'
import { chromiumPath, openBrowser, withoutChromium } from './browser'
import { chineseLeft, faultsOf } from './faults'
import { type Serving, serve } from './serving'

interface Facts {
  readonly open: string
  /** Ended and being answered. */
  readonly ended: string
  /** Its outcome is published. */
  readonly reported: string
  readonly receipt: string
  readonly job: string
  /** Address of the tablet of st-01 for the open consultation. */
  readonly tablet: string
  readonly person: string
  /** Addresses of a theme and of a comment on the desk. */
  readonly theme: string
  readonly comment: string
  /** Id of a comment that the public sees. */
  readonly shown: string
  /** Id of a reading list. */
  readonly list: string
}

interface Visit {
  readonly as: string
  readonly route: string
  readonly path: (facts: Facts) => string
  /** What the page answers with, where it is not 200. */
  readonly status?: number
  /** What is done there before the look, such as sending a form as it is. */
  readonly act?: (page: Page) => Promise<void>
  /** A tablet that many use keeps no choice of language: it stands in the address. */
  readonly languageInAddress?: boolean
}

/** Sends the form of the page's own content without filling it in. */
async function sendEmpty(page: Page): Promise<void> {
  await page.locator('main form[method=post] .button-primary').last().click()
  await page.locator('.error-summary').waitFor()
}

/** Pastes a short text and looks at its preview, drafting hints unfolded. */
async function previewPasted(page: Page): Promise<void> {
  await page.locator('textarea[name=pasted]').evaluate((field) => {
    for (let at: Element | null = field; at; at = at.parentElement)
      if (at instanceof HTMLDetailsElement) at.open = true
  })
  await page
    .locator('textarea[name=pasted]')
    .fill('云泽市河道条例\n第一条　为了保护河道，制定本条例。\n第二条　单位和其它组织应在三天内备案。\n')
  await page.locator('main form:has(textarea[name=pasted]) button[type=submit]').last().click()
  await page.locator('#hints').waitFor()
  for (const fold of await page.locator('section[aria-labelledby=hints] details').all())
    await fold.evaluate((one) => one.setAttribute('open', ''))
}

/** Chooses two files, one of which cannot be read, and looks at what was recognised. */
async function previewLaws(page: Page): Promise<void> {
  const law = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page
    .locator('input[name=files]')
    .setInputFiles([
      law('云泽市河湖条例_20200101.txt', '云泽市河湖条例\n第一条　为了保护河湖，制定本条例。\n'),
      law('空.txt', ''),
    ])
  await page.locator('button[value=keep]').click()
  await page.locator('button[value=start]').waitFor()
}

/** Opens the form of a comment under its article, photos unfolded. */
async function openInPlace(page: Page): Promise<void> {
  await page.locator('#art_3 a.button').click()
  await page.locator('#art_3 form.composer').waitFor()
  for (const fold of await page.locator('#art_3 details').all())
    await fold.evaluate((one) => one.setAttribute('open', ''))
}

/** Pastes a table with heads that people make up, and looks at its preview with the columns unfolded. */
async function previewCells(page: Page): Promise<void> {
  await page.locator('textarea[name=pasted]').fill('条款\t姓名\t意见\t电话\n3\t王小明\t充电桩离窗户太近\t\n')
  await page.locator('button[value=preview]').click()
  await page.locator('input[name=source]').waitFor({ state: 'attached' })
  await page.locator('.column-choices').evaluate((choices) => {
    choices.closest('details')?.setAttribute('open', '')
  })
}

/** Sends a file of another platform with one row that is wrong, and looks at its preview with the columns unfolded. */
async function previewPlatformFile(page: Page): Promise<void> {
  await page.locator('input[name=source]').fill('云泽市民网')
  const rows =
    '编号,意见,条款,提出人\n7001,楼道里不能充电，要管起来。,3,王小明\n7002,,5,\n7003,赞成设置集中充电点。,,\n'
  await page
    .locator('input[name=file]')
    .setInputFiles({ name: '市民网.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
  await page.locator('button[value=upload]').click()
  await page.locator('.column-choices').evaluate((choices) => {
    choices.closest('details')?.setAttribute('open', '')
  })
}

/** The same, started, until it is done; the first time two comments come in, later none. */
async function importPlatformFile(page: Page): Promise<void> {
  await previewPlatformFile(page)
  const start = page.locator('button[value=start]')
  if ((await start.count()) === 0) return
  await start.click()
  await page.locator('button[value=undo]').waitFor()
}

const work = 'property-management'
const visits: readonly Visit[] = [
  { as: '', route: '_index', path: paths.home },
  { as: '', route: 'consultations.$id._index', path: ({ open }) => paths.consultation(open) },
  {
    as: '',
    route: 'consultations.$id.articles.$eId._index',
    path: ({ open }) => paths.article(open, 'art_3'),
  },
  {
    as: '',
    route: 'consultations.$id.articles.$eId.comment',
    path: ({ open }) => paths.commentOn(open, 'art_3'),
  },
  {
    as: '',
    route: 'consultations.$id.comments.$commentId.contest',
    path: ({ open, shown }) => paths.contest(open, shown),
  },
  {
    as: '',
    route: 'consultations.$id._index',
    path: ({ open }) => paths.consultation(open),
    act: openInPlace,
  },
  { as: '', route: 'help._index', path: () => paths.help() },
  { as: '', route: 'help.$page', path: () => paths.help('accessibility') },
  { as: '', route: 'receipts._index', path: () => '/receipts?code=nothing' },
  { as: '', route: 'receipts.$code', path: ({ receipt }) => paths.receipt(receipt) },
  { as: '', route: 'search', path: () => paths.search({ q: '电动自行车 充电' }) },
  { as: '', route: 'search', path: () => paths.search() },
  { as: '', route: 'search', path: () => paths.search({ q: '除颤仪', kind: 'regulation' }) },
  { as: 'deputy1', route: 'reading._index', path: paths.reading },
  { as: 'deputy1', route: 'reading.notes', path: paths.readingNotes },
  { as: 'deputy1', route: 'reading.record._index', path: () => paths.readingRecord() },
  { as: 'deputy1', route: 'reading.lists.$list', path: ({ list }) => paths.readingList(list) },
  { as: 'drafter', route: 'desk.lists._index', path: paths.deskLists },
  { as: 'drafter', route: 'desk.lists.$list', path: ({ list }) => paths.deskList(list) },
  {
    as: 'deputy1',
    route: 'works.$work.versions.$version_.questions',
    path: () => paths.versionQuestions(work, '2'),
  },
  {
    as: 'deputy1',
    route: 'works.$work.versions.$version_.questions',
    path: () => paths.versionQuestions(work, '2'),
    act: sendEmpty,
  },
  {
    as: 'deputy1',
    route: 'works.$work.versions.$version_.articles.$eId',
    path: () => paths.versionArticle(work, '2', 'art_33'),
  },
  {
    as: '',
    route: 'works.$work.versions.$version_.articles.$eId',
    path: () => paths.versionArticle(work, '3', 'art_41'),
  },
  { as: '', route: 'login', path: () => paths.login() },
  { as: '', route: 'verify', path: paths.verify },
  { as: '', route: 'setup', path: paths.setup },
  { as: '', route: 'activate', path: () => paths.activate() },
  { as: 'admin', route: 'admin._index', path: paths.admin },
  { as: 'auditor', route: 'admin._index', path: paths.admin },
  { as: 'admin', route: 'admin.people._index', path: () => paths.adminPeople() },
  { as: 'admin', route: 'admin.people.$id', path: ({ person }) => paths.adminPerson(person) },
  { as: 'admin', route: 'admin.stations._index', path: () => paths.adminStations({ region: '9901' }) },
  { as: 'admin', route: 'admin.stations.$id', path: () => paths.adminStation('st-01') },
  { as: 'admin', route: 'admin.stations-import', path: paths.adminStationImport },
  { as: 'admin', route: 'admin.policy', path: paths.adminPolicy },
  { as: 'admin', route: 'admin.ledger', path: paths.adminLedger },
  { as: 'admin', route: 'admin.health', path: paths.adminHealth },
  { as: 'auditor', route: 'admin.model', path: paths.adminModel },
  { as: '', route: 'works.$work.compare', path: () => paths.compare(work, '1', '2') },
  { as: '', route: 'works.$work.compare', path: () => paths.compare(work, '2', '3', { view: 'three' }) },
  {
    as: '',
    route: 'works.$work.compare',
    path: () => paths.compare(work, '1', '3', { layer: 'reference', marks: 'strong', all: 1 }),
  },
  { as: 'drafter', route: 'desk.consultations.new', path: () => paths.newConsultation() },
  {
    as: 'publisher',
    route: 'desk.consultations.$id._index',
    path: ({ open }) => paths.deskConsultation(open),
  },
  {
    as: 'drafter',
    route: 'desk.consultations.$id.imports._index',
    path: ({ open }) => paths.deskImports(open),
  },
  {
    as: 'drafter',
    route: 'desk.consultations.$id.imports.$import',
    path: ({ open }) => paths.deskImports(open),
    act: previewPlatformFile,
  },
  {
    as: 'drafter',
    route: 'desk.consultations.$id.imports.$import',
    path: ({ open }) => paths.deskImports(open),
    act: importPlatformFile,
  },
  {
    as: '',
    route: 'works.$work.compare',
    path: () => paths.compare(work, '3', '1', { view: 'inline', all: 1 }),
  },
  {
    as: 'drafter',
    route: 'desk.works.$work.compare',
    path: () => paths.deskCompare(work, { from: 1, to: 2, correct: 'c-5' }),
  },
  {
    as: 'drafter',
    route: 'desk.works.$work.decision',
    path: () => paths.deskDecision(work, { from: 1, to: 2, organ: '云泽市人民代表大会常务委员会' }),
  },
  { as: '', route: 'works.$work._index', path: () => paths.work(work) },
  { as: '', route: 'works.$work._index', path: () => `${paths.work('dog-keeping')}?at=2021-01-01` },
  { as: '', route: 'works.$work._index', path: () => paths.work('suggestion-20250049') },
  { as: '', route: 'works.$work._index', path: () => paths.work('age-friendly-renewal') },
  { as: '', route: 'works.$work.versions.$version', path: () => paths.version(work, '2') },
  {
    as: 'drafter',
    route: 'works.$work.versions.$version',
    path: () => paths.version('charging-safety', '1'),
  },
  { as: '', route: 'works.$work.versions.$version', path: () => paths.version(work, '3', 'origin') },
  { as: 'drafter', route: 'desk.works.import', path: () => paths.importWork() },
  { as: 'drafter', route: 'desk.works.laws', path: () => paths.importLaws() },
  { as: 'drafter', route: 'desk.works.laws', path: () => paths.importLaws(), act: previewLaws },
  { as: 'drafter', route: 'desk.works.import', path: () => paths.importWork(), act: previewPasted },
  {
    as: 'drafter',
    route: 'desk.consultations.$id.dispositions',
    path: ({ ended }) => paths.deskDispositions(ended),
  },
  {
    as: 'drafter',
    route: 'desk.consultations.$id.dispositions',
    path: ({ ended }) => paths.deskDispositions(ended, { view: 'unexplained' }),
  },
  { as: 'drafter', route: 'desk.consultations.$id.report', path: ({ ended }) => paths.deskReport(ended) },
  {
    as: 'drafter',
    route: 'desk.consultations.$id.report',
    path: ({ reported }) => paths.deskReport(reported),
  },
  {
    as: 'drafter',
    route: 'desk.consultations.$id.dispositions',
    path: ({ reported }) => paths.deskDispositions(reported),
  },
  { as: '', route: 'consultations.$id.outcome', path: ({ reported }) => paths.outcome(reported) },
  { as: '', route: 'consultations.$id._index', path: ({ reported }) => paths.consultation(reported) },
  {
    as: '',
    route: 'consultations.$id.articles.$eId._index',
    path: ({ reported }) => paths.article(reported, 'art_33'),
  },
  { as: '', route: 'search', path: () => paths.search({ q: '没有这样的词组合' }) },
  { as: '', route: '$', path: () => '/nothing-here', status: 404 },
  { as: '', route: 'root', path: () => paths.consultation('nothing'), status: 404 },
  { as: 'resident', route: 'root', path: paths.adminHealth, status: 403 },
  {
    as: '',
    route: 'consultations.$id.articles.$eId.comment',
    path: ({ open }) => paths.commentOn(open, 'art_3'),
    act: sendEmpty,
  },
  { as: '', route: 'login', path: () => paths.login(), act: sendEmpty },
  { as: 'admin', route: 'admin.stations.$id', path: () => paths.adminStation('new'), act: sendEmpty },
  {
    as: 'drafter',
    route: 'desk.consultations.$id.comments._index',
    path: ({ ended }) => paths.deskComments(ended),
  },
  {
    as: 'drafter',
    route: 'desk.consultations.$id.comments._index',
    path: ({ reported }) => paths.deskComments(reported, { article: 'art_33' }),
  },
  {
    as: 'drafter',
    route: 'desk.consultations.$id.comments._index',
    path: ({ ended }) => paths.deskComments(ended, { cluster: 'none', theme: 'none' }),
  },
  { as: 'drafter', route: 'desk.consultations.$id.comments.$comment', path: ({ comment }) => comment },
  {
    as: 'drafter',
    route: 'desk.consultations.$id.charts',
    path: ({ reported }) => paths.deskCharts(reported),
  },
  { as: 'drafter', route: 'desk.consultations.$id.charts', path: ({ open }) => paths.deskCharts(open) },
  { as: 'drafter', route: 'desk.consultations.$id.themes.$theme', path: ({ theme }) => theme },
  { as: 'drafter', route: 'jobs.$id', path: ({ job }) => job },
  { as: 'drafter', route: 'admin.jobs', path: paths.adminJobs },
  { as: '', route: 'stations._index', path: paths.stations },
  { as: 'station1', route: 'stations.$id._index', path: () => paths.station('st-01') },
  {
    as: 'station1',
    route: 'stations.$id.enter.$consultation',
    path: ({ open }) => paths.stationEntry('st-01', open),
  },
  {
    as: 'station1',
    route: 'stations.$id.import.$consultation._index',
    path: ({ open }) => paths.stationImport('st-01', open),
    act: previewCells,
  },
  {
    as: 'station1',
    route: 'stations.$id.meetings.$consultation',
    path: ({ open }) => paths.stationMeetings('st-01', open),
  },
  {
    as: 'station1',
    route: 'stations.$id.meetings.$consultation',
    path: ({ open }) => paths.stationMeetings('st-01', open),
    act: sendEmpty,
  },
  {
    as: 'station1',
    route: 'stations.$id.tablet.$consultation',
    path: ({ open }) => paths.stationTablet('st-01', open),
  },
  {
    as: '',
    route: 'stations.$id.kiosk.$consultation.$key._index',
    path: ({ tablet }) => tablet,
    languageInAddress: true,
  },
  {
    as: '',
    route: 'stations.$id.kiosk.$consultation.$key.$eId',
    path: ({ tablet }) => `${tablet}/art_3`,
    languageInAddress: true,
  },
  {
    as: '',
    route: 'stations.$id.kiosk.$consultation.$key.$eId',
    path: ({ tablet }) => `${tablet}/art_3`,
    act: sendEmpty,
    languageInAddress: true,
  },
  ...['drafter', 'station1', 'deputy1', 'unit', 'admin'].map((as) => ({
    as,
    route: 'desk._index',
    path: paths.desk,
  })),
  { as: 'resident', route: 'account', path: paths.account },
  {
    as: 'station1',
    route: 'stations.$id.import.$consultation._index',
    path: ({ open }) => paths.stationImport('st-01', open),
  },
  {
    as: 'station1',
    route: 'stations.$id.report.$consultation',
    path: ({ ended }) => paths.stationReport('st-01', ended),
  },
  {
    as: 'station1',
    route: 'stations.$id.feedback.$consultation',
    path: ({ reported }) => paths.stationFeedback('st-01', reported),
  },
  {
    as: 'deputy1',
    route: 'desk.feedback.$consultation',
    path: ({ reported }) => paths.deskFeedback(reported),
  },
]

/** Routes without a page: files, forms that only answer, the API. */
const withoutPage =
  /^(api\.|ledger\.|verify_\.|logout|preferences|feed|.*\[.*\]|.*\.(similar|support|challenge)$|.*_\.seen$|.*\.files\.\$file$)/

it.skipIf(!chromiumPath)(
  `shows every page without a fault at 360 and 1280 px, in Chinese and in English with large type${withoutChromium}`,
  async () => {
    const server = await serve()
    const faults: string[] = []
    const facts = await factsOf(server)
    for (const width of [360, 1280]) {
      const browser = await openBrowser({ width })
      const page = await browser.newPage()
      for (const as of new Set(visits.map((visit) => visit.as))) {
        await enter(browser, page, server, as)
        for (const visit of visits.filter((one) => one.as === as)) {
          faults.push(...(await faultsOfVisit(browser, page, { server, visit, facts, width })))
        }
      }
      await browser.close()
    }
    await server.stop()
    expect(faults).toEqual([])
  },
  900_000,
)

it('visits every route that has a page', () => {
  const folder = fileURLToPath(new URL('../../app/routes', import.meta.url))
  const routes = readdirSync(folder).filter((name) => !withoutPage.test(name))
  const visited = new Set(visits.map(({ route }) => route))
  expect(routes.filter((name) => !visited.has(name))).toEqual([])
})

async function factsOf(server: Serving): Promise<Facts> {
  const read = async (path: string, init?: RequestInit) => (await fetch(server.address + path, init)).json()
  const { items } = (await read('/api/v1/consultations')) as { items: { id: string; status: string }[] }
  const open = items.find(({ status }) => status === 'open')?.id ?? ''
  const ended = items.find(({ status }) => status === 'closed')?.id ?? ''
  const reported = items.find(({ status }) => status === 'reported')?.id ?? ''
  const { receipt, comments } = (await read(paths.apiSubmissions(open), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ comments: [{ article: '第三条', text: '充电桩离窗户远一点。' }] }),
  })) as { receipt: string; comments: { id: string }[] }
  const shown = comments[0]?.id ?? ''
  const person = await aPerson(server)
  const tablet = await aTablet(server, open)
  const lists = await pageAs(server, 'drafter', paths.deskLists())
  const list = /href="\/desk\/lists\/([0-9a-z]+)"/.exec(lists)?.[1] ?? ''
  return {
    open,
    ended,
    reported,
    receipt,
    person,
    shown,
    tablet,
    list,
    ...(await deskFacts(server, reported)),
  }
}

/** A page as somebody signed in gets it. */
async function pageAs(server: Serving, login: string, path: string): Promise<string> {
  const signedIn = await fetch(server.address + paths.login(), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ login, password: 'tiaoyi-demo' }),
  })
  const Cookie = signedIn.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  return (await fetch(server.address + path, { headers: { Cookie } })).text()
}

/** Address of the station's tablet, as its staff find it. */
async function aTablet(server: Serving, open: string): Promise<string> {
  const page = await pageAs(server, 'station1', paths.stationTablet('st-01', open))
  return /href="(\/stations\/st-01\/kiosk\/[^"?/]+\/[\w-]+)"/.exec(page)?.[1] ?? ''
}

/** Id of an account, as the administrator's list links to it. */
async function aPerson(server: Serving): Promise<string> {
  const list = await pageAs(server, 'admin', paths.adminPeople())
  return /href="\/admin\/people\/([0-9a-z]+)"/.exec(list)?.[1] ?? ''
}

/** What only the desk knows: a job that groups comments, a theme, a comment. */
async function deskFacts(
  server: Serving,
  reported: string,
): Promise<Pick<Facts, 'job' | 'theme' | 'comment'>> {
  const browser = await openBrowser({ width: 1280, scripts: false })
  const page = await browser.newPage()
  await enter(browser, page, server, 'drafter')
  const desk = server.address + paths.deskComments(reported, { article: 'art_33' })
  await page.goto(desk)
  await page.getByRole('button', { name: '重新分组' }).click()
  await page.getByText('已完成').first().waitFor({ timeout: 60_000 })
  const job = new URL(page.url()).pathname
  await page.goto(desk)
  const theme = await page.getByRole('link', { name: '处理要点' }).first().getAttribute('href')
  const comment = await page.getByRole('link', { name: '这条意见的经过' }).first().getAttribute('href')
  await browser.close()
  return { job, theme: theme ?? '', comment: comment ?? '' }
}

/** Signs in as this account; signs out for a visitor. */
async function enter(browser: BrowserContext, page: Page, server: Serving, as: string): Promise<void> {
  await browser.clearCookies()
  if (as === '') return
  await page.goto(server.address + paths.login())
  await page.getByLabel('用户名').fill(as)
  await page.getByLabel('密码', { exact: true }).fill('tiaoyi-demo')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
}

interface Surroundings {
  readonly server: Serving
  readonly visit: Visit
  readonly facts: Facts
  readonly width: number
}

async function faultsOfVisit(browser: BrowserContext, page: Page, around: Surroundings): Promise<string[]> {
  const { server, visit, facts, width } = around
  const faults: string[] = []
  for (const [size, lang] of [
    ['s', 'zh'],
    ['l', 'en'],
  ] as const) {
    await browser.addCookies([
      { name: 'size', value: size, url: server.address },
      { name: 'lang', value: lang, url: server.address },
    ])
    const where = `${visit.route} as ${visit.as || 'visitor'}, ${width} px, ${lang}`
    const asked = visit.languageInAddress && lang === 'en' ? '?lang=en' : ''
    const response = await page.goto(server.address + visit.path(facts) + asked)
    if (response?.status() !== (visit.status ?? 200)) faults.push(`${where}: status ${response?.status()}`)
    await visit.act?.(page)
    faults.push(
      ...(await faultsOfTitle(page, { where, lang, isError: visit.act === sendEmpty || !!visit.status })),
    )
    faults.push(...(await faultsOf(page, where)))
    if (lang === 'en')
      faults.push(...(await chineseLeft(page)).map((words) => `${where}: Chinese left: ${words}`))
    await keepPicture(
      page,
      `${visits.indexOf(visit)}-${visit.route}-${visit.as || 'visitor'}-${width}-${lang}.png`,
    )
  }
  return faults
}

/** Each page has a name of its own, in the reader's language, and an error is heard before anything else. */
async function faultsOfTitle(
  page: Page,
  { where, lang, isError }: { where: string; lang: 'zh' | 'en'; isError: boolean },
): Promise<string[]> {
  const title = await page.title()
  const product = lang === 'zh' ? ' · 条议' : ' · Tiaoyi'
  const error = lang === 'zh' ? '错误：' : 'Error: '
  const isNamed = title.endsWith(product) && title.length > product.length
  return isNamed && title.startsWith(error) === isError ? [] : [`${where}: title “${title}”`]
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, name.replaceAll('$', '')), fullPage: true })
}
