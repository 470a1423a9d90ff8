// A comparison as programs get it, from the command line and from the API alike: `tiaoyi.compare/1`.

import type { ArticleChange, ChangeKind, ChangeSet, Edit, StructureChange } from './change'

export interface ComparisonJson {
  readonly schema: 'tiaoyi.compare/1'
  readonly rows: readonly {
    /** Printed numbers. */
    readonly from: readonly string[]
    readonly to: readonly string[]
    readonly kinds: readonly ChangeKind[]
    readonly edits: readonly Edit[]
  }[]
  readonly structure: readonly StructureChange[]
}

/** The documented shape of a ChangeSet. */
export function comparisonJson(changes: ChangeSet): ComparisonJson {
  const numbers = (refs: ArticleChange['from']) => refs.map(({ number }) => number)
  return {
    schema: 'tiaoyi.compare/1',
    rows: changes.rows.map(({ from, to, kinds, edits }) => ({
      from: numbers(from),
      to: numbers(to),
      kinds,
      edits,
    })),
    structure: changes.structure,
  }
}
