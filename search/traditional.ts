// Queries typed in Traditional characters. Texts are kept as they are; only the query is converted, because the
// laws searched are printed in Simplified characters. The table loads on the first query: about 30 ms once.

interface Conversion {
  convert(text: string): string
  isTraditional(character: string): boolean
}

let conversion: Promise<Conversion> | undefined

/** The query in Simplified characters; the same text when it is already. */
export async function simplified(query: string): Promise<string> {
  conversion ??= open()
  const { convert, isTraditional } = await conversion
  return [...query].some(isTraditional) ? convert(query) : query
}

async function open(): Promise<Conversion> {
  // The t2cn half alone: a twelfth of the package's size.
  const { Converter, Locale } = await import('opencc-js/t2cn')
  const single = Locale.to.cn
    .flat()
    .flatMap((list) => list.split('|'))
    .map((entry) => entry.split(' '))
    .filter(([from = '', to = '']) => [...from].length === 1 && from !== to)
  // 坏 is the Simplified 壞 and also a Traditional form of 坯: a Simplified 破坏 must stay what it is.
  const simple = new Set(single.map(([, to]) => to))
  const only = new Set(single.flatMap(([from]) => (from !== undefined && !simple.has(from) ? [from] : [])))
  return {
    convert: Converter({ from: 't', to: 'cn' }),
    isTraditional: (character) => only.has(character),
  }
}
