export { LanguageProvider, LawText, useLanguage } from './context'
export {
  counted,
  htmlLanguage,
  type Label,
  type Language,
  labelIn,
  lawLanguage,
  type Say,
  sayIn,
} from './language'
export {
  type Contrast,
  type Preferences,
  preferenceHeaders,
  preferencesAt,
  readPreferences,
  sameSitePath,
  type TextSize,
  type Theme,
} from './preferences'
