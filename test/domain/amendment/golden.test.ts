import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { applyDecision, type Operation, parseDecision, type Quoted } from '../../../app/domain/amendment'
import { parseStatute, statuteText } from '../../../app/domain/statute'

// Decisions written for these tests. Each folder holds an act, a decision, and what both give: the operations, what is
// doubtful, and the amended text or the refusal. UPDATE=1 writes the expectation; a missing one fails.
const root = fileURLToPath(new URL('./golden/', import.meta.url))

const quoted = (text: Quoted | undefined) => (text ? ` “${text.paragraphs.join('¶')}”` : '')
const places = (addresses: readonly { readonly words: string }[]) =>
  addresses.map(({ words }) => words).join('、')

function line(operation: Operation): string {
  const { type, item } = operation
  const head = `${item} ${type}`
  switch (type) {
    case 'replacement':
      return `${head} ${places(operation.units)}${quoted(operation.text)}`
    case 'substitution': {
      const except = operation.except.length > 0 ? ` except ${places(operation.except)}` : ''
      return `${head} ${places(operation.units) || '全文'}${quoted(operation.from)} →${quoted(operation.to)}${except}`
    }
    case 'insertion': {
      if (operation.level === 'words')
        return `${head} words ${operation.unit.words} ${JSON.stringify(operation.at)}${quoted(operation.text)}`
      const heading = operation.heading === undefined ? '' : ` 《${operation.heading}》`
      return `${head} ${operation.count} ${operation.level} → ${places(operation.as)}${heading}${quoted(operation.text)}`
    }
    case 'repeal':
      return `${head} ${places(operation.units)}${quoted(operation.text)}`
    case 'renumbering':
      return `${head} ${places(operation.from)} → ${places(operation.to)}`
    case 'split':
      return `${head} ${operation.from.words} → ${places(operation.to)}${quoted(operation.text)}`
    case 'join':
      return `${head} ${places(operation.from)} → ${operation.to?.words ?? ''}${quoted(operation.text)}`
    default:
      return head
  }
}

function told(folder: string): string {
  const read = (file: string) => readFileSync(`${root}${folder}/${file}`, 'utf8')
  const decision = parseDecision(read('decision.txt'))
  const result = applyDecision(parseStatute(read('old.txt')).tree, decision)
  return [
    ...decision.acts.flatMap(({ title, items }) => [
      `《${title}》`,
      ...items.flatMap(({ operations }) => operations.map(line)),
    ]),
    '',
    ...decision.messages.map(({ rule, item, words }) => `${rule} ${item}: ${words.replaceAll('\n', '¶')}`),
    '',
    ...(result.ok
      ? [
          statuteText(result.tree),
          '',
          ...result.rewrites.map(({ article, from, to }) => `${article}: ${from} → ${to}`),
          ...result.doubts.map(({ article, words, reason }) => `${article}: ${words}? ${reason}`),
          ...result.links.map(({ from, to }) => `${from.join('+') || '∅'} → ${to.join('+') || '∅'}`),
        ]
      : [`refused ${result.refusal.item}: ${result.refusal.reason} | ${result.refusal.words}`]),
    '',
  ].join('\n')
}

const folders = readdirSync(root)

it('has a case for each shape', () => {
  expect(folders.length).toBeGreaterThanOrEqual(15)
})

it.each(folders)('reads and applies %s', (folder) => {
  const file = `${root}${folder}/expected.txt`
  if (process.env.UPDATE === '1') writeFileSync(file, told(folder))
  expect(existsSync(file), `${file} is there; UPDATE=1 writes it`).toBe(true)
  expect(told(folder)).toBe(readFileSync(file, 'utf8'))
})
