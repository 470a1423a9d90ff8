// A table as offices hand it on (征求意见汇总表, 采纳情况表): a title, a few facts, one row for each comment. Every cell is
// words. What the columns are is told by who makes the table; how Word and Excel set it is told once.

/** A column: its width in Excel (digits) and in Word (twentieths of a point; all together 14,570, the 25.7 cm between the
 *  margins of A4 landscape). */
export interface OfficeColumn<Key extends string = string> {
  readonly key: Key
  readonly header: string
  readonly digits: number
  readonly twips: number
}

/** Every table counts its rows, names the article and repeats its text. */
export type OfficeRow<Key extends string = string> = Readonly<
  Record<Key | 'n' | 'place' | 'original', string>
>

export interface OfficeTable<Key extends string = string> {
  readonly title: string
  /** Name of the sheet. */
  readonly name: string
  /** Lines under the title: of when, how many, how the sum closes, whose names stand. */
  readonly facts: readonly string[]
  readonly columns: readonly OfficeColumn<Key>[]
  readonly rows: readonly OfficeRow<Key>[]
}

/** The row as Word prints it: the text of an article stands once, at its first comment, as clerks write it; repeated it
 *  made 73 pages of 200 comments. A sheet is sorted and filtered, and keeps it in every row. */
export function rowInPrint<Key extends string>(row: OfficeRow<Key>, before?: OfficeRow<Key>): OfficeRow<Key> {
  const isSame = row.original !== '' && before?.place === row.place && before.original === row.original
  return isSame ? { ...row, original: '（同上）' } : row
}
