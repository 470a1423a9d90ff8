// Fills an empty system with the demonstration of content/: an invented city, its people and stations, the property
// management regulation in three stages and a draft that is open for comment. Everything goes through the commands,
// so what a visitor sees was made the way an office makes it. Dates are relative to the first start.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '~/adapters/context.server'
import { carryComments } from '~/commands/carry-comments.server'
import { closeConsultation } from '~/commands/close-consultation.server'
import { publishConsultation } from '~/commands/publish-consultation.server'
import { answerVoices } from './answers'
import { daysFrom } from './days'
import { loadCity } from './directory'
import { importDrafts, type LoadedWork } from './drafts'
import { loadLibrary } from './library'
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
  const publish = ({ title, versions }: LoadedWork, opens: number, closes: number) =>
    publishConsultation(ctx, city.actor('publisher'), {
      versionId: versions.get('consultation-draft') ?? '',
      title: `${title}（草案征求意见稿）`,
      preparedById: drafter.id,
      opensAt: days.start(opens),
      closesAt: days.start(closes),
      stationIds: city.stationIds,
    })
  const comments = join(content, 'demo', 'comments')
  const files = readdirSync(comments).sort()
  const pathsOf = (isOpen: boolean) =>
    files.filter((name) => (name === 'open.yml') === isOpen).map((name) => join(comments, name))

  const ended = await publish(property, -120, -88)
  const voices = await submitVoices(ctx, { consultationId: ended, files: pathsOf(false), days, city })
  await closeConsultation(ctx, ended)
  await carryComments(ctx, ended)
  const themes = await groupVoices(ctx, {
    consultationId: ended,
    voices,
    file: join(content, 'demo', 'themes.yml'),
    day: -80,
    city,
    days,
  })
  const office = { drafter, reviewer: city.actor('reviewer'), days }
  await answerVoices(ctx, office, { consultationId: ended, voices, themes, versions: property.versions })
  const open = await publish(charging, -8, 25)
  const waiting = await submitVoices(ctx, { consultationId: open, files: pathsOf(true), days, city })
  await groupVoices(ctx, {
    consultationId: open,
    voices: waiting,
    file: join(content, 'demo', 'themes-open.yml'),
    day: -1,
    city,
    days,
  })
}
