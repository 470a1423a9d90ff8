// Comments that state no wording: a number they name came in, or what was added shares words with them. Weaker evidence
// than a stated wish, and said to be so.

import { nothing, type Place, ranked, round, somewhat, type Trace, type TraceEvidence } from './evidence'
import { sameSide } from './fulfilment'
import { overlap } from './overlap'
import { type Quantity, quantitiesIn } from './quantities'
import type { TraceComment } from './trace'

/** Free words: a number that the comment names came in. It is consistent only where the comment plainly asks for that
 *  number and opposes nothing; otherwise people name numbers as often to fend them off, and it stays for a person. */
export function byNumbers(text: string, own: readonly Place[]): Trace {
  const said = quantitiesIn(text)
  const isOpposing = opposing.test(text)
  const evidence: TraceEvidence[] = []
  let isWhole = false
  for (const { span, came, went } of own.flatMap(({ spots }) => spots)) {
    const before = quantitiesIn(went)
    const after = quantitiesIn(came).filter((now) => !before.some((old) => equal(old, now)))
    const exact = after.find((now) => said.some((named) => equal(named, now)))
    if (exact) {
      const isSwapped = before.some(({ kind }) => kind === exact.kind)
      const isAsked = said.some((named) => equal(named, exact) && isAskedFor(text, named))
      isWhole ||= isSwapped && isAsked && !isOpposing
      const isBoth = before.some((old) => said.some((named) => equal(named, old)))
      evidence.push({ ground: 'number', span, score: isSwapped ? (isBoth ? 0.8 : 0.7) : 0.5 })
      continue
    }
    // A number on the way counts where the old one was named: of any two periods one is longer than a third.
    const isDirected = after.some((now) =>
      before.some((old) => {
        const named = said.filter(({ kind }) => kind === old.kind)
        const others = named.filter((one) => !equal(one, old))
        const isAbout = old.kind === now.kind && others.length > 0 && others.length < named.length
        return isAbout && others.every((wanted) => sameSide(old, now, wanted))
      }),
    )
    if (isDirected || after.some((now) => before.some((old) => isRelieved(text, said, { old, now }))))
      evidence.push({ ground: 'number', span, score: 0.4 })
  }
  if (evidence.length === 0) return nothing
  const best = ranked(evidence)
  const verdict = isWhole ? 'consistent' : isOpposing ? 'not-found' : 'partly'
  return { verdict, score: best[0]?.score ?? 0, evidence: best }
}

const equal = (a: Quantity, b: Quantity) => a.kind === b.kind && Math.abs(a.value - b.value) < 1e-6
/** The words before or behind the number ask for it. */
const isAskedFor = (text: string, { at, words }: Quantity) =>
  asking.test(text.slice(0, at)) || settling.test(text.slice(at + words.length))
const asking =
  /(?:改|改成|改为|降到|降为|降至|降成|减到|减为|减至|压到|缩短到|缩短为|缩短至|延长到|延长为|延长至|延到|延至|提高到|提高至|提到|换|换成|应为|定为|限定|限定为|至多|最多|至少要)[“"「]?[^，。；！？]{0,2}$/
/** Nothing is asked for, but the old number is called too much or too little, and it moved the other way. */
function isRelieved(
  text: string,
  said: readonly Quantity[],
  { old, now }: { old: Quantity; now: Quantity },
): boolean {
  if (old.kind !== now.kind) return false
  return said.some((named) => {
    const behind = text.slice(named.at + named.words.length, named.at + named.words.length + 8)
    return (
      equal(named, old) &&
      ((tooLittle.test(behind) && now.value > old.value) || (tooMuch.test(behind) && now.value < old.value))
    )
  })
}

const tooLittle = /^[^。；！？]{0,5}(?:太短|太少|太低|太紧|不够|够干|哪够|来不及)/
const tooMuch = /^[^。；！？]{0,5}(?:太长|太久|太高|太多|太贵|太远|太重)/
const settling = /^[”"」]?(?:内|以内|之内)?(?:顶天|封顶|就够|足够|必须|为宜|比较合适|合适|最合适|最合理)/
const opposing =
  /反对|不要|别再|不能|维持|刚好|不同意|不赞成|没必要|怎么办|不应|不宜|不是问题|不够用|谁管|凭什么|只护|不挑|折中/

/** Fewer changed units have half of theirs in any long comment. */
const leastShared = 10

/** No wish and no number: what was added shares words with the comment. Never more than partly. */
export function bySharedWords(comment: TraceComment, own: readonly Place[]): Trace {
  const said = `${comment.text}\n${comment.suggestion ?? ''}`
  const evidence = own
    .flatMap(({ spots }) => spots)
    .map(({ span }): TraceEvidence => {
      const words = `${span.words}${span.removed}`
      if (words.length < leastShared) return { ground: 'shared', span, score: 0 }
      return { ground: 'shared', span, score: round(0.6 * overlap(words, said)) }
    })
    .filter(({ score }) => score > 0.05)
  const best = ranked(evidence)
  const score = best[0]?.score ?? 0
  return { verdict: score >= somewhat ? 'partly' : 'not-found', score, evidence: best }
}
