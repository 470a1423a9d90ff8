// What of a comment is its matter: the folded text without salutation, signature, telephone number and date, cut
// into sentences. Form letters differ first in exactly these parts, so duplicates are compared without them.

import { foldText } from './comment-text'

/** A comment prepared for comparison. */
export interface Letter {
  /** Folded text; equal for exact duplicates. */
  readonly folded: string
  /** Folded text without salutation and signature. */
  readonly matter: string
  /** Letters and digits of the matter only. */
  readonly body: string
  /** Sentences of the matter, folded, in order. */
  readonly sentences: readonly string[]
}

const salutation =
  /^(?:尊敬的?[^,，:：。!！]{1,16}[,，:：!！]|您好[,，。!！]*|你好[,，。!！]*|各位(?:领导|代表|专家)[,，:：!！]*|(?:领导|同志)们?好?[,，:：!！]+)+/u
const signature =
  /(?:此致[,，。!！]*敬礼[!！。]*|(?:谢谢|感谢)(?:您|你|各位|领导|采纳|支持|关注|考虑)*[!！。]*|(?:一名|一位)?(?:普通|热心)?(?:市民|居民|群众|村民|业主)[:：]?[\p{sc=Han}某*]{0,4}|(?:联系)?(?:电话|手机|方式)[:：]?\s?1?[\d*-]{6,14}|\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})$/u

/** Prepare one text. `simplify` turns traditional characters into simplified ones where a dictionary is at hand.
 *  Linear in the text. */
export function letterOf(text: string, simplify?: (text: string) => string): Letter {
  return letterFrom(foldText(simplify ? simplify(text) : text))
}

/** As `letterOf`, of a folded text. */
export function letterFrom(folded: string): Letter {
  const matter = matterOf(folded)
  const { body, sentences } = lettersOf(matter)
  return { folded, matter, body, sentences }
}

/** The folded text without salutation and signature; all of it where nothing else would be left. */
export function matterOf(folded: string): string {
  return withoutSignature(folded.replace(salutation, '')) || folded
}

// Signature, telephone and date follow each other in any order, so they are taken off the end one by one.
function withoutSignature(text: string): string {
  let rest = text
  for (let round = 0; round < 6; round++) {
    const shorter = rest.replace(/[\s,，。!！]{1,8}$/u, '').replace(signature, '')
    if (shorter === rest || shorter === '') return rest
    rest = shorter
  }
  return rest
}

const LETTER = 1
const STOP = 2
const UNREAD = 3
const isLetter = /[\p{L}\p{N}]/u
/** What each UTF-16 unit is. An expression asked of every text took a tenth of finding copies. */
const kindOf = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  if (code >= 0xd800 && code <= 0xdfff) return UNREAD
  if ('。!！?？;；\n'.includes(String.fromCharCode(code))) return STOP
  return isLetter.test(String.fromCharCode(code)) ? LETTER : 0
})

/** Letters and digits of a matter, all together and by sentence. */
function lettersOf(matter: string): Pick<Letter, 'body' | 'sentences'> {
  const lengths: number[] = []
  let body = ''
  let from = 0
  let length = 0
  for (let at = 0; at <= matter.length; at++) {
    const kind = at === matter.length ? STOP : kindOf[matter.charCodeAt(at)]
    if (kind === LETTER) continue
    if (kind === UNREAD) return lettersByExpression(matter)
    if (at > from) {
      body += matter.slice(from, at)
      length += at - from
    }
    from = at + 1
    if (kind !== STOP || length === 0) continue
    lengths.push(length)
    length = 0
  }
  let start = 0
  const sentences = lengths.map((own) => {
    start += own
    return body.slice(start - own, start)
  })
  return { body, sentences }
}

// Characters beyond the basic plane, which are two units.
function lettersByExpression(matter: string): Pick<Letter, 'body' | 'sentences'> {
  const sentences = matter
    .split(/[。!！?？;；\n]+/u)
    .map((sentence) => sentence.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((sentence) => sentence !== '')
  return { body: sentences.join(''), sentences }
}
