// The tree as programs get it: `tiaoyi.statute/1`. Places in the source are left out, since the file is not the source.

import type { StatuteTree } from './tree'

export interface StatuteJson {
  readonly schema: 'tiaoyi.statute/1'
  readonly title: string
  readonly stage: string
  readonly longTitle: string
  /** Nodes as in tree.ts: `type`, `eId`, `number`, `heading`, `value`, `children`. */
  readonly children: readonly unknown[]
}

/** The documented shape of a tree. */
export function statuteJson({ title, stage, longTitle, children }: StatuteTree): StatuteJson {
  return { schema: 'tiaoyi.statute/1', title, stage, longTitle, children: children.map(withoutPlace) }
}

function withoutPlace(node: object): unknown {
  const { position: _place, children, ...own } = node as { position?: unknown; children?: readonly object[] }
  return children ? { ...own, children: children.map(withoutPlace) } : own
}
