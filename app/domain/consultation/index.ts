export {
  addDays,
  chineseDay,
  type Day,
  dayOf,
  daysBetween,
  endOf,
  isDay,
  isWeekend,
  lastDayOf,
  startOf,
} from './calendar'
export {
  type Attendance,
  attendanceFault,
  attendanceWords,
  countedPresent,
  type MeetingGroup,
  type MeetingKind,
  meetingGroupNames,
  meetingGroups,
  meetingKinds,
  meetingName,
  mostPresent,
} from './meeting'
export {
  countedDays,
  earliestLastDay,
  instantsOf,
  mayExtendTo,
  type Period,
  type PeriodProblem,
  periodOf,
  periodProblem,
  stationsDueAt,
} from './period'
export { type ConsultationPolicy, defaultPolicy, type PolicyRow, policyFor } from './policy'
export {
  type ConsultationAct,
  isOpen,
  mayAct,
  type Stage,
  type StageFacts,
  type Status,
  stageLabels,
  stageOf,
} from './stage'
export { type CollectedComment, type StationAccount, stationAccount } from './station-account'
