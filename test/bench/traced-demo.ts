// The demonstration's answered comments, traced, beside the answers that its people gave; and a text as tracing reads it.

import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type CarrySide, createTracer, placedProposals, type TraceVerdict } from '../../app/domain/adoption'
import { proposalsIn } from '../../app/domain/comment'
import { compareStatutes } from '../../app/domain/comparison'
import { articlesOf, parseStatute } from '../../app/domain/statute'

export function statuteSide(source: string) {
  const { tree } = parseStatute(source)
  const list = articlesOf(tree)
  const articles = new Map(list.map(({ eId, number, text }) => [eId, { number, text }]))
  const side: CarrySide = { articles, title: tree.title, explanation: '' }
  return {
    tree,
    side,
    eIds: list.map(({ eId }) => eId),
    numbers: list.map(({ number }) => number),
    texts: list.map(({ text }) => text),
  }
}

interface DemoComment {
  readonly id: string
  readonly article?: string
  readonly text: string
  readonly proposal?: string
  readonly disposition?: { readonly result: string; readonly stage?: string; readonly words?: string }
}

export interface DemoVerdict {
  readonly result: string
  readonly verdict: TraceVerdict
  /** What the second draft did for it. */
  readonly truth: TraceVerdict
  readonly text: string
  readonly words: string
  readonly evidence: string
}

const truths: Readonly<Record<string, TraceVerdict>> = { adopted: 'consistent', 'partly-adopted': 'partly' }

/** Answers that were decided by the second draft, against the step to it. */
export function demonstrationVerdicts(): DemoVerdict[] {
  const content = new URL('../../content/', import.meta.url)
  const side = (name: string) =>
    statuteSide(
      readFileSync(new URL(`works/property-management/${name}`, content), 'utf8').replace(
        /^---\n[\s\S]*?\n---\n/u,
        '',
      ),
    )
  const [from, to] = [side('1-draft.md'), side('2-second-draft.md')]
  const trace = createTracer({ changes: compareStatutes(from.tree, to.tree), from: from.side, to: to.side })
  const fixture = readFileSync(new URL('../fixtures/tracing/demonstration.txt', import.meta.url), 'utf8')
  const met = new Set(fixture.match(/^p\d+/gmu))
  const folder = new URL('demo/comments/', content)
  return readdirSync(folder)
    .filter((name) => name !== 'open.yml')
    .flatMap((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as DemoComment[])
    .flatMap(({ id, article = '', text, proposal, disposition }) => {
      if (!disposition || (disposition.stage && disposition.stage !== 'second-reading')) return []
      const eId = from.eIds[from.numbers.indexOf(article)] ?? 'whole'
      const proposals = placedProposals(proposalsIn(text, article), from.side, eId)
      const { verdict, evidence } = trace({
        text,
        eIds: [eId],
        proposals,
        ...(proposal ? { suggestion: proposal } : {}),
      })
      return [
        {
          result: disposition.result,
          truth: met.has(id) ? 'consistent' : (truths[disposition.result] ?? 'not-found'),
          verdict,
          text,
          words: disposition.words ?? '',
          evidence: evidence
            .slice(0, 2)
            .map(
              ({ ground, score, span }) =>
                `${ground} ${score} ${span.removed.slice(0, 40)}→${span.words.slice(0, 60)}`,
            )
            .join(' | '),
        },
      ]
    })
}
