// LibreOffice, where the machine has it: whether it opens a file of ours, and what it prints of it.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const has = (program: string) => spawnSync(program, ['--version'], { encoding: 'utf8' }).error === undefined

/** Why the tests that need it are left out; empty where it is there. */
export const withoutOffice =
  has('soffice') && has('pdftotext') ? '' : ' (SKIPPED: no soffice or pdftotext on this machine)'

export interface Printed {
  readonly text: string
  readonly pages: number
}

/** What LibreOffice prints of files, by their names; one start of it for all. Throws when one does not open. */
export function printed(files: Readonly<Record<string, Uint8Array>>): Record<string, Printed> {
  const folder = mkdtempSync(join(tmpdir(), 'tiaoyi-office-'))
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const paths = Object.keys(files).map((name) => join(folder, name))
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths]
    const run = spawnSync('soffice', args, { encoding: 'utf8', timeout: 150_000 })
    if (run.status !== 0) throw new Error(`soffice: ${run.stderr}`)
    return Object.fromEntries(
      Object.keys(files).map((name) => {
        const pdf = readFileSync(join(folder, name.replace(/\.\w+$/, '.pdf')))
        return [name, { text: pdfText(pdf), pages: pagesOf(pdf) }]
      }),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Text of a PDF in reading order, blanks and line breaks left out. */
export function pdfText(pdf: Uint8Array): string {
  const { stdout } = spawnSync('pdftotext', ['-raw', '-', '-'], {
    input: pdf,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  return stdout.replace(/\s/g, '')
}

function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page[^s]/g)?.length ?? 0
  )
}
