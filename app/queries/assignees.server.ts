// Who work can be given to: units, and people who draft. And by which name a unit or a person goes.

import type { Context } from '~/adapters/context.server'

export interface Assignee {
  /** `unit:ID` or `person:ID`. */
  readonly value: string
  readonly name: string
}

export async function assigneesOf(ctx: Context): Promise<Assignee[]> {
  const { prisma } = ctx.database
  const [units, people] = await Promise.all([
    prisma.unit.findMany({ orderBy: { name: 'asc' } }),
    prisma.person.findMany({
      where: { disabledAt: null, grants: { some: { role: 'drafter', endedAt: null } } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  ])
  return [
    ...units.map(({ id, name }) => ({ value: `unit:${id}`, name })),
    ...people.map(({ id, name }) => ({ value: `person:${id}`, name })),
  ]
}

/** An assignment as pages show it. */
export interface AssignmentView {
  readonly id: string
  /** `unit:ID`, `person:ID`, or empty for nobody. */
  readonly assignee: string
  readonly name: string
  /** Milliseconds, the end of the day; 0 for none. */
  readonly dueAt: number
  readonly isDone: boolean
  readonly lockVersion: number
}

interface Row {
  readonly id: string
  readonly unitId: string | null
  readonly personId: string | null
  readonly dueAt: Date | null
  readonly doneAt: Date | null
  readonly lockVersion: number
}

/** Assignments of comments or articles by their target. */
export async function assignmentsOf(
  ctx: Context,
  asked: {
    readonly consultationId: string
    readonly kind: 'comment' | 'article'
    readonly targetIds: readonly string[]
  },
): Promise<Map<string, AssignmentView>> {
  const { prisma } = ctx.database
  const { consultationId, kind, targetIds } = asked
  if (targetIds.length === 0) return new Map()
  const rows = await prisma.assignment.findMany({
    where: { consultationId, kind, targetId: { in: [...targetIds] } },
  })
  const [units, people] = await Promise.all([
    prisma.unit.findMany({ where: { id: { in: rows.flatMap(({ unitId }) => unitId ?? []) } } }),
    prisma.person.findMany({
      where: { id: { in: rows.flatMap(({ personId }) => personId ?? []) } },
      select: { id: true, name: true },
    }),
  ])
  const names = new Map([...units, ...people].map(({ id, name }) => [id, name]))
  return new Map(rows.map((row) => [row.targetId, viewOf(row, names)]))
}

function viewOf(row: Row, names: ReadonlyMap<string, string>): AssignmentView {
  const { id, unitId, personId, dueAt, doneAt, lockVersion } = row
  return {
    id,
    assignee: unitId ? `unit:${unitId}` : personId ? `person:${personId}` : '',
    name: names.get(unitId ?? personId ?? '') ?? '',
    dueAt: dueAt?.getTime() ?? 0,
    isDone: doneAt !== null,
    lockVersion,
  }
}
