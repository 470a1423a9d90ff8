// Completes package-lock.json after an install: npm leaves out optional packages of other platforms when its registry
// does not offer them, and `npm ci` then refuses the lock. Run it after each change of the dependencies.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url))
const lock = JSON.parse(readFileSync(path, 'utf8'))
const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'aix',
]
const processors = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
]

/** Where Node would find `name` from the package at `from`: the nearest node_modules upwards. */
function find(from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const candidate = base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`
    if (lock.packages[candidate]) return candidate
    if (base === '' || !base.includes('/node_modules/')) {
      return base !== '' && lock.packages[`node_modules/${name}`] ? `node_modules/${name}` : undefined
    }
  }
}

function platformOf(name) {
  const words = name.toLowerCase().split(/[^a-z0-9]+/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  const libc = words.includes('musl')
    ? ['musl']
    : words.includes('gnu') || words.includes('gnueabihf')
      ? ['glibc']
      : []
  return {
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.length > 0 ? { os } : {}),
    ...(libc.length > 0 ? { libc } : {}),
  }
}

let added = 0
for (const [from, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const known = find(from, name)
    const version = range.replace(/^[\^~>=\s]+/, '')
    if (known && (lock.packages[known].version === version || !/^\d/.test(range))) continue
    if (known && !/^\d/.test(range[0] ?? '')) continue
    const place = known ? `${from}/node_modules/${name}` : `node_modules/${name}`
    if (lock.packages[place]) continue
    lock.packages[place] = {
      version,
      ...platformOf(name),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    }
    added++
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
)
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`Added ${added} optional packages of other platforms to package-lock.json.`)
