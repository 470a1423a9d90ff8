// What a password has to be: long rather than odd, and not the login. 12 symbols are never asked for by kind.

import { Refusal } from './refusal'

const shortest = 10

/** Throws the refusal for a password that is too short, is the login, or was typed twice differently. */
export function refuseWeakPassword(given: { login: string; password: string; again: string }): void {
  const { login, password, again } = given
  if ([...password].length < shortest) {
    throw new Refusal(
      'invalid',
      {
        zh: `密码至少${shortest}个字符，请加长。`,
        en: `A password has ${shortest} characters or more; make it longer.`,
      },
      'password',
    )
  }
  if (password.toLowerCase().includes(login.toLowerCase())) {
    throw new Refusal(
      'invalid',
      { zh: '密码里不要有用户名，请换一个。', en: 'A password must not hold the user name; choose another.' },
      'password',
    )
  }
  if (password !== again) {
    throw new Refusal(
      'invalid',
      { zh: '两次输入的密码不一样，请重新输入。', en: 'The two passwords differ; type them again.' },
      'again',
    )
  }
}
