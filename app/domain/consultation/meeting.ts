// What a station keeps of a meeting at which it heard comments: the day, the place, who led it, and how many came, by group.
// Offices ask for these numbers in the station's report (开了几场座谈会，多少人参加), and they cannot be told from the comments:
// most of those who come say nothing. The sum of the groups may stay below the number present, since people give no account of
// what they are; it may never exceed it.

/** Ways in which a station hears people. */
export const meetingKinds = {
  forum: { zh: '座谈会', en: 'Meeting' },
  visit: { zh: '走访', en: 'Visit' },
  reception: { zh: '代表接待日', en: "Deputies' reception day" },
  hearing: { zh: '论证会', en: 'Expert meeting' },
} as const
export type MeetingKind = keyof typeof meetingKinds

/** Groups in which those present are counted. */
export const meetingGroups = {
  resident: { zh: '居民', en: 'Residents' },
  deputy: { zh: '人大代表', en: 'Deputies' },
  business: { zh: '企业、单位代表', en: 'Businesses and organisations' },
  expert: { zh: '专家、律师', en: 'Experts and lawyers' },
  student: { zh: '学生', en: 'Students' },
  other: { zh: '其他', en: 'Others' },
} as const
export type MeetingGroup = keyof typeof meetingGroups

export type Attendance = Partial<Readonly<Record<MeetingGroup, number>>>

export const meetingGroupNames = Object.keys(meetingGroups) as readonly MeetingGroup[]

/** The most that a record takes: beyond it somebody typed a telephone number into the field. */
export const mostPresent = 100_000

export interface MeetingFacts {
  readonly kind: MeetingKind
  /** Day in Asia/Shanghai, `2026-11-20`. */
  readonly heldOn: string
  readonly place: string
}

/** People counted in the groups. */
export function countedPresent(groups: Attendance): number {
  return meetingGroupNames.reduce((sum, group) => sum + (groups[group] ?? 0), 0)
}

/** What is wrong with the numbers, if anything: more in the groups than came. */
export function attendanceFault(present: number, groups: Attendance): 'too-many' | undefined {
  return countedPresent(groups) > present ? 'too-many' : undefined
}

/** How a comment names the meeting it was said at: 11月20日座谈会（社区活动室）. */
export function meetingName({ kind, heldOn, place }: MeetingFacts): string {
  const [, month, day] = heldOn.split('-').map(Number)
  return `${month}月${day}日${meetingKinds[kind].zh}${place === '' ? '' : `（${place}）`}`
}

/** The groups that came, in words and in the order of the list: 居民20人、人大代表2人. */
export function attendanceWords(groups: Attendance): string {
  return meetingGroupNames
    .filter((group) => (groups[group] ?? 0) > 0)
    .map((group) => `${meetingGroups[group].zh}${groups[group]}人`)
    .join('、')
}
