// What a subcommand of `tiaoyi` is, and how it speaks: data to stdout, messages to stderr, exit 0 on success,
// 1 on findings where a check was asked, 2 on bad input with one clear sentence, 4 when the data directory is
// in use by another process.

import type { ParseArgsConfig } from 'node:util'

/** Streams and surroundings of one run, so that a test can run a subcommand without a process. */
export interface Terminal {
  /** Writes data, exactly as given. */
  out(data: string): void
  /** Writes the bytes of a file; absent where only words are taken. */
  bytes?(data: Uint8Array): void
  /** Writes one message line. */
  say(message: string): void
  readonly env: Readonly<Record<string, string | undefined>>
  /** Absolute directory that relative paths are read against. */
  readonly cwd: string
}

/** Bad input: one sentence for the person at the terminal; ends the run with exit code 2 unless told otherwise. */
export class UsageError extends Error {
  constructor(
    sentence: string,
    readonly exitCode: 2 | 4 = 2,
  ) {
    super(sentence)
    this.name = 'UsageError'
  }
}

/** Writes words or a file. Throws `UsageError` where the surroundings take words only. */
export function outData(terminal: Terminal, data: string | Uint8Array): void {
  if (typeof data === 'string') terminal.out(data)
  else if (terminal.bytes) terminal.bytes(data)
  else throw new UsageError('This format is a file of bytes, and only text can be written here.')
}

export interface Subcommand {
  readonly name: string
  /** One line, shown by `tiaoyi --help`. */
  readonly summary: string
  /** `tiaoyi parse FILE [--format json|md|akn|outline]` */
  readonly usage: string
  /** One pasteable example with what it prints. */
  readonly example: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** Runs it; returns the exit code. */
  run(
    positionals: readonly string[],
    options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>,
    terminal: Terminal,
  ): Promise<number>
}

/** The format of a subcommand that prints words or JSON. */
export function formatOf(name: string, asked: unknown): 'text' | 'json' {
  if (asked === 'text' || asked === 'json') return asked
  throw new UsageError(`${name} cannot write "${asked}"; it writes text and json.`)
}
