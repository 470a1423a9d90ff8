// A table of records. On a phone each row becomes a block with the column's name before the value; the names are in
// the page, and the table's roles are stated because `display: block` takes them away.

import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Figures stand right-aligned; their unit is in the head. */
  readonly numeric?: boolean
  /** Short codes and telephone numbers, which a line must not cut. */
  readonly whole?: boolean
  /** The address that sorts by this column. */
  readonly sortHref?: string
  readonly sorted?: 'ascending' | 'descending'
}

interface TableProps<Row> {
  readonly caption: ReactNode
  /** The first one is the row's name: bold, and a row head. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly captionHidden?: boolean
  /** Rows of 32 px, for desks. */
  readonly dense?: boolean
  /** Below three columns, or for matrices: stays a table on a phone. */
  readonly stays?: boolean
  readonly empty?: ReactNode
}

export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, captionHidden, dense, empty } = props
  const stays = props.stays ?? columns.length < 3
  if (rows.length === 0 && empty !== undefined) return empty
  const name = `table${stays ? ' table-stays' : ' table-blocks'}${dense ? ' table-dense' : ''}`
  return (
    <div className="table-frame">
      {/* biome-ignore lint/a11y/noRedundantRoles: display: block on a phone takes the role away */}
      <table className={name} role="table">
        <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.numeric ? 'numeric' : undefined}
                aria-sort={column.sorted}
              >
                {column.sortHref ? <a href={column.sortHref}>{column.head}</a> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tbody role="rowgroup">
          {rows.map((row) => (
            // biome-ignore lint/a11y/noRedundantRoles: as above
            <tr key={rowKey(row)} role="row">
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} row={row} head={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row, head }: { column: Column<Row>; row: Row; head: boolean }) {
  const name = column.numeric ? 'numeric' : column.whole ? 'whole' : undefined
  const content = (
    <>
      <span className="cell-name" aria-hidden="true">
        {column.head}
      </span>
      <span className="cell-value">{column.cell(row)}</span>
    </>
  )
  return head ? (
    // biome-ignore lint/a11y/noRedundantRoles: display: block on a phone takes the role away
    <th scope="row" role="rowheader" className={name}>
      {content}
    </th>
  ) : (
    <td className={name}>{content}</td>
  )
}

interface MatrixFrameProps {
  readonly label: string
  readonly children: ReactNode
}

/** A wide matrix scrolls inside a region that the keyboard can reach. */
export function MatrixFrame({ label, children }: MatrixFrameProps) {
  return (
    <section className="matrix-frame" aria-label={label}>
      {children}
    </section>
  )
}
