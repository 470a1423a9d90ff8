import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { articlesOf, parseStatute, stringifyStatute } from '~/domain/statute'
import { lossIn } from './lossless'

const data = new URL('../../../../shared/data/', import.meta.url)
const laws = new URL('laws/', data)
const drafts = new URL('drafts/dongwufangyi/', data)
const noisy = new URL('pairs/noisy/', data)

const shown = (source: string) =>
  articlesOf(parseStatute(source).tree).map(({ number, caption, text }) => `${number}|${caption}|${text}`)

function documents(): { name: string; source: string; articles: number | null }[] {
  return readdirSync(laws, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((folder) => {
      const at = new URL(`${folder.name}/`, laws)
      return readdirSync(at).map((name) => ({
        name,
        source: readFileSync(new URL(encodeURIComponent(name), at), 'utf8'),
      }))
    })
    .map((file) => ({ ...file, articles: JSON.parse(file.source.split('\n')[1] ?? '{}').articles ?? null }))
}

it.skipIf(!existsSync(laws))(
  'reads every law of ../shared/data/laws without losing a character or an article, where that folder exists',
  () => {
    const faults: string[] = []
    let count = 0
    for (const { name, source, articles } of documents()) {
      const { tree } = parseStatute(source)
      const loss = lossIn(source, tree)
      if (loss) faults.push(`${name}: ${loss}`)
      const read = articlesOf(tree).length
      if (articles !== null && read < articles) faults.push(`${name}: ${read} of ${articles} articles`)
      count++
    }
    expect(faults).toEqual([])
    expect(count).toBeGreaterThan(3_000)
  },
)

it.skipIf(!existsSync(laws))(
  'reads every tenth law back from its canonical Markdown, where ../shared/data/laws exists',
  () => {
    const faults = documents()
      .filter((_, i) => i % 10 === 0)
      .filter(({ source }) => {
        const again = stringifyStatute(parseStatute(source).tree)
        return shown(again).join('\n') !== shown(source).join('\n')
      })
    expect(faults.map(({ name }) => name)).toEqual([])
  },
)

it.skipIf(!existsSync(drafts)).each([
  ['2_caoan1.txt', 113],
  ['3_caoan2.txt', 112],
])(
  'reads the contiguous articles of the PDF extract %s in ../shared/data/drafts, where that folder exists',
  (name, count) => {
    const source = readFileSync(new URL(name, drafts), 'utf8')
    const { tree, messages } = parseStatute(source)
    expect(lossIn(source, tree)).toBeUndefined()
    expect(articlesOf(tree).map(({ key }) => key)).toEqual(
      Array.from({ length: count }, (_, i) => ({ n: i + 1 })),
    )
    expect(messages.map(({ rule }) => rule)).toEqual(['missing-title'])
  },
)

it.skipIf(!existsSync(noisy))(
  'reports exactly the missing numbers of ../shared/data/pairs/noisy, where that folder exists',
  () => {
    for (const name of readdirSync(noisy)) {
      const at = new URL(`${encodeURIComponent(name)}/`, noisy)
      const { old } = JSON.parse(readFileSync(new URL('meta.json', at), 'utf8'))
      const { messages } = parseStatute(readFileSync(new URL('old.txt', at), 'utf8'))
      expect(
        messages.filter(({ rule }) => rule === 'missing-article'),
        name,
      ).toHaveLength(old.missing_article_labels.length)
    }
  },
)
