// Chinese terms inside an English sentence: a screen reader must change its voice for them, so they are marked.

export interface TermRun {
  readonly text: string
  readonly isChinese: boolean
}

/** A sentence cut where Chinese begins and ends: `其他, not 其它` gives 其他 · `, not ` · 其它. */
export function termRuns(sentence: string): TermRun[] {
  return sentence
    .split(
      /([\p{Script=Han}（）《》〈〉“”、，；：。…]*\p{Script=Han}[\p{Script=Han}（）《》〈〉“”、，；：。…]*)/u,
    )
    .map((text, index) => ({ text, isChinese: index % 2 === 1 }))
    .filter(({ text }) => text !== '')
}
