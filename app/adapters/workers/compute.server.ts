// Runs a named task of `tasks.ts` in a thread, so that no page waits for a long computation. Two threads at most (the machines
// we measure on have two cores, and one belongs to the pages); one that has nothing to do is kept for the next task, because
// starting one costs a tenth of a second, and does not hold the process. A thread that asks another has threads of its own, and they
// end with it. A thread that dies fails its task, loudly.

import { Worker, workerData } from 'node:worker_threads'
import { threadEntry } from './entry.server'
import type { TaskInput, TaskName, TaskResult } from './tasks'

type Message =
  | { readonly piece: unknown }
  | { readonly result: unknown }
  | { readonly failure: { readonly name: string; readonly message: string; readonly code?: string } }

const mostThreads = 2
/** Long computations make many short-lived strings; with V8's small nursery collecting them costs a fifteenth more time. */
const resourceLimits = { maxYoungGenerationSizeMb: 192 }
const idle: Worker[] = []
let running = 0
const waiting: (() => void)[] = []

/**
 * Run a task. `take` gets each piece it hands over, and the task waits for it: when `take` throws, the task is cancelled, its
 * thread ended, and `compute` rejects with what was thrown. A failure inside the task rejects with its message, name and code.
 */
export async function compute<N extends TaskName>(
  task: N,
  input: TaskInput<N>,
  take: (piece: unknown) => Promise<void> = () => Promise.resolve(),
): Promise<TaskResult<N>> {
  if (running >= mostThreads) await new Promise<void>((go) => waiting.push(go))
  running++
  try {
    const entry = entryOfThreads()
    return (await runOn(
      idle.pop() ?? new Worker(entry, { execArgv: [], workerData: { entry }, resourceLimits }),
      { task, input },
      take,
    )) as TaskResult<N>
  } finally {
    running--
    waiting.shift()?.()
  }
}

/** A thread may ask another one: it runs the same entry as itself. */
function entryOfThreads(): string {
  const own = workerData as { readonly entry?: string } | null
  return own?.entry ?? threadEntry()
}

function runOn(
  thread: Worker,
  asked: { readonly task: string; readonly input: unknown },
  take: (piece: unknown) => Promise<void>,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    for (const event of ['error', 'exit']) thread.removeAllListeners(event)
    thread.ref()
    const leave = () => {
      for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event)
      // Whatever it says from now on is of no task, but an unheard error would end the process.
      thread.on('error', (error) => console.warn(`workers: an idle thread failed (${error.message})`))
      thread.unref()
    }
    const end = (error: unknown) => {
      leave()
      void thread.terminate()
      reject(error)
    }
    thread.on('message', (message: Message) => {
      if ('piece' in message) {
        take(message.piece).then(() => thread.postMessage({ taken: true }), end)
        return
      }
      leave()
      idle.push(thread)
      thread.once('exit', () => idle.splice(idle.indexOf(thread) >>> 0, 1))
      if ('result' in message) resolve(message.result)
      else reject(Object.assign(new Error(message.failure.message), message.failure))
    })
    thread.once('error', end)
    thread.once('exit', (code) =>
      end(new Error(`A thread of the computation ${asked.task} ended (${code}).`)),
    )
    thread.postMessage(asked)
  })
}
