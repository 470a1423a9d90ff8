import { Document, Packer, Paragraph } from 'docx'
import { expect, it } from 'vitest'
import { correctCarry } from '~/commands/correct-carry.server'
import type { Entry } from '~/commands/enter-comments.server'
import { enterComments } from '~/commands/enter-comments.server'
import { actOnEntry } from '~/commands/entry-act.server'
import { moderateComments } from '~/commands/moderate-comment.server'
import { meetingFromForm, recordMeeting } from '~/commands/record-meeting.server'
import { undoEntries } from '~/commands/undo-entries.server'
import { stationEntry } from '~/queries/station-entry.server'
import { stationMeetings } from '~/queries/station-meetings.server'
import { openTestContext, type TestContext } from '../context'
import { actorOf, openCity, openConsultation, reviewer, stationClerk } from './city'

interface Place {
  readonly consultationId: string
  readonly stationId: string
}

async function atStation(work: (ctx: TestContext, place: Place) => Promise<void>) {
  const ctx = await openTestContext()
  try {
    const consultationId = await openConsultation(ctx, await openCity(ctx))
    await work(ctx, { consultationId, stationId: 'st-1' })
  } finally {
    await ctx.close()
  }
}

const formOf = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const forum = {
  kind: 'forum',
  heldOn: '2026-11-20',
  place: '东街社区活动室',
  host: '季站长',
  present: '２８',
  'group-resident': '20',
  'group-deputy': '2',
}

const entryOf = (text: string, article = '2'): Entry => ({
  author: { name: '王小明', contact: '', consents: false },
  channel: 'paper',
  occasion: '',
  comments: [
    { article, text, proposal: '' },
    { article: '3', text: `${text}。施行日期也要写明`, proposal: '' },
  ],
})

it('types the comments of a meeting one after the other, keeps the meeting, and takes the last back', () =>
  atStation(async (ctx, place) => {
    const meeting = await recordMeeting(ctx, stationClerk, place, { meeting: meetingFromForm(formOf(forum)) })
    const fields = { act: 'save', channel: 'meeting', meeting, idempotencyKey: 'a', name: '王小明' }
    const first = await actOnEntry(
      ctx,
      stationClerk,
      place,
      formOf({ ...fields, article: '2', text: '三十日太长' }),
    )
    expect(first.saved?.count).toBe(1)
    expect(first.typed).toEqual({ channel: 'meeting', meeting, occasion: '' })
    expect(first.key).not.toBe('a')
    await actOnEntry(
      ctx,
      stationClerk,
      place,
      formOf({ ...fields, idempotencyKey: first.key, text: '总的来说很好' }),
    )
    const submission = await ctx.database.prisma.submission.findFirstOrThrow()
    expect(submission).toMatchObject({ meetingId: meeting, occasion: '11月20日座谈会（东街社区活动室）' })
    const view = await stationEntry(ctx, stationClerk, place)
    expect(view.last.map(({ comments }) => comments.map(({ text }) => text))).toEqual(
      expect.arrayContaining([['总的来说很好'], ['三十日太长']]),
    )
    expect(await stationMeetings(ctx, stationClerk, place)).toMatchObject([
      { present: 28, groups: { resident: 20, deputy: 2 }, comments: 2 },
    ])
    const undo = view.last.find(({ comments }) => comments[0]?.text === '三十日太长')?.submissionId ?? ''
    const answer = await actOnEntry(ctx, stationClerk, place, formOf({ act: 'undo', undo, meeting }))
    expect(answer).toMatchObject({ undone: 1, typed: { meeting } })
    const after = await stationEntry(ctx, stationClerk, place)
    expect(after.last.map(({ comments }) => comments[0]?.text)).toEqual(['总的来说很好'])
    expect(after.meetings).toMatchObject([{ comments: 1 }])
    // The words are still there, and so is the act.
    expect(await ctx.database.prisma.comment.count()).toBe(2)
    expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'comment.undone' } })).toBe(1)
  }))

it('takes an entry out of every count, as if it had never been typed', () =>
  atStation(async (ctx, place) => {
    const counts = async () => ({
      consultation: await ctx.database.prisma.consultationCount.findFirst(),
      articles: await ctx.database.prisma.articleCount.findMany({ orderBy: { eId: 'asc' } }),
      stations: await ctx.database.prisma.consultationStation.findMany({ orderBy: { stationId: 'asc' } }),
    })
    await enterComments(ctx, stationClerk, place, entryOf('三十日太长'))
    const before = await counts()
    await enterComments(ctx, stationClerk, place, entryOf('打错的一条'), { key: 'k' })
    const wrong = await ctx.database.prisma.comment.findFirstOrThrow({ where: { text: '打错的一条' } })
    const what = { submissionId: wrong.submissionId }
    expect(await undoEntries(ctx, stationClerk, place, what)).toBe(2)
    expect(await counts()).toEqual(before)
    await expect(undoEntries(ctx, stationClerk, place, what)).rejects.toMatchObject({ code: 'conflict' })
    // It has no place in a version any more, and nobody can give it one.
    const moved = { commentId: wrong.id, versionId: wrong.versionId, places: ['art_2'], reason: '挪一挪' }
    await expect(correctCarry(ctx, reviewer, moved)).rejects.toMatchObject({
      code: 'conflict',
      sentence: { zh: expect.stringContaining('误录撤回') },
    })
    expect(await ctx.database.prisma.carry.count({ where: { commentId: wrong.id } })).toBe(0)
    // With the same key it is a new one, not the one taken back.
    await enterComments(ctx, stationClerk, place, entryOf('打错的一条'), { key: 'k' })
    expect((await counts()).consultation).toMatchObject({ comments: 4, submissions: 2 })
  }))

it('takes nothing back that somebody has already looked at, and only for its own station', () =>
  atStation(async (ctx, place) => {
    await enterComments(ctx, stationClerk, place, entryOf('三十日太长'))
    const { id, submissionId } = await ctx.database.prisma.comment.findFirstOrThrow({ where: { ordinal: 1 } })
    for (const [actor, at] of [
      [actorOf('resident'), place],
      [actorOf('admin'), place],
      [stationClerk, { ...place, stationId: 'st-2' }],
    ] as const) {
      await expect(undoEntries(ctx, actor, at, { submissionId })).rejects.toMatchObject({ code: 'forbidden' })
    }
    await moderateComments(ctx, reviewer, {
      consultationId: place.consultationId,
      commentIds: [id],
      state: 'held',
      reason: 'abuse',
    })
    await expect(undoEntries(ctx, stationClerk, place, { submissionId })).rejects.toMatchObject({
      code: 'conflict',
      sentence: { zh: expect.stringContaining('已经有人处理、审核或者附议') },
    })
    expect(await ctx.database.prisma.comment.count({ where: { state: 'undone' } })).toBe(0)
  }))

it('refuses a meeting in the future, without a place, or with more people in the groups than came', () =>
  atStation(async (ctx, place) => {
    const record = (more: Readonly<Record<string, string>>) =>
      recordMeeting(ctx, stationClerk, place, { meeting: meetingFromForm(formOf({ ...forum, ...more })) })
    await expect(record({ heldOn: '2026-11-25' })).rejects.toMatchObject({ field: 'heldOn' })
    await expect(record({ heldOn: '上周五' })).rejects.toMatchObject({ field: 'heldOn' })
    await expect(record({ place: ' ' })).rejects.toMatchObject({ field: 'place' })
    await expect(record({ present: '21' })).rejects.toMatchObject({
      field: 'present',
      sentence: { zh: expect.stringContaining('合计22人，多于到会的21人') },
    })
    await expect(async () => meetingFromForm(formOf({ present: '二十几' }))).rejects.toMatchObject({
      field: 'present',
    })
    expect(await ctx.database.prisma.stationMeeting.count()).toBe(0)
  }))

it('corrects a meeting and says so, and lets no station write into the account of another', () =>
  atStation(async (ctx, place) => {
    const meeting = meetingFromForm(formOf(forum))
    const id = await recordMeeting(ctx, stationClerk, place, { meeting })
    await recordMeeting(ctx, stationClerk, place, { meeting: { ...meeting, present: 30 }, id })
    expect(await stationMeetings(ctx, stationClerk, place)).toMatchObject([{ id, present: 30 }])
    expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'station.meetingChanged' } })).toBe(1)
    const other = { ...place, stationId: 'st-2' }
    const clerk2 = actorOf('station', { stationIds: ['st-2'] })
    await expect(recordMeeting(ctx, clerk2, other, { meeting, id })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(enterComments(ctx, clerk2, other, entryOf('好'), { meetingId: id })).rejects.toMatchObject({
      field: 'meeting',
    })
    expect(await ctx.database.prisma.submission.count()).toBe(0)
  }))

it('keeps the scan of a paper with the comment typed from it, and not with what was refused', () =>
  atStation(async (ctx, place) => {
    const form = formOf({
      act: 'save',
      name: '王小明',
      article: '2',
      text: '三十日太长',
      idempotencyKey: 'a',
    })
    const scan = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('征询表')] }] }))
    form.append('files', new File([new Uint8Array(scan)], '征询表.docx'))
    form.set('article', '41')
    await expect(actOnEntry(ctx, stationClerk, place, form)).rejects.toMatchObject({ field: 'article' })
    expect(await ctx.database.prisma.attachment.count()).toBe(0)
    form.set('article', '2')
    await actOnEntry(ctx, stationClerk, place, form)
    const kept = await ctx.database.prisma.attachment.findMany({ include: { submission: true } })
    expect(kept).toMatchObject([{ name: '征询表.docx', submission: { channel: 'paper', stationId: 'st-1' } }])
    await expect(actOnEntry(ctx, stationClerk, place, formOfScript(form))).rejects.toMatchObject({
      code: 'invalid',
      field: 'files',
    })
  }))

/** The same form with a file that is no scan. */
function formOfScript(form: FormData): FormData {
  const other = new FormData()
  for (const [name, value] of form) if (typeof value === 'string') other.set(name, value)
  other.set('idempotencyKey', 'b')
  other.append('files', new File(['#!/bin/sh\necho'], 'x.sh'))
  return other
}
