// The best few of very many, without sorting them all: a heap whose root is the worst that is still kept.

export interface Candidate {
  readonly part: number
  readonly doc: number
  readonly score: number
}

/** Whether `a` stands before `b`: by score, then in the order of the index, so that equal scores never flicker. */
export function before(a: Candidate, b: Candidate): boolean {
  if (a.score !== b.score) return a.score > b.score
  return a.part !== b.part ? a.part < b.part : a.doc < b.doc
}

/** Keeps the best `most` of what is offered; `list` gives them best first. O(log most) an offer at worst. */
export function createBest(most: number): {
  offer(part: number, doc: number, score: number): void
  list(): Candidate[]
} {
  const heap: Candidate[] = []

  function sink(from: number): void {
    let at = from
    for (;;) {
      const left = at * 2 + 1
      const [here, a, b] = [heap[at], heap[left], heap[left + 1]]
      if (!here || !a) return
      const worse = b && before(a, b) ? b : a
      if (!before(here, worse)) return
      heap[at] = worse
      at = worse === a ? left : left + 1
      heap[at] = here
    }
  }

  function rise(from: number): void {
    let at = from
    while (at > 0) {
      const up = (at - 1) >> 1
      const [here, above] = [heap[at], heap[up]]
      if (!here || !above || !before(above, here)) return
      heap[at] = above
      heap[up] = here
      at = up
    }
  }

  return {
    offer(part, doc, score) {
      const worst = heap[0]
      if (worst && heap.length >= most) {
        // Most offers end here, before anything is made for them.
        if (score < worst.score) return
        const candidate = { part, doc, score }
        if (!before(candidate, worst)) return
        heap[0] = candidate
        sink(0)
      } else {
        heap.push({ part, doc, score })
        rise(heap.length - 1)
      }
    },
    list: () => [...heap].sort((a, b) => (before(a, b) ? -1 : 1)),
  }
}
