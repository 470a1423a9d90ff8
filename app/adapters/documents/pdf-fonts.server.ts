// Chinese type for PDF files. The package ships Noto Sans SC as one file of the 7,900 commonest characters and a hundred
// small ones that together hold twice as many; a rarer character is looked for in a Noto CJK font of the machine.
// What nobody can draw is written as its code point, 〔U+2C1D9〕: a box would hide which character was meant.

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { sfntOfWoff } from './woff.server'

/** A piece of text that one font file can draw. */
export interface Run {
  readonly text: string
  /** Path of the font file; `family` picks the face inside a collection. */
  readonly file: string
  readonly family?: string
}

export type Weight = 400 | 700

interface Subset {
  readonly file: string
  readonly ranges: readonly (readonly [number, number])[]
}

interface Faces {
  readonly main: string
  readonly isInMain: (codePoint: number) => boolean
  readonly subsets: readonly Subset[]
}

/** Where distributions put the whole of Noto Sans CJK. */
const systemFonts = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
]
const systemFamily = 'NotoSansCJKsc-Regular'

const require = createRequire(import.meta.url)
const faces = new Map<Weight, Faces>()
let system: { readonly file: string; has(codePoint: number): boolean } | undefined | null

const unpacked = new Map<string, Buffer>()

/** The font of a run as PDFKit reads it quickest: a plain font in memory, or the path of a collection. */
export function fontSource({ file }: Run): string | Buffer {
  if (!file.endsWith('.woff')) return file
  const known = unpacked.get(file)
  if (known) return known
  const sfnt = sfntOfWoff(readFileSync(file))
  unpacked.set(file, sfnt)
  return sfnt
}

/** Divides a text into runs, each with the font that draws it. */
export function fontRuns(text: string, weight: Weight): Run[] {
  const face = facesOf(weight)
  const runs: { text: string; file: string; family?: string }[] = []
  for (const character of text) {
    const run = drawnBy(character, face)
    const last = runs.at(-1)
    if (last?.file === run.file && last.family === run.family) last.text += run.text
    else runs.push({ ...run })
  }
  return runs
}

function drawnBy(character: string, { main, isInMain, subsets }: Faces): Run {
  const codePoint = character.codePointAt(0) ?? 0
  if (isInMain(codePoint)) return { text: character, file: main }
  const subset = subsets.find(({ ranges }) =>
    ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
  )
  if (subset) return { text: character, file: subset.file }
  const whole = systemFont()
  if (whole?.has(codePoint)) return { text: character, file: whole.file, family: systemFamily }
  return { text: `〔U+${codePoint.toString(16).toUpperCase()}〕`, file: main }
}

function facesOf(weight: Weight): Faces {
  const known = faces.get(weight)
  if (known) return known
  const folder = dirname(require.resolve('@fontsource/noto-sans-sc/package.json'))
  const css = readFileSync(join(folder, `${weight}.css`), 'utf8')
  const subsets = [...css.matchAll(/url\(\.\/files\/([^)]+\.woff)\)[^;]*;\s*unicode-range: ([^;]+);/g)].map(
    ([, name = '', ranges = '']) => ({
      file: join(folder, 'files', name),
      ranges: ranges.split(',').map(rangeOf),
    }),
  )
  const main = join(folder, 'files', `noto-sans-sc-chinese-simplified-${weight}-normal.woff`)
  const font = openFont(main)
  const face = { main, isInMain: (codePoint: number) => font.hasGlyphForCodePoint(codePoint), subsets }
  faces.set(weight, face)
  return face
}

function rangeOf(text: string): readonly [number, number] {
  const [from = '0', to = from] = text.trim().slice(2).split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
}

function systemFont() {
  if (system === undefined) {
    const file = systemFonts.find((path) => existsSync(path))
    const font = file ? openFont(file, systemFamily) : undefined
    system = file && font ? { file, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) } : null
  }
  return system
}

/** fontkit comes with pdfkit and has no types of its own. */
interface Fontkit {
  openSync(path: string, family?: string): { hasGlyphForCodePoint(codePoint: number): boolean }
}

function openFont(path: string, family?: string) {
  const fontkit = createRequire(require.resolve('pdfkit'))('fontkit') as Fontkit
  return fontkit.openSync(path, family)
}
