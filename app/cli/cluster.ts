// `tiaoyi cluster`: groups comments, finds copies, reads stances and concrete proposals. Needs no database.

import { wordMeanings, wordTools } from '~/adapters/language/words.server'
import { type ClusterInput, type Grouping, groupComments, printedArticle } from '~/domain/comment'
import { readJsonLines, requiredField, stringField } from './json-lines'
import { type Subcommand, type Terminal, UsageError } from './subcommand'

const formats = ['text', 'json'] as const
const scopes = ['article', 'draft'] as const

export const subcommand: Subcommand = {
  name: 'cluster',
  summary: 'Groups comments by what they say, finds copies, and reads the concrete proposals.',
  usage:
    'tiaoyi cluster COMMENTS.jsonl [--format json|text] [--scope article|draft] [--seed N] [--resolution R]',
  example:
    '  tiaoyi cluster comments.jsonl --format text\n  第十二条 审批时限  41 people, 44 comments: change 39, oppose 3, support 0, unclear 2\n' +
    '\nLines are {"id":"1","text":"…","article":"第十二条","author":"…","station":"…"}; article, author and station may be left out.',
  options: {
    format: { type: 'string', default: 'json' },
    seed: { type: 'string', default: '1' },
    resolution: { type: 'string', default: '1' },
    scope: { type: 'string', default: 'article' },
  },
  run: async (positionals, options, terminal) => {
    const [path, ...more] = positionals
    if (!path || more.length > 0)
      throw new UsageError('cluster needs one file: tiaoyi cluster COMMENTS.jsonl.')
    const format = formats.find((known) => known === options.format)
    if (!format)
      throw new UsageError(`cluster cannot write "${options.format}"; it writes ${formats.join(' and ')}.`)
    const scope = scopes.find((known) => known === options.scope)
    if (!scope)
      throw new UsageError(`cluster cannot group by "${options.scope}"; it groups by ${scopes.join(' or ')}.`)
    const seed = numberOf(options.seed, '--seed', { least: 0, most: 4_294_967_295 })
    const resolution = numberOf(options.resolution, '--resolution', { least: 0.01, most: 100 })
    const comments = await readComments(path, terminal)
    const [tools, vectors] = await Promise.all([wordTools(), wordMeanings()])
    const grouping = groupComments(comments, { ...tools, vectors, seed, resolution, scope })
    terminal.out(format === 'json' ? jsonOf(comments, grouping) : textOf(grouping))
    return 0
  },
}

function numberOf(given: unknown, name: string, { least, most }: { least: number; most: number }): number {
  const value = Number(given)
  if (given === '' || !Number.isFinite(value) || value < least || value > most)
    throw new UsageError(`${name} has to be a number from ${least} to ${most}.`)
  return value
}

async function readComments(path: string, terminal: Terminal): Promise<readonly ClusterInput[]> {
  const seen = new Map<string, string>()
  return readJsonLines(path, terminal, (object, place) => {
    const id = requiredField(object, 'id', place)
    const before = seen.get(id)
    if (before !== undefined)
      throw new UsageError(`${place}: the id "${id}" stands twice; it was first used in ${before}.`)
    seen.set(id, place)
    const article = stringField(object, 'article', place)
    const author = stringField(object, 'author', place)
    const station = stringField(object, 'station', place)
    return {
      id,
      text: requiredField(object, 'text', place),
      ...(article ? { article: printedArticle(article) } : {}),
      ...(author ? { author } : {}),
      ...(station ? { station } : {}),
    }
  })
}

/** Comments in no group stand in a last one of their own, so that the members of all groups are all comments. */
function jsonOf(comments: readonly ClusterInput[], grouping: Grouping): string {
  const { clusters, unassigned, duplicates, readings, seed, stability } = grouping
  const sorted = comments.map(({ id }) => id).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const answer = {
    schema: 'tiaoyi.cluster/1',
    seed,
    stability,
    clusters: [
      ...clusters.map(({ proposals, minority, kept: _, ...cluster }) => ({
        ...cluster,
        ...(minority === undefined ? {} : { minority }),
        proposals: proposals.map(({ words, people, texts }) => ({ words, people, texts })),
      })),
      ...(unassigned.length > 0
        ? [{ id: 'unassigned', label: '未归类', members: unassigned, representatives: [], stance: {} }]
        : []),
    ],
    duplicates: duplicates.map(({ members }) => members),
    variants: duplicates.flatMap(({ letter, variants }) =>
      variants.map(({ id, what }) => ({ id, letter, what })),
    ),
    stances: Object.fromEntries(sorted.map((id) => [id, readings.get(id)?.stance])),
    proposals: sorted.flatMap((id) =>
      (readings.get(id)?.proposals ?? []).map(({ n, op, article, old, new: words }) => ({
        comment: id,
        n,
        op,
        article,
        old,
        new: words,
      })),
    ),
  }
  return `${JSON.stringify(answer)}\n`
}

function textOf({ clusters, unassigned, stability }: Grouping): string {
  const lines = clusters.map(({ article, label, people, texts, stance, proposals }) => {
    const counts = Object.entries(stance).map(([name, count]) => `${name} ${count}`)
    const asked = proposals.slice(0, 3).map((one) => `    ${one.words}  ${one.people} people`)
    const head = `${article === '' ? '' : `${article} `}${label}  ${people} people, ${texts} comments: ${counts.join(', ')}`
    return [head, ...asked].join('\n')
  })
  return `${[...lines, `未归类  ${unassigned.length} comments`, `stability ${stability}`].join('\n')}\n`
}
