// Rule 3: a carried comment covers the same words, or says that it needs a person. That the carrying itself is honest is
// proved in test/domain/adoption; here it is what is stored and what a receipt says of it.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { carryComments } from '~/commands/carry-comments.server'
import { isRefusal } from '~/commands/refusal'
import { quoteAnchor } from '~/domain/comment'
import { commentFates } from '~/queries/comment-fates.server'
import { firstDraft, openOffice } from '../commands/office'
import { seeded } from './acts'

const numbers = ['第一条', '第二条', '第三条', '第四条', '第五条'] as const
const edit = fc.record({
  drop: fc.nat({ max: 7 }),
  swap: fc.boolean(),
  cut: fc.nat({ max: 30 }),
  article: fc.nat({ max: 4 }),
  words: fc.constantFrom('', '应当', '二十日', '经批准'),
})

it('stores and shows a place only where the quoted words stand, or says what became of them', async () => {
  const { ctx, consultationId, comment, importDraft } = await openOffice()
  const { prisma } = ctx.database
  let made = 0
  for (const [at, text] of firstDraft.entries()) {
    for (const start of [0, 7, 19]) {
      const quote = quoteAnchor(text, start, start + 6)
      await comment(numbers[at] ?? null, `对这几个字的意见${++made}`, quote ? { quote } : {})
    }
  }
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(edit, async ({ drop, swap, cut, article, words }) => {
      const kept = firstDraft
        .map((text, at) => (at === article ? text.slice(0, cut) + words + text.slice(cut + 3) : text))
        .filter((_, at) => at !== drop)
      try {
        await importDraft(swap ? kept.toReversed() : kept, `稿${cut}`)
      } catch (error) {
        // The same text again is refused, and nothing was imported.
        if (!isRefusal(error)) throw error
        return
      }
      await carryComments(ctx, consultationId)
      const carries = await prisma.carry.findMany({ include: { comment: { select: { quote: true } } } })
      const articles = await prisma.versionArticle.findMany()
      const textOf = (versionId: string, eId: string) =>
        articles.find((one) => one.versionId === versionId && one.eId === eId)?.text
      for (const carry of carries) {
        seen.add(carry.fate)
        const quote = carry.comment.quote as { text: string } | null
        const texts = carry.eIds.map((eId) => textOf(carry.toVersionId, eId))
        expect(texts).not.toContain(undefined)
        if (!quote) continue
        if (carry.quoteKept) expect(texts.filter((one) => one?.includes(quote.text))).toHaveLength(1)
      }
      const fates = await commentFates(ctx, [...new Set(carries.map(({ commentId }) => commentId))])
      for (const { commentId, toVersionId, fate, eIds, quoteKept } of carries) {
        const place = fates.get(commentId)?.places.find(({ versionId }) => versionId === toVersionId)
        const printed = eIds.map(
          (eId) => articles.find((one) => one.versionId === toVersionId && one.eId === eId)?.number,
        )
        expect(place).toMatchObject({ fate, number: printed.join('、') })
        // What is not the same words says so, in its fate or beside it.
        const says = ['text-changed', 'text-gone', 'needs-person'].includes(fate) || place?.wordsChanged
        expect(quoteKept === false).toBe(quoteKept !== null && Boolean(says))
      }
    }),
    seeded(6),
  )
  expect(seen.size).toBeGreaterThan(2)
  await ctx.close()
})
