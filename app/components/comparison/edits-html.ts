// The words of a change as an HTML string: framed and underlined by `del` and `ins`, with words for readers inside. A
// change of a layer that is switched off keeps a fine line and nothing else: the reader sees that something is there.

import type { Edit, EditLayer, LayeredEdit } from '~/domain/comparison'
import { type Language, sayIn } from '~/language'
import { escapeHtml, visibleHtml } from '../ui/visibleText'

interface Mark {
  readonly sign: '+' | '-'
  readonly words: string
  /** More of the opening tag: ` class="…" id="…"`, escaped. */
  readonly attributes?: string
}

function markHtml({ sign, words, attributes = '' }: Mark, language: Language): string {
  const say = sayIn(language)
  const text = visibleHtml(words).replaceAll('\n', '<br>')
  const [name, opening, closing] =
    sign === '+'
      ? ['ins', say('〔增〕', '[inserted] '), say('〔增完〕', ' [end]')]
      : ['del', say('〔删〕', '[deleted] '), say('〔删完〕', ' [end]')]
  return `<${name}${attributes}><span class="w">${opening}</span>${text}<span class="w">${closing}</span></${name}>`
}

/** Marked words, with the words for readers inside the marks. */
export function editsHtml(edits: readonly Edit[], language: Language): string {
  return edits
    .map(([sign, words]) =>
      sign === '=' ? visibleHtml(words).replaceAll('\n', '<br>') : markHtml({ sign, words }, language),
    )
    .join('')
}

/** How one line of a row is drawn. */
export interface LineDrawing {
  readonly language: Language
  readonly isShown: (layer: EditLayer) => boolean
  /** Old words of each change that replaced some, for what a muted one says to a reader that hears it. */
  readonly replaced: ReadonlyMap<number, string>
  /** Whether old and new words run in one line; a muted change then shows its new words alone. */
  readonly isRunning: boolean
  /** The id that this piece of a change carries, once a change. */
  readonly anchor: (edit: LayeredEdit) => string | undefined
}

/** The words of a line, each change with its address and its layer's mark. */
export function layeredHtml(edits: readonly LayeredEdit[], drawing: LineDrawing): string {
  return edits
    .map((edit) => {
      const { sign, words, layer, change } = edit
      if (sign === '=' || layer === undefined || change === undefined) return visibleHtml(words)
      const anchor = drawing.anchor(edit)
      const id = anchor === undefined ? '' : ` id="${escapeHtml(anchor)}" data-change tabindex="-1"`
      if (drawing.isShown(layer)) {
        const ground = layer === 'substance' ? '' : ` class="layer-${layer}"`
        return markHtml({ sign, words, attributes: ground + id }, drawing.language)
      }
      return mutedHtml(edit, id, drawing)
    })
    .join('')
}

const mutedNames = {
  substance: { zh: '修改', en: 'amended' },
  term: { zh: '用语', en: 'term' },
  reference: { zh: '引用', en: 'reference' },
  formal: { zh: '仅格式', en: 'form only' },
} as const satisfies Readonly<Record<EditLayer, { zh: string; en: string }>>

/** 〔引用由第十八条改为〕第十九条: one fine line, no colour. */
function mutedHtml(
  { sign, words, layer = 'formal', change = 0 }: LayeredEdit,
  id: string,
  drawing: LineDrawing,
) {
  const { language, replaced, isRunning } = drawing
  const say = sayIn(language)
  const old = visibleHtml(replaced.get(change) ?? '')
  const name = mutedNames[layer][language]
  if (sign === '+') {
    const said =
      old === ''
        ? say(`〔${name}，增〕`, `[${name}, inserted] `)
        : say(`〔${name}，由“${old}”改为〕`, `[${name}, was “${old}”] `)
    return `<ins class="muted muted-${layer}"${id}><span class="w">${said}</span>${visibleHtml(words)}</ins>`
  }
  // In a running line the words that replaced these stand for both.
  if (isRunning && replaced.has(change)) return ''
  const said = say(`〔${name}，删〕`, `[${name}, deleted] `)
  return `<del class="muted muted-${layer}"${id}><span class="w">${said}</span>${visibleHtml(words)}</del>`
}
