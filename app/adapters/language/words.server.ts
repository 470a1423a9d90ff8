// The dictionary: cuts Chinese into words (jieba) and turns traditional characters into simplified ones (OpenCC), for
// comparison only. Opening both costs a quarter of a second, so it is done once, by the first who needs words. What words
// mean is a table of its own, since only grouping asks for it.

import type { WordVectors } from '~/domain/comment'
import type { Segmenter } from '~/domain/text'
import { readWordVectors } from './word-vectors.server'

export interface WordTools {
  /** Words of a text, in order; they concatenate to the text. */
  readonly segment: Segmenter
  readonly simplify: (text: string) => string
}

let meant: Promise<WordVectors> | undefined

/** What the words of laws mean; 11 MB of memory once somebody asks. */
export function wordMeanings(): Promise<WordVectors> {
  meant ??= readWordVectors()
  return meant
}

let opened: Promise<WordTools> | undefined

/** The dictionary of this process. */
export function wordTools(): Promise<WordTools> {
  opened ??= open()
  return opened
}

async function open(): Promise<WordTools> {
  const [{ Jieba }, { dict }, { Converter, Locale }] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
    import('opencc-js/t2cn'),
  ])
  const jieba = Jieba.withDict(dict)
  const entries = Locale.to.cn.flat().flatMap((list) => list.split('|'))
  const simplify = whereTurned(Converter({ from: 't', to: 'cn' }), entries)
  return { segment: (text) => jieba.cut(text, false), simplify }
}

// Nearly every comment is in simplified characters already, and walking the dictionary's tree costs ten times a look at
// each character. What an entry changes is in its key, place by place; radicals, compatibility characters and what is
// beyond the basic plane are always left to the dictionary.
function whereTurned(
  convert: (text: string) => string,
  entries: readonly string[],
): (text: string) => string {
  const mayTurn = new Uint8Array(0x10000)
  for (const [first, last] of [
    [0x2e80, 0x2fff],
    [0xd800, 0xdfff],
    [0xf900, 0xfaff],
  ] as const)
    mayTurn.fill(1, first, last + 1)
  for (const entry of entries) {
    const [from = '', to = ''] = entry.split(' ')
    for (let at = 0; at < from.length; at++) if (from[at] !== to[at]) mayTurn[from.charCodeAt(at)] = 1
  }
  return (text) => {
    for (let at = 0; at < text.length; at++) if (mayTurn[text.charCodeAt(at)] === 1) return convert(text)
    return text
  }
}
