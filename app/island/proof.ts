// Proof of work for the form: the task is fetched when somebody begins to type and solved in a worker meanwhile, so
// that it is there when the form is sent. Where anything of this fails, the form goes without it and the server decides.

import { type Challenge, proofField } from '~/domain/door/proof'

const patienceMs = 8_000

/** Starts with the first letter; the function answers with the field's value, empty where there is none. */
export function startProof(form: HTMLFormElement): () => Promise<string> {
  let found: Promise<string> | undefined
  const begin = () => {
    found ??= prove(form).catch(() => '')
    return found
  }
  form.addEventListener('input', begin, { once: true })
  return () => Promise.race([begin(), new Promise<string>((give) => setTimeout(() => give(''), patienceMs))])
}

async function prove({ dataset }: HTMLFormElement): Promise<string> {
  if (!dataset.challenge || !dataset.solver) return ''
  const answer = await fetch(dataset.challenge)
  if (!answer.ok) return ''
  const challenge = (await answer.json()) as Challenge
  const number = await inWorker(dataset.solver, challenge)
  return number === undefined ? '' : proofField({ ...challenge, number })
}

function inWorker(address: string, challenge: Challenge): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address)
    worker.addEventListener('message', ({ data }: MessageEvent<number | undefined>) => {
      worker.terminate()
      resolve(data)
    })
    worker.addEventListener('error', () => reject(new Error('The worker did not start')))
    worker.postMessage(challenge)
  })
}
