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
  /** The first column is Chinese in every interface: words of a law, names of stations. */
  readonly isLaw?: boolean
  readonly children: ReactNode
}

export function Figure({ finding, table, isLaw, children }: FigureProps) {
  return (
    <figure className="figure">
      <figcaption>{finding}</figcaption>
      {children}
      <FigureTableDetails table={table} caption={finding} isLaw={isLaw} />
    </figure>
  )
}

interface TableDetailsProps {
  readonly table: FigureTable
  readonly caption: string
  /** The first column holds words of a law, Chinese in every interface. */
  readonly isLaw?: boolean
}

/** ▾ 以表格看: the numbers of a picture. */
export function FigureTableDetails({ table, caption, isLaw }: TableDetailsProps) {
  const { say } = useLanguage()
  return (
    <Details summary={say('以表格看', 'As a table')}>
      <FigureNumbers table={table} caption={caption} isLaw={isLaw} />
    </Details>
  )
}

function FigureNumbers({ table, caption, isLaw }: TableDetailsProps) {
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
                <th key={table.head[column]} scope="row" lang={isLaw ? 'zh-CN' : undefined}>
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
