// The frame of every picture: a sentence that says what is to be seen, the picture, and the same numbers as a table.

import { type ReactNode, useId } from 'react'
import { useLanguage } from '~/language'
import { Details } from '../ui/Disclosure'

export interface FigureTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

interface FigureProps {
  /** One sentence, with its numbers: 意见最多的是第十二条（44条，41人），有9条没有意见 */
  readonly finding: string
  readonly table: FigureTable
  readonly children: ReactNode
}

export function Figure({ finding, table, children }: FigureProps) {
  const { say } = useLanguage()
  return (
    <figure className="figure">
      <figcaption>{finding}</figcaption>
      {children}
      <Details summary={say('以表格看', 'As a table')}>
        <FigureNumbers table={table} caption={finding} />
      </Details>
    </figure>
  )
}

function FigureNumbers({ table, caption }: { table: FigureTable; caption: string }) {
  return (
    <table className="table table-dense">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {table.head.map((words, column) => (
            <th key={words} scope="col" className={column === 0 ? undefined : 'numeric'}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join('|')}>
            {row.map((cell, column) =>
              column === 0 ? (
                <th key={table.head[column]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={table.head[column]} className={typeof cell === 'number' ? 'numeric' : undefined}>
                  {typeof cell === 'number' ? cell.toLocaleString('en') : cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface PictureProps {
  readonly width: number
  readonly height: number
  readonly label: string
  readonly children: ReactNode
  readonly className?: string
  /** Fills its width whatever its height: for bars, where nothing is written. */
  readonly isStretched?: boolean
}

/** A still picture, named by its sentence. */
export function Picture({ width, height, label, children, className, isStretched }: PictureProps) {
  const id = useId()
  return (
    <svg
      className={`picture ${className ?? ''}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      preserveAspectRatio={isStretched ? 'none' : undefined}
      role="img"
      aria-labelledby={id}
    >
      <title id={id}>{label}</title>
      {children}
    </svg>
  )
}
