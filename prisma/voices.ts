// What people said: each entry of the files is one submission with one comment, at an hour of its day that depends on
// its place in the files alone. A comment typed in at a station that has an account is typed by it.

import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { submitComments } from '~/commands/submit-comments.server'
import type { Days } from './days'
import type { City } from './directory'

/** An answer as the files have it: for one comment, or for all of a theme that have none of their own. */
export const answer = z.object({
  /** Why it is adopted although the newest text has other words. */
  exception: z.string().optional(),
  result: z.enum(['adopted', 'partly-adopted', 'not-adopted', 'noted']),
  ground: z.string().default(''),
  reason: z.string().default(''),
  /** The words it brought into an article of a later version. */
  stage: z.enum(['second-reading', 'passed']).optional(),
  article: z.string().optional(),
  words: z.string().optional(),
})

const voice = z.object({
  id: z.string(),
  article: z.string().nullable(),
  channel: z.enum(['online', 'station', 'letter', 'meeting', 'paper', 'oral', 'deputy']),
  author: z.object({
    kind: z.enum(['resident', 'deputy', 'station']),
    name: z.string(),
    consent: z.enum(['name', 'masked', 'none']),
  }),
  station: z.string().optional(),
  day: z.number(),
  text: z.string(),
  proposal: z.string().optional(),
  theme: z.string().optional(),
  disposition: answer.optional(),
  settled: z
    .object({
      as: z.enum(['merged', 'out-of-scope', 'spam']),
      into: z.string().optional(),
      reason: z.string(),
    })
    .optional(),
  moderated: z
    .object({ state: z.enum(['held', 'refused']), reason: z.string(), note: z.string().default('') })
    .optional(),
})
/** A comment as its file has it, with the id that the system gave it. */
export type Voice = z.infer<typeof voice> & { readonly commentId: string }

interface Hearing {
  readonly consultationId: string
  readonly files: readonly string[]
  readonly days: Days
  readonly city: City
}

/** Submit the comments of `files`; they reach the system in groups and come back in the order of the files. */
export async function submitVoices(
  ctx: Context,
  { consultationId, files, days, city }: Hearing,
): Promise<readonly Voice[]> {
  const given = files.flatMap((file) => z.array(voice).parse(parse(readFileSync(file, 'utf8'))))
  return Promise.all(
    given.map(async (said, index) => {
      const { article, channel, author, station, day, text, proposal } = said
      const isSpokenToOthers = ['station', 'paper', 'oral', 'meeting'].includes(channel)
      const { comments } = await submitComments(
        ctx,
        {
          comments: [{ article, text, proposal }],
          author: { name: author.name, consent: author.consent, isMinor: false },
        },
        {
          consultationId,
          channel,
          by: author.kind,
          personId: channel === 'online' || channel === 'deputy' ? city.accountNamed(author.name) : undefined,
          stationId: station,
          typedById: isSpokenToOthers && station ? city.accountAt(station) : undefined,
          receivedAt: days.at(day, 9 * 60 + ((index * 37) % 600)),
        },
      )
      return { ...said, commentId: comments[0]?.id ?? '' }
    }),
  )
}
