// Uploads that wait for a decision. Nothing of them is in the database: the bytes and the text that was read lie under a
// name of their own in the file store, and a sealed ticket alone leads to them. A ticket and not the text in a hidden
// field, because a file may have 20 MB, because what was previewed is then exactly what is saved, and because the preview
// has an address that can be loaded again. It needs no JavaScript and no memory of the process; what nobody saved
// within a day is swept away.

import type { Context } from '../context.server'
import { seal, unseal } from '../storage/seal.server'
import type { DocumentKind, ReadDocument } from './read.server'

export interface WaitingUpload {
  readonly id: string
  readonly file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
  readonly read: ReadDocument
}

type Parts = Pick<Context, 'files' | 'secrets' | 'ids' | 'clock'>

const dayMs = 86_400_000
const prefix = 'preview'
const purpose = 'waiting-upload'
const longestName = 120
const mediaTypes: Readonly<Record<DocumentKind, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  pdf: 'application/pdf',
  html: 'text/html',
  md: 'text/markdown',
  txt: 'text/plain',
}

interface Ticket {
  readonly id: string
  readonly name: string
  readonly personId: string
}

/** Keep an upload of a person; returns its ticket. Sweeps away what waited for more than a day. */
export async function keepUpload(
  { files, secrets, ids, clock }: Parts,
  upload: { readonly bytes: Uint8Array; readonly name: string; readonly read: ReadDocument },
  personId: string,
): Promise<string> {
  await files.sweep(prefix, clock.now() - dayMs)
  const id = `${prefix}${ids.next()}`
  await files.put(id, upload.bytes)
  await files.put(readId(id), new TextEncoder().encode(JSON.stringify(upload.read)))
  const ticket: Ticket = { id, name: upload.name.slice(0, longestName), personId }
  return seal(secrets.seal, purpose, ticket).toString('base64url')
}

/** What a person's ticket leads to; undefined when it is altered, another person's, or its upload is gone. */
export async function openUpload(
  { files, secrets }: Parts,
  ticket: string,
  personId: string,
): Promise<WaitingUpload | undefined> {
  const opened = unsealed(secrets.seal, ticket)
  if (opened?.personId !== personId) return undefined
  const { id, name } = opened
  try {
    const read = JSON.parse((await files.get(readId(id))).toString('utf8')) as ReadDocument
    return { id, read, file: { name, mediaType: mediaTypes[read.kind], bytes: await files.get(id) } }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Forget an upload that was saved or given up. */
export async function dropUpload({ files }: Parts, id: string): Promise<void> {
  await files.remove(id)
  await files.remove(readId(id))
}

const readId = (id: string) => `${id}read`

function unsealed(key: Buffer, ticket: string): Ticket | undefined {
  try {
    return unseal(key, purpose, Buffer.from(ticket, 'base64url')) as Ticket
  } catch (error) {
    // Whatever node:crypto says of a ticket that is not ours, it means one thing.
    if (error instanceof Error) return undefined
    throw error
  }
}
