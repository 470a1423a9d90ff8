// Configuration is by environment, all of it optional. It is read once, at start, and each mistake is one
// sentence that names the variable: a system that starts half-configured fails later and somewhere else.

import { resolve } from 'node:path'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const url = z.url({ protocol: /^https?$/ })
const price = z.coerce.number().min(0).max(1_000_000).optional()
const flag = z.enum(['0', '1'])

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  TIAOYI_DATA: z.string().min(1).default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MEILISEARCH_URL: url.optional(),
  MEILISEARCH_KEY: z.string().optional(),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
  OPENAI_PRICE_INPUT: price,
  OPENAI_PRICE_OUTPUT: price,
  OPENAI_PRICE_EMBEDDING: price,
  OPENAI_CURRENCY: z.string().max(8).default('元'),
  SESSION_SECRET: z.string().min(32).optional(),
  PUBLIC_URL: url.optional(),
  TRUST_PROXY: z.string().optional(),
  TIAOYI_DEMO: flag.default('1'),
  TIAOYI_REHEARSAL_DAYS: z.coerce.number().int().min(0).max(3_650).default(0),
})

export interface ModelConfig {
  readonly baseUrl: string
  /** Empty for an endpoint that asks for none. */
  readonly apiKey: string
  readonly model?: string
  readonly embeddingModel?: string
  /** Of a million tokens each; 0 where none is given. */
  readonly prices: { readonly input: number; readonly output: number; readonly embedding: number }
  readonly currency: string
}

export interface Config {
  readonly port: number
  readonly host: string
  /** Absolute path of the data directory: database, files, index, generated secrets. */
  readonly dataDirectory: string
  readonly databaseUrl?: string
  readonly meilisearch?: { readonly url: string; readonly key?: string }
  /** A language model behind an address that speaks OpenAI's protocol; without it nothing is missing. */
  readonly openai?: ModelConfig
  readonly sessionSecret?: string
  /** Origin under which the public reaches the site; with it demonstration accounts are refused. */
  readonly publicUrl?: string
  /** Addresses of proxies whose forwarded headers are believed. */
  readonly trustProxy: readonly string[]
  readonly demonstration: boolean
  /** Days that the application's clock runs ahead, for rehearsing what happens after a deadline; never in public. */
  readonly rehearsalDays: number
}

/** A mistake in the configuration, with one sentence a variable. */
export class ConfigError extends Error {}

/** Read the configuration from `env`; relative paths are taken against `cwd`. Throws `ConfigError`. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, cwd: string): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(filled)
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`)
    throw new ConfigError(`The configuration has a mistake. ${sentences.join(' ')} See docs/operating.md.`)
  }
  const e = parsed.data
  if (e.TIAOYI_REHEARSAL_DAYS > 0 && e.PUBLIC_URL !== undefined) {
    throw new ConfigError(
      'The configuration has a mistake. TIAOYI_REHEARSAL_DAYS is for rehearsals and cannot be used together with PUBLIC_URL. See docs/operating.md.',
    )
  }
  return {
    port: e.PORT,
    host: e.HOST,
    dataDirectory: resolve(cwd, e.TIAOYI_DATA),
    databaseUrl: e.DATABASE_URL,
    meilisearch: e.MEILISEARCH_URL ? { url: e.MEILISEARCH_URL, key: e.MEILISEARCH_KEY } : undefined,
    openai: modelConfig(e),
    sessionSecret: e.SESSION_SECRET,
    publicUrl: e.PUBLIC_URL?.replace(/\/$/, ''),
    trustProxy: (e.TRUST_PROXY ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
    demonstration: e.TIAOYI_DEMO === '1' && e.PUBLIC_URL === undefined,
    rehearsalDays: e.TIAOYI_REHEARSAL_DAYS,
  }
}

/** A key alone, which many machines have lying about, configures nothing: a model must be named, and where it is. */
function modelConfig(e: z.infer<typeof environment>): ModelConfig | undefined {
  const { OPENAI_MODEL: model, OPENAI_EMBEDDING_MODEL: embeddingModel } = e
  if (model === undefined && embeddingModel === undefined) return undefined
  if (e.OPENAI_BASE_URL === undefined) {
    throw new ConfigError(
      'The configuration has a mistake. OPENAI_MODEL and OPENAI_EMBEDDING_MODEL need OPENAI_BASE_URL, the address of the endpoint. See docs/operating.md.',
    )
  }
  return {
    baseUrl: e.OPENAI_BASE_URL,
    apiKey: e.OPENAI_API_KEY ?? '',
    ...(model === undefined ? {} : { model }),
    ...(embeddingModel === undefined ? {} : { embeddingModel }),
    prices: {
      input: e.OPENAI_PRICE_INPUT ?? 0,
      output: e.OPENAI_PRICE_OUTPUT ?? 0,
      embedding: e.OPENAI_PRICE_EMBEDDING ?? 0,
    },
    currency: e.OPENAI_CURRENCY,
  }
}
