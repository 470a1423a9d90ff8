// The script's own sentences, in the language of the page.

const isEnglish = document.documentElement.lang === 'en'

export const say = (zh: string, en: string): string => (isEnglish ? en : zh)

export const number = (value: number): string => value.toLocaleString('en')
