// Words as a file of XML can hold them.

/** XML knows no control characters and no half pairs; a text may hold either. */
export function printable(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
}
