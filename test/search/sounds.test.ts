import { expect, it } from 'vitest'
import { openEmbedded } from '../../search/embedded'
import { hearingOf, lettersOf } from '../../search/sounds'
import { createTitleTable } from '../../search/titles'

const titles = createTitleTable([
  '中华人民共和国民法典',
  '中华人民共和国刑法',
  '中华人民共和国宪法',
  '重庆市长江保护条例',
  '南湾市妇女儿童权益条例',
])

/** The law: these letters are heard as these titles, nearest first. */
async function hears(letters: string, expected: readonly string[]): Promise<void> {
  const heard = (await hearingOf(titles))(lettersOf(letters)?.letters ?? '')
  expect({ letters, heard }).toEqual({ letters, heard: expected })
}

it('hears whole syllables, first letters and a mixture of both', async () => {
  for (const letters of ['minfadian', 'min fa dian', 'MFD', 'mfadian', 'zhonghuarenmingongheguominfadian'])
    await hears(letters, ['中华人民共和国民法典'])
})

it('hears every name that the letters spell', () => hears('xf', ['中华人民共和国刑法', '中华人民共和国宪法']))

it('hears a beginning and what stands inside, and a last syllable typed half', async () => {
  await hears('chongqings', ['重庆市长江保护条例'])
  await hears('changjiang', ['重庆市长江保护条例'])
})

it('knows all readings of a character, and ü as v or u', async () => {
  for (const letters of ['zhongqingshizhangjiangbaohutiaoli', 'cqscjbhtl'])
    await hears(letters, ['重庆市长江保护条例'])
  for (const letters of ['nanwanshifunvertongquanyitiaoli', 'nanwanshifunuertongquanyitiaoli'])
    await hears(letters, ['南湾市妇女儿童权益条例'])
})

it('hears nothing in other letters', async () => {
  await hears('qqqq', [])
  expect(lettersOf('民法典')).toBeUndefined()
  expect(lettersOf('PM2.5')).toBeUndefined()
})

it('finds the work that the letters spell, the article when a number follows, and words of the texts as words', async () => {
  const engine = await openEmbedded()
  const law = '中华人民共和国民法典'
  await engine.replaceAll([
    { id: 'm2', title: law, article: '第二条', text: '民法调整平等主体之间的关系。' },
    { id: 'm1', title: law, article: '第一条', text: '为了保护民事主体的合法权益，制定本法。' },
    { id: 'app', title: '网络服务规定', article: '第一条', text: '本规定所称应用程序，又称MFD。' },
  ])
  const first = async (query: string) => {
    const { hits, expanded } = await engine.search({ query, page: 1, pageSize: 5 })
    return [hits[0]?.id, expanded[0]?.why]
  }
  expect(await first('minfadian')).toEqual(['m1', 'sounds'])
  expect(await first('minfadian 2')).toEqual(['m2', 'sounds'])
  expect(await first('mfd')).toEqual(['app', undefined])
})
