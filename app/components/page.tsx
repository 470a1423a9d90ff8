// What every component may know about the page it stands on: the form token, who is signed in, and the address.
// Filled by the root from its loader; the defaults let a component be rendered alone in a test.

import { createContext, type ReactNode, useContext } from 'react'
import type { Preferences } from '~/language'

export interface Person {
  readonly name: string
  readonly roles: readonly string[]
  readonly stationIds: readonly string[]
}

export interface PageFacts {
  /** Empty on pages that may be cached: those post with the cookie-less protection of the server. */
  readonly csrf: string
  readonly person: Person | null
  /** Path and query of this page. */
  readonly address: string
  readonly preferences: Preferences
}

const alone: PageFacts = {
  csrf: '',
  person: null,
  address: '/',
  preferences: { language: 'zh', size: 's', theme: 'system', contrast: 'normal', keys: 'on' },
}

const PageContext = createContext<PageFacts>(alone)

export function PageProvider({ facts, children }: { facts: PageFacts; children: ReactNode }) {
  return <PageContext.Provider value={facts}>{children}</PageContext.Provider>
}

export function usePage(): PageFacts {
  return useContext(PageContext)
}
