// The number a reader gives to staff when a page fails. It is worked out twice, for the log line and for the page,
// from what both know of the request; it says nothing about the request to anybody else.

/** Four hexadecimal digits from the answer's nonce and its path. */
export function errorNumber(nonce: string, path: string): string {
  let hash = 0x811c9dc5
  for (const character of `${nonce} ${path}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  return ((hash >>> 16) ^ (hash & 0xffff)).toString(16).toUpperCase().padStart(4, '0')
}
