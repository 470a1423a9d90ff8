// Takes away files that came with a comment which was never stored: a process that ended between writing the bytes and the
// rows that name them leaves such. The running server does it when it starts and once a day. Nothing of it is in the ledger, for
// nothing of it ever was.

import type { Context } from '~/adapters/context.server'
import { attachedPrefix, storedAs } from '~/adapters/storage/files.server'

const dayMs = 86_400_000
const atOnce = 500

/** Forgets files that no attachment names and that lie there for a day; returns how many. Linear in the files. */
export async function sweepAttachments(ctx: Pick<Context, 'files' | 'database' | 'clock'>): Promise<number> {
  const names = await ctx.files.names(attachedPrefix)
  // A submission puts its files and writes its rows within seconds: what is a day old waits for no row any more.
  const before = ctx.clock.now() - dayMs
  let swept = 0
  for (let at = 0; at < names.length; at += atOnce) {
    const some = names.slice(at, at + atOnce)
    const rows = await ctx.database.prisma.attachment.findMany({
      where: { sha256: { in: some.map((name) => name.slice(attachedPrefix.length)) }, erasedAt: null },
      select: { sha256: true },
      distinct: ['sha256'],
    })
    const named = new Set(rows.map(({ sha256 }) => storedAs(sha256)))
    for (const name of some) {
      // The age is asked at the last moment: the same photo may have been put there again meanwhile.
      if (!named.has(name) && (await ctx.files.sweepName(name, before))) swept++
    }
  }
  return swept
}
