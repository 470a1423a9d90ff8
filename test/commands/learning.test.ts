// Learning with the real commands on one database: times, answers, notes, lists, and the certificate.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { readStatuteFile } from '~/adapters/documents/read.server'
import { answerQuestion } from '~/commands/answer-question.server'
import { archiveStudyList } from '~/commands/archive-study-list.server'
import { certifyStudy } from '~/commands/certify-study.server'
import { importVersion } from '~/commands/import-version.server'
import { orderStudyList } from '~/commands/order-study-list.server'
import { publishStudyList } from '~/commands/publish-study-list.server'
import { recordArticleTime } from '~/commands/record-article-time.server'
import { recordReading } from '~/commands/record-reading.server'
import { saveStudyList } from '~/commands/save-study-list.server'
import { undoReadingNote } from '~/commands/undo-reading-note.server'
import { writeReadingNote } from '~/commands/write-reading-note.server'
import { type Actor, roles, visitor } from '~/domain/access'
import { studyRuleWords } from '~/domain/learning'
import { ownNotes } from '~/queries/reading-notes.server'
import { studyYear } from '~/queries/study-account.server'
import { deskStudyLists, listProgress, ownStudyLists, studyListView } from '~/queries/study-lists.server'
import { questionPage, questionsOf } from '~/queries/study-questions.server'
import { openTestContext, type TestContext, testNow } from '../context'
import { actorOf, drafter, openCity } from './city'

const deputy: Actor = actorOf('deputy', { regionCodes: ['990101'] })
const other: Actor = actorOf('deputy', { id: 'p-deputy2', regionCodes: ['990102'] })
const long = '犬只登记、免疫、收容和防疫检查的具体办法，由市公安机关会同市农业农村主管部门制定并向社会公布。'

const before = `云泽市养犬管理条例

第一条　为了规范养犬行为，${long}${long}制定本条例。

第二条　养犬人应当自取得犬只之日起三十日内办理登记，${long}${long}

第三条　每户限养一只犬，${long}${long}

第四条　违反第二条规定的，处二百元罚款，${long}${long}
`
const after = before
  .replace('三十日内', '十五日内')
  .replace('一只犬', '两只犬')
  .replace('二百元', '五百元以上一千元以下')

let ctx: TestContext
let versionId = ''

beforeAll(async () => {
  ctx = await openTestContext()
  await openCity(ctx)
  await ctx.change(async ({ tx, record }) => {
    for (const { id, regionCodes } of [deputy, other]) {
      const personId = id ?? ''
      await tx.person.create({
        data: {
          id: personId,
          login: personId,
          name: `代表${personId}`,
          passwordHash: '',
          createdAt: new Date(testNow),
        },
      })
      const grant = { id: `g-${personId}`, personId, role: 'deputy', createdAt: new Date(testNow) }
      await tx.roleGrant.create({ data: { ...grant, regionCode: regionCodes[0] ?? null } })
    }
    record({ type: 'user.created', by: 'system', ref: [] })
  })
  const text = {
    workId: 'dogs',
    title: '云泽市养犬管理条例',
    kind: 'regulation',
    issuer: '',
    regionCode: '9901',
    stage: 'passed' as const,
    datedOn: testNow,
    isPublic: true,
  }
  await importVersion(ctx, drafter, { ...text, label: '2020年文本', source: before })
  versionId = (await importVersion(ctx, drafter, { ...text, label: '2026年文本', source: after })).versionId
})
afterAll(() => ctx.close())

const rightFor = async (actor: Actor) => {
  const page = await questionPage(ctx, actor, { workId: 'dogs', version: versionId, answered: '' })
  const { questions } = await questionsOf(ctx, versionId)
  const question = questions.find(({ id }) => id === page?.next?.id)
  if (!question) throw new Error('Expected a question')
  return question
}

it('believes no more time than the clock of the server knows, whatever pages claim', async () => {
  ctx.setTime(testNow)
  const seen = { versionId, seen: { art_1: 30, art_2: 30, nothing: 500 } }
  expect(await recordArticleTime(ctx, deputy, seen)).toBe(0)
  await recordReading(ctx, deputy, versionId)
  ctx.setTime(testNow + 30_000)
  expect(await recordArticleTime(ctx, deputy, seen)).toBe(30)
  // A second tab at the same moment has nothing left to claim.
  expect(await recordArticleTime(ctx, deputy, seen)).toBe(0)
  // After hours without a word the page was asleep.
  ctx.setTime(testNow + 5 * 3_600_000)
  expect(await recordArticleTime(ctx, deputy, { versionId, seen: { art_3: 9_000 } })).toBe(120)
  expect(await recordArticleTime(ctx, visitor, seen)).toBe(0)
  expect(await recordArticleTime(ctx, deputy, { versionId, seen: { art_1: -5, art_2: 1.5 } })).toBe(0)
})

it('counts the text when a question on it is answered right, and certifies it with the rule and one event', async () => {
  expect((await studyYear(ctx, deputy)).readings).toEqual([])
  await expect(certifyStudy(ctx, deputy, 2026)).rejects.toMatchObject({ code: 'conflict' })
  const wrong = await rightFor(deputy)
  const choice = (right: boolean, { answer }: { answer: number }) => String(right ? answer : (answer + 1) % 3)
  expect(
    await answerQuestion(ctx, deputy, { versionId, questionId: wrong.id, choice: choice(false, wrong) }),
  ).toBe(false)
  // The first answer of the day stands.
  expect(
    await answerQuestion(ctx, deputy, { versionId, questionId: wrong.id, choice: choice(true, wrong) }),
  ).toBe(false)
  expect((await studyYear(ctx, deputy)).readings).toEqual([])
  const next = await rightFor(deputy)
  expect(next.id).not.toBe(wrong.id)
  expect(
    await answerQuestion(ctx, deputy, { versionId, questionId: next.id, choice: choice(true, next) }),
  ).toBe(true)
  const { readings, seconds } = await studyYear(ctx, deputy)
  expect(readings).toMatchObject([{ versionId, title: '云泽市养犬管理条例', day: '2026-11-24' }])
  expect(seconds).toBeGreaterThan(60)
  const { name, bytes } = await certifyStudy(ctx, deputy, 2026)
  expect(name).toBe('代表p-deputy2026年学习证明.docx')
  const { text } = await readStatuteFile(bytes, name)
  for (const { zh } of studyRuleWords) expect(text).toContain(zh)
  expect(text).toContain('云泽市养犬管理条例')
  expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'study.certified' } })).toBe(1)
  expect((await studyYear(ctx, other)).readings).toEqual([])
})

it('asks three questions a text and day, and shows the answer with its place', async () => {
  const third = await rightFor(deputy)
  const input = { versionId, questionId: third.id, choice: String(third.answer) }
  expect(await answerQuestion(ctx, deputy, input)).toBe(true)
  const page = await questionPage(ctx, deputy, { workId: 'dogs', version: versionId, answered: third.id })
  expect(page).toMatchObject({
    isUsedUp: true,
    answered: { isRight: true, compareHref: '/works/dogs/compare?from=1&to=2' },
  })
  expect(page?.next).toBeUndefined()
  expect(page?.answered?.articleHref).toBe(`/works/dogs/versions/${versionId}/articles/${third.eId}`)
  await expect(answerQuestion(ctx, visitor, input)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(answerQuestion(ctx, other, { ...input, choice: '' })).rejects.toMatchObject({
    field: 'choice',
  })
})

it('keeps notes for their writer alone, whatever the role of who asks', async () => {
  const note = { versionId, eId: 'art_3', quote: '每户限养两只犬', words: '城乡一样吗' }
  const id = await writeReadingNote(ctx, deputy, note)
  expect(await ownNotes(ctx, deputy)).toMatchObject([
    { id, quote: '每户限养两只犬', number: '第三条', isUndone: false },
  ])
  for (const role of roles) {
    const asker: Actor = { ...actorOf(role, { id: 'p-somebody' }), regionCodes: ['9901', '99'] }
    expect(await ownNotes(ctx, asker)).toEqual([])
    await expect(undoReadingNote(ctx, asker, { noteId: id })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await studyYear(ctx, asker)).readings).toEqual([])
  }
  expect(await ownNotes(ctx, visitor)).toEqual([])
  await undoReadingNote(ctx, deputy, { noteId: id })
  expect(await ownNotes(ctx, deputy)).toMatchObject([{ isUndone: true }])
  await undoReadingNote(ctx, deputy, { noteId: id, isBack: true })
  expect(await ownNotes(ctx, deputy)).toMatchObject([{ isUndone: false }])
  await expect(writeReadingNote(ctx, deputy, { ...note, quote: '三只犬' })).rejects.toMatchObject({
    field: 'quote',
  })
  await expect(writeReadingNote(ctx, deputy, { ...note, quote: '', words: ' ' })).rejects.toMatchObject({
    field: 'words',
  })
  await expect(writeReadingNote(ctx, visitor, note)).rejects.toMatchObject({ code: 'forbidden' })
})

it('shows a note on the same article of a later version', async () => {
  const { lineageId } = await ctx.database.prisma.versionArticle.findFirstOrThrow({
    where: { versionId, eId: 'art_3' },
  })
  const first = await ctx.database.prisma.version.findFirstOrThrow({ where: { workId: 'dogs', ordinal: 1 } })
  await writeReadingNote(ctx, other, { versionId: first.id, eId: 'art_3', quote: '', words: '上一稿的笔记' })
  expect(await ownNotes(ctx, other, { lineageId })).toMatchObject([
    { words: '上一稿的笔记', versionLabel: '2020年文本' },
  ])
  expect(await ownNotes(ctx, other, { lineageId: 'another' })).toEqual([])
})

it('lets staff make, order, publish and archive a list, and see how far deputies are with it and nothing else', async () => {
  const facts = { title: '学习清单', words: '', regionCode: '9901', dueOn: '2026-12-31' }
  for (const role of roles) {
    if (['drafter', 'reviewer', 'publisher'].includes(role)) continue
    await expect(saveStudyList(ctx, actorOf(role), facts)).rejects.toMatchObject({ code: 'forbidden' })
  }
  await expect(saveStudyList(ctx, drafter, { ...facts, title: ' ' })).rejects.toMatchObject({
    field: 'title',
  })
  await expect(saveStudyList(ctx, drafter, { ...facts, dueOn: '2026-02-30' })).rejects.toMatchObject({
    field: 'dueOn',
  })
  await expect(saveStudyList(ctx, drafter, { ...facts, regionCode: '8801' })).rejects.toMatchObject({
    code: 'forbidden',
  })
  const listId = await saveStudyList(ctx, drafter, facts)
  await expect(publishStudyList(ctx, drafter, listId)).rejects.toMatchObject({ field: 'text' })
  await orderStudyList(ctx, drafter, { listId, act: 'add', text: '云泽市养犬管理条例' })
  await expect(
    orderStudyList(ctx, drafter, { listId, act: 'add', text: '/works/dogs' }),
  ).rejects.toMatchObject({ field: 'text' })
  await expect(
    orderStudyList(ctx, drafter, { listId, act: 'add', text: '没有的条例' }),
  ).rejects.toMatchObject({ field: 'text' })
  expect(await ownStudyLists(ctx, deputy)).toEqual([])
  expect(await studyListView(ctx, deputy, listId)).toBeUndefined()
  await publishStudyList(ctx, drafter, listId)
  expect(await ownStudyLists(ctx, deputy)).toMatchObject([
    { title: '学习清单', done: 1, texts: [{ state: 'done' }] },
  ])
  expect(await ownStudyLists(ctx, other)).toMatchObject([{ done: 0, texts: [{ state: 'unread' }] }])
  const list = await studyListView(ctx, drafter, listId)
  if (!list) throw new Error('Expected the list')
  const progress = await listProgress(ctx, drafter, list)
  expect(progress.map(({ personId, states }) => [personId, states])).toEqual([
    ['p-deputy', ['done']],
    ['p-deputy2', ['unread']],
  ])
  for (const role of ['deputy', 'station', 'researcher', 'auditor', 'admin'] as const)
    await expect(listProgress(ctx, actorOf(role), list)).rejects.toMatchObject({ code: 'forbidden' })
  await archiveStudyList(ctx, drafter, listId)
  expect(await ownStudyLists(ctx, deputy)).toEqual([])
  expect(await deskStudyLists(ctx, drafter)).toMatchObject([{ state: 'archived' }])
  await expect(orderStudyList(ctx, drafter, { listId, act: 'remove', text: 'dogs' })).rejects.toMatchObject({
    code: 'conflict',
  })
})

it('moves texts of a list one place at a time', async () => {
  const listId = await saveStudyList(ctx, drafter, {
    title: '顺序',
    words: '',
    regionCode: '9901',
    dueOn: '',
  })
  for (const workId of ['cats', 'birds']) {
    const text = {
      workId,
      kind: 'regulation',
      issuer: '',
      regionCode: '9901',
      label: '文本',
      datedOn: testNow,
    }
    await importVersion(ctx, drafter, {
      ...text,
      title: `${workId}条例`,
      stage: 'passed',
      source: '第一条　保护动物。\n',
      isPublic: true,
    })
  }
  for (const text of ['dogs', 'cats', 'birds'])
    await orderStudyList(ctx, drafter, { listId, act: 'add', text: `/works/${text}` })
  const order = async () => (await studyListView(ctx, drafter, listId))?.texts.map(({ workId }) => workId)
  await orderStudyList(ctx, drafter, { listId, act: 'up', text: 'birds' })
  expect(await order()).toEqual(['dogs', 'birds', 'cats'])
  await orderStudyList(ctx, drafter, { listId, act: 'down', text: 'dogs' })
  expect(await order()).toEqual(['birds', 'dogs', 'cats'])
  await orderStudyList(ctx, drafter, { listId, act: 'up', text: 'birds' })
  await orderStudyList(ctx, drafter, { listId, act: 'remove', text: 'dogs' })
  expect(await order()).toEqual(['birds', 'cats'])
})
