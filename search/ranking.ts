// Every number that decides an order, in one place. Each says what it trades, how it was chosen and what notices
// when it moves: `npx tsx test/bench/search.ts` measures lay questions on 64,409 articles, the figures here being
// its R@10 and R@100 before copies and kinds were told apart (now .498/.728); test/search/embedded.test.ts holds the rules that are not a matter of degree.

/** Saturation of repeated words. 1.2: .453/.686, 1.4: .454/.688, 1.6: .452/.691. */
export const K1 = 1.4
/** Share of length normalisation; articles have from 10 to 4,000 characters. .6: .450/.682, .9: .450/.690. */
export const B = 0.75

/** Weights of the fields in quarters of an occurrence: every article of a law has its title, so the title may hint
 *  at the law but must not drown the article's own words. Title 0: .455/.679, 2: .452/.686, against .454/.688. */
export const TEXT_QUARTERS = 4
export const HEADING_QUARTERS = 2
export const TITLE_QUARTERS = 1

/** Weight of a single Han character against a pair: characters rescue rare wordings, pairs carry the meaning.
 *  .3: .444/.676, .6: .450/.686, 1.3: .451/.691. */
export const CHARACTER_WEIGHT = 1

/** How far the other good articles of the same law lift an article, as a share of the best score: a question
 *  usually has one law, and the law is easier to tell than the article. 0: .453/.663, .2: .453/.689. */
export const WORK_SHARE = 0.15
/** Articles that say which law is meant; below them the lists are noise. Order past them is never changed. */
export const TOP = 200
/** Records that are ordered anew; twice as many, since where a law stands twice every other one is a copy. */
export const REORDERED = 400

/** What a record weighs that is no national law: a question of somebody who knows no law is nearly always answered by one, and
 *  rules that carry it out repeat its words. .8: .500/.727, .9: .497/.719. Those without a kind weigh like laws. */
export const OTHER_KINDS = 0.85
export const LEADING_KINDS: ReadonlySet<string> = new Set(['', 'law', 'constitution', '法律', '宪法'])
/** Taken, in best scores, from a text that stands word for word in another work above it: it is still found, after all that
 *  says something else. */
export const REPEATED = 1

/** Weight of a law's word, against a word of the query, where a lay word calls for nothing else: by hand, and as learned, where
 *  what a word calls for is shared out among some hundred. Learned on a quarter of the questions and told of another, with
 *  2: .521/.741, 4: .532/.760, 8: .526/.777, 12: .527/.783 with less in the reciprocal rank. */
export const LEARNED_STRENGTH = 5
/** Law's words that join a query at most, the strongest of them. */
export const MOST_LAW_WORDS = 80

/** Lift of a law named in the query among other words (民法典 居住权). No difference for lay questions, which
 *  seldom name one; it is for those who do. */
export const NAMED_WORK = 0.3
/** Lift, in best scores, of a text that has the query word for word: enough to pass whatever else scores alike. */
export const VERBATIM = 0.5
/** Lift, in best scores, of a text that has the query but for one slip: nothing has it word for word, so this is its source. */
export const SLIPPED = 1
/** A shorter query word for word in a text says little (罚款 stands in thousands). Characters. */
export const VERBATIM_LENGTH = 6
/** Lift, in best scores, of an article cited with its law: above everything else … */
export const CITED = 10
/** … except a text that has the whole query, citation included, word for word: then it was quoted, not cited.
 *  Judicial interpretations quote laws by article in their first words. Larger than any CITED, of which a query
 *  has at most 200. */
export const VERBATIM_WITH_CITATION = 300
/** Lift, in best scores, of an article whose number alone is cited beside other words. */
export const NUMBER_CITED = 0.5

/** What is listed carries all pairs and words of the query. When nothing does, these are the steps down in the
 *  share that a record must carry … */
export const SHARES = [1, 0.75, 0.5, 0.3] as const
/** … taken until so many are found: fewer is an empty-looking page, more buries the nearest ones. */
export const ENOUGH = 10

/** Rarity of a term that `holding` of `all` records have (Robertson–Spärck Jones, always above 0). */
export function rarity(holding: number, all: number): number {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5))
}
