// A seeded program that does to a letter what people do to one before they send it: a salutation, another mark, a word
// of one's own (light); words exchanged, a sentence left out or added (medium); sentences in another order and a third
// written anew (heavy). It never touches a number, a negation or a verb of being for or against, except in `flipped`,
// which touches nothing else: so what a copy says otherwise than its letter is known.

import { seededNumbers } from '../../app/domain/comment/seeded'

export type Strength = 'light' | 'medium' | 'heavy'

export interface Dice {
  /** A number from 0 to below `size`. */
  below(size: number): number
  chance(share: number): boolean
  pick<T>(all: readonly T[]): T
}

export function dice(seed: number): Dice {
  const next = seededNumbers(seed)
  const below = (size: number) => next() % size
  return {
    below,
    chance: (share) => next() < share * 0x1_0000_0000,
    pick: (all) => {
      const one = all[below(all.length)]
      if (one === undefined) throw new Error('Expected something to pick from')
      return one
    },
  }
}

const openers = [
  '尊敬的领导：',
  '您好！',
  '各位代表：',
  '尊敬的市人大常委会：',
  '领导好，',
  '你好，',
  '尊敬的立法机关的同志：',
]
const closers = ['谢谢！', '此致敬礼！', '望采纳。', '感谢您的关注！', '希望尽快解决。', '盼复。', '请考虑。']
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']
const signatures = [
  (roll: Dice) => `联系电话：13${100000000 + roll.below(899999999)}`,
  (roll: Dice) => `一名普通市民：${roll.pick(surnames)}某某`,
  (roll: Dice) => `居民${roll.pick(surnames)}女士`,
  (roll: Dice) => `2026年${1 + roll.below(12)}月${1 + roll.below(28)}日`,
  (roll: Dice) => `${roll.pick(surnames)}先生，电话1${30 + roll.below(69)}****${1000 + roll.below(8999)}`,
]
const synonyms: readonly (readonly [string, string])[] = (
  '建议|提议 希望|盼望 因为|由于 所以|因此 问题|情况 严重|厉害 现在|目前 经常|时常 规定|要求 解决|处理 但是|可是 我们|咱们 非常|十分 进行|开展 ' +
  '相关|有关 部门|单位 居民|住户 小区|社区 影响|妨碍 时候|时间 尽快|早日 多次|数次 投诉|反映 应当由|须由 认为|觉得 老百姓|群众 已经|早已 孩子|小孩 收费|收钱 明确|写明'
)
  .split(' ')
  .map((pair) => pair.split('|') as [string, string])
const typos = [...'的地得在再做作哪那他她是式事已以即既象像份分账帐']

/** What no unflipped copy may lose: a number, a word of denial, or a word for or against. */
const kept =
  /[\d.%]+|[零〇一二三四五六七八九十百千万亿两半几]|不|未|无|非|没|禁|勿|别|允许|可以|应|必须|须|得|能|支持|反对|赞成|同意|增|减|提|降|延|缩|加|取消|保留|多|少|高|低|上|下|以内|以外|都|no|not|never/gu

/** One copy of the letter; `donors` are sentences that a writer could add; of each a quarter of the letter's length at most. */
export function edited(letter: string, strength: Strength, roll: Dice, donors: readonly string[]): string {
  let sentences = sentencesOf(letter)
  if (strength !== 'light') {
    // What is left out is one sentence, or up to a quarter of the letter.
    let room = letter.length * (strength === 'medium' ? 0.2 : 0.25)
    for (let n = 0; n < (strength === 'medium' ? 1 : 3); n++) {
      const at = roll.below(sentences.length)
      const size = sentences[at]?.length ?? 0
      if (size > room) continue
      room -= size
      sentences = sentences.toSpliced(at, 1)
    }
    if (strength === 'heavy' && sentences.length >= 3) {
      const moved = roll.below(sentences.length)
      const sentence = sentences[moved] ?? ''
      sentences = sentences.toSpliced(moved, 1).toSpliced(roll.below(sentences.length), 0, sentence)
    }
  }
  const share = { light: 0.015, medium: 0.06, heavy: 0.12 }[strength]
  sentences = sentences.map((sentence) => reworded(sentence, share, roll))
  const most = letter.length / 4
  const others = donors.map((one) => (one.length > most ? `${one.slice(0, most)}。` : one))
  if (strength === 'medium' && roll.chance(0.4) && others.length > 0)
    sentences = sentences.toSpliced(roll.below(sentences.length + 1), 0, roll.pick(others))
  if (strength === 'heavy' && others.length > 0 && sentences.length >= 2)
    sentences = sentences.toSpliced(roll.below(sentences.length + 1), 0, roll.pick(others))
  return dressed(sentences.join(''), roll)
}

function sentencesOf(text: string): string[] {
  return text.match(/[^。！？!?；;]+[。！？!?；;]*/gu) ?? [text]
}

function dressed(text: string, roll: Dice): string {
  let copy = text
  if (roll.chance(0.2)) copy = copy.replaceAll('，', ',').replaceAll('。', roll.pick(['.', '！', '。']))
  if (roll.chance(0.1))
    copy = copy.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  if (roll.chance(0.1)) copy = copy.replace(/[，、]/gu, (mark) => (roll.chance(0.5) ? '' : mark))
  if (roll.chance(0.1)) copy = copy.replace(/(.{18})/gu, '$1\n')
  if (roll.chance(0.4)) copy = `${roll.pick(openers)}${copy}`
  if (roll.chance(0.3)) copy = `${copy}${roll.pick(closers)}`
  if (roll.chance(0.4)) copy = `${copy}${roll.pick(signatures)(roll)}`
  return copy
}

/** Exchanges words and characters until `share` of the characters are others. */
function reworded(sentence: string, share: number, roll: Dice): string {
  let text = sentence
  let changes = 0
  const wanted = sentence.length * share
  for (const [word, other] of synonyms) {
    if (changes >= wanted) return text
    if (text.includes(word) && roll.chance(0.5)) {
      text = text.replace(word, other)
      changes += word.length
    }
  }
  const safe = Uint8Array.from({ length: text.length }, () => 1)
  // A character beside a kept one is left alone too: 不 taken from its verb says something else.
  for (const { index, 0: word } of text.matchAll(kept))
    safe.fill(0, Math.max(0, index - 1), index + word.length + 1)
  const units = [...text].length === text.length ? [...text] : undefined
  if (!units) return text
  for (let tries = 0; changes < wanted && tries < 3 * wanted + 3; tries++) {
    const at = roll.below(units.length)
    if (!safe[at] || !/\p{sc=Han}/u.test(units[at] ?? '')) continue
    if (roll.chance(Math.min(1, wanted - changes))) {
      units[at] = roll.pick(['', roll.pick(typos), `${units[at]}了`, `${units[at]}${units[at]}`])
      safe[at] = 0
    }
    changes += 1
  }
  return units.join('')
}

export type Flip = 'number' | 'polarity'

const opposites: readonly (readonly [RegExp, string])[] = [
  [/不应当/u, '应当'],
  [/(?<!不)应当/u, '不应当'],
  [/不得/u, '可以'],
  [/(?<!不)可以/u, '不可以'],
  [/禁止/u, '允许'],
  [/(?<!不)允许/u, '不允许'],
  [/反对/u, '支持'],
  [/(?<!不)支持/u, '反对'],
  [/(?<!不)同意/u, '不同意'],
  [/必须/u, '不必'],
]

/** The letter with one number or one negation turned over, or nothing where it has none. */
export function flipped(letter: string, roll: Dice): { text: string; what: Flip } | undefined {
  const numbers = [...letter.matchAll(/(?<![\d第.])\d{1,4}(?![\d.])(?=[个米日天元年月人%倍分次平公小户])/gu)]
  const turns = opposites.filter(([from]) => from.test(letter))
  if (numbers.length > 0 && (turns.length === 0 || roll.chance(0.5))) {
    const { index, 0: digits } = roll.pick(numbers)
    const other = String(Number(digits) + 1 + roll.below(30))
    return { text: `${letter.slice(0, index)}${other}${letter.slice(index + digits.length)}`, what: 'number' }
  }
  if (turns.length === 0) return undefined
  const [from, to] = roll.pick(turns)
  return { text: letter.replace(from, to), what: 'polarity' }
}
