// Where the command line keeps its indexes: `$TIAOYI_DATA/index/NAME`, `.data/index/NAME` under the current
// folder when the variable is not set.

import { resolve } from 'node:path'
import { type Terminal, UsageError } from './subcommand'

export const defaultIndexName = 'default'

/** Folder of the index with this name. Names are one word of letters, digits, `-`, `_` and inner dots. */
export function indexFolder(name: unknown, terminal: Terminal): string {
  if (typeof name !== 'string' || !/^[\p{L}\p{N}_-][\p{L}\p{N}_.-]{0,99}$/u.test(name)) {
    throw new UsageError(`"${name}" cannot name an index; use letters, digits, "-" and "_".`)
  }
  return resolve(terminal.cwd, terminal.env.TIAOYI_DATA || '.data', 'index', name)
}
