// Turns the public form into a submission, and says through which door it came. A suggested wording that equals the
// article's own text is no suggestion: the box is filled with it, so leaving it alone must mean nothing.

import { createHash } from 'node:crypto'
import type { SignedIn } from '~/adapters/session/session.server'
import { Refusal } from './refusal'
import type { SubmissionDoor, SubmissionInput } from './submit-comments.server'

const around = 60
const longestQuote = 500

/** Read the form's fields; `article` is the place from the address. Refuses a child without a guardian's consent. */
export function submissionFromForm(
  form: FormData,
  article: string | null,
  person: SignedIn | null = null,
): SubmissionInput {
  const field = (name: string) => String(form.get(name) ?? '')
  const proposal = field('proposal').replaceAll('\r\n', '\n')
  const isChanged = proposal.trim() !== '' && proposal !== field('original').replaceAll('\r\n', '\n')
  const quote = field('quote').slice(0, longestQuote)
  return {
    comments: [
      {
        article,
        text: field('text').replaceAll('\r\n', '\n'),
        ...(isChanged ? { proposal } : {}),
        ...(quote === ''
          ? {}
          : {
              quote: {
                text: quote,
                prefix: field('quotePrefix').slice(-around),
                suffix: field('quoteSuffix').slice(0, around),
              },
            }),
      },
    ],
    ...authorOf(field, person),
  }
}

/** A deputy signs with the name of the account: nobody can sign as a deputy by typing. */
function authorOf(field: (name: string) => string, person: SignedIn | null): Pick<SubmissionInput, 'author'> {
  const isDeputy = person?.roles.includes('deputy') ?? false
  const name = isDeputy && person ? person.name : field('name').trim().slice(0, 60)
  const contact = isDeputy ? '' : field('contact').trim().slice(0, 120)
  const isMinor = !isDeputy && field('isMinor') === 'yes'
  if (isMinor && field('guardian') !== 'yes') {
    throw new Refusal(
      'invalid',
      {
        zh: '不满14周岁的，请监护人同意后勾选“监护人知道并同意”再提交。写的话还在。',
        en: 'For a child under 14 a guardian has to agree: tick the box and submit again. Nothing typed was lost.',
      },
      'guardian',
    )
  }
  if (name === '' && contact === '' && !isMinor) return {}
  const consent = field('consent') === 'yes' && name !== '' ? ('name' as const) : ('none' as const)
  return { author: { ...(name ? { name } : {}), ...(contact ? { contact } : {}), consent, isMinor } }
}

/** The door of the public page, for a visitor or somebody signed in; `stationId` when a station's code was scanned. */
export function submissionDoor(asked: {
  consultationId: string
  person: SignedIn | null
  key: string
  stationId?: string
}): SubmissionDoor {
  const isDeputy = asked.person?.roles.includes('deputy') ?? false
  return {
    consultationId: asked.consultationId,
    channel: isDeputy ? 'deputy' : asked.stationId ? 'station' : 'online',
    by: isDeputy ? 'deputy' : asked.person ? 'resident' : 'anonymous',
    personId: asked.person?.id,
    stationId: asked.stationId,
    idempotencyKey:
      asked.key === '' ? undefined : createHash('sha256').update(`form ${asked.key}`).digest('hex'),
  }
}

/** The page was submitted, changed and submitted again: the form that comes back has a key of its own. */
export function sentBefore(): Refusal {
  return new Refusal('conflict', {
    zh: '这一页刚才已经提交过一条。您改了内容，再点一次“提交意见”会另存为新的一条。',
    en: 'This page has already sent one comment. Your text has changed: press Submit once more to send it as a new one.',
  })
}
