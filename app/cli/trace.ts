// `tiaoyi trace`: what became of comments in the next version of a text: where each stands now, and whether the
// changes are consistent with what it asked. The other way round, the changes that no comment explains.

import {
  type CarrySide,
  type ChangedSpan,
  createCarrier,
  createTracer,
  type StatedProposal,
  type TraceComment,
  unexplainedSpans,
} from '~/domain/adoption'
import { proposalsIn } from '~/domain/comment'
import { compareStatutes } from '~/domain/comparison'
import { articlesOf, resolveArticle, type StatuteTree } from '~/domain/statute'
import { type JsonObject, readJsonLines, requiredField, stringField } from './json-lines'
import { readStatuteSource } from './statute-file'
import { type Subcommand, UsageError } from './subcommand'

interface GivenComment extends TraceComment {
  readonly id: string
}

export const subcommand: Subcommand = {
  name: 'trace',
  summary: 'Traces comments on one version into the changes of the next.',
  usage: 'tiaoyi trace --old OLD --new NEW --comments COMMENTS.jsonl [--format json|text]',
  example:
    '  tiaoyi trace --old 草案.docx --new 二审稿.docx --comments 意见.jsonl\n  {"schema":"tiaoyi.trace/1","traces":[{"comment":"1","fate":"renumbered","article":"第十三条","verdict":"consistent",…}],…}',
  options: {
    old: { type: 'string' },
    new: { type: 'string' },
    comments: { type: 'string' },
    format: { type: 'string', default: 'json' },
  },
  run: async (positionals, options, terminal) => {
    const paths = [options.old, options.new, options.comments]
    if (positionals.length > 0 || !paths.every((path) => typeof path === 'string')) {
      throw new UsageError(
        'trace needs three files: tiaoyi trace --old OLD --new NEW --comments COMMENTS.jsonl.',
      )
    }
    if (options.format !== 'json' && options.format !== 'text') {
      throw new UsageError(`trace cannot write "${options.format}"; it writes json, text.`)
    }
    const [oldPath = '', newPath = '', commentsPath = ''] = paths.map(String)
    const from = (await readStatuteSource(oldPath, terminal)).tree
    const to = (await readStatuteSource(newPath, terminal)).tree
    const comments = await readJsonLines(commentsPath, terminal, (object, place) =>
      readComment(from, object, place),
    )
    const result = traceAll(from, to, comments)
    terminal.out(options.format === 'json' ? `${JSON.stringify(result)}\n` : textOf(result))
    return 0
  },
}

/** Lines `{"id","text","article"?,"proposal"?,"proposals"?}`; proposals that are not given are read from the words; an article that the old text lacks stands for the whole. */
function readComment(from: StatuteTree, object: JsonObject, place: string): GivenComment {
  const article = stringField(object, 'article', place)
  const found = article === undefined ? undefined : resolveArticle(from, article)
  const suggestion = stringField(object, 'proposal', place) ?? stringField(object, 'suggestion', place)
  return {
    id: requiredField(object, 'id', place),
    text: requiredField(object, 'text', place),
    eIds: found ? [found.eId] : [article === 'title' || article === 'explanation' ? article : 'whole'],
    ...(suggestion ? { suggestion } : {}),
    proposals:
      object.proposals === undefined
        ? proposalsIn(requiredField(object, 'text', place), found?.number)
        : readProposals(object.proposals, place),
  }
}

function readProposals(given: unknown, place: string): StatedProposal[] {
  if (given === undefined || given === null) return []
  if (!Array.isArray(given)) throw new UsageError(`${place}: "proposals" has to be a list.`)
  return given.map((item: unknown) => {
    if (typeof item !== 'object' || item === null)
      throw new UsageError(`${place}: a proposal has to be an object.`)
    const proposal = item as JsonObject
    return {
      op: requiredField(proposal, 'op', place),
      article: stringField(proposal, 'article', place),
      old: stringField(proposal, 'old', place),
      new: stringField(proposal, 'new', place),
    }
  })
}

function sideOf(tree: StatuteTree): CarrySide {
  const articles = new Map(articlesOf(tree).map(({ eId, number, text }) => [eId, { number, text }]))
  return { articles, title: tree.title, explanation: '' }
}

function traceAll(fromTree: StatuteTree, toTree: StatuteTree, comments: readonly GivenComment[]) {
  const [from, to] = [sideOf(fromTree), sideOf(toTree)]
  const input = { changes: compareStatutes(fromTree, toTree), from, to }
  const [carry, trace] = [createCarrier(input), createTracer(input)]
  const explained: ChangedSpan[] = []
  const traces = comments.map((comment) => {
    const [eId = 'whole'] = comment.eIds
    const carried = carry({ eId })
    const { verdict, score, evidence } = trace(comment)
    if (verdict !== 'not-found') explained.push(...evidence.map(({ span }) => span))
    return {
      comment: comment.id,
      fate: carried.fate,
      article: carried.eIds.flatMap((place) => to.articles.get(place)?.number ?? []).join('、') || null,
      verdict,
      evidence: evidence.map((entry) => ({
        ground: entry.ground,
        score: entry.score,
        ...spanOf(entry.span),
      })),
      score,
    }
  })
  return {
    schema: 'tiaoyi.trace/1',
    traces,
    unexplained: unexplainedSpans(input, explained).map(spanOf),
  } as const
}

/** A changed place: `article` is a number of the new text, or of the old one when the article was repealed. */
function spanOf({ changeId, number, eId, start, end, removed, words }: ChangedSpan) {
  return { change: changeId, article: number, isRepealed: eId === '', start, end, removed, added: words }
}

function textOf({ traces, unexplained }: ReturnType<typeof traceAll>): string {
  const words = { consistent: '与建议一致', partly: '部分一致', 'not-found': '没有找到' } as const
  const lines = traces.map(({ comment, fate, article, verdict, score, evidence }) => {
    const [best] = evidence
    const change = best ? `  ${best.article} [-${best.removed}-]{+${best.added}+}` : ''
    return `${comment}  ${article ?? '—'} (${fate})  ${words[verdict]} ${score}${change}`
  })
  const rest = unexplained.map(({ article, removed, added }) => `  ${article} [-${removed}-]{+${added}+}`)
  return `${[...lines, `未解释的改动 ${rest.length}`, ...rest].join('\n')}\n`
}
