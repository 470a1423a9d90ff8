// The plain question for a browser without a script, asked only when many comments come from one place: a small sum in
// words. It keeps no machine out that was written for it, but every machine that was not, and whoever cannot or will
// not answer submits all the same and waits for a person.

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const
const names = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const

export interface Question {
  readonly zh: string
  readonly en: string
  readonly answer: number
}

/** A sum of two numbers from 1 to 9; `seed` is any number. */
export function questionOf(seed: number): Question {
  const a = 1 + (Math.abs(Math.trunc(seed)) % 9)
  const b = 1 + (Math.trunc(Math.abs(seed) / 9) % 9)
  return {
    zh: `${digits[a]}加${digits[b]}等于几？`,
    en: `What is ${names[a]} plus ${names[b]}?`,
    answer: a + b,
  }
}

/** Reads 8, ８, 八, 十二, twelve is not read: the field asks for a number. */
export function isAnswer(given: string, { answer }: Question): boolean {
  const plain = given.normalize('NFKC').trim()
  const word = answer <= 10 ? digits[answer] : `十${answer === 10 ? '' : (digits[answer - 10] ?? '')}`
  return plain === String(answer) || plain === word
}
