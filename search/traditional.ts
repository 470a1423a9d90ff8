// Queries typed in Traditional characters. Texts are kept as they are; only the query is converted, because the
// laws searched are printed in Simplified characters. The table loads on the first query: about 30 ms once.

let convert: ((text: string) => string) | undefined

/** The query in Simplified characters; the same text when it is already. */
export async function simplified(query: string): Promise<string> {
  if (!convert) {
    // The t2cn half alone: a twelfth of the package's size.
    const { Converter } = await import('opencc-js/t2cn')
    convert = Converter({ from: 't', to: 'cn' })
  }
  return convert(query)
}
