// A statute, or one article of it, from its HTML string.

/** `hanging` puts the numbers beside the text from 1200 px; only where the page gives them the room. */
export function Statute({ html, hanging = true }: { html: string; hanging?: boolean }) {
  // The string comes from statuteHtml, which escapes every word of the text.
  return (
    <div className={hanging ? 'statute-hanging' : undefined} dangerouslySetInnerHTML={{ __html: html }} />
  )
}
