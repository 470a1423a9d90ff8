// Time and ids come into commands as arguments, so that tests and replays are exact; these are the real ones.

import { randomBytes } from 'node:crypto'

export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number
}

export interface Ids {
  /** A fresh id: 128 random bits as 26 characters of Crockford base32, lower case. */
  next(): string
}

export const systemClock: Clock = { now: () => Date.now() }

/** The system's clock, some days ahead: an office rehearses what happens after a deadline. */
export function clockAhead(days: number): Clock {
  return { now: () => Date.now() + days * 86_400_000 }
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

export const randomIds: Ids = {
  next: () => {
    let value = BigInt(`0x${randomBytes(16).toString('hex')}`)
    let text = ''
    for (let i = 0; i < 26; i++) {
      text = alphabet[Number(value & 31n)] + text
      value >>= 5n
    }
    return text
  },
}
