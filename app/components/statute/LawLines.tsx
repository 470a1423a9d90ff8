// The lines of an article's text: 款, 项 and 目 one a paragraph, the number before the first. A line is known by its place
// in the text, since two lines may hold the same words.

interface LawLinesProps {
  readonly text: string
  /** Printed before the first line. */
  readonly number?: string
}

export function LawLines({ text, number }: LawLinesProps) {
  return (
    <>
      {linesOf(text).map(({ at, words }) => (
        <p key={at} lang="zh-CN">
          {at === 0 && number ? <span className="number">{number}　</span> : null}
          {words}
        </p>
      ))}
    </>
  )
}

function linesOf(text: string): { at: number; words: string }[] {
  let at = 0
  return text.split('\n').map((words) => {
    const line = { at, words }
    at += words.length + 1
    return line
  })
}
