export { type Actor, can, covers, type Subject, visitor } from './can'
export { type Action, actions, type Role, roles, type Scope, scopesOf, table } from './table'
