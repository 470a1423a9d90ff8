import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { readStatuteFile } from '~/adapters/documents/read.server'
import { articlesOf, parseStatute } from '~/domain/statute'
import { lossIn } from '../../domain/statute/lossless'

const folder = new URL('../../../../shared/data/docx/', import.meta.url)
const exists = existsSync(folder)

// An independent reading of the same part: its w:t elements by a pattern, blanks aside.
function wordsOf(bytes: Uint8Array): string {
  const xml = new TextDecoder().decode(unzipSync(bytes)['word/document.xml'])
  const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1])
  return texts
    .join('')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s/g, '')
}

it.skipIf(!exists)(
  'reads every Word file of ../shared/data/docx without losing a character, where that folder exists',
  async () => {
    const faults: string[] = []
    let articles = 0
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.docx'))) {
      const bytes = new Uint8Array(readFileSync(new URL(name, folder)))
      const { text } = await readStatuteFile(bytes, name)
      if (text.replace(/[\s|]/g, '') !== wordsOf(bytes).replace(/\|/g, ''))
        faults.push(`${name}: text differs`)
      const { tree, messages } = parseStatute(text)
      const loss = lossIn(text, tree)
      if (loss) faults.push(`${name}: ${loss}`)
      const errors = messages.filter(({ severity }) => severity === 'error')
      if (errors.length > 0)
        faults.push(`${name}: ${errors.map(({ rule, place }) => rule + place).join(' ')}`)
      articles += articlesOf(tree).length
    }
    expect(faults).toEqual([])
    expect(articles).toBeGreaterThan(11_000)
  },
)
