// Reads the form that prepares a consultation. What the form cannot express otherwise (a box that is not ticked) gets
// its value here; the command judges everything else.

import {
  type ConsultationPlan,
  consultationSchema,
  moderation,
  whoMayComment,
} from './prepare-consultation.server'

/** The plan of a form for this version. */
export function planFromForm(form: FormData, versionId: string): ConsultationPlan {
  const field = (name: string) => String(form.get(name) ?? '').replaceAll('\r\n', '\n')
  const many = (name: string) => form.getAll(name).map(String)
  return consultationSchema.parse({
    versionId,
    title: field('title'),
    explanation: field('explanation').slice(0, 100_000),
    opensOn: field('opensOn').trim(),
    lastDay: field('lastDay').trim(),
    regionCodes: many('region'),
    stationIds: many('stations'),
    shortenReason: field('shortenReason').slice(0, 500),
    whoMayComment: known(whoMayComment, field('whoMayComment')),
    moderation: known(moderation, field('moderation')),
    showsComments: form.get('showsComments') !== null,
  })
}

function known<Value extends string>(values: readonly [Value, ...Value[]], given: string): Value {
  return values.find((value) => value === given) ?? values[0]
}
