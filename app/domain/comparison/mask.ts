// Finds the numbers of articles that a text cites and hides those of its own instrument. When one article is
// inserted, every later number and every citation of it shifts; with 第〓条 in the place of the number such
// articles are equal again. A citation of another instrument (《…法》第三条, 刑法第十条) stays visible, because
// its change is a change of meaning. Only the 条 part is read here: 款 and 项 do not shift with articles.

const han = '[零〇一二两三四五六七八九十百千0-9]'
const citation = new RegExp(`第(${han}{1,9})条(?:之(${han}{1,3}))?`, 'g')
// 本法第三条, 本解释第三条: our own, although a word for a kind of instrument stands before it.
const own = /本(?:法|条例|办法|规定|解释|规则|细则|决定|章程|规程|准则)$/
// 民法典第三条, 专利法实施细则第三条, 《…》第三条: another instrument. 依法第… does not occur before a number.
const foreign = /(?:[》>]|法典|法|条例|办法|规定|解释|规则|细则|决定|宪法|章程|公约)$/
// 第三条第二款、第四条: a list keeps the instrument of its first member.
const listed =
  /^(?:第[^条]{1,8}[款项目])*(?:、|,|，|和|或者|或|以及|及|与|至|到){1,2}(?:第[^条]{1,8}[款项目](?:、|和|或))*$/

/** One cited article number. `article` is printed form, 〇 and 两 normalised; offsets are UTF-16 units. */
export interface ArticleMention {
  readonly start: number
  readonly end: number
  readonly article: string
  readonly internal: boolean
}

/** All cited article numbers of a text in order. Linear. */
export function findMentions(text: string): ArticleMention[] {
  const mentions: ArticleMention[] = []
  if (!text.includes('条')) return mentions
  let previous: ArticleMention | undefined
  for (const found of text.matchAll(citation)) {
    const start = found.index
    const mention: ArticleMention = {
      start,
      end: start + found[0].length,
      article: printedNumber(found[0]),
      internal: isInternal(text, start, previous),
    }
    mentions.push(mention)
    previous = mention
  }
  return mentions
}

/** The printed number in one spelling: 第一百〇二条 and 第一百零二条 are the same article. */
export function printedNumber(number: string): string {
  return /[〇两]/.test(number) ? number.replaceAll('〇', '零').replaceAll('两', '二') : number
}

/** The text with every internal article number hidden. */
export function maskMentions(text: string, mentions: readonly ArticleMention[]): string {
  if (!mentions.some(({ internal }) => internal)) return text
  let masked = ''
  let position = 0
  for (const mention of mentions) {
    if (!mention.internal) continue
    masked += `${text.slice(position, mention.start)}第〓条`
    position = mention.end
  }
  return masked + text.slice(position)
}

function isInternal(text: string, start: number, previous: ArticleMention | undefined): boolean {
  const before = text.slice(Math.max(0, start - 14), start)
  if (own.test(before)) return true
  if (foreign.test(before)) return false
  if (previous && start - previous.end < 40 && listed.test(text.slice(previous.end, start))) {
    return previous.internal
  }
  return true
}
