// The numbers that alignment turns on, in one place. All were chosen on synthetic amendments of laws that are
// not the ones reported in docs/figures-comparison.md; `test/bench/comparison.ts` notices when one moves.

/** Similarities from 0 to 1 unless said otherwise. */
export const thresholds = {
  /** Below this a pair is not even considered; lower costs time and found nothing more. */
  candidate: 0.1,
  /** A pair needs this to take part in the order-preserving chain. */
  chain: 0.3,
  /** Between two certain neighbours even a weak likeness is a rewriting of the same article. */
  gap: 0.14,
  /** Far from its place, an article must be this alike to be a move … */
  move: 0.5,
  /** … or be each other's best partner by this margin … */
  moveMargin: 0.1,
  /** … and in that case at least this alike (of 28 such moves in 104 real revisions 14 were read: all right). */
  moveFloor: 0.4,
  /** Passing by no more than this many articles is a hop, and a rewritten hop is mostly a repealed article and
   *  a new sibling of it: drafters rewrite in place and carry far. */
  hop: 5,
  /** What a hop needs instead. */
  hopMove: 0.65,
  /** An edge stays out of the chain when one end has a mutual best partner better by this much. */
  betterElsewhere: 0.2,
  /** Full agreement of citations adds this, full disagreement takes it away. */
  citation: 0.12,
  /** Share of a part that the first partner leaves unexplained and the whole explains. */
  part: 0.5,
  /** The same before weak gaps are filled. */
  strongPart: 0.7,
  /** Least share of the whole that a part explains beyond the first partner. */
  partGain: 0.1,
  /** The same for a part that stands beside the others: a one-sentence article joined to a long one. */
  nearPartGain: 0.02,
  /** A part far from the others must be explained by this much more. */
  farPart: 0.2,
  /** Below this likeness of words a row is a rewriting of the whole article. */
  replacement: 0.3,
} as const
