import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareStatutes, originOf } from '~/domain/comparison'
import { articlesOf, parseStatute, type StatuteTree } from '~/domain/statute'
import { numberToHan } from '~/domain/text'

/** The chain of versions as `originOf` takes it. */
const chain = (trees: readonly StatuteTree[]) =>
  trees.map((tree, index) => {
    const before = trees[index - 1]
    return { articles: articlesOf(tree), ...(before ? { changes: compareStatutes(before, tree) } : {}) }
  })

const statute = (...articles: readonly string[]) =>
  parseStatute(articles.map((text, i) => `第${numberToHan(i + 1)}条　${text}`).join('\n')).tree

/** The laws: the pieces are the text, and each piece stood in the version that brought it where it says. */
function expectWhole(trees: readonly StatuteTree[]) {
  const versions = chain(trees)
  const origin = originOf(versions)
  const last = versions.at(-1)?.articles ?? []
  expect([...origin.keys()].sort()).toEqual(last.map(({ eId }) => eId).sort())
  for (const { eId, text } of last) {
    const pieces = origin.get(eId) ?? []
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    for (const piece of pieces) {
      const born = versions[piece.version]?.articles.find((one) => one.eId === piece.eId)?.text ?? ''
      // A citation that followed its article stands where the citation it was stood.
      if (piece.isShifted) expect(born.slice(piece.start)).toMatch(/^第[^条]+条/)
      else expect(born.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text)
    }
  }
  return origin
}

it('names the version that brought each phrase', () => {
  const origin = expectWhole([
    statute('市人民政府应当在三十日内答复。', '物业企业应当公示收费标准。'),
    statute('市人民政府应当在二十日内答复。', '物业企业应当公示收费标准。'),
    statute('为了便民，制定本条例。', '市人民政府应当在二十日内书面答复。', '物业企业应当公示收费标准。'),
  ])
  expect(origin.get('art_2')?.map(({ text, version }) => `${version + 1}${text}`)).toEqual([
    '1市人民政府应当在',
    '2二十日',
    '1内',
    '3书面',
    '1答复。',
  ])
  expect(origin.get('art_1')).toMatchObject([{ version: 2, eId: 'art_1', start: 0 }])
})

it('follows words through splits, joins and moves', () => {
  const first = '业主大会由全体业主组成，每年召开一次会议，讨论物业服务合同的订立和解除。'
  const second = '业主委员会执行业主大会的决定，接受业主的监督，每半年公布一次账目。'
  const other = '街道办事处应当指导业主大会的成立，提供会议场所和必要的法律咨询服务。'
  const origin = expectWhole([
    statute(first, second, other),
    statute(`${first}\n${second}`, other),
    statute(other, first, `${second}账目应当保存十年。`),
  ])
  expect(origin.get('art_2')).toMatchObject([{ version: 0, eId: 'art_1' }])
  expect(origin.get('art_3')?.at(-1)).toMatchObject({ text: '账目应当保存十年。', version: 2 })
})

/** `1words 2words` of one article, versions counted from 1; `↩` where the words had been gone. */
const said = (origin: ReturnType<typeof originOf>, eId: string) =>
  (origin.get(eId) ?? [])
    .map(({ text, version, returned }) => `${version + 1}${returned === undefined ? '' : '↩'}${text}`)
    .join(' ')

const fees = '物业企业应当公示收费标准。'
const lifts = '电梯维护单位应当每季度检查一次并记录。'
const reply = (days: string, how = '') => `市人民政府应当在收到申请之日起${days}之内${how}答复申请人。`

it('gives a line and a sentence that come back the origin they had', () => {
  const long = `${fees}\n${lifts}住户可以查阅记录。`
  const origin = expectWhole([
    statute(long, reply('三十日')),
    statute(fees, reply('三十日')),
    statute(`${fees}\n${lifts}`, reply('三十日')),
  ])
  expect(said(origin, 'art_1')).toBe(`1${fees} 3\n 1↩${lifts}`)
})

it('gives words that come back in a sentence that changed otherwise the origin they had', () => {
  const origin = expectWhole([
    statute(reply('三十日'), fees),
    statute(reply('二十日'), fees),
    statute(reply('三十日', '书面'), fees),
  ])
  expect(said(origin, 'art_1')).toBe('1市人民政府应当在收到申请之日起 1↩三十日 1之内 3书面 1答复申请人。')
})

it('takes a copy of words that still stand elsewhere, and a common short line, as new', () => {
  const copied = expectWhole([
    statute(lifts, fees),
    statute(lifts, fees),
    statute(lifts, `${fees}\n${lifts}`),
  ])
  expect(said(copied, 'art_2')).toBe(`1${fees} 3\n${lifts}`)
  const short = expectWhole([
    statute(`${fees}\n其他情形。`, lifts),
    statute(fees, lifts),
    statute(fees, `${lifts}\n其他情形。`),
  ])
  expect(said(short, 'art_2')).toBe(`1${lifts} 3\n其他情形。`)
})

it('does not let words return where a person said that the article is new', () => {
  const [a, b] = [statute(fees, lifts), statute(fees)]
  const changes = compareStatutes(b, a, { corrections: [{ from: [], to: ['art_2'] }] })
  const versions = [...chain([a, b]), { articles: articlesOf(a), changes }]
  expect(said(originOf(versions), 'art_2')).toBe(`3${lifts}`)
  expect(said(expectWhole([a, b, a]), 'art_2')).toBe(`1${lifts}`)
})

it('lets a renumbering and the citations that follow it change no origin', () => {
  const fine = '违反本条例第一条规定的，处二百元罚款。'
  const origin = expectWhole([
    statute(fees, fine),
    statute('为了便民，制定本条例。', fees, fine.replace('第一条', '第二条')),
    statute('为了便民，制定本条例。', lifts, fees, fine.replace('第一条', '第三条')),
  ])
  expect(origin.get('art_3')).toMatchObject([{ version: 0, text: fees }])
  expect(said(origin, 'art_4')).toBe('1违反本条例 1第三条 1规定的，处二百元罚款。')
  expect(origin.get('art_4')?.[1]).toMatchObject({ isShifted: true, eId: 'art_2', start: 5 })
})

const article = fc
  .array(
    fc.constantFrom('社区应当', '公示收费', '三十日', '十五日', '，', '\n（一）', '备案', '电梯', '。'),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((words) => `为${words.join('')}终。`)
const version = fc.array(article, { minLength: 1, maxLength: 6 }).map((articles) => statute(...articles))

it('holds for any three versions', () => {
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expectWhole([a, b, c])
    }),
    { numRuns: 80 },
  )
})

it('is unchanged by a version that changes nothing, and restored by one that takes everything back', () => {
  fc.assert(
    fc.property(version, version, (a, b) => {
      const twice = expectWhole([a, b])
      expect(expectWhole([a, b, b])).toEqual(twice)
      expect(expectWhole([a, b, a])).toEqual(expectWhole([a]))
      expect(expectWhole([a, b, a, b])).toEqual(twice)
    }),
    { numRuns: 40 },
  )
})

it('holds for the three stages of the property regulation', () => {
  const folder = new URL('../../../content/works/property-management/', import.meta.url)
  const names = readdirSync(folder)
    .filter((name) => /^[0-9]/.test(name))
    .sort()
  const origin = expectWhole(
    names.map((name) => parseStatute(readFileSync(new URL(name, folder), 'utf8')).tree),
  )
  const versions = new Set([...origin.values()].flat().map(({ version }) => version))
  expect(versions).toEqual(new Set([0, 1, 2]))
})
