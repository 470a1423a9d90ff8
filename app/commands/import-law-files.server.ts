// The work of the job that imports kept law files, as whoever started it. A file that cannot be read does not stop the others:
// the page of the files says of each what became of it.

import { z } from 'zod'
import type { Context } from '~/adapters/context.server'
import { can, roles } from '~/domain/access'
import { fileFault, importLawFile } from './import-law-file.server'
import { keptFile, keptFiles } from './law-files.server'
import { forbidden } from './refusal'

export const lawImportPayload = z.object({
  id: z.string(),
  personId: z.string(),
  roles: z.array(z.enum(roles)),
  regionCodes: z.array(z.string()),
})

/** Import them in their order; `report` hears how many are done. */
export async function importLawFiles(
  ctx: Context,
  { id, personId, ...rights }: z.infer<typeof lawImportPayload>,
  report: (done: number, total: number) => Promise<void>,
): Promise<void> {
  const list = await keptFiles(ctx, personId, id)
  const actor = { id: personId, stationIds: [], ...rights }
  if (!can(actor, 'version:import', { regionCode: list.region })) throw forbidden()
  for (const at of list.names.keys()) {
    await report(at, list.names.length)
    try {
      await importLawFile(ctx, actor, await keptFile(ctx, id, list, at), { region: list.region })
    } catch (error) {
      if (fileFault(error) === undefined) throw error
    }
  }
  await report(list.names.length, list.names.length)
}
