// A version as a file to keep, to print or to work on: Word, Markdown, plain text, JSON, Akoma Ntoso, HTML. Who may read
// the page may have the file.

import type { Context } from '~/adapters/context.server'
import { versionDocx } from '~/adapters/documents/version-docx.server'
import type { Actor } from '~/domain/access'
import {
  type AkomaNtosoFacts,
  plainText,
  type StatuteTree,
  statuteJson,
  statuteToAkomaNtoso,
  statuteToHtml,
  stringifyStatute,
} from '~/domain/statute'
import { type VersionView, versionView } from './version.server'

export const versionFormats = ['docx', 'md', 'txt', 'html', 'json', 'akn.xml'] as const
export type VersionFileFormat = (typeof versionFormats)[number]

export interface TextFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** 云泽市物业管理条例（草案）.docx */
  readonly name: string
}

const mediaTypes: Readonly<Record<VersionFileFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  'akn.xml': 'application/akn+xml; charset=utf-8',
}

/** The file; undefined when there is no such version or format, or none that the actor may read. */
export async function versionFile(
  ctx: Context,
  actor: Actor,
  asked: { readonly workId: string; readonly version: string; readonly format: string },
): Promise<TextFile | undefined> {
  const format = versionFormats.find((known) => known === asked.format)
  const view = format && (await versionView(ctx, actor, asked))
  if (!format || !view) return undefined
  const { work, version, text } = view
  const content = await contentOf(text.tree, format, await akomaNtosoFacts(ctx, view))
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { bytes, mediaType: mediaTypes[format], name: `${work.title}（${version.label}）.${format}` }
}

async function contentOf(
  tree: StatuteTree,
  format: VersionFileFormat,
  facts: AkomaNtosoFacts,
): Promise<string | Uint8Array> {
  if (format === 'docx') return versionDocx(tree)
  if (format === 'md') return stringifyStatute(tree)
  if (format === 'txt') return plainText(tree)
  if (format === 'html') return statuteToHtml(tree)
  if (format === 'json') return `${JSON.stringify(statuteJson(tree))}\n`
  return statuteToAkomaNtoso(tree, facts)
}

/** What the library knows beside the text: identity, issuer, day and number of the version. */
export async function akomaNtosoFacts(
  ctx: Context,
  { work, version }: VersionView,
): Promise<AkomaNtosoFacts> {
  const found = await ctx.database.prisma.work.findUnique({
    where: { id: work.id },
    select: { issuer: true },
  })
  const chinaMs = 8 * 3_600_000
  return {
    work: work.id,
    ...(found?.issuer ? { issuer: found.issuer } : {}),
    day: new Date(version.datedOn + chinaMs).toISOString().slice(0, 10),
    version: String(version.ordinal),
  }
}
