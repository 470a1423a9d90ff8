// Text of people as it really is: characters that cannot be seen but turn or hide others (bidi controls, zero-width,
// tag characters) are drawn as marks with their code, and no more than four combining marks pile on one letter.
// The stored words are untouched; this is only how they are shown.

import { Fragment } from 'react'

export type TextPiece = { readonly text: string } | { readonly mark: string }

// Zero-width joiner and non-joiner (200c, 200d) belong to real scripts and emoji, yet two equal-looking comments may
// differ by them: they are shown too. Soft hyphen likewise. No look-behind: Safari before 16.4 cannot read one.
const unseen =
  /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|\p{M}{5,}/gu

const drawnCombiningMarks = 4

/** Pieces in order; those that are `mark` stand for a character that would not be seen. */
export function visiblePieces(words: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const found of words.matchAll(unseen)) {
    const characters = Array.from(found[0])
    const drawn =
      characters.length > drawnCombiningMarks && /^\p{M}/u.test(found[0]) ? drawnCombiningMarks : 0
    const text = words.slice(at, found.index) + characters.slice(0, drawn).join('')
    if (text !== '') pieces.push({ text })
    pieces.push({ mark: codesOf(characters.slice(drawn)) })
    at = found.index + found[0].length
  }
  if (at < words.length) pieces.push({ text: words.slice(at) })
  return pieces
}

function codesOf(characters: readonly string[]): string {
  const codes = characters.map(
    (c) => `U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return codes.length > 3 ? `${codes[0]}×${codes.length}` : codes.join(' ')
}

/** Somebody's words, isolated from the direction of the page. */
export function VisibleText({ children }: { children: string }) {
  return (
    <bdi className="visible-text">
      {visiblePieces(children).map((piece, index) =>
        'text' in piece ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one fixed text never reorder
          <Fragment key={index}>{piece.text}</Fragment>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={index} className="unseen">
            {piece.mark}
          </span>
        ),
      )}
    </bdi>
  )
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** For attribute values and text in string renderers. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** The same as `VisibleText` for string renderers, without the isolating element. */
export function visibleHtml(text: string): string {
  if (text.search(unseen) < 0) return escapeHtml(text)
  return visiblePieces(text)
    .map((piece) => ('text' in piece ? escapeHtml(piece.text) : `<span class="unseen">${piece.mark}</span>`))
    .join('')
}
