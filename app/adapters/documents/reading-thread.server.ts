// Runs the readers of .doc and .pdf, which are other people's code on untrusted bytes, in a thread that can be
// killed: ten seconds, 512 MB, no environment, no way to the network but none that the readers use. The thread's
// code is text, because it must start alike from the tests, from the command line's bundle and from the server's;
// the packages are handed to it as resolved addresses.

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { DocumentRefusal } from './refusals'

export interface ThreadText {
  readonly text: string
  readonly pages: number
}

const patience = 10_000
const mostMegabytes = 512
const mostThreads = 2
let running = 0
const waiting: (() => void)[] = []

// Word: the body and nothing else. PDF: lines as the page has them, a line that begins further right than the
// page's margin is indented by two wide blanks, which is how the parser tells a new 款 from a broken line.
const code = `
const { parentPort, workerData } = require('node:worker_threads')
const readers = {
  doc: async (bytes, module) => {
    const Extractor = module.default ?? module
    const document = await new Extractor().extract(Buffer.from(bytes))
    return { text: document.getBody(), pages: 1 }
  },
  pdf: async (bytes, module) => {
    const document = await module.getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0, stopAtErrors: false })
    const pages = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(linesOf(items))
      page.cleanup()
    }
    return { text: pages.join('\\n'), pages: document.numPages }
  },
}
function linesOf(items) {
  const lines = []
  let line
  for (const item of items) {
    if (typeof item.str !== 'string') continue
    if (!line && item.str.trim() !== '') line = { text: '', x: item.transform[4], size: Math.abs(item.transform[0]) || 10 }
    if (line) line.text += item.str
    if (item.hasEOL && line) { lines.push(line); line = undefined }
  }
  if (line) lines.push(line)
  const margin = Math.min(...lines.filter((one) => one.text.length > 10).map((one) => one.x))
  return lines.map((one) => (one.x > margin + one.size * 1.5 && one.x < margin + one.size * 3 ? '\\u3000\\u3000' + one.text : one.text)).join('\\n')
}
import(workerData.module)
  .then((module) => readers[workerData.kind](workerData.bytes, module))
  .then((read) => parentPort.postMessage(read))
  .catch((error) => parentPort.postMessage({ failure: String(error && error.name), reason: String(error && error.message) }))
`

/** Text of a .doc or .pdf. Refuses what is damaged, encrypted or not read within ten seconds and 512 MB. */
export async function readInThread(kind: 'doc' | 'pdf', bytes: Uint8Array): Promise<ThreadText> {
  if (running >= mostThreads) await new Promise<void>((go) => waiting.push(go))
  running++
  try {
    return await runThread(kind, bytes)
  } finally {
    running--
    waiting.shift()?.()
  }
}

function runThread(kind: 'doc' | 'pdf', bytes: Uint8Array): Promise<ThreadText> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(code, {
      eval: true,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      workerData: {
        kind,
        bytes: new Uint8Array(bytes),
        module: packageAddress(kind === 'doc' ? 'word-extractor' : 'unpdf'),
      },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    const finish = (act: () => void) => {
      clearTimeout(clock)
      act()
      void thread.terminate()
    }
    const clock = setTimeout(() => finish(() => reject(new DocumentRefusal('too-complex'))), patience)
    thread.once('message', (read: ThreadText | { readonly failure: string; readonly reason: string }) => {
      finish(() => ('failure' in read ? reject(refusalFor(read)) : resolve(read)))
    })
    thread.once('error', (error: Error & { code?: string }) => {
      finish(() =>
        reject(new DocumentRefusal(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-complex' : 'damaged')),
      )
    })
    thread.once('exit', () => finish(() => reject(new DocumentRefusal('damaged'))))
  })
}

function refusalFor({ failure, reason }: { readonly failure: string; readonly reason: string }): Error {
  if (failure === 'PasswordException' || /encrypt|password/i.test(reason))
    return new DocumentRefusal('encrypted')
  // A package that is not installed is our fault and not the file's.
  if (/Cannot find (?:module|package)/.test(reason))
    return new Error(`Expected the document readers to be installed: ${reason}`)
  return new DocumentRefusal('damaged')
}

// Both packages answer to require.resolve, which every bundler and the test runner leave alone; import.meta.resolve
// is refused by the test runner.
function packageAddress(name: string): string {
  return pathToFileURL(createRequire(import.meta.url).resolve(name)).href
}
