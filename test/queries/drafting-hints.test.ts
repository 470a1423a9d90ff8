import { expect, it } from 'vitest'
import { importVersion } from '~/commands/import-version.server'
import { hintedHtml, hintsHtml } from '~/components/statute/hints-html'
import { termRuns } from '~/components/statute/term-runs'
import { type Actor, visitor } from '~/domain/access'
import { parseStatute } from '~/domain/statute'
import { draftingHints, hintGroups } from '~/queries/drafting-hints.server'
import { openTestContext, testNow } from '../context'

const drafter: Actor = { id: 'person1', roles: ['drafter'], stationIds: [], regionCodes: ['3301'] }
const source = `临江市节水条例
第一条　为了节约用水，制定本条例。
第二条　本条例适用于本市。
单位和其它组织应当节约用水。
第四条　本条例自2024年5月1日起施行。
`

it('gives hints by article to staff of the region, and to nobody else', async () => {
  const ctx = await openTestContext()
  const { versionId } = await importVersion(ctx, drafter, {
    workId: 'water',
    title: '临江市节水条例',
    kind: 'regulation',
    issuer: '临江市人大常委会',
    regionCode: '3301',
    stage: 'draft',
    label: '草案',
    source,
    datedOn: testNow,
    isPublic: true,
  })
  const asked = { versionId, regionCode: '3301' }
  const hints = await draftingHints(ctx, drafter, asked)
  expect(hints?.map(({ rule, articleEId, words, put }) => [rule, articleEId, words, put])).toEqual([
    ['other-word', 'art_2', '其它', '其他'],
    ['article-sequence', 'art_4', '第四条', undefined],
  ])
  expect(await draftingHints(ctx, drafter, asked)).toBe(hints)
  expect(await draftingHints(ctx, visitor, asked)).toBeUndefined()
  expect(await draftingHints(ctx, { ...drafter, roles: ['resident'] }, asked)).toBeUndefined()
  expect(await draftingHints(ctx, { ...drafter, regionCodes: ['3302'] }, asked)).toBeUndefined()
  await ctx.close()
})

it('groups an upload by rule, the heaviest first, and leaves to the parser what the parser says', () => {
  const groups = hintGroups(
    parseStatute(source).tree,
    source.replace('。\n第四条', '，但节约有功的除外。\n第四条'),
  )
  expect(groups.map(({ rule, count, fixable }) => [rule, count, fixable])).toEqual([['other-word', 1, 1]])
})

it('folds hints under their article in the language of the interface, every word escaped', () => {
  const { tree } = parseStatute(source)
  const hint = {
    severity: 'error' as const,
    place: '第二条第二款',
    words: '<其它>',
    reason: '用“其他”，不用“其它”。',
    reasonEn: '其他, not 其它.',
    put: '其他',
    articleEId: 'art_2',
  }
  const html = hintedHtml(tree, [hint, { ...hint, articleEId: undefined, put: '' }], { language: 'zh' })
  expect(html).toMatch(/^<details class="details hints" lang="zh-CN"><summary>起草提示1处<\/summary>/)
  expect(html).toContain('“&lt;其它&gt;”')
  expect(html.indexOf('可以直接改为<span lang="zh-CN">“其他”')).toBeGreaterThan(html.indexOf('id="art_2"'))
  expect(html).toContain('可以直接删去')
  expect(hintsHtml([hint, hint], 'en')).toContain('2 drafting hints')
  expect(hintsHtml([], 'zh')).toBe('')
  expect(hintedHtml(tree, null, { language: 'zh' })).not.toContain('hints')
})

it('marks Chinese terms in an English sentence', () => {
  expect(termRuns('其他, not 其它')).toEqual([
    { text: '其他', isChinese: true },
    { text: ', not ', isChinese: false },
    { text: '其它', isChinese: true },
  ])
  expect(termRuns('A comma follows 除…外')).toEqual([
    { text: 'A comma follows ', isChinese: false },
    { text: '除…外', isChinese: true },
  ])
  expect(termRuns('Numbers.')).toEqual([{ text: 'Numbers.', isChinese: false }])
})
