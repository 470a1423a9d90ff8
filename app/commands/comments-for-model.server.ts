// What of the comments a language model may get: never words of minors, spam, or words that were held, refused or withdrawn,
// and no names of their authors. Vectors of them for grouping are made here too; where the endpoint fails there are none, and grouping
// goes by the meanings of words that the product knows by itself.

import type { Context } from '~/adapters/context.server'
import type { ModelFailure } from '~/adapters/model/failures'
import { unseal } from '~/adapters/storage/seal.server'
import { outgoingWords } from '~/domain/comment'

/** The condition on comments `c` and submissions `s` under which words may leave the house. */
export const mayBeSent = `c."settledAs" IS DISTINCT FROM 'spam' AND c."state" IN ('published', 'pending') AND NOT s."isMinor"`

export interface KnownNames {
  readonly publicName: string
  readonly authorSealed: Uint8Array | null
}

/** Names and contacts of an author, opened only to be struck out of the words; nobody sees them. */
export function namesOf(ctx: Context, { publicName, authorSealed }: KnownNames): string[] {
  const author = authorSealed
    ? (unseal(ctx.secrets.seal, 'author', authorSealed) as { name?: string; contact?: string })
    : {}
  return [publicName, author.name ?? '', author.contact ?? ''].filter(Boolean)
}

export interface EmbeddedComments {
  /** By original text; `undefined` where there are none. */
  readonly embedded?: ReadonlyMap<string, Float32Array>
  /** Whose vectors; empty for none. */
  readonly model: string
  readonly failure: ModelFailure | ''
}

/** Vectors of a consultation's comments, where a model is configured and allowed. */
export async function embedComments(ctx: Context, consultationId: string): Promise<EmbeddedComments> {
  const model = ctx.model?.config.embeddingModel
  const row = await ctx.database.prisma.consultation.findUnique({
    where: { id: consultationId },
    select: { usesModel: true },
  })
  if (!ctx.model || !model || !row?.usesModel) return { model: '', failure: '' }
  const rows = await ctx.database.driver.query<{ text: string } & KnownNames>(
    `SELECT c."text", s."publicName", s."authorSealed" FROM "Comment" c JOIN "Submission" s ON s."id" = c."submissionId"
     WHERE c."consultationId" = $1 AND ${mayBeSent} ORDER BY c."id"`,
    [consultationId],
  )
  const sent = rows.map((one) => outgoingWords(one.text, namesOf(ctx, one)).words)
  const vectors = await ctx.model.embed(sent, consultationId)
  if (!vectors.ok) return { model: '', failure: vectors.failure }
  return {
    embedded: new Map(rows.map(({ text }, at) => [text, vectors.value[at] ?? new Float32Array()])),
    model,
    failure: '',
  }
}
