import { expect, it } from 'vitest'
import { readStatuteFile } from '~/adapters/documents/read.server'
import { enterComments } from '~/commands/enter-comments.server'
import { exportStationReport } from '~/commands/export-station-report.server'
import { recordMeeting } from '~/commands/record-meeting.server'
import { reportStation } from '~/commands/report-station.server'
import { undoEntries } from '~/commands/undo-entries.server'
import { openTestContext } from '../context'
import { actorOf, openCity, openConsultation, stationClerk } from './city'

it('tells meetings, people, figures and contributors, names only those who agreed, and holds every comment', async () => {
  const ctx = await openTestContext()
  try {
    const consultationId = await openConsultation(ctx, await openCity(ctx))
    const place = { consultationId, stationId: 'st-1' }
    const meetingId = await recordMeeting(ctx, stationClerk, place, {
      meeting: {
        kind: 'forum',
        heldOn: '2026-11-20',
        place: '东街社区活动室',
        host: '季站长',
        recorder: '',
        present: 28,
        groups: { resident: 20, deputy: 2 },
      },
    })
    const say = (name: string, consents: boolean, article: string, text: string, proposal = '') => {
      // Each a second later: who came first stands first.
      ctx.setTime(ctx.clock.now() + 1_000)
      return enterComments(
        ctx,
        stationClerk,
        place,
        {
          author: { name, contact: '13800000000', consents },
          channel: 'meeting',
          occasion: '',
          comments: [{ article, text, proposal }],
        },
        { meetingId },
      )
    }
    await say('王小明', true, '3', '施行日期要写明', '本条例自2027年1月1日起施行。')
    await say('赵不愿', false, '2', '三十日太长')
    await say('钱总体', true, '', '总的来说很好')
    await say('孙错录', true, '1', '打错的一条')
    const wrong = await ctx.database.prisma.comment.findFirstOrThrow({ where: { text: '打错的一条' } })
    await undoEntries(ctx, stationClerk, place, { submissionId: wrong.submissionId })
    await reportStation(ctx, stationClerk, place, '座谈会上发言踊跃。')
    ctx.setTime(ctx.clock.now() + 3_600_000)
    await say('李后来', false, '1', '报送以后想起来的')
    const { name, bytes } = await exportStationReport(ctx, stationClerk, place)
    expect(name).toBe('东街联系点工作报告.docx')
    const { text } = await readStatuteFile(bytes, name)
    for (const words of [
      '开展座谈会、走访等1场，参加28人次，其中居民20人、人大代表2人。',
      '收集意见4条（座谈会4条），其中代表意见0条，提出具体修改文字的1条。',
      '报送3条。报送以后又收集1条',
      '同意公开姓名的：王小明、钱总体。',
      '另有2件来件的提出人没有同意公开姓名',
      '座谈会上发言踊跃。',
      '| 1 | 2026-11-20 | 座谈会 | 东街社区活动室 | 季站长 | 28 | 居民20人、人大代表2人 | 4 |',
      '本条例自2027年1月1日起施行。',
      '东街联系点（盖章）',
    ])
      expect(text).toContain(words)
    for (const words of ['赵不愿', '李后来', '孙错录', '打错的一条', '13800000000'])
      expect(text).not.toContain(words)
    // General comments first, then by article.
    const places = ['总的来说很好', '报送以后想起来的', '三十日太长', '施行日期要写明'].map((one) =>
      text.indexOf(one),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'export.made' } })).toBe(1)
    for (const role of ['resident', 'auditor', 'admin'] as const) {
      await expect(exportStationReport(ctx, actorOf(role), place)).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
  } finally {
    await ctx.close()
  }
})
