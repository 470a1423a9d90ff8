// The JSON API in its own words: the shape of every answer, written once, from which `/api/v1/openapi.json` is made and
// against which the tests hold the answers of a running server. Objects are strict: a field that is not here is a fault.

import { z } from 'zod'
import { commentStates } from '~/domain/comment'

const moment = z.iso.datetime()
const sentences = { message: z.string(), messageZh: z.string() }
export const apiErrorSchema = z.strictObject({
  error: z.strictObject({
    code: z.enum(['not-found', 'forbidden', 'closed', 'conflict', 'invalid', 'busy', 'too-large']),
    field: z.string().optional(),
    ...sentences,
    messageEn: z.string().optional(),
  }),
})

const stage = z.enum(['scheduled', 'open', 'suspended', 'closed', 'reported', 'withdrawn'])
const counts = { comments: z.int(), people: z.int() }
const place = { comments: z.int(), published: z.int(), people: z.int() }
const consultation = {
  id: z.string(),
  title: z.string(),
  status: stage,
  opensAt: moment,
  closesAt: moment,
  work: z.string(),
  version: z.string(),
  stations: z.int(),
  ...counts,
}
const list = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() })

/** What an API may not promise further here: another page describes it. */
const described = z.looseObject({})

const receipt = z.strictObject({
  receipt: z.string(),
  consultation: z.strictObject({ id: z.string(), title: z.string(), status: stage }),
  channel: z.string(),
  receivedAt: moment,
  isLate: z.boolean(),
  comments: z.array(
    z.strictObject({
      id: z.string(),
      article: z.string().nullable(),
      eId: z.string(),
      text: z.string(),
      proposal: z.string().nullable(),
      state: z.enum(commentStates),
      ledgerEntry: z.int().nullable(),
      fate: z.string(),
      answer: z.strictObject({ result: z.string(), reason: z.string(), decidedAt: moment }).nullable(),
      /** Of a comment that was split: its points in order, which joined are `text`. */
      parts: z.array(
        z.strictObject({
          text: z.string(),
          article: z.string().nullable(),
          fate: z.string(),
          reason: z.string().nullable(),
          places: z.array(
            z.strictObject({
              versionId: z.string(),
              label: z.string(),
              number: z.string(),
              fate: z.string(),
            }),
          ),
        }),
      ),
      places: z.array(
        z.strictObject({
          versionId: z.string(),
          label: z.string(),
          number: z.string(),
          fate: z.string(),
          wordsChanged: z.literal(true).optional(),
        }),
      ),
      changed: z.array(
        z.strictObject({
          fromText: z.string(),
          toText: z.string(),
          articleNumber: z.string(),
          versionLabel: z.string(),
        }),
      ),
    }),
  ),
})

/** A piece of text with the places of the words asked for: [start, end) in UTF-16 units. */
const foundPlace = z.strictObject({
  id: z.string(),
  kind: z.string().describe('regulation, resolution, suggestion, draft, outcome …'),
  title: z.string(),
  article: z.string().describe('Printed number; empty for texts without articles'),
  heading: z.string(),
  version: z.string(),
  status: z.string().describe('in-force, amended, repealed, draft, or empty'),
  issuer: z.string(),
  region: z.string(),
  date: z.string().describe('First day of this version, YYYY-MM-DD'),
  until: z.string().describe('First day on which it no longer counts; empty when it does'),
  why: z.enum(['', 'cited', 'verbatim', 'nearly', 'named']),
  url: z.string(),
  fragment: z.strictObject({
    text: z.string(),
    ranges: z.array(z.tuple([z.int(), z.int()])),
    cutBefore: z.boolean(),
    cutAfter: z.boolean(),
  }),
})
const facetValues = z.array(z.strictObject({ value: z.string(), label: z.string(), count: z.int() }))

export const submissionBody = z.strictObject({
  comments: z
    .array(
      z.strictObject({
        article: z
          .string()
          .nullable()
          .describe('Printed number (第十二条), eId (art_12), or null for the draft as a whole'),
        text: z.string().describe('1 to 5,000 code points'),
        proposal: z.string().optional().describe('Suggested wording of the article'),
        quote: z.strictObject({ text: z.string(), prefix: z.string(), suffix: z.string() }).optional(),
      }),
    )
    .min(1)
    .max(50),
  author: z
    .strictObject({
      name: z.string().max(60).optional(),
      contact: z.string().max(120).optional().describe('Sealed; only clerks in charge see it'),
      consent: z
        .enum(['name', 'masked', 'none'])
        .optional()
        .describe('Whether the name is published; none by default'),
      isMinor: z.boolean().optional(),
    })
    .optional(),
})

export interface ApiOperation {
  readonly method: 'get' | 'post' | 'put'
  /** Asks for `Authorization: Bearer` with a platform's token. */
  readonly token?: true
  readonly summary: string
  readonly query?: readonly string[]
  readonly status: number
  /** JSON answers; absent where the answer is text. */
  readonly answer?: z.ZodType
  readonly type?: string
  readonly errors?: readonly number[]
  readonly body?: z.ZodType
}

/** Every path of the API, with its one operation. */
export const apiOperations: Readonly<Record<string, ApiOperation>> = {
  '/api/v1/works': {
    method: 'get',
    summary: 'Public works with their versions, by id; `next` is the cursor of the page after',
    query: ['cursor'],
    status: 200,
    answer: list(z.looseObject({ id: z.string(), title: z.string(), versions: z.array(described) })),
  },
  '/api/v1/works/{work}/versions/{version}': {
    method: 'get',
    summary: 'One version by id or ordinal: JSON, or with .md or .xml (Akoma Ntoso) after it the text',
    status: 200,
    errors: [404],
    answer: z.looseObject({ schema: z.literal('tiaoyi.version/1') }),
  },
  '/api/v1/works/{work}/compare': {
    method: 'get',
    summary: 'Two versions, article by article, in the shape of `tiaoyi compare --format json`',
    query: ['from', 'to'],
    status: 200,
    errors: [404],
    answer: z.looseObject({ schema: z.literal('tiaoyi.compare/1'), rows: z.array(described) }),
  },
  '/api/v1/consultations': {
    method: 'get',
    summary: 'Published consultations, those that take comments first',
    status: 200,
    answer: list(z.strictObject({ ...consultation, articles: z.int() })),
  },
  '/api/v1/consultations/{id}': {
    method: 'get',
    summary: 'One consultation with its articles and how many have spoken on each',
    status: 200,
    errors: [404],
    answer: z.strictObject({
      ...consultation,
      whoMayComment: z.enum(['anyone', 'signed-in', 'stations']),
      moderation: z.enum(['before', 'after']),
      explanation: z.string(),
      notices: z.array(z.strictObject({ kind: z.string(), words: z.string(), at: moment })),
      whole: z.strictObject(place),
      articles: z.array(
        z.strictObject({
          eId: z.string(),
          number: z.string(),
          path: z.array(z.string()),
          text: z.string(),
          ...place,
        }),
      ),
    }),
  },
  '/api/v1/consultations/{id}/comments': {
    method: 'get',
    summary: 'Published comments, newest first; `next` is the cursor of the page after',
    query: ['cursor'],
    status: 200,
    errors: [404],
    answer: list(
      z.strictObject({
        id: z.string(),
        article: z.string().nullable(),
        text: z.string(),
        proposal: z.string().nullable(),
        name: z.string().nullable(),
        channel: z.string(),
        supports: z.int(),
        receivedAt: moment,
      }),
    ),
  },
  '/api/v1/consultations/{id}/submissions': {
    method: 'post',
    summary:
      'Submit comments. Header Idempotency-Key: the same key again returns the same receipt, with another body 409',
    status: 201,
    errors: [403, 404, 409, 422],
    body: submissionBody,
    answer: z.strictObject({
      receipt: z.string(),
      comments: z.array(z.strictObject({ id: z.string() })),
    }),
  },
  '/api/v1/consultations/{id}/imports': {
    method: 'post',
    token: true,
    summary: 'Begin a bulk import of the comments that a platform received: its file comes in numbered parts',
    status: 201,
    errors: [403, 422],
    body: z.strictObject({
      fileName: z.string().max(200).optional(),
      mapping: z
        .record(z.string(), z.string())
        .optional()
        .describe(
          'Which column or member holds which field: id, text, article, proposal, name, contact, consent, receivedAt',
        ),
    }),
    answer: z.strictObject({ upload: z.string(), source: z.string() }),
  },
  '/api/v1/consultations/{id}/imports/{upload}/parts/{number}': {
    method: 'put',
    token: true,
    summary:
      'One part of the file, numbered from 1, at most 1,000,000 bytes; the same part again changes nothing, another under its number is refused',
    status: 200,
    errors: [403, 404, 409, 413, 422],
    answer: z.strictObject({ number: z.int(), isRepeat: z.boolean() }),
  },
  '/api/v1/consultations/{id}/imports/{upload}': {
    method: 'post',
    token: true,
    summary:
      'With {parts}: ends the upload and starts the import; again: how far it is and which lines have errors',
    status: 200,
    errors: [403, 404, 409, 422],
    body: z.strictObject({ parts: z.int().min(1).max(10_000) }),
    answer: z.strictObject({
      import: z.string(),
      status: z.string(),
      done: z.int(),
      total: z.int(),
      added: z.int(),
      known: z.int(),
      wrong: z.int(),
      problems: z.array(z.strictObject({ line: z.int(), field: z.string(), zh: z.string(), en: z.string() })),
    }),
  },
  '/api/v1/receipts/{code}': {
    method: 'get',
    summary: 'What became of a submission; the code is the proof of who asks',
    status: 200,
    errors: [404],
    answer: receipt,
  },
  '/api/v1/search': {
    method: 'get',
    summary: 'Articles, outcomes and library by words, with facets',
    query: ['q', 'kind', 'issuer', 'region', 'year', 'status', 'at', 'sort', 'page'],
    status: 200,
    errors: [422],
    answer: z.strictObject({
      items: z.array(foundPlace),
      next: z.int().nullable().describe('The page after this one'),
      total: z.int().describe('Places found'),
      works: z.int(),
      matched: z.enum(['all', 'some']).describe('some: no place has all words, the nearest are listed'),
      facets: z.strictObject({
        kind: facetValues,
        issuer: facetValues,
        region: facetValues,
        year: facetValues,
        status: facetValues,
      }),
    }),
  },
  '/api/v1/ledger/checkpoint': {
    method: 'get',
    summary: 'The newest signed checkpoint of the ledger and the key that verifies it',
    status: 200,
    errors: [404],
    answer: z.strictObject({
      origin: z.string(),
      size: z.int(),
      root: z.string(),
      checkpoint: z.string(),
      key: z.string(),
    }),
  },
  '/api/v1/ledger/entries': {
    method: 'get',
    summary: 'Entries of the ledger from a number on, as bytes that were hashed',
    query: ['from'],
    status: 200,
    errors: [422],
    answer: z.strictObject({
      items: z.array(z.strictObject({ seq: z.int(), leaf: z.string(), disclosed: z.array(described) })),
      next: z.int().nullable(),
    }),
  },
  '/api/v1/ledger/consistency': {
    method: 'get',
    summary:
      'Consistency proof (RFC 6962) between the first `from` and the first `to` entries, base64; `to` defaults to the newest checkpoint',
    query: ['from', 'to'],
    status: 200,
    errors: [422],
    answer: z.strictObject({ from: z.int(), to: z.int(), proof: z.array(z.string()) }),
  },
  '/api/v1/ledger/inclusion': {
    method: 'get',
    summary:
      'Inclusion proof (RFC 6962) of entry `seq` under the first `size` entries, base64; `size` defaults to the newest checkpoint',
    query: ['seq', 'size'],
    status: 200,
    errors: [422],
    answer: z.strictObject({
      seq: z.int(),
      size: z.int(),
      leafHash: z.string(),
      proof: z.array(z.string()),
    }),
  },
  '/api/v1/ledger/proof/{code}': {
    method: 'get',
    summary: 'Proof that the comments of a receipt are in the ledger; the verifier is `tiaoyi verify`',
    status: 200,
    errors: [404],
    answer: z.looseObject({ schema: z.literal('tiaoyi.proof/1'), receipt: z.string() }),
  },
  '/api/v1/openapi.json': {
    method: 'get',
    summary: 'This document',
    status: 200,
    answer: z.looseObject({ openapi: z.literal('3.1.0') }),
  },
}

/** The document that `/api/v1/openapi.json` answers. */
export function openApiDocument(site: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tiaoyi 条议',
      version: '1',
      description:
        'The same rules and limits as the pages: nothing is here that a visitor may not see. The ledger is a static log too, after c2sp.org/tlog-tiles: /ledger/checkpoint and /ledger/tile/…. Errors are {error:{code, messageZh, message}}. Times are ISO 8601 in UTC; a period ends at its `closesAt`.',
    },
    servers: [{ url: site }],
    components: { securitySchemes: { platform: { type: 'http', scheme: 'bearer' } } },
    paths: Object.fromEntries(
      Object.entries(apiOperations).map(([path, operation]) => [
        path,
        { [operation.method]: operationObject(path, operation) },
      ]),
    ),
  }
}

function operationObject(path: string, operation: ApiOperation): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = (operation.query ?? []).map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
  const type = operation.type ?? 'application/json'
  return {
    summary: operation.summary,
    ...(operation.token ? { security: [{ platform: [] }] } : {}),
    parameters: [...inPath, ...inQuery],
    ...(operation.body ? { requestBody: { required: true, content: jsonContent(operation.body) } } : {}),
    responses: {
      [operation.status]: {
        description: 'The answer',
        content: operation.answer ? jsonContent(operation.answer) : { [type]: {} },
      },
      ...Object.fromEntries(
        (operation.errors ?? []).map((status) => [
          status,
          { description: 'Refused: the sentence says why', content: jsonContent(apiErrorSchema) },
        ]),
      ),
    },
  }
}

function jsonContent(schema: z.ZodType): object {
  return { 'application/json': { schema: z.toJSONSchema(schema, { unrepresentable: 'any' }) } }
}
