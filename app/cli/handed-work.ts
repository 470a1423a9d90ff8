// What a running server does for subcommands that were started beside it, by the name they ask for.

import { z } from 'zod'
import { LedgerFolderRefused } from '~/adapters/backup/ledger-folder.server'
import type { Context } from '~/adapters/context.server'
import { makeBackup } from '~/commands/make-backup.server'
import { isRefusal } from '~/commands/refusal'
import { rotateKey } from '~/commands/rotate-key.server'
import { healthChecks } from '~/queries/health.server'
import { writeLedgerExport } from '~/queries/ledger-export.server'
import { bulkImport, bulkInput } from './bulk-import'
import { importFiles, importInput } from './import-files'
import { consoleActor, type HandedWork } from './installation'
import { searchWork } from './search-library'

const backupInput = z.object({ target: z.string(), withKeys: z.boolean() })
const exportInput = z.object({ folder: z.string() })

export const handedWork: Readonly<Record<string, HandedWork>> = {
  backup: (ctx, input) => makeBackup(ctx, consoleActor, backupInput.parse(input)),
  search: searchWork,
  import: (ctx, input) => importFiles(ctx, importInput.parse(input)),
  'import-comments': (ctx, input) => bulkImport(ctx, bulkInput.parse(input)),
  doctor: (ctx) => healthChecks(ctx, consoleActor),
  keys: async (ctx) => ({ first: ctx.ledger.firstKeyLine, current: ctx.ledger.keyLine }),
  'keys-rotate': (ctx) => rotateKey(ctx, consoleActor),
  'ledger-export': (ctx, input) => writeLedgerExport(ctx, consoleActor, exportInput.parse(input).folder),
}

const asked = z.object({ ask: z.string(), input: z.unknown() })

/** Answers one request of the lock socket: `{result}`, or `{refusal}` with the sentence for the person who asked. */
export async function answerHanded(ctx: Context, request: unknown): Promise<object> {
  const { ask, input } = asked.parse(request)
  const work = Object.hasOwn(handedWork, ask) ? handedWork[ask] : undefined
  if (!work)
    return { refusal: `The running server does not know the work "${ask}". Is it of another version?` }
  try {
    return { result: (await work(ctx, input)) ?? null }
  } catch (error) {
    if (isRefusal(error)) return { refusal: error.sentence.en }
    if (error instanceof LedgerFolderRefused) return { refusal: error.message }
    throw error
  }
}
