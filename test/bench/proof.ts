// How long the small task of the public door takes: numbers tried a second by the very code that the browser's worker
// runs, and what that makes of a quiet door and of a crowd. `npx tsx test/bench/proof.ts`

import { proofHash, workFor } from '~/domain/door'

const rounds = 7
const tries = 40_000

const rates = Array.from({ length: rounds + 2 }, () => {
  const began = performance.now()
  for (let number = 0; number < tries; number++) proofHash('abcdefgh12345678', number)
  return tries / ((performance.now() - began) / 1_000)
})
  .slice(2)
  .sort((a, b) => a - b)
const rate = rates[rounds >> 1] ?? 0
console.log(
  `${Math.round(rate).toLocaleString('en')} numbers a second (median of ${rounds}; ${rates.map(Math.round).join(', ')})`,
)
for (const [name, crowd] of [
  ['quiet', { fromDevice: 0, fromAddress: 0 }],
  ['crowd', { fromDevice: 5, fromAddress: 60 }],
] as const) {
  const below = workFor(crowd)
  const ms = (part: number, slower: number) => `${Math.round(((below * part) / rate) * 1_000 * slower)} ms`
  console.log(
    `${name}: below ${below}: mean ${ms(0.5, 1)}, most ${ms(1, 1)}; ten times slower: mean ${ms(0.5, 10)}, most ${ms(1, 10)}`,
  )
}
