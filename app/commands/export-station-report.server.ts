// A station's report with its contributors as a Word file, in the form that offices expect. Names stand in it only where their owners
// agreed; the others are counted. The words are those that came, none merged, none left out but what the station itself took
// back. An export is noted in the ledger.

import type { Context } from '~/adapters/context.server'
import { stationReportDocx } from '~/adapters/documents/station-report-docx.server'
import { type Actor, can } from '~/domain/access'
import { type CommentReading, placeName, proposalWords } from '~/domain/comment'
import {
  type Attendance,
  attendanceWords,
  chineseDay,
  dayOf,
  lastDayOf,
  type MeetingKind,
  meetingKinds,
  type StationAccount,
  stationAccount,
} from '~/domain/consultation'
import { type EntryPlace, readEntryPlace } from './enter-comments.server'
import { forbidden } from './refusal'

const channels: Readonly<Record<string, string>> = {
  online: '网上',
  station: '扫码、平板',
  letter: '来信',
  meeting: '座谈会',
  paper: '纸面',
  oral: '口头',
  deputy: '代表',
  api: '接口',
}

/** The file and its name. Refuses those who may neither enter comments for the station nor export. */
export async function exportStationReport(
  ctx: Context,
  actor: Actor,
  place: EntryPlace,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { articles } = await readEntryPlace(ctx, actor, place)
  const read = await readReport(ctx, place)
  const { task, meetings, comments } = read
  const subject = { stationId: place.stationId, regionCode: task.consultation.regionCode }
  if (!can(actor, 'data:export', subject)) throw forbidden()
  const order = new Map(articles.map(({ eId }, at) => [eId, at]))
  // 总体意见 first, then by article, as offices send it.
  const sorted = comments.toSorted((a, b) => (order.get(a.anchorEId) ?? -1) - (order.get(b.anchorEId) ?? -1))
  const account = stationAccount({
    meetings,
    comments: comments.map(({ submission, receivedAt, suggestion }) => ({
      channel: submission.channel,
      receivedAt: receivedAt.getTime(),
      hasSuggestion: suggestion !== '',
    })),
    ...(task.reportedAt ? { reportedAt: task.reportedAt.getTime() } : {}),
  })
  const { title } = task.consultation
  const texts = new Map(articles.map((article) => [article.eId, article]))
  const bytes = await stationReportDocx({
    title: `${task.station.name}关于征求意见工作情况的报告`,
    facts: [`《${title}》`, `征求意见截至${chineseDay(lastDayOf(task.consultation.closesAt.getTime()))}`],
    parts: [
      { head: '一、开展情况', lines: meetingLines(account) },
      { head: '二、收集和报送情况', lines: countLines(account, task) },
      { head: '三、提出意见的单位和个人', lines: contributorLines(comments) },
      ...(task.reportNote ? [{ head: '四、情况说明', lines: task.reportNote.split('\n') }] : []),
    ],
    meetings: meetings.map((meeting, at) => [
      String(at + 1),
      meeting.heldOn,
      meetingKinds[meeting.kind].zh,
      meeting.place,
      meeting.host,
      String(meeting.present),
      attendanceWords(meeting.groups),
      String(comments.filter(({ submission }) => submission.meetingId === meeting.id).length),
    ]),
    signature: [
      `负责人：${task.station.head || '＿＿＿＿＿＿'}`,
      `${task.station.name}（盖章）`,
      chineseDay(dayOf(task.reportedAt?.getTime() ?? ctx.clock.now())).replace(/（.*$/, ''),
    ],
    summaryTitle: `《${title}》征求意见汇总表\n（${task.station.name}）`,
    rows: sorted.map((comment, at) => {
      const isAgain = comment.anchorEId === sorted[at - 1]?.anchorEId
      return [String(at + 1), ...summaryRow(comment, texts.get(comment.anchorEId), isAgain)]
    }),
    note: '意见均为原话，未合并。联系方式不写入本表，由经办人在系统内查看，每次查看都有记录；未同意公开姓名的，不列姓名。',
  })
  await ctx.change(async ({ record }) => {
    record({
      type: 'export.made',
      by: 'station',
      ref: [],
      committed: {
        files: { consultation: place.consultationId, kind: 'station-report', rows: comments.length },
        place: { station: place.stationId },
      },
    })
  })
  return { name: `${task.station.name}工作报告.docx`, bytes }
}

async function readReport(ctx: Context, place: EntryPlace) {
  const { prisma } = ctx.database
  const [task, meetings, comments] = await Promise.all([
    prisma.consultationStation.findUniqueOrThrow({
      where: { consultationId_stationId: place },
      include: { consultation: true, station: true },
    }),
    prisma.stationMeeting.findMany({
      where: { ...place },
      orderBy: [{ heldOn: 'asc' }, { createdAt: 'asc' }],
    }),
    prisma.comment.findMany({
      where: { submission: { ...place }, state: { not: 'undone' } },
      orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
      include: { submission: true },
    }),
  ])
  return {
    task,
    comments,
    meetings: meetings.map((meeting) => ({
      ...meeting,
      kind: meeting.kind as MeetingKind,
      groups: meeting.groups as Attendance,
    })),
  }
}

type ReportComment = Awaited<ReturnType<typeof readReport>>['comments'][number]

function meetingLines({ meetings, present, groups }: StationAccount): string[] {
  if (meetings === 0) return ['本次征求意见没有登记座谈会、走访。']
  const words = attendanceWords(groups)
  return [`开展座谈会、走访等${meetings}场，参加${present}人次${words ? `，其中${words}` : ''}。`]
}

function countLines(
  account: StationAccount,
  task: { readonly reportedAt: Date | null; readonly dueAt: Date },
): string[] {
  const { collected, reported, fromDeputies, withWording, byChannel } = account
  const ways = byChannel.map(({ channel, count }) => `${channels[channel] ?? channel}${count}条`).join('、')
  return [
    `收集意见${collected}条${ways ? `（${ways}）` : ''}，其中代表意见${fromDeputies}条，提出具体修改文字的${withWording}条。`,
    task.reportedAt
      ? `报送${reported}条。${collected > reported ? `报送以后又收集${collected - reported}条，已在系统内。` : ''}`
      : `尚未报送，应当在${chineseDay(lastDayOf(task.dueAt.getTime()))}前报送。`,
  ]
}

/** Each name once, in the order of coming; the others by their number. */
function contributorLines(comments: readonly ReportComment[]): string[] {
  const submissions = new Map(comments.map(({ submission }) => [submission.id, submission]))
  const names = [...new Set([...submissions.values()].map(({ publicName }) => publicName).filter(Boolean))]
  const unnamed = [...submissions.values()].filter(({ publicName }) => publicName === '').length
  if (submissions.size === 0) return ['尚未收到意见。']
  return [
    ...(names.length > 0 ? [`同意公开姓名的：${names.join('、')}。`] : []),
    ...(unnamed > 0
      ? [`${names.length > 0 ? '另有' : ''}${unnamed}件来件的提出人没有同意公开姓名，不列姓名。`]
      : []),
  ]
}

function summaryRow(
  comment: ReportComment,
  article: { readonly number: string; readonly text: string } | undefined,
  isAgain: boolean,
): string[] {
  const { submission } = comment
  const proposals = (comment.proposals as unknown as CommentReading['proposals']).filter(
    ({ op }) => op !== 'keep' && op !== 'oppose',
  )
  return [
    article?.number ?? placeName(comment.anchorEId) ?? '总体意见',
    // An article with fifty comments is printed once.
    article && isAgain ? '同上' : (article?.text ?? ''),
    comment.suggestion || proposals.map(proposalWords).join('；'),
    comment.text,
    submission.publicName || '（未公开）',
    submission.authorSealed ? '系统内' : '',
    channels[submission.channel] ?? submission.channel,
    [submission.occasion, submission.isLate ? '截止后收到' : ''].filter(Boolean).join('；'),
  ]
}
