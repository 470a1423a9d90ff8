// The choice of a comparison as its components get it.

import { useLanguage } from '~/language'
import { usePage } from '../page'
import { type CompareChoice, compareChoice } from './choice'

/** The choice that this page's address holds. */
export function useChoice(): CompareChoice {
  const { language } = useLanguage()
  return compareChoice(usePage().address, language)
}
