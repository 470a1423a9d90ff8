// Wording and granularity of drafted decisions, on an act of our own. Every case is replayed: the drafted text is parsed,
// carried out on the old act and gives the new one to the character.

import { expect, it } from 'vitest'
import { type DraftOptions, draftDecision } from '~/domain/amendment'
import { compareStatutes } from '~/domain/comparison'
import { parseStatute } from '~/domain/statute'

const articles = [
  '为了规范公共自行车的投放和使用，方便市民出行，制定本条例。',
  '本条例适用于本市行政区域内公共自行车的投放、使用和管理。',
  '市交通主管部门负责公共自行车的监督管理工作。\n城市管理、公安部门按照职责做好相关工作。',
  '运营单位应当具备下列条件：\n（一）有固定的经营场所；\n（二）有与经营规模相适应的维护人员；\n（三）有健全的安全管理制度。',
  '运营单位应当在七日内处理使用人的投诉。',
  '使用人应当按照规定停放车辆，爱护车辆和停放设施。',
  '违反本条例第六条规定的，由城市管理部门责令改正；拒不改正的，处五十元罚款。',
  '本条例自2027年1月1日起施行。',
]

type Change = (number: number, text: string) => string | readonly string[] | undefined

/** The act with some articles changed: undefined takes one out, several stand for it. */
function act(change: Change = (_, text) => text, title = '云泽市公共自行车管理条例'): string {
  const texts = articles.flatMap((text, index) => change(index + 1, text) ?? [])
  const numbered = texts.map((text, index) => `第${'零一二三四五六七八九十'[index + 1]}条　${text}`)
  return [title, ...numbered].join('\n\n').replaceAll('\n（', '\n\n（')
}

function draft(fresh: string, options: DraftOptions = {}, old = act()) {
  const [from, to] = [parseStatute(old).tree, parseStatute(fresh).tree]
  const drafted = draftDecision(from, to, compareStatutes(from, to), options)
  expect(drafted.replay).toMatchObject({ articles: [], headings: false })
  expect(drafted.isExact).toBe(true)
  return drafted
}

const items = (fresh: string, options?: DraftOptions, old?: string) =>
  draft(fresh, options, old).items.map(({ lines }) => lines.join('\n'))

const only =
  (wanted: number, text: string | readonly string[] | undefined): Change =>
  (number, own) =>
    number === wanted ? text : own

it('names the words where one short phrase changes', () => {
  expect(items(act((n, text) => (n === 5 ? text.replace('七日内', '十五日内') : text)))).toEqual([
    '一、将第五条中的“七日内处”修改为“十五日内处”。',
  ])
})

it('adds words behind a phrase that stands only once', () => {
  const fresh = act((n, text) => (n === 6 ? text.replace('爱护车辆', '不得损毁、私占车辆，爱护车辆') : text))
  expect(items(fresh)).toEqual([
    '一、在第六条中的“使用人应当按照规定停放车辆，”后增加“不得损毁、私占车辆，”。',
  ])
})

it('deletes words by naming them', () => {
  expect(items(act((n, text) => (n === 6 ? text.replace('，爱护车辆和停放设施', '') : text)))).toEqual([
    '一、删去第六条中的“，爱护车辆和停放设施”。',
  ])
})

it('writes a 款 when more than a phrase of it changes, and the article when little stays', () => {
  const second = '城市管理、公安、市场监督管理等部门和街道办事处按照各自职责，共同做好相关工作。'
  expect(items(act((n, text) => (n === 3 ? text.replace(/\n.*/, `\n${second}`) : text)))).toEqual([
    `一、将第三条第二款修改为：“${second}”`,
  ])
  expect(items(act(only(5, '运营单位应当公布投诉方式，接到投诉之日起三个工作日内答复使用人。')))).toEqual([
    '一、将第五条修改为：“运营单位应当公布投诉方式，接到投诉之日起三个工作日内答复使用人。”',
  ])
})

it('adds and takes out 款', () => {
  const third = '街道办事处协助做好停放秩序的管理。'
  expect(items(act((n, text) => (n === 3 ? `${text}\n${third}` : text)))).toEqual([
    `一、第三条增加一款，作为第三款：“${third}”`,
  ])
  expect(items(act((n, text) => (n === 3 ? text.replace(/\n.*/, '') : text)))).toEqual([
    '一、删去第三条第二款。',
  ])
})

it('writes 项 with their mark and without their last stop', () => {
  const point = (text: string) =>
    text.replace('（二）有与经营规模相适应的维护人员', '（二）每百辆车至少有二名专职维护人员')
  expect(items(act((n, text) => (n === 4 ? point(text) : text)))).toEqual([
    '一、将第四条第二项修改为：“（二）每百辆车至少有二名专职维护人员”。',
  ])
  const more = (text: string) => text.replace('制度。', '制度；\n（四）有处理投诉的专门机构。')
  expect(items(act((n, text) => (n === 4 ? more(text) : text)))).toEqual([
    '一、第四条增加一项，作为第四项：“（四）有处理投诉的专门机构”。',
  ])
  const less = (text: string) =>
    text.replace('（一）有固定的经营场所；\n', '').replace('（二）', '（一）').replace('（三）', '（二）')
  expect(items(act((n, text) => (n === 4 ? less(text) : text)))).toEqual(['一、删去第四条第一项。'])
})

it('adds an article and lets the closing formula carry numbers and citations', () => {
  const fresh = act((n, text) =>
    n === 5 ? [text, '鼓励运营单位采用电子围栏技术。'] : text.replace('第六条', '第七条'),
  )
  const drafted = draft(fresh)
  expect(drafted.items.map(({ lines }) => lines.join('\n'))).toEqual([
    '一、增加一条，作为第六条：“鼓励运营单位采用电子围栏技术。”',
  ])
  expect(drafted.frame.closing).toEqual([
    '此外，对条文顺序作相应调整。',
    '本决定自　　年　　月　　日起施行。',
    '《云泽市公共自行车管理条例》根据本决定作相应修改，重新公布。',
  ])
})

it('puts several new or repealed neighbours into one item', () => {
  const two = ['鼓励运营单位采用电子围栏技术。', '运营单位应当按月公布车辆完好率。']
  expect(items(act((n, text) => (n === 6 ? [text, ...two] : text)))).toEqual([
    `一、增加二条，作为第七条、第八条：“第七条　${two[0]}\n“第八条　${two[1]}”`,
  ])
  expect(items(act((n, text) => (n === 5 || n === 6 ? undefined : text)))).toEqual([
    '一、删去第五条、第六条。',
  ])
})

it('names the new number of a changed article', () => {
  const fresh = act((n, text) =>
    n === 2 ? undefined : n === 5 ? text.replace('七日内', '十五日内') : text.replace('第六条', '第五条'),
  )
  expect(items(fresh)).toEqual([
    '一、删去第二条。',
    '二、将第五条改为第四条，其中的“七日内处”修改为“十五日内处”。',
  ])
})

it('quotes quotations with the other marks and opens every paragraph', () => {
  const text =
    '本条例所称“公共自行车”，是指向公众提供租用服务的自行车。\n本条例所称“运营单位”，是指投放公共自行车的企业。'
  expect(items(act((n, own) => (n === 1 ? [own, text] : own.replace('第六条', '第七条'))))).toEqual([
    `一、增加一条，作为第二条：“${text.replaceAll('“', '‘').replaceAll('”', '’').replace('\n', '\n“')}”`,
  ])
})

it('collects a term that changes in many articles at the end, after the items', () => {
  const fresh = act((n, text) =>
    n === 5 ? text.replace('七日', '十日') : text.replaceAll('公共自行车', '共享单车'),
  )
  expect(items(fresh)).toEqual([
    '一、将第五条中的“七日内处”修改为“十日内处”。',
    '二、将第一条、第二条、第三条第一款中的“公共自行车”修改为“共享单车”。',
  ])
})

it('renames the act and follows the customs of a court', () => {
  const renamed = act(undefined, '云泽市共享自行车管理条例')
  expect(items(renamed)).toEqual(['一、将名称修改为“云泽市共享自行车管理条例”。'])
  const fresh = act((n, text) =>
    n === 2 ? undefined : n === 5 ? text.replace('七日', '十日') : text.replace('第六条', '第五条'),
  )
  const drafted = draft(fresh, { custom: 'court' })
  expect(drafted.items.map(({ lines }) => lines.join('\n'))).toEqual([
    '1.删除第二条。',
    '2.将第五条改为第四条，修改为：\n“运营单位应当在十日内处理使用人的投诉。”',
  ])
  expect(drafted.frame.closing[0]).toBe('3.条文顺序作相应调整。')
})

it('numbers the day of coming into force of an amendment, which does not publish the act anew', () => {
  const fresh = act((n, text) => (n === 5 ? text.replace('七日内', '十五日内') : text))
  const drafted = draft(fresh, { form: 'amendment', fields: { inForceOn: '2027年5月1日' } })
  expect(drafted.text.split('\n')).toEqual([
    '云泽市公共自行车管理条例修正案',
    '（　　年　　月　　日　　　　通过）',
    '对《云泽市公共自行车管理条例》作如下修改：',
    '一、将第五条中的“七日内处”修改为“十五日内处”。',
    '二、本修正案自2027年5月1日起施行。',
  ])
})

it('amends 刑法 and 宪法 by an amendment that names them in every item', () => {
  const title = '中华人民共和国刑法'
  const fresh = act((n, text) => (n === 5 ? text.replace('七日内', '十五日内') : text), title)
  expect(items(fresh, {}, act(undefined, title))).toEqual([
    '一、将刑法第五条中的“七日内处”修改为“十五日内处”。',
  ])
})

it('prints what the organ fills in', () => {
  const fields = {
    organ: '云泽市人民代表大会常务委员会',
    session: '云泽市第三届人民代表大会常务委员会第五次会议',
    passedOn: '2026年11月24日',
    inForceOn: '2027年1月1日',
  }
  const { frame } = draft(
    act((n, text) => (n === 2 ? undefined : text.replace('第六条', '第五条'))),
    { fields },
  )
  expect(frame.title).toBe('云泽市人民代表大会常务委员会关于修改《云泽市公共自行车管理条例》的决定')
  expect(frame.note).toBe('（2026年11月24日云泽市第三届人民代表大会常务委员会第五次会议通过）')
  expect(frame.opening).toBe(
    '云泽市第三届人民代表大会常务委员会第五次会议决定对《云泽市公共自行车管理条例》作如下修改：',
  )
})

it('makes articles of 款, divides and joins articles', () => {
  const [first = '', second = ''] = (articles[2] ?? '').split('\n')
  const renumbered = (text: string) => text.replace('第六条', '第七条')
  expect(items(act((n, text) => (n === 3 ? [second, first] : renumbered(text))))).toEqual([
    '一、将第三条第二款改为第三条，第一款改为第四条。',
  ])
  const longer = `${second.slice(0, -1)}，并定期会商。`
  expect(items(act((n, text) => (n === 3 ? [first, longer] : renumbered(text))))).toEqual([
    `一、将第三条改为两条，作为第三条、第四条，修改为：“第三条　${first}\n“第四条　${longer}”`,
  ])
  const joined = `${articles[4]}\n${articles[5]}`
  const fresh = act((n, text) =>
    n === 5 ? joined : n === 6 ? undefined : text.replace('第六条', '第五条第二款'),
  )
  expect(items(fresh)[0]).toBe(
    `一、将第五条、第六条合并，作为第五条，修改为：“${joined.replace('\n', '\n“')}”`,
  )
})

it('adds, renames and dissolves chapters, and says which chapter a new article opens', () => {
  const withChapters = (heads: Readonly<Record<number, string>>, change?: Change) => {
    let at = 0
    const lines = act(change).split('\n\n')
    const opened = lines.flatMap((line) => {
      const n = line.startsWith('第') ? ++at : 0
      return heads[n] ? [heads[n], line] : [line]
    })
    return opened.join('\n\n')
  }
  const old = withChapters({ 1: '第一章　总则', 4: '第二章　运营与使用', 7: '第三章　附则' })
  const renamed = withChapters({ 1: '第一章　总则', 4: '第二章　运营和使用', 7: '第三章　附则' })
  expect(items(renamed, {}, old)).toEqual(['一、将第二章章名修改为“运营和使用”。'])
  const added = withChapters({
    1: '第一章　总则',
    4: '第二章　运营与使用',
    7: '第三章　法律责任',
    8: '第四章　附则',
  })
  expect(items(added, {}, old)).toEqual(['一、增加一章，作为第三章，章名为“法律责任”，内容为第七条。'])
  const dissolved = withChapters({ 1: '第一章　总则', 4: '第二章　运营与使用' })
  expect(items(dissolved, {}, old)).toEqual(['一、删去第三章章名。'])
  const fresh = '运营单位应当公布收费标准。'
  const opening = withChapters(
    { 1: '第一章　总则', 4: '第二章　运营与使用', 8: '第三章　附则' },
    (n, text) => (n === 4 ? [fresh, text] : text.replace('第六条', '第七条')),
  )
  expect(items(opening, {}, old)).toEqual([`一、在第二章中增加一条，作为第四条：“${fresh}”`])
})
