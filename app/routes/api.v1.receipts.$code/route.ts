import type { LoaderFunctionArgs } from '@remix-run/node'
import { apiNotFound } from '~/api-answers'
import { receiptView } from '~/queries/receipt.server'

const privately = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' }

export async function loader({ context, params }: LoaderFunctionArgs) {
  const receipt = await receiptView(context.ctx, params.code ?? '')
  if (!receipt) {
    const sentence = {
      zh: '没有这个回执码，请逐位核对。',
      en: 'There is no such receipt. Check the 16 symbols.',
    }
    return apiNotFound(sentence, privately)
  }
  const { code, consultation, channel, receivedAt, isLate, comments } = receipt
  const answer = {
    receipt: code,
    consultation: { id: consultation.id, title: consultation.title, status: consultation.stage },
    channel,
    receivedAt: new Date(receivedAt).toISOString(),
    isLate,
    comments: comments.map(({ id, eId, number, text, suggestion, state, entry, fate }) => ({
      id,
      article: number || null,
      eId,
      text,
      proposal: suggestion || null,
      state,
      ledgerEntry: entry ?? null,
      fate: fate?.outcome ?? 'waiting',
      answer: fate?.answer
        ? {
            result: fate.answer.result,
            reason: fate.answer.rationale,
            decidedAt: new Date(fate.answer.decidedAt).toISOString(),
          }
        : null,
      parts: (fate?.parts ?? []).map((part) => ({
        text: part.words,
        article: part.number || null,
        fate: part.outcome,
        reason: part.rationale || null,
        places: part.places,
      })),
      places: fate?.places ?? [],
      changed: fate?.changed ?? [],
    })),
  }
  return Response.json(answer, { headers: privately })
}
