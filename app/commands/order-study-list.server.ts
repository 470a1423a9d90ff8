// Puts a text into a reading list, moves it, or takes it out. A text is named by its title or another name of it, or by
// the address of its page.

import type { Context } from '~/adapters/context.server'
import type { Actor } from '~/domain/access'
import { knownTitle } from '~/domain/statute'
import { actingRole } from './acting-role'
import { Refusal } from './refusal'
import { studyListOf } from './study-list-of.server'

const mostTexts = 50

export interface OrderInput {
  readonly listId: string
  readonly act: 'add' | 'up' | 'down' | 'remove'
  /** For `add` what somebody typed, else the id of the work. */
  readonly text: string
}

export async function orderStudyList(ctx: Context, actor: Actor, input: OrderInput): Promise<void> {
  const { id, regionCode, items } = await studyListOf(ctx, actor, input.listId)
  const now = items.map(({ workId }) => workId)
  const then = input.act === 'add' ? [...now, await namedWork(ctx, input.text, now)] : moved(now, input)
  await ctx.change(async ({ tx, record }) => {
    await tx.studyListItem.deleteMany({ where: { listId: id } })
    await tx.studyListItem.createMany({
      data: then.map((workId, ordinal) => ({ listId: id, workId, ordinal })),
    })
    record({
      type: 'study-list.saved',
      by: actingRole(actor, 'study:assign', { regionCode }),
      ref: [id],
      committed: { words: { texts: then } },
    })
  })
}

function moved(now: readonly string[], { act, text }: OrderInput): readonly string[] {
  const at = now.indexOf(text)
  // The page may be old: what is no longer there is not moved.
  if (at < 0) return now
  const rest = now.toSpliced(at, 1)
  if (act === 'remove') return rest
  const to = act === 'up' ? Math.max(0, at - 1) : Math.min(rest.length, at + 1)
  return rest.toSpliced(to, 0, text)
}

async function namedWork(ctx: Context, typed: string, now: readonly string[]): Promise<string> {
  const name = typed.trim().replace(/^《|》$/g, '')
  const inAddress = /\/works\/([^/?#\s]+)/.exec(name)?.[1]
  const found = await ctx.database.prisma.work.findMany({
    where: {
      isPublic: true,
      versions: { some: { isPublic: true, undoneAt: null } },
      OR: inAddress
        ? [{ id: decodeURIComponent(inAddress) }]
        : [
            { title: name },
            { aliases: { some: { alias: { in: [name, knownTitle(name)].filter(Boolean) } } } },
          ],
    },
    select: { id: true, title: true },
    orderBy: { id: 'asc' },
    take: 2,
  })
  const [first, second] = found
  if (!first) throw unknown(name)
  if (second) throw several(first.title)
  if (now.includes(first.id)) throw there(first.title)
  if (now.length >= mostTexts) throw full()
  return first.id
}

const refusal = (zh: string, en: string) => new Refusal('invalid', { zh, en }, 'text')
const unknown = (name: string) =>
  refusal(
    `法规库里没有叫“${name}”的公开文本，没有加入。请写全称，或者粘贴它的网址。`,
    `The library has no public text called “${name}”; nothing was added. Give its full title or paste its address.`,
  )
const several = (title: string) =>
  refusal(
    `叫“${title}”的不止一件，没有加入。请粘贴要加的那件的网址。`,
    `More than one text is called “${title}”; nothing was added. Paste the address of the one you mean.`,
  )
const there = (title: string) => refusal(`“${title}”已经在清单里。`, `“${title}” is already in the list.`)
const full = () =>
  refusal(
    `一份清单最多${mostTexts}件，没有加入。可以另建一份。`,
    `A list has at most ${mostTexts} texts; nothing was added. You can make another list.`,
  )
