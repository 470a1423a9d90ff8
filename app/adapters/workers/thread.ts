// The thread's side: runs one task after the other as it is asked to. It is an entry of its own in the command line's
// bundle (bin/build-cli.js), and is built from sources for the tests.

import { parentPort } from 'node:worker_threads'
import { type TaskName, tasks } from './tasks'

const port = parentPort
if (!port) throw new Error('Expected to run as a worker thread')

let taken: (() => void) | undefined
const hand = (piece: unknown) =>
  new Promise<void>((resolve) => {
    taken = resolve
    port.postMessage({ piece })
  })

port.on(
  'message',
  (message: { readonly taken: true } | { readonly task: TaskName; readonly input: unknown }) => {
    if ('taken' in message) {
      taken?.()
      return
    }
    const run = tasks[message.task] as (
      input: unknown,
      hand: (piece: unknown) => Promise<void>,
    ) => Promise<unknown>
    run(message.input, hand).then(
      (result) => port.postMessage({ result }),
      (error: Error) =>
        port.postMessage({
          failure: { name: error.name, message: error.message, code: (error as { code?: string }).code },
        }),
    )
  },
)
