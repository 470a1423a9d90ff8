// The number of an article in an English sentence. Law text itself is never translated.

/** `art_120-1` → `Article 120-1`; other places by their name. */
export function articleInEnglish(eId: string): string {
  return eId.startsWith('art_') ? `Article ${eId.slice(4)}` : eId
}
