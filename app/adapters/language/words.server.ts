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
  const [{ Jieba }, { dict }, { Converter }] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
    import('opencc-js/t2cn'),
  ])
  const jieba = Jieba.withDict(dict)
  return { segment: (text) => jieba.cut(text, false), simplify: Converter({ from: 't', to: 'cn' }) }
}
