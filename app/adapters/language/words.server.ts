// The dictionary: cuts Chinese into words (jieba) and turns traditional characters into simplified ones (OpenCC), for
// comparison only. Opening both costs a quarter of a second, so it is done once, by the first who needs words.

import type { Segmenter } from '~/domain/text'

export interface WordTools {
  /** Words of a text, in order; they concatenate to the text. */
  readonly segment: Segmenter
  readonly simplify: (text: string) => string
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
