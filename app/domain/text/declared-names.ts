// Short names that texts themselves declare: 《中华人民共和国某法》（以下简称某法）. What a court or a city calls a law in
// writing, people type, and the text's own citations use.

const DECLARED =
  /《([^《》]{3,60}(?:《[^《》]{3,40}》[^《》]{0,20})?)》[（(]以下(?:统一)?简?称(?:为)?[：:“《]?([^“”《》（）()，；。]{2,30}(?:（[一二三四五六七八九十]+）)?)[”》]?[）)]/g

/** Pairs of a short name and the title it stands for, as written. Linear. */
export function declaredIn(text: string): readonly (readonly [short: string, title: string])[] {
  // Most texts declare nothing; looking for the word costs a tenth of the pattern.
  if (!text.includes('称')) return []
  return [...text.matchAll(DECLARED)].map(([, title = '', short = '']) => [short, title] as const)
}
