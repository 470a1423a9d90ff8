// Which work a text means by a name: its title as known, a name that the text declared for it (以下简称某法), or a name from
// the registry of works. A short name is somebody's own: 国务院《物业管理条例》 is not the city's that people call by it.

import { knownTitle } from './registry'

/** A name as it stands in a text. */
export interface WorkName {
  /** Without 《》. */
  readonly title: string
  /** UTF-16 offset of the name in the text. */
  readonly start: number
}

export interface NamedWorks<W> {
  /** The work meant, undefined when no known work is. `declared` are the text's own short names. */
  meant(name: WorkName, text: string, declared?: ReadonlyMap<string, string>): W | undefined
}

/** 国务院《物业管理条例》 is not the city's own that people call by the same short name. */
const namesAnother = /(?:国务院|全国人大|全国人民代表大会|国家|[^本]省|部|委员会)[^，。；]{0,6}$/

/** 最高人民法院《关于审理…的规定》: the issuer stands before the marks, or is left out. */
const issuers = /^(?:(?:最高人民法院|最高人民检察院|国务院|全国人民代表大会(?:常务委员会)?)、?)+(?=关于)/

/** The table of names of some works; of works with one title the first counts. Linear in the names. */
export function namedWorks<W extends { readonly title: string; readonly aliases: readonly string[] }>(
  works: Iterable<W>,
): NamedWorks<W> {
  const titles = new Map<string, W>()
  const aliases = new Map<string, W>()
  const withoutIssuer = new Map<string, W | undefined>()
  for (const work of works) {
    const key = nameKey(work.title)
    if (!titles.has(key)) titles.set(key, work)
    const ofIssuer = key.replace(issuers, '')
    // Two courts' 关于…的规定 of one name: neither is meant by it alone.
    withoutIssuer.set(ofIssuer, withoutIssuer.has(ofIssuer) ? undefined : work)
    for (const alias of work.aliases) aliases.set(nameKey(alias), work)
  }
  return {
    meant({ title, start }, text, declared) {
      const key = nameKey(title)
      const own = titles.get(key) ?? titles.get(nameKey(declared?.get(title) ?? ''))
      const known = own ?? withoutIssuer.get(key)
      if (known) return known
      return namesAnother.test(text.slice(Math.max(0, start - 20), start)) ? undefined : aliases.get(key)
    },
  }
}

/** A title without what changes from one writing of it to the next: marks, blanks, the state's name, the year behind it. */
function nameKey(title: string): string {
  return knownTitle(title).replace(/[《》〈〉<>“”"'、，,.。·:：\-—（()）\s]/g, '')
}
