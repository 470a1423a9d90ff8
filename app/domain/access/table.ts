// Who may do what: one table of actions, roles and scopes, asked by every command, query, page and export. It follows
// the permission matrix of legislative offices: a station enters for others but decides nothing, a drafter proposes
// and never approves his own proposal, an auditor reads everything and changes nothing, an administrator runs the
// system and sees no contents.

export const roles = [
  'anonymous',
  'resident',
  'deputy',
  'station',
  'drafter',
  'reviewer',
  'publisher',
  'undertaking',
  'researcher',
  'auditor',
  'admin',
] as const
export type Role = (typeof roles)[number]

/**
 * How far a permission reaches. `public`: what is published. `own`: what the actor made. `station`, `unit`: what belongs
 * to one of the actor's stations or the actor's unit. `region`: what lies in the actor's regions. `any`: everything.
 */
export type Scope = 'public' | 'own' | 'station' | 'unit' | 'region' | 'any'

type Row = Partial<Readonly<Record<Role, readonly Scope[]>>>

const everybody = (...scopes: readonly Scope[]): Row =>
  Object.fromEntries(roles.map((role) => [role, scopes]))
const staff = { drafter: ['region'], reviewer: ['region'], publisher: ['region'], auditor: ['any'] } as const

/** The table. A role that is not named in a row may not do the action. */
export const table = {
  'draft:read': {
    ...everybody('public'),
    ...staff,
    deputy: ['public', 'region'],
    station: ['public', 'region'],
  },
  'comparison:read': { ...everybody('public'), ...staff },
  'comparison:correct': { drafter: ['region'], reviewer: ['region'] },
  'decision:draft': staff,
  'finding:read': staff,
  'finding:waive': { reviewer: ['region'] },
  'version:import': { drafter: ['region'], admin: ['any'] },
  'version:undo': { drafter: ['region'] },
  'consultation:prepare': { drafter: ['region'] },
  'consultation:approve': { reviewer: ['region'], publisher: ['region'] },
  'consultation:publish': { publisher: ['region'] },
  'consultation:extend': { publisher: ['region'] },
  'consultation:withdraw': { publisher: ['region'] },
  'comment:submit': {
    anonymous: ['public'],
    resident: ['public'],
    deputy: ['public'],
    station: ['public'],
    drafter: ['public'],
    undertaking: ['public'],
  },
  'comment:enter': { deputy: ['own'], station: ['station'], drafter: ['region'] },
  'comment:import': { drafter: ['region'], admin: ['any'] },
  'comment:read': {
    ...everybody('public'),
    ...staff,
    resident: ['public', 'own'],
    deputy: ['public', 'own', 'station'],
    station: ['public', 'station'],
    undertaking: ['public', 'unit'],
  },
  'comment:contact': {
    resident: ['own'],
    station: ['station'],
    drafter: ['region'],
    reviewer: ['region'],
    undertaking: ['unit'],
    auditor: ['any'],
  },
  'comment:withdraw': { resident: ['own'], deputy: ['own'], station: ['station'] },
  'comment:moderate': { drafter: ['region'], reviewer: ['region'], publisher: ['region'] },
  'appeal:decide': { drafter: ['region'], reviewer: ['region'], publisher: ['region'] },
  'note:read': staff,
  'note:write': { drafter: ['region'], reviewer: ['region'], publisher: ['region'] },
  'comment:group': { drafter: ['region'], reviewer: ['region'] },
  'comment:assign': { drafter: ['region'], reviewer: ['region'] },
  'model:switch': { reviewer: ['region'], publisher: ['region'] },
  'report:station': { station: ['station'] },
  'disposition:read': { ...staff, undertaking: ['unit'] },
  'disposition:propose': { drafter: ['region'], undertaking: ['unit'] },
  'disposition:approve': { reviewer: ['region'] },
  'outcome:read': { ...everybody('public'), ...staff },
  'outcome:prepare': { drafter: ['region'] },
  'outcome:publish': { publisher: ['region'] },
  'job:read': {
    station: ['own'],
    drafter: ['own'],
    reviewer: ['own'],
    publisher: ['own'],
    auditor: ['any'],
    admin: ['any'],
  },
  'job:manage': {
    station: ['own'],
    drafter: ['own'],
    reviewer: ['own'],
    publisher: ['own'],
    admin: ['any'],
  },
  'person:manage': { admin: ['any'] },
  'station:manage': { admin: ['any'] },
  'policy:change': { admin: ['any'] },
  'system:read': { auditor: ['any'], admin: ['any'] },
  'system:operate': { admin: ['any'] },
  'data:export': {
    resident: ['own'],
    deputy: ['own'],
    station: ['station'],
    drafter: ['region'],
    reviewer: ['region'],
    publisher: ['region'],
    undertaking: ['unit'],
    researcher: ['public'],
  },
  'reading:keep': everybody('own'),
  'study:read': { ...everybody('public'), ...staff },
  'study:assign': { drafter: ['region'], reviewer: ['region'], publisher: ['region'] },
  'study:follow': { drafter: ['region'], reviewer: ['region'], publisher: ['region'] },
  'study:certify': everybody('own'),
  'ledger:read': { ...everybody('public'), auditor: ['any'] },
  'audit:read': { auditor: ['any'] },
} as const satisfies Readonly<Record<string, Row>>

export type Action = keyof typeof table

/** All actions, in the table's order. */
export const actions = Object.keys(table) as readonly Action[]

/** Scopes of a role for an action; empty when it may not. */
export function scopesOf(role: Role, action: Action): readonly Scope[] {
  const row: Row = table[action]
  return row[role] ?? []
}
