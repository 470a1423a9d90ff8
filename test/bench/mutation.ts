// Breaks the comparison on purpose, one rule at a time, and asks whether a test notices.
// Run: npx tsx test/bench/mutation.ts [--files align.ts,chain.ts] [--each 12] [--seed 1]
// Mutants: a comparison turned or moved by one, `&&` for `||` and the reverse, a condition taken as always or never true,
// a number doubled or halved, one member of a list of rules dropped, a statement left out. Of each file `--each` mutants are
// drawn by a seed (0: all). Each is bundled with the domain's tests and run in a process of its own that ends at the first
// failure or after a minute (a loop that never ends is noticed too). Survivors are printed: each is a rule that no test
// holds, or a change that changes nothing (a limit of cost, an order that does not matter).

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import ts from 'typescript'
import { seededNext } from '../domain/comparison/one-character'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '' },
    each: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
  },
})

const engine = 'app/domain/comparison'
// What the screen and the tables add beside the engine has its own tests and is not judged here.
const beside = /^(?:index|change|json|table.*|remarks|three-way|origin.*|carried-corrections|lineage)\.ts$/
const sources = [
  ...readdirSync(engine)
    .filter((name) => !beside.test(name))
    .map((name) => ({ path: `${engine}/${name}`, tests: testsIn('test/domain/comparison') })),
  ...['heads.ts', 'continuation.ts'].map((name) => ({
    path: `app/domain/statute/${name}`,
    tests: ['test/domain/statute/parse.test.ts'],
  })),
].filter(
  ({ path }) => values.files === '' || values.files.split(',').some((name) => path.endsWith(`/${name}`)),
)

function testsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts') && !/one-character|three-way|table|origin|carried/.test(name))
    .map((name) => `${folder}/${name}`)
}

interface Mutant {
  readonly start: number
  readonly end: number
  readonly put: string
}

const turned: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
}

/** All mutants of a source text. */
function mutantsOf(path: string, text: string): Mutant[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const mutants: Mutant[] = []
  const add = (node: ts.Node, put: string) =>
    mutants.push({ start: node.getStart(file), end: node.getEnd(), put })
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return
    if (ts.isBinaryExpression(node))
      for (const sign of turned[node.operatorToken.getText(file)] ?? []) add(node.operatorToken, sign)
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
      const condition = ts.isIfStatement(node) ? node.expression : node.condition
      add(condition, `(true || (${condition.getText(file)}))`)
      add(condition, `(false && (${condition.getText(file)}))`)
    }
    // 0, 1 and 2 are places and steps; a larger or broken number is a measure.
    if (ts.isNumericLiteral(node) && ![0, 1, 2].includes(Number(node.text)))
      for (const factor of [2, 0.5]) add(node, String(Number(node.text) * factor))
    if (
      ts.isArrayLiteralExpression(node) &&
      node.elements.length > 2 &&
      node.elements.every(ts.isStringLiteral)
    )
      for (const element of node.elements) add(element, "'\\u0000'")
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) add(node, ';')
    ts.forEachChild(node, visit)
  }
  visit(file)
  return mutants
}

const runner = `
import * as chai from 'chai'
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'
chai.use(JestExtend); chai.use(JestChaiExpect); chai.use(JestAsymmetricMatchers)
export const expect = chai.expect
const tests = globalThis.ownTests ??= []
export const it = Object.assign((name, run) => tests.push({ name, run }), { skipIf: () => () => undefined })
`

/** Whether the tests fail with this text in the place of a source. */
async function isNoticed(path: string, text: string, tests: readonly string[]): Promise<string | undefined> {
  const full = resolve(path)
  const entry = `${tests.map((test) => `import ${JSON.stringify(resolve(test))}`).join('\n')}
for (const { name, run } of globalThis.ownTests) try { await run() } catch (error) { console.log(name); process.exit(1) }`
  // Beside the tests, because they read files by their own place.
  const outfile = join(dirname(resolve(tests[0] ?? '')), 'mutation-run.mjs')
  await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    // Tests are imported for what they do; package.json says that modules do nothing when imported.
    ignoreAnnotations: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
    alias: { '~': resolve('app'), '~search': resolve('search') },
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url)" },
    plugins: [
      {
        name: 'mutant',
        setup: ({ onLoad, onResolve }) => {
          onResolve({ filter: /^vitest$/ }, () => ({ path: 'runner', namespace: 'own' }))
          onLoad({ filter: /.*/, namespace: 'own' }, () => ({
            contents: runner,
            resolveDir: process.cwd(),
            loader: 'js',
          }))
          onLoad({ filter: /\.ts$/ }, ({ path: loaded }) =>
            loaded === full ? { contents: text, loader: 'ts' } : undefined,
          )
        },
      },
    ],
  })
  const run = spawnSync(process.execPath, [outfile], { encoding: 'utf8', timeout: 60_000 })
  rmSync(outfile)
  if (run.status === 0) return undefined
  return run.stdout.trim().split('\n').at(-1) || 'ends or never ends'
}

const next = seededNext(Number(values.seed))
let [all, noticed] = [0, 0]
for (const { path, tests } of sources) {
  const text = readFileSync(path, 'utf8')
  const failing = await isNoticed(path, text, tests)
  if (failing) throw new Error(`Expected the tests of ${path} to pass before anything is broken: ${failing}`)
  const every = mutantsOf(path, text)
  const each = Number(values.each)
  while (each > 0 && every.length > each) every.splice(Math.floor(next() * every.length), 1)
  const survivors: string[] = []
  for (const { start, end, put } of every) {
    all += 1
    if (await isNoticed(path, text.slice(0, start) + put + text.slice(end), tests)) noticed += 1
    else {
      const line = text.slice(0, start).split('\n').length
      survivors.push(
        `  ${path}:${line} ${text.slice(start, end).replace(/\s+/g, ' ').slice(0, 80)} → ${put.slice(0, 60)}`,
      )
    }
  }
  console.log(`${path}: ${every.length - survivors.length} of ${every.length} noticed`)
  for (const survivor of survivors) console.log(survivor)
}
console.log(`${noticed} of ${all} mutants noticed, ${((100 * noticed) / Math.max(1, all)).toFixed(1)} %`)
