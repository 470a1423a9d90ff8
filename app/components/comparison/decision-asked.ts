// What the address of a drafted decision holds: the two versions, the form, and what the organ fills in. Everything is a
// choice in a plain form, so that a draft can be sent on as a link.

import type { DraftFields, DraftForm } from '~/domain/amendment'

export const decisionFields = [
  'organ',
  'session',
  'passedOn',
  'inForceOn',
] as const satisfies readonly (keyof DraftFields)[]

const longestField = 120

/** Unknown forms mean the act's own; fields are cut at 120 characters. */
export function decisionAsked(query: URLSearchParams) {
  const form = query.get('form')
  const field = (name: keyof DraftFields) => (query.get(name) ?? '').trim().slice(0, longestField)
  const fields: DraftFields = Object.fromEntries(decisionFields.map((name) => [name, field(name)]))
  const known: DraftForm | undefined = form === 'decision' || form === 'amendment' ? form : undefined
  return { pair: { from: query.get('from'), to: query.get('to') }, fields, ...(known ? { form: known } : {}) }
}
