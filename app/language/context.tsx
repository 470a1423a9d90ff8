// Hands the language of the interface to components. The default is Chinese, so a component can be rendered alone.

import { createContext, type ReactNode, useContext } from 'react'
import { type Label, type Language, labelIn, type Say, sayIn } from './language'

const LanguageContext = createContext<Language>('zh')

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
}

/** The language, and `say(zh, en)` to word a sentence in it; `label` words an enum's label. */
export function useLanguage(): { language: Language; say: Say; label: (label: Label) => string } {
  const language = useContext(LanguageContext)
  return { language, say: sayIn(language), label: (label) => labelIn(language, label) }
}

/** Law text and people's own words: always Chinese, whatever the interface speaks. */
export function LawText({ children }: { children: ReactNode }) {
  return <span lang="zh-CN">{children}</span>
}
