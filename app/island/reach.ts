// A request of the reader's page to the server. That nothing comes back is an answer too (the connection is gone, or the server
// is), and whoever asks says so; anything else that goes wrong is a fault of ours and stays loud.

/** The response, or undefined where none came. A browser tells that by a TypeError and by nothing else (Fetch standard, 5.6). */
export async function reach(address: string, asked?: RequestInit): Promise<Response | undefined> {
  return orNothing(fetch(address, asked))
}

/** The text of a response; empty where the connection was lost while it came. */
export async function textOf(answer: Response): Promise<string> {
  return (await orNothing(answer.text())) ?? ''
}

async function orNothing<T>(coming: Promise<T>): Promise<T | undefined> {
  try {
    return await coming
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
