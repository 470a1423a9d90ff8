// opencc-js ships this entry without its types.
declare module 'opencc-js/t2cn' {
  /** Dictionaries by target: lists of entries 繁 简, divided by |. */
  export const Locale: { readonly to: { readonly cn: readonly (readonly string[])[] } }
  export function Converter(options: { from: string; to: string }): (text: string) => string
}
