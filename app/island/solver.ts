// The worker that looks for the number of a challenge, away from the page, so that typing never waits for it.

import { type Challenge, solve } from '~/domain/door/proof'

self.addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  self.postMessage(solve(data))
})
