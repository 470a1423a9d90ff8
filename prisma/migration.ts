// Writes and checks migrations without Prisma's native schema engine, which would have to be downloaded:
// the same engine compiled to WebAssembly, with an in-memory PGlite as its shadow database.
// `npm run migration -- NAME` writes what the schema has and the migrations lack; the drift test asks whether
// there is anything to write.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

const here = fileURLToPath(new URL('.', import.meta.url))
const migrationsFolder = join(here, 'migrations')
const noFilter = { externalTables: [], externalEnums: [] }

/** SQL that would bring a database with every migration applied to today's schema; empty when they agree. */
export async function missingMigration(): Promise<string> {
  const schema = {
    files: [{ path: 'schema.prisma', content: readFileSync(join(here, 'schema.prisma'), 'utf8') }],
  }
  const engine = await openEngine()
  const result = await engine.diff({
    from: { tag: 'migrations', ...migrationList() },
    to: { tag: 'schemaDatamodel', ...schema },
    script: true,
    exitCode: null,
    filters: noFilter,
  })
  const script = (result.stdout ?? '').trim()
  return script.startsWith('-- This is an empty migration') ? '' : script
}

function migrationList() {
  const migrationDirectories = readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: readFileSync(join(migrationsFolder, name, 'migration.sql'), 'utf8'),
        },
      },
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }
  return { baseDir: migrationsFolder, lockfile, shadowDbInitScript: '', migrationDirectories }
}

async function openEngine() {
  // The package's own entry imports .wasm as a module, which Node 20 does not do without a flag.
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const wasm = await WebAssembly.compile(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports }
  const instance = await WebAssembly.instantiate(wasm, imports)
  const start = instance.exports.__wbindgen_start
  const { __wbg_set_wasm: setWasm } = bindings as unknown as { __wbg_set_wasm(exports: unknown): void }
  setWasm(instance.exports)
  if (typeof start === 'function') start()
  const factory = bindMigrationAwareSqlAdapterFactory(new ShadowFactory())
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, factory)
}

/** Every connection, shadow or not, is an empty database in memory: the engine only ever compares. */
class ShadowFactory extends PrismaPGlite {
  constructor() {
    super(new PGlite())
  }
  override async connectToShadowDb() {
    return new PrismaPGlite(new PGlite()).connect()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2] ?? 'change'
  const sql = await missingMigration()
  if (sql === '') {
    console.log('The migrations already make what the schema says.')
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = join(migrationsFolder, `${stamp}_${name}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'migration.sql'), `${sql}\n`)
    writeFileSync(join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n')
    console.log(`Wrote prisma/migrations/${stamp}_${name}/migration.sql: read it before you commit it.`)
  }
  process.exit(0)
}
