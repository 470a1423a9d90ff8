// The two languages of the interface and how a sentence is said in one of them. There is no catalogue of keys:
// both wordings stand beside their use, so that a reader of the code reads the page. Law text is never translated.

export type Language = 'zh' | 'en'

/** A word in both languages, as enum labels carry it. */
export interface Label {
  readonly zh: string
  readonly en: string
}

/** Chooses between the two wordings of one sentence. */
export type Say = (zh: string, en: string) => string

const sayChinese: Say = (zh) => zh
const sayEnglish: Say = (_zh, en) => en

/** The chooser for a language; for servers, string renderers and tests. */
export function sayIn(language: Language): Say {
  return language === 'en' ? sayEnglish : sayChinese
}

/** An enum label in a language. */
export function labelIn(language: Language, label: Label): string {
  return language === 'en' ? label.en : label.zh
}

/** The value of `<html lang>`; `zh-CN`, or 骨 and 直 take Japanese forms. */
export function htmlLanguage(language: Language): string {
  return language === 'en' ? 'en' : 'zh-CN'
}

/** Marks law text in an HTML string: `zh-CN` whatever the interface speaks. */
export const lawLanguage = 'zh-CN'

/** A number with its English noun: `1 comment`, `3 comments`, `1 person`, `2 people`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
