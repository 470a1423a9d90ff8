// Reads the form in which a station types comments: several comments of one person, one block each. The first block's fields
// carry plain names, the others a number, as the refusals of a submission name them.

import { type Entry, entryChannels, entrySchema } from './enter-comments.server'

export const mostBlocks = 20

/** Number of blocks the form had, at least one. */
export function blockCount(form: FormData): number {
  const given = Number(form.get('blocks') ?? 1)
  return Number.isInteger(given) ? Math.min(Math.max(given, 1), mostBlocks) : 1
}

/** Name of a field in a block. */
export const fieldOf = (name: string, block: number) => (block === 0 ? name : `${name}-${block}`)

/** The entry as typed; blocks left wholly empty after the first are not there. */
export function entryFromForm(form: FormData): Entry {
  const field = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n')
  const blocks = Array.from({ length: blockCount(form) }, (_, block) => {
    const proposal = field(fieldOf('proposal', block)).slice(0, 20_000)
    // The box was filled with the text of the article that was looked up: left alone it is no suggestion.
    const isOriginal = proposal.trim() === field(fieldOf('original', block)).trim()
    return {
      article: field(fieldOf('article', block)).slice(0, 60),
      text: field(fieldOf('text', block)),
      proposal: isOriginal ? '' : proposal,
    }
  })
  const [first, ...others] = blocks
  const filled = others.filter(({ article, text, proposal }) => `${article}${text}${proposal}`.trim() !== '')
  return entrySchema.parse({
    author: {
      name: field('name').trim().slice(0, 60),
      contact: field('contact').trim().slice(0, 120),
      consents: form.get('consent') !== null,
    },
    channel: entryChannels.find((channel) => channel === field('channel')) ?? 'paper',
    occasion: field('occasion').slice(0, 120),
    comments: first ? [first, ...filled] : filled,
  })
}
