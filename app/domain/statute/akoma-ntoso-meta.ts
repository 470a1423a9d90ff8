// What an Akoma Ntoso document says about itself: which work, which expression of it, which file (the FRBR levels of the
// standard), and who is named. The schema wants a day at each level; where nobody knows it the element says `unknown`
// and the first day of the calendar, so that no day is invented.

import type { StatuteTree } from './tree'

/** What is known beside the text; whatever is missing is read off the 题注 or left unknown. */
export interface AkomaNtosoFacts {
  /** Identity of the work in addresses, e.g. `property-management`. */
  readonly work?: string
  /** Who makes the law, e.g. 云泽市人民代表大会常务委员会. */
  readonly issuer?: string
  /** Day of this text, `2026-09-01`. */
  readonly day?: string
  /** 稿次 as a number or word. */
  readonly version?: string
}

const unknownDay = '0001-01-01'

/** Drops what XML 1.0 forbids and escapes what it reserves. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, '')
    .replace(/(^|[^\ud800-\udbff])[\udc00-\udfff]/g, '$1')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

/** Whether a text is still a draft: 立法法 lets only a passed text carry no stage. */
export const documentElement = ({ stage }: Pick<StatuteTree, 'stage'>): 'act' | 'bill' =>
  stage === '' ? 'act' : 'bill'

interface Identity {
  readonly work: string
  readonly expression: string
  readonly workDay: string
  readonly day: string
}

function identityOf(tree: StatuteTree, facts: AkomaNtosoFacts): Identity {
  const days = [...tree.longTitle.matchAll(/([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日/g)].map(
    ([, year = '', month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
  const day = facts.day ?? days.at(-1) ?? unknownDay
  const workDay = days[0] ?? day
  const name = encodeURIComponent((facts.work || tree.title || 'untitled').toWellFormed())
  const work = `/akn/cn/${documentElement(tree)}/${workDay}/${name}`
  return { work, expression: `${work}/zho@${day}`, workDay, day }
}

/** `<meta>` of the whole, or of an annex by its eId. Lines without indentation. */
export function metaXml(tree: StatuteTree, facts: AkomaNtosoFacts, annex?: string): string[] {
  const { work, expression, workDay, day } = identityOf(tree, facts)
  const part = annex === undefined ? '/!main' : `/!${annex}`
  const level = (uri: string, date: string, author: string) => [
    `<FRBRthis value="${uri}${part}"/>`,
    `<FRBRuri value="${uri}"/>`,
    ...(uri === work ? [`<FRBRalias name="title" value="${escapeXml(tree.title)}"/>`] : []),
    `<FRBRdate date="${date}" name="${date === unknownDay ? 'unknown' : 'generation'}"/>`,
    `<FRBRauthor href="#${author}"/>`,
  ]
  const identification = [
    '<identification source="#tiaoyi">',
    '<FRBRWork>',
    ...level(work, workDay, 'issuer'),
    '<FRBRcountry value="cn"/>',
    '</FRBRWork>',
    '<FRBRExpression>',
    ...level(expression, day, 'issuer'),
    ...(facts.version === undefined ? [] : [`<FRBRversionNumber value="${escapeXml(facts.version)}"/>`]),
    '<FRBRlanguage language="zho"/>',
    '</FRBRExpression>',
    '<FRBRManifestation>',
    ...level(`${expression}.akn`, day, 'tiaoyi'),
    '<FRBRformat value="application/akn+xml"/>',
    '</FRBRManifestation>',
    '</identification>',
  ]
  return ['<meta>', ...identification, ...(annex === undefined ? referencesXml(facts) : []), '</meta>']
}

// An annex refers to the organizations of the whole: an eId may stand once in a document only.
function referencesXml({ issuer }: AkomaNtosoFacts): string[] {
  const organization = (eId: string, showAs: string) =>
    `<TLCOrganization eId="${eId}" href="/akn/ontology/organization/cn/${eId}" showAs="${escapeXml(showAs)}"/>`
  return [
    '<references source="#tiaoyi">',
    organization('tiaoyi', 'Tiaoyi 条议'),
    organization('issuer', issuer || '文本未载明制定机关'),
    '</references>',
  ]
}
