// Why a file will not be read, and what the person who chose it can do now. One table in both languages: the
// import page and the command line say the same thing.

const sentences = {
  empty: {
    zh: '文件是空的。请选择有内容的文件；什么都没有保存。',
    en: 'The file is empty. Choose a file with text; nothing was saved.',
  },
  'too-large': {
    zh: '文件超过20 MB或者文字过多。请只保留正文后再选一次；什么都没有保存。',
    en: 'The file is over 20 MB or holds too much text. Keep the text of the law only and choose it again; nothing was saved.',
  },
  'wrong-type': {
    zh: '这个文件的内容不是可以读取的格式{found}。请选择 .docx、.doc、.pdf、.md、.txt 或 .html 文件；什么都没有保存。',
    en: 'The content of this file is of a kind that cannot be read{found}. Choose a .docx, .doc, .pdf, .md, .txt or .html file; nothing was saved.',
  },
  encrypted: {
    zh: '文件加了密码，打不开。请去掉密码、另存后再选一次；什么都没有保存。',
    en: 'The file is protected by a password. Remove it, save the file and choose it again; nothing was saved.',
  },
  macro: {
    zh: '文件带有宏，出于安全不予读取。请另存为不带宏的 .docx 后再选一次；什么都没有保存。',
    en: 'The file holds macros and is not read for safety. Save it as a .docx without macros and choose it again; nothing was saved.',
  },
  'zip-bomb': {
    zh: '文件解压后大得不正常，没有读取。请把正文粘贴到新的文件里再选一次；什么都没有保存。',
    en: 'The file unpacks to far more than a law text holds and was not read. Paste the text into a new file and choose that; nothing was saved.',
  },
  'no-text-layer': {
    zh: '这份PDF是扫描件，里面只有图片、没有文字。请换成Word文件，或者先做文字识别；什么都没有保存。',
    en: 'This PDF is a scan: it holds pictures and no text. Use the Word file, or run text recognition first; nothing was saved.',
  },
  damaged: {
    zh: '文件已损坏，读不出来。请用原来的软件打开、重新保存后再选一次；什么都没有保存。',
    en: 'The file is damaged and cannot be read. Open it in its own program, save it again and choose that; nothing was saved.',
  },
  'too-complex': {
    zh: '这个文件在10秒内没有读完，已经停止。请把正文粘贴到新的文件里再选一次；什么都没有保存。',
    en: 'The file could not be read within 10 seconds and was given up. Paste the text into a new file and choose that; nothing was saved.',
  },
  'too-many-articles': {
    zh: '文件里有{count}条，超过一次可以导入的5000条。请按编或按部拆成几个文件；什么都没有保存。',
    en: 'The file has {count} articles; one import takes at most 5,000. Split it by book or by act; nothing was saved.',
  },
} as const

export type DocumentRefusalCode = keyof typeof sentences
export type DocumentLanguage = 'zh' | 'en'
export type RefusalParams = Readonly<Record<string, string | number>>

/** The sentence for a refusal in a language; `{name}` is filled from the parameters. */
export function documentRefusalSentence(
  code: DocumentRefusalCode,
  params: RefusalParams,
  language: DocumentLanguage,
): string {
  return sentences[code][language].replace(/\{([a-z]{1,20})\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) return ''
    return name === 'found'
      ? language === 'zh'
        ? `（看起来是${value}）`
        : ` (it looks like ${value})`
      : String(value)
  })
}

/** All codes, for tests and for the interface's tables. */
export const documentRefusalCodes = Object.keys(sentences) as readonly DocumentRefusalCode[]

/** A file that will not be read. `message` is the English sentence, `chinese` the Chinese one. */
export class DocumentRefusal extends Error {
  constructor(
    readonly code: DocumentRefusalCode,
    readonly params: RefusalParams = {},
  ) {
    super(documentRefusalSentence(code, params, 'en'))
    this.name = 'DocumentRefusal'
  }

  get chinese(): string {
    return documentRefusalSentence(this.code, this.params, 'zh')
  }
}
