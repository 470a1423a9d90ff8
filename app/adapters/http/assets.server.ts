// The built style sheet and scripts, compressed once at the highest level when first asked for and kept in memory: they
// are a few dozen small files whose names change with their content, so nothing of them ever grows old.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { NextFunction, Request, Response } from 'express'

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

interface Asset {
  readonly type: string
  readonly raw: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
}

/** Express middleware for the files of `folder`; what is not there, or is no text, goes on to the next. */
export function compressedAssets(folder: string) {
  const names = new Set(readdirSync(folder).filter((name) => types[name.split('.').at(-1) ?? '']))
  const kept = new Map<string, Promise<Asset>>()
  return (request: Request, response: Response, next: NextFunction): void => {
    const name = request.path.slice(1)
    const isAsked = request.method === 'GET' || request.method === 'HEAD'
    if (!isAsked || !names.has(name)) {
      next()
      return
    }
    const asset = kept.get(name) ?? readAsset(join(folder, name))
    kept.set(name, asset)
    asset.then((found) => send(request, response, found), next)
  }
}

async function readAsset(path: string): Promise<Asset> {
  const raw = readFileSync(path)
  const [small, smallest] = await Promise.all([
    promisify(gzip)(raw, { level: 9 }),
    promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  ])
  return { type: types[path.split('.').at(-1) ?? ''] ?? '', raw, gzip: small, brotli: smallest }
}

function send(request: Request, response: Response, asset: Asset): void {
  const encoding = request.acceptsEncodings('br', 'gzip', 'identity')
  const body = encoding === 'br' ? asset.brotli : encoding === 'gzip' ? asset.gzip : asset.raw
  response.setHeader('Content-Type', asset.type)
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if (body !== asset.raw && encoding) response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', body.length)
  response.end(request.method === 'HEAD' ? undefined : body)
}
