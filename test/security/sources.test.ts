import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const app = fileURLToPath(new URL('../../app', import.meta.url))
const read = (path: string) => readFileSync(join(app, path), 'utf8')

/** Files that ask nobody, each with the reason. What is on this list is public, or has a right of its own. */
const askNobody: Readonly<Record<string, string>> = {
  'commands/activate-account': 'whoever holds the slip is nobody yet; the code is the right',
  'commands/set-up': 'there is nobody yet; the code of the console is the right',
  'commands/sign-in': 'whoever signs in is nobody yet',
  'commands/sign-out': 'ends the own session; the form token is the right',
  'commands/change-password': 'the own password; the old one is the right',
  'commands/appeal-moderation': "the author's own comment; the receipt is the right",
  'commands/withdraw-name': "the author's own name; the receipt is the right",
  'commands/load-directory': 'called by the loader of an empty system only',
  'commands/close-consultation': 'called by the clock, for consultations whose last day has passed',
  'commands/carry-comments': 'called by its job only',
  'commands/check-links': 'called by a job and by commands that have asked; marks what a text lost',
  'commands/start-carrying': 'called by commands that have asked',
  'commands/duty': 'a token, no data',
  'commands/person-of': 'called by commands that have asked',
  'commands/reassign-lineage': 'called inside a write that has asked',
  'commands/recount-fates': 'called inside a write that has asked',
  'commands/attach-files': 'reads a form and keeps bytes for a submission whose door judges',
  'commands/sweep-attachments': 'called by the clock, for bytes that nothing names',
  'commands/public-submission': 'the public door; the submission judges who, when and where',
  'queries/door-facts': 'called by a query that has asked',
  'commands/comments-for-model': 'called by commands that have asked, and by jobs that they started',
  'queries/door-marks': 'called by a query that has asked',
  'commands/comment-place': 'called by a submission whose door has judged',
  'commands/consultation-form': 'reads a form, no data',
  'commands/entry-form': 'reads a form, no data',
  'commands/entry-table': 'reads a file, no data',
  'commands/submission-door': 'judges stage, policy and station of a submission',
  'commands/submission-form': 'reads a form; the door judges',
  'commands/sent-before': "the sender's own key and words are the right",
  'commands/submit-comments':
    'everybody may comment on what is published; the door judges who, when and where',
  'queries/adoption-steps': 'called by queries that have asked',
  'queries/part-places': 'called by queries that have asked',
  'queries/assignees': 'called by queries that have asked',
  'queries/carry-left': 'called by queries that have asked',
  'queries/lost-changes': 'called by queries and commands that have asked',
  'queries/changes': 'called by queries that have asked',
  'queries/article-proposals': 'called by a query that has asked',
  'queries/comment-split': 'called by a query that has asked',
  'queries/desk-comment': 'called by queries that have asked',
  'queries/first-reading': 'called by the page of one comment, which has asked',
  'queries/group-choices': 'called by the comments desk, which has asked',
  'queries/own-comments': 'called by queries that have asked, for the own person or station',
  'queries/summaries': 'called by queries that have asked',
  'queries/unexplained-changes': 'called by queries that have asked',
  'queries/outcome-rows': 'called by queries that have asked; reads published words and names only',
  'queries/comment-fates': 'names only what anybody may read',
  'queries/consultation-list': 'published consultations',
  'queries/disposition-candidates': 'called by queries that have asked',
  'queries/outcome-facts': 'counted inside a write that has asked',
  'queries/reader-changes': 'of a published draft',
  'queries/reading-text': 'called by queries that have asked',
  'queries/receipt': 'the code is the right',
  'queries/receipt-qr': 'the code is the right',
  'queries/search-request': 'reads an address, no data',
  'queries/version-articles': 'called by a query that has asked',
  'queries/station-token': 'whether a poster is of a station, no more',
  'queries/station-tree': 'the public list of stations',
}

/** Commands and queries that a file uses, itself among them. */
function reach(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  const folder = path.split('/')[0] ?? ''
  for (const [, target = ''] of read(path).matchAll(/from '((?:\.|~\/commands|~\/queries)\/[^']+)'/g)) {
    const base = target.startsWith('./') ? `${folder}/${target.slice(2)}` : target.slice(2)
    for (const file of [`${base}.ts`, `${base}.server.ts`]) if (existsSync(join(app, file))) reach(file, seen)
  }
  return seen
}

it('asks `can` in every command and query, or says why not', () => {
  const files = ['commands', 'queries'].flatMap((folder) =>
    readdirSync(join(app, folder))
      .filter((name) => name.endsWith('.server.ts'))
      .map((name) => `${folder}/${name}`),
  )
  const silent = files
    .filter((file) => ![...reach(file)].some((used) => /\bcan\(/.test(read(used))))
    .map((file) => file.replace('.server.ts', ''))
  const unexplained = silent.filter((file) => !Object.hasOwn(askNobody, file))
  expect(unexplained).toEqual([])
})

it('keeps no reason for a file that is gone', () => {
  expect(Object.keys(askNobody).filter((file) => !existsSync(join(app, `${file}.server.ts`)))).toEqual([])
})

/** Actions that read their form otherwise, each with the reason. */
const otherForms: Readonly<Record<string, string>> = {
  $: 'answers every form with 404',
  'api.v1.consultations.$id.submissions': 'takes JSON and no cookies',
  'api.v1.consultations.$id.imports._index': 'takes JSON, a token and no cookies',
  'api.v1.consultations.$id.imports.$upload._index': 'takes JSON, a token and no cookies',
  'api.v1.consultations.$id.imports.$upload.parts.$number': 'takes bytes, a token and no cookies',
  'consultations.$id.articles.$eId.similar': 'reads only',
  logout: 'the command asks for the token, and ends only the own session',
  preferences: 'sets display cookies only',
}

it('reads the form of every action by `readForm`, which asks for the token of the session', () => {
  const routes = readdirSync(join(app, 'routes'))
  const faults = routes.filter((route) => {
    const path = ['route.tsx', 'route.ts']
      .map((name) => `routes/${route}/${name}`)
      .find((one) => existsSync(join(app, one)))
    const source = path ? read(path) : ''
    const acts = /export (async )?function action|export const action/.test(source)
    return acts && !source.includes('readForm(') && !Object.hasOwn(otherForms, route)
  })
  expect(faults).toEqual([])
})
