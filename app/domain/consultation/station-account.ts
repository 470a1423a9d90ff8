// The figures of a station's report (联系点工作报告): how many meetings, how many people, how many comments collected and reported,
// how many of them deputies'. One comment is collected once, by whichever way it came; what came after the report was sent is
// collected and not reported, so reported never exceeds collected.

import { type Attendance, type MeetingGroup, meetingGroupNames } from './meeting'

export interface CollectedComment {
  readonly channel: string
  readonly receivedAt: number
  readonly hasSuggestion: boolean
}

export interface StationAccount {
  readonly meetings: number
  /** Times attended: who came twice counts twice. */
  readonly present: number
  readonly groups: Attendance
  readonly collected: number
  readonly reported: number
  readonly fromDeputies: number
  readonly withWording: number
  /** Comments by the way they came, most first. */
  readonly byChannel: readonly { readonly channel: string; readonly count: number }[]
}

interface Given {
  readonly meetings: readonly { readonly present: number; readonly groups: Attendance }[]
  readonly comments: readonly CollectedComment[]
  /** When the report was sent, milliseconds; before, nothing is reported. */
  readonly reportedAt?: number
}

/** Counted from the rows; equal counts in the order of the channels' names, so that a report is the same each time. */
export function stationAccount({ meetings, comments, reportedAt }: Given): StationAccount {
  const byChannel = new Map<string, number>()
  for (const { channel } of comments) byChannel.set(channel, (byChannel.get(channel) ?? 0) + 1)
  return {
    meetings: meetings.length,
    present: meetings.reduce((sum, { present }) => sum + present, 0),
    groups: sumOfGroups(meetings.map(({ groups }) => groups)),
    collected: comments.length,
    reported:
      reportedAt === undefined ? 0 : comments.filter(({ receivedAt }) => receivedAt <= reportedAt).length,
    fromDeputies: byChannel.get('deputy') ?? 0,
    withWording: comments.filter(({ hasSuggestion }) => hasSuggestion).length,
    byChannel: [...byChannel]
      .map(([channel, count]) => ({ channel, count }))
      .sort((a, b) => b.count - a.count || (a.channel < b.channel ? -1 : 1)),
  }
}

function sumOfGroups(all: readonly Attendance[]): Attendance {
  const sums: Partial<Record<MeetingGroup, number>> = {}
  for (const group of meetingGroupNames) {
    const sum = all.reduce((total, groups) => total + (groups[group] ?? 0), 0)
    if (sum > 0) sums[group] = sum
  }
  return sums
}
