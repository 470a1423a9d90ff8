import { expect, it } from 'vitest'
import type { SignedIn } from '~/adapters/session/session.server'
import { submissionDoor, submissionFromForm } from '~/commands/submission-form.server'

const original = '应当自收到申请之日起三十日内作出决定。\n情况复杂的，可以延长。'

function form(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries({ text: '太长。', original, proposal: original, ...fields }))
    data.set(name, value)
  return data
}

const deputy: SignedIn = { id: 'p1', name: '韩某', roles: ['deputy'], stationIds: [], regionCodes: [] }

it('takes the untouched text of the article for no suggestion, whatever line ends the browser sends', () => {
  expect(submissionFromForm(form({ proposal: original.replaceAll('\n', '\r\n') }), 'art_2').comments).toEqual(
    [{ article: 'art_2', text: '太长。' }],
  )
  const edited = original.replace('三十', '十五')
  expect(submissionFromForm(form({ proposal: edited }), 'art_2').comments[0]?.proposal).toBe(edited)
})

it('publishes no name without consent, and none of a child', () => {
  expect(submissionFromForm(form({ name: '林某' }), 'art_2').author).toMatchObject({ consent: 'none' })
  expect(submissionFromForm(form({ name: '林某', consent: 'yes' }), 'art_2').author).toMatchObject({
    consent: 'name',
  })
  expect(submissionFromForm(form({ contact: '139' }), 'art_2').author).toEqual({
    contact: '139',
    consent: 'none',
    isMinor: false,
  })
  expect(() => submissionFromForm(form({ isMinor: 'yes' }), 'art_2')).toThrow(/guardian/)
  expect(submissionFromForm(form({ isMinor: 'yes', guardian: 'yes' }), 'art_2').author).toEqual({
    consent: 'none',
    isMinor: true,
  })
  expect(submissionFromForm(form({}), 'art_2').author).toBeUndefined()
})

it('lets only a signed-in deputy speak as a deputy, under the name of the account', () => {
  const typed = form({ name: '别人', consent: 'yes', contact: '139' })
  expect(submissionFromForm(typed, 'art_2', deputy).author).toEqual({
    name: '韩某',
    consent: 'name',
    isMinor: false,
  })
  const asked = { consultationId: 'c', key: 'k', stationId: 's' }
  expect(submissionDoor({ ...asked, person: deputy })).toMatchObject({
    channel: 'deputy',
    by: 'deputy',
    stationId: 's',
  })
  expect(submissionDoor({ ...asked, person: null })).toMatchObject({ channel: 'station', by: 'anonymous' })
  expect(submissionDoor({ ...asked, person: null, stationId: undefined })).toMatchObject({
    channel: 'online',
  })
})

it('keeps picked words with what stands around them', () => {
  const quoted = form({ quote: '三十日', quotePrefix: '之日起', quoteSuffix: '内作出' })
  expect(submissionFromForm(quoted, 'art_2').comments[0]?.quote).toEqual({
    text: '三十日',
    prefix: '之日起',
    suffix: '内作出',
  })
})
