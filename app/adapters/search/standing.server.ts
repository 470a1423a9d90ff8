// The comments of each consultation, held in memory to compare one more with (domain/comment/standing-index). Nothing
// depends on it: it is filled from the database by whoever asks first, in slices between which the process answers
// others, takes what was committed since in the order of the ledger, and is gone when the process ends.

import { setTimeout as pause } from 'node:timers/promises'
import { type StandingIndex, standingIndex } from '~/domain/comment'
import type { Database } from '../db/connect.server'
import { wordTools } from '../language/words.server'

export interface Standing {
  readonly index: StandingIndex
  /** Whether everything stands in it that was committed when it was asked for. */
  readonly isComplete: boolean
}

export interface StandingComments {
  /** The index as far as it is filled, at once; what is missing is taken in the background. */
  of(consultationId: string): Standing
  /** As `of`, when all that is committed now stands in it. */
  settled(consultationId: string): Promise<StandingIndex>
  close(): Promise<void>
}

interface Held {
  index: StandingIndex
  /** Entry of the ledger, and comment under it, up to which all stands. */
  position: { seq: number; id: string }
  /** Value of `written` up to which nothing is missing; -1 before the first filling. */
  seen: number
  filling: Promise<void> | undefined
  failure: unknown
}

/** Comments taken between two pauses: 20 ms of computing at most. */
const SLICE = 100
/** Consultations held at a time; the one asked longest ago makes room. */
const HELD = 6

interface StandingRow {
  readonly id: string
  readonly text: string
  readonly anchorEId: string
  readonly seq: number
}

/** `written` tells how many events this process has committed; while it stands still nothing can be missing. */
export function openStandingComments(database: Database, written: () => number): StandingComments {
  const held = new Map<string, Held>()
  let isClosed = false

  async function fill(consultationId: string, one: Held): Promise<void> {
    const { simplify } = await wordTools()
    if (one.seen < 0) one.index = standingIndex({ simplify, expected: await count(consultationId) })
    for (;;) {
      const before = written()
      if (isClosed) return
      const rows = await nextRows(consultationId, one.position)
      for (const { id, text, anchorEId } of rows) one.index.add({ id, text, place: anchorEId })
      const last = rows.at(-1)
      if (last) one.position = { seq: last.seq, id: last.id }
      if (rows.length < SLICE) {
        one.seen = before
        return
      }
      await pause(2)
    }
  }

  async function count(consultationId: string): Promise<number> {
    const [row] = await database.driver.query<{ size: number }>(
      `SELECT count(*)::int AS size FROM "Comment" WHERE "consultationId" = $1`,
      [consultationId],
    )
    // Room for those to come: chance meetings grow from here on.
    return 2 * (row?.size ?? 0) + 5000
  }

  function nextRows(consultationId: string, { seq, id }: Held['position']): Promise<StandingRow[]> {
    return database.driver.query<StandingRow>(
      `SELECT c."id", c."text", c."anchorEId", s."ledgerSeq" AS seq
       FROM "Submission" s JOIN "Comment" c ON c."submissionId" = s."id"
       WHERE s."consultationId" = $1 AND s."ledgerSeq" >= $2 AND (s."ledgerSeq" > $2 OR c."id" > $3)
       ORDER BY s."ledgerSeq", c."id" LIMIT ${SLICE}`,
      [consultationId, seq, id],
    )
  }

  function hold(consultationId: string): Held {
    const known = held.get(consultationId)
    const one = known ?? {
      index: standingIndex({ expected: 1 }),
      position: { seq: -1, id: '' },
      seen: -1,
      filling: undefined,
      failure: undefined,
    }
    held.delete(consultationId)
    held.set(consultationId, one)
    const [oldest] = held.keys()
    if (held.size > HELD && oldest !== undefined) held.delete(oldest)
    return one
  }

  function start(consultationId: string, one: Held): void {
    if (one.filling || isClosed || one.seen === written()) return
    one.filling = fill(consultationId, one)
      .catch((error: unknown) => {
        // Nobody waits for the background: whoever asks next is told.
        if (!isClosed) one.failure = error
      })
      .finally(() => {
        one.filling = undefined
      })
  }

  function asked(consultationId: string): Held {
    const one = hold(consultationId)
    if (one.failure !== undefined) {
      held.delete(consultationId)
      throw one.failure
    }
    start(consultationId, one)
    return one
  }

  return {
    of: (consultationId) => {
      const one = asked(consultationId)
      return { index: one.index, isComplete: one.filling === undefined }
    },
    settled: async (consultationId) => {
      const now = written()
      for (;;) {
        const one = asked(consultationId)
        if (one.seen >= now || isClosed) return one.index
        await one.filling
      }
    },
    close: async () => {
      isClosed = true
      await Promise.all([...held.values()].map(({ filling }) => filling))
    },
  }
}
