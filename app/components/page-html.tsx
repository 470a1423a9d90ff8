// Hands HTML strings of law texts from a route's loader to its components, beside the loader data: a text of 100
// articles is rendered once a version and must not be serialised again for each answer.

import { createContext, useContext } from 'react'

export const PageHtmlContext = createContext<ReadonlyMap<string, string>>(new Map())

/** The string a loader has set under this name; a missing one is a fault of the route. */
export function usePageHtml(name: string): string {
  const html = useContext(PageHtmlContext).get(name)
  if (html === undefined) throw new Error(`Expected the loader to set the HTML of ${name}`)
  return html
}
