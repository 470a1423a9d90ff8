// What people said of a point's place in later versions, as its row keeps it.

import { z } from 'zod'
import { carryFates } from '~/domain/adoption'

/** In the order they were said. */
export const placedWords = z.array(
  z.strictObject({
    versionId: z.string(),
    fate: z.enum(carryFates),
    eIds: z.array(z.string()),
    reason: z.string(),
    byId: z.string(),
    /** Milliseconds. */
    at: z.number(),
  }),
)
