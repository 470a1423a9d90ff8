// Imports law files one after the other. A file that cannot be read is reported and does not stop the others; the same text
// again changes nothing, so an import that broke off is simply run again.

import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { fileFault, type ImportedLaw, importLawFile } from '~/commands/import-law-file.server'
import { consoleActor } from './installation'

export { dayInName, splitHeader } from '~/commands/import-law-file.server'

export const importInput = z.object({
  /** Absolute paths, in the order of import: earlier versions first. */
  files: z.array(z.string()),
  region: z.string(),
  /** Absent: drafts stay with staff, texts that were passed are public. */
  isPublic: z.boolean().optional(),
})
export type ImportInput = z.infer<typeof importInput>

export interface ImportedFile extends ImportedLaw {
  readonly file: string
}

export interface ImportResult {
  readonly files: readonly ImportedFile[]
  readonly failed: readonly { readonly file: string; readonly reason: string }[]
}

/** Import the files in their order; `report` hears how many are done. */
export async function importFiles(
  ctx: Context,
  input: ImportInput,
  report: (done: number) => void = () => undefined,
): Promise<ImportResult> {
  const files: ImportedFile[] = []
  const failed: { file: string; reason: string }[] = []
  for (const [index, file] of input.files.entries()) {
    try {
      const { region, isPublic } = input
      const read = { name: basename(file), bytes: readFileSync(file) }
      files.push({ file, ...(await importLawFile(ctx, consoleActor, read, { region, isPublic })) })
    } catch (error) {
      failed.push({ file, reason: reasonOf(error) })
    }
    report(index + 1)
  }
  return { files, failed }
}

/** The sentence for a file that was not imported. Throws what is no fault of the file. */
function reasonOf(error: unknown): string {
  const fault = fileFault(error)
  if (fault) return fault.en
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'does not exist'
  throw error
}
