// Which version of an act is the law on a day. A draft never is; a version that was passed is from the day on which it
// comes into force, or, where none is told, from its own day, until the next one is. From the day of its repeal an act is
// no law, although its last text can still be read.

export interface DatedVersion {
  readonly stage: string
  /** Milliseconds since 1970 UTC. */
  readonly datedOn: number
  readonly inForceOn?: number
}

const law: readonly string[] = ['passed', 'in-force']

/**
 * The version that is the law at an instant; undefined before the first and after the repeal. Versions in order: of two
 * that began on one day the later one counts.
 */
export function inForceAt<V extends DatedVersion>(versions: readonly V[], at: number): V | undefined {
  const begun = versions.filter(
    (one) => startOf(one) <= at && (law.includes(one.stage) || one.stage === 'repealed'),
  )
  const last = begun.reduce<V | undefined>(
    (latest, one) => (latest === undefined || startOf(one) >= startOf(latest) ? one : latest),
    undefined,
  )
  return last?.stage === 'repealed' ? undefined : last
}

function startOf({ stage, datedOn, inForceOn }: DatedVersion): number {
  return stage === 'repealed' ? datedOn : (inForceOn ?? datedOn)
}
