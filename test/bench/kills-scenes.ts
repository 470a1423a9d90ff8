// What is going on when the bench of kills ends the server: people submit, staff prepare, publish and withdraw, propose and
// approve answers, and a new version carries thousands of comments. Each scene sends until the server is gone, remembers what
// was acknowledged and what was under way, and afterwards sends again what got no answer: it must be done once, or be
// refused because it was done already.

import * as paths from '~/paths'
import { field, json, type Server, type Staff, submit } from './kills-server'

export interface Judged {
  readonly lost: number
  readonly doubled: number
}

export interface Scene {
  /** How many answers came so far. */
  acknowledged(): number
  /** Ends when every client has met the end of the server. */
  readonly ended: Promise<unknown>
  /** On the server that was started again. */
  judge(server: Server): Promise<Judged>
  /** Leaves the place as the next round needs it. */
  clean(server: Server): Promise<void>
}

export interface Surroundings {
  /** Part of every text: a round that was broken off is done anew and must not meet its own first half. */
  readonly mark: string
  readonly drafter: Staff
  readonly reviewer: Staff
  readonly publisher: Staff
  readonly admin: Staff
  readonly place: Place
  /** Receipts of all rounds. */
  readonly receipts: string[]
}

/** Made once for a folder. */
export interface Place {
  readonly consultation: string
  readonly version: string
  readonly work: string
  /** Versions of small works, for the publisher. */
  readonly versions: readonly string[]
  /** Comments of the consultation that get answers. */
  readonly answered: readonly string[]
  /** The draft's text. */
  readonly source: string
}

const nothing = async () => undefined

interface OpenConsultation {
  readonly id: string
  readonly status: string
  readonly comments: number
}

const consultationOf = (address: string, id: string) =>
  json<OpenConsultation>(address, `/api/v1/consultations/${id}`)

/** Eight clients submit one comment after the other. */
export async function submitScene(server: Server, around: Surroundings): Promise<Scene> {
  const { consultation } = around.place
  const { comments: before } = await consultationOf(server.address, consultation)
  const sent = new Set<string>()
  const answered = new Map<string, string>()
  const clients = Array.from({ length: 8 }, async (_, client) => {
    for (let i = 0; ; i++) {
      const key = `${around.mark}-${client}-${i}`
      sent.add(key)
      const done = await submit(server.address, consultation, { key })
      if (!done) return
      answered.set(key, done.receipt)
    }
  })
  return {
    acknowledged: () => answered.size,
    ended: Promise.all(clients),
    judge: async ({ address }) => {
      around.receipts.push(...answered.values())
      let [lost, doubled] = [0, 0]
      for (const receipt of answered.values())
        if ((await fetch(`${address}/api/v1/receipts/${receipt}`)).status !== 200) lost++
      for (const key of sent) {
        const receipt = (await submit(address, consultation, { key }))?.receipt
        const first = answered.get(key)
        if (first && receipt !== first) doubled++
      }
      const more = (await consultationOf(address, consultation)).comments - before - sent.size
      return { lost: lost + Math.max(0, -more), doubled: doubled + Math.max(0, more) }
    },
    clean: nothing,
  }
}

/** Three pairs of a drafter and a publisher: prepare, approve and publish, withdraw, and again. */
export async function publishScene(server: Server, around: Surroundings): Promise<Scene> {
  const { drafter, publisher, place, mark } = around
  let acknowledged = 0
  const stages = ['prepared', 'open', 'withdrawn'] as const
  type Stage = (typeof stages)[number]
  interface Known {
    readonly title: string
    readonly version: string
    id: string
    stage: Stage | 'none'
  }
  const known: Known[] = []

  async function step(address: string, one: Known, to: Stage): Promise<boolean> {
    const path = paths.deskConsultation(one.id)
    const answer =
      to === 'prepared'
        ? await drafter.post(address, paths.newConsultation({ version: one.version }), planOf(one.title))
        : to === 'open'
          ? await publisher.post(address, path, { act: 'approve', lockVersion: '0' })
          : await publisher.post(address, path, { act: 'withdraw', words: '演练完了，撤回。' })
    if (!answer) return false
    if (to === 'prepared') one.id = idIn(answer.location)
    one.stage = to
    return true
  }

  const clients = place.versions.map(async (version, client) => {
    for (let i = 0; ; i++) {
      const one: Known = { title: `演练${mark}之${client}之${i}`, version, id: '', stage: 'none' }
      known.push(one)
      for (const stage of stages) {
        if (!(await step(server.address, one, stage))) return
        acknowledged++
      }
    }
  })
  return {
    acknowledged: () => acknowledged,
    ended: Promise.all(clients),
    judge: async ({ address }) => {
      let lost = 0
      for (const one of known) {
        const seen = one.id === '' ? undefined : await publisher.get(address, paths.deskConsultation(one.id))
        if (one.stage !== 'none' && seen?.status !== 200) lost++
        const status = one.stage === 'none' || one.stage === 'prepared' ? '' : await statusOf(address, one.id)
        if (one.stage === 'open' && status !== 'open' && status !== 'withdrawn') lost++
        if (one.stage === 'withdrawn' && status !== 'withdrawn') lost++
        for (const stage of stages.slice(one.stage === 'none' ? 0 : stages.indexOf(one.stage) + 1)) {
          await step(address, one, stage)
          // Refused, since it was stored before the server went: found by its title.
          if (one.id === '') one.id = await idByTitle(address, publisher, one.title)
        }
        if ((await statusOf(address, one.id)) !== 'withdrawn') lost++
      }
      // Whether one was made twice is counted in the database, by title.
      return { lost, doubled: 0 }
    },
    clean: nothing,
  }
}

const planOf = (title: string) => ({
  title,
  explanation: '',
  opensOn: chinaDay(0),
  lastDay: chinaDay(60),
  shortenReason: '',
  whoMayComment: 'anyone',
  moderation: 'after',
  showsComments: 'yes',
})

const chinaDay = (later: number) =>
  new Date(Date.now() + 8 * 3_600_000 + later * 86_400_000).toISOString().slice(0, 10)
const idIn = (location: string) => /\/consultations\/([0-9a-z]+)/.exec(location)?.[1] ?? ''

async function statusOf(address: string, id: string): Promise<string> {
  const answer = await fetch(`${address}/api/v1/consultations/${id}`)
  return answer.status === 200 ? ((await answer.json()) as OpenConsultation).status : ''
}

async function idByTitle(address: string, { get }: Staff, title: string): Promise<string> {
  const body = (await get(address, paths.desk()))?.body ?? ''
  const before = body.slice(0, body.indexOf(title))
  return [...before.matchAll(/\/desk\/consultations\/([0-9a-z]+)/g)].at(-1)?.[1] ?? ''
}

/** Four pairs of a drafter and a reviewer: each proposes an answer to its comment, has it approved, and changes it again. */
export async function disposeScene(server: Server, around: Surroundings): Promise<Scene> {
  const { drafter, reviewer, place, mark } = around
  let acknowledged = 0
  interface Last {
    readonly path: string
    rationale: string
    /** The step that got no answer, to be sent again as it was. */
    open?: { readonly who: Staff; readonly fields: Record<string, string> }
    isApproved: boolean
  }

  async function approval(address: string, last: Last): Promise<Record<string, string> | undefined> {
    const page = await reviewer.get(address, last.path)
    if (!page) return undefined
    const [dispositionId, lockVersion] = [field(page, 'dispositionId'), field(page, 'lockVersion')]
    return { act: 'approve', dispositionId, lockVersion }
  }

  const lasts: Last[] = []
  const clients = place.answered.map(async (comment, client) => {
    const path = paths.deskDispositions(place.consultation, { item: `c-${comment}` })
    const last: Last = { path, rationale: '', isApproved: true }
    lasts.push(last)
    for (let i = 0; ; i++) {
      const page = await drafter.get(server.address, path)
      if (!page) return
      const rationale = `演练${mark}之${client}之${i}：写进办法的条款。`
      const fields = {
        act: 'propose',
        result: 'noted',
        ground: '',
        rationale,
        exception: '',
        lockVersion: field(page, 'lockVersion'),
      }
      last.open = { who: drafter, fields }
      if (!(await drafter.post(server.address, path, fields))) return
      Object.assign(last, { rationale, open: undefined, isApproved: false })
      acknowledged++
      const second = await approval(server.address, last)
      if (!second) return
      last.open = { who: reviewer, fields: second }
      if (!(await reviewer.post(server.address, path, second))) return
      Object.assign(last, { open: undefined, isApproved: true })
      acknowledged++
    }
  })
  return {
    acknowledged: () => acknowledged,
    ended: Promise.all(clients),
    judge: async ({ address }) => {
      let lost = 0
      for (const last of lasts) {
        const { open, path, rationale } = last
        const before = (await drafter.get(address, path))?.body ?? ''
        const mayStand = [rationale, open?.fields.rationale ?? rationale]
        if (rationale !== '' && !mayStand.some((words) => before.includes(words))) lost++
        if (
          last.isApproved &&
          !open &&
          rationale !== '' &&
          field(await reviewer.get(address, path), 'dispositionId') !== ''
        )
          lost++
        if (open) await open.who.post(address, path, open.fields)
        const wanted = open?.fields.rationale ?? rationale
        if (wanted !== '' && !((await drafter.get(address, path))?.body ?? '').includes(wanted)) lost++
      }
      // Whether one was proposed twice is counted in the database, by its words.
      return { lost, doubled: 0 }
    },
    clean: async ({ address }) => {
      for (const last of lasts) {
        const fields = await approval(address, last)
        if (fields?.dispositionId) await reviewer.post(address, last.path, fields)
      }
    },
  }
}

/** A drafter saves the next version of the draft, and its comments are carried to it. */
export async function carryScene(server: Server, around: Surroundings): Promise<Scene> {
  const { drafter, place, mark } = around
  const pasted = place.source.replace(/。/, `（演练${mark}）。`)
  let isAcknowledged = false
  let version = ''

  async function save(address: string): Promise<boolean> {
    const preview = await drafter.post(address, paths.importWork(), { intent: 'preview', pasted })
    if (!preview) return false
    const ticket = new URL(address + preview.location).searchParams.get('preview') ?? ''
    const saved = await drafter.post(address, paths.importWork(), {
      ...{ intent: 'save', ticket, work: place.work, title: '', kind: '', issuer: '', region: '' },
      ...{ stage: 'second-reading', label: `演练稿${mark}`, day: chinaDay(0), explanation: '' },
    })
    if (!saved) return false
    version = new URL(address + saved.location).searchParams.get('version') ?? ''
    return true
  }

  const client = save(server.address).then(async (isSaved) => {
    isAcknowledged = isSaved
    // The job goes on; the end of the server is the end of the scene.
    while (await drafter.get(server.address, '/healthz')) await new Promise((done) => setTimeout(done, 20))
  })
  return {
    acknowledged: () => (isAcknowledged ? 1 : 0),
    ended: client,
    judge: async ({ address }) => {
      const before = version
      await save(address)
      // The same text of the same work again is the same version: another id would be a second one.
      const doubled = before !== '' && version !== before ? 1 : 0
      await untilIdle(address, around.admin)
      // Which comments have a place in it is counted in the database.
      return { lost: isAcknowledged && before === '' ? 1 : 0, doubled }
    },
    clean: async ({ address }) => {
      await drafter.post(address, paths.importWork(), { intent: 'undo', version })
    },
  }
}

/** Until no job waits or runs; a minute at most. */
export async function untilIdle(address: string, admin: Staff): Promise<void> {
  for (let i = 0; i < 600; i++) {
    const page = await admin.get(address, paths.adminJobs())
    if (page?.status !== 200) throw new Error(`Expected the list of jobs, got ${page?.status}`)
    if (!/排队中|正在执行/.test(page.body)) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('Expected the jobs to end within a minute')
}
