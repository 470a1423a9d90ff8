// Fills an empty system with the demonstration of content/: an invented city, its people and stations, the property
// management regulation in three stages and a draft that is open for comment. Everything goes through the commands,
// so what a visitor sees was made the way an office makes it. Dates are relative to the first start.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '~/adapters/context.server'
import { carryComments } from '~/commands/carry-comments.server'
import { closeConsultation } from '~/commands/close-consultation.server'
import { orderStudyList } from '~/commands/order-study-list.server'
import { publishConsultation } from '~/commands/publish-consultation.server'
import { prepareOutcome, publishOutcome } from '~/commands/publish-outcome.server'
import { publishStudyList } from '~/commands/publish-study-list.server'
import { saveStudyList } from '~/commands/save-study-list.server'
import type { Actor } from '~/domain/access'
import { dayOf } from '~/domain/consultation'
import * as paths from '~/paths'
import { answerVoices, proposeAnswers } from './answers'
import { type Days, daysFrom, onDay } from './days'
import { type City, loadCity } from './directory'
import { importDrafts, type LoadedWork, type Stage, stageLabels } from './drafts'
import { loadLibrary } from './library'
import { type Round, sendReports } from './reports'
import { groupVoices } from './themes'
import { submitVoices } from './voices'

/** The one password of all demonstration accounts; with PUBLIC_URL set they do not exist. */
export const demonstrationPassword = 'tiaoyi-demo'

/** Load the demonstration from `root`/content. Call it on an empty system only. */
export async function loadDemonstration(ctx: Context, root: string): Promise<void> {
  const content = join(root, 'content')
  const days = daysFrom(ctx.clock.now())
  const city = await loadCity(ctx, join(content, 'demo'), demonstrationPassword)
  const drafter = city.actor('drafter')
  await loadLibrary(ctx, drafter, join(content, 'library'))
  const worksOf = (name: string) => importDrafts(ctx, drafter, { folder: join(content, 'works', name), days })
  const property = await worksOf('property-management')
  const charging = await worksOf('charging-safety')
  const stage = { ctx, days, city, demo: join(content, 'demo') }
  const office = { drafter, reviewer: city.actor('reviewer'), days }
  const files = readdirSync(join(content, 'demo', 'comments')).sort()
  const later = ['open.yml', 'second-round.yml']

  const first = await hear(stage, property, {
    version: 'consultation-draft',
    period: [-120, -88],
    files: files.filter((name) => !later.includes(name)),
    themes: 'themes.yml',
    groupedOn: -80,
    reports: 'first',
  })
  await answerVoices(ctx, office, { ...first, versions: property.versions })
  const { consultationId } = first
  const note = '感谢每一位提意见的人。每条意见的答复和它改动的字，都可以凭回执查到。'
  await prepareOutcome(onDay(ctx, days.at(-10, 960)), drafter, { consultationId, note })
  await publishOutcome(onDay(ctx, days.at(-9, 540)), city.actor('publisher'), consultationId)
  const second = await hear(stage, property, {
    version: 'second-reading',
    period: [-45, -13],
    files: ['second-round.yml'],
    themes: 'themes-second.yml',
    groupedOn: -13,
    reports: 'second',
  })
  await proposeAnswers(ctx, office, { ...second, versions: property.versions })
  await hear(stage, charging, {
    version: 'consultation-draft',
    period: [-8, 25],
    files: ['open.yml'],
    themes: 'themes-open.yml',
    groupedOn: -1,
  })
  await setReading(onDay(ctx, days.at(-6, 600)), drafter, days)
}

/** One reading list for all deputies of the city: the regulation that was passed, the draft that is open, the dogs. */
async function setReading(ctx: Context, drafter: Actor, days: Days): Promise<void> {
  const listId = await saveStudyList(ctx, drafter, {
    title: '第四季度学习清单：物业与充电安全',
    words: '请先读《云泽市物业管理条例》的现行文本，再看正在征求意见的草案。读完每件答对一道题就算完成。',
    regionCode: '9901',
    dueOn: dayOf(days.start(30)),
  })
  for (const workId of ['property-management', 'charging-safety', 'dog-keeping'])
    await orderStudyList(ctx, drafter, { listId, act: 'add', text: paths.work(workId) })
  await publishStudyList(ctx, drafter, listId)
}

interface Hearing {
  readonly version: Stage
  /** The first day and the day at whose start it closes. */
  readonly period: readonly [number, number]
  readonly files: readonly string[]
  readonly themes: string
  readonly groupedOn: number
  /** Which stations' reports belong to it. */
  readonly reports?: Round
}

/** One consultation as far as its comments: published, heard, closed when it is over, carried on, grouped. */
async function hear(
  { ctx, days, city, demo }: { ctx: Context; days: Days; city: City; demo: string },
  { title, versions }: LoadedWork,
  { version, period: [opens, closes], files, themes, groupedOn, reports }: Hearing,
) {
  const consultationId = await publishConsultation(ctx, city.actor('publisher'), {
    versionId: versions.get(version) ?? '',
    title: `${title}（${stageLabels[version]}）`,
    preparedById: city.actor('drafter').id,
    opensAt: days.start(opens),
    closesAt: days.start(closes),
    stationIds: city.stationIds,
  })
  const paths = files.map((name) => join(demo, 'comments', name))
  const voices = await submitVoices(ctx, { consultationId, files: paths, days, city })
  if (reports) {
    await sendReports(ctx, { file: join(demo, 'reports.yml'), round: reports, consultationId, city, days })
  }
  if (closes < 0) {
    await closeConsultation(ctx, consultationId)
    await carryComments(ctx, consultationId)
  }
  const file = join(demo, themes)
  const grouped = await groupVoices(ctx, { consultationId, voices, file, day: groupedOn, city, days })
  return { consultationId, voices, themes: grouped }
}
