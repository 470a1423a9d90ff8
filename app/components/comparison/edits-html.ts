// The words of a change as an HTML string: framed and underlined by `del` and `ins`, with words for readers inside.

import type { Edit } from '~/domain/comparison'
import { type Language, sayIn } from '~/language'
import { visibleHtml } from '../ui/visibleText'

/** Marked words, with the words for readers inside the marks. */
export function editsHtml(edits: readonly Edit[], language: Language): string {
  const say = sayIn(language)
  const [inserted, insertedEnd] = [say('〔增〕', '[inserted] '), say('〔增完〕', ' [end]')]
  const [deleted, deletedEnd] = [say('〔删〕', '[deleted] '), say('〔删完〕', ' [end]')]
  return edits
    .map(([sign, words]) => {
      const text = visibleHtml(words).replaceAll('\n', '<br>')
      if (sign === '=') return text
      return sign === '+'
        ? `<ins><span class="w">${inserted}</span>${text}<span class="w">${insertedEnd}</span></ins>`
        : `<del><span class="w">${deleted}</span>${text}<span class="w">${deletedEnd}</span></del>`
    })
    .join('')
}
