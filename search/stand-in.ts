// Two engines as one: the configured one answers while it can, the embedded one stands in when it cannot, and the
// result says so. Writes are done in the embedded engine and then sent on without anybody waiting; when sending
// fails the other engine is behind, is not asked any more, and `repair` fills it again from the embedded one.

import type { EmbeddedEngine } from './embedded'
import { EngineUnavailable, type SearchEngine } from './engine'

export interface StandInEngine extends SearchEngine {
  /** Make the configured engine equal to the embedded one if it is behind; true when it is equal afterwards. */
  repair(): Promise<boolean>
}

export interface StandInOptions {
  readonly configured: SearchEngine
  readonly embedded: EmbeddedEngine
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  /** Told of every failure; the message holds no address and no key. */
  readonly report?: (failure: EngineUnavailable) => void
}

/** After a failure the configured engine is left alone so long, so that not every page waits for its silence. */
export const REST = 10_000

export function createStandIn({ configured, embedded, now, report }: StandInOptions): StandInEngine {
  let asleepUntil = Number.NEGATIVE_INFINITY
  // Behind until proven equal: nothing is known of what a server holds when the process starts.
  let behind = true
  let sent: Promise<unknown> = Promise.resolve()
  const bugs: unknown[] = []

  function failed(error: unknown): void {
    if (!(error instanceof EngineUnavailable)) throw error
    asleepUntil = now() + REST
    report?.(error)
  }

  /** Send a write on after those before it, with nobody waiting. A bug is kept for whoever closes the engine. */
  function send(write: () => Promise<void>): void {
    sent = sent.then(async () => {
      if (behind) return
      try {
        await write()
      } catch (error) {
        behind = true
        if (error instanceof EngineUnavailable) failed(error)
        else bugs.push(error)
      }
    })
  }

  async function refill(): Promise<boolean> {
    try {
      if (behind || (await configured.size()) !== (await embedded.size())) {
        await configured.replaceAll(embedded.records())
      }
      behind = (await configured.size()) !== (await embedded.size())
    } catch (error) {
      behind = true
      failed(error)
    }
    return !behind
  }

  return {
    async replaceAll(records) {
      await embedded.replaceAll(records)
      send(() => configured.replaceAll(embedded.records()))
    },
    async upsert(records) {
      await embedded.upsert(records)
      send(() => configured.upsert(records))
    },
    async remove(ids) {
      await embedded.remove(ids)
      send(() => configured.remove(ids))
    },
    async search(request) {
      if (!behind && now() >= asleepUntil) {
        try {
          return await configured.search(request)
        } catch (error) {
          failed(error)
        }
      }
      return { ...(await embedded.search(request)), standIn: true }
    },
    size: () => embedded.size(),
    async close() {
      await sent
      if (bugs.length > 0) throw bugs[0]
      await Promise.all([configured.close(), embedded.close()])
    },
    repair() {
      // Behind the writes already on their way, before those still to come.
      const repaired = sent.then(refill)
      sent = repaired.then(nothing, nothing)
      return repaired
    },
  }
}

function nothing(): void {}
