// Every address of the product. A page links to another only through these functions, so that an address is
// changed in one place and a dead one does not compile.

type Query = Readonly<Record<string, string | number | undefined>>

export const home = () => '/'
export const outcomes = () => '/#outcomes'
export const stations = () => '/stations'
export const search = (query: Query = {}) => withQuery('/search', query)

export const consultation = (id: string, query: Query = {}) => withQuery(`/consultations/${part(id)}`, query)
export const article = (id: string, eId: string, query: Query = {}) =>
  withQuery(`${consultation(id)}/articles/${part(eId)}`, query)
export const commentOn = (id: string, eId: string, query: Query = {}) =>
  withQuery(`${article(id, eId)}/comment`, query)
export const similarComments = (id: string, eId: string) => `${article(id, eId)}/similar`
export const challenge = (id: string) => `${consultation(id)}/challenge`
export const supportComment = (id: string, commentId: string) =>
  `${consultation(id)}/comments/${part(commentId)}/support`
export const contest = (id: string, commentId: string, query: Query = {}) =>
  withQuery(`${consultation(id)}/comments/${part(commentId)}/contest`, query)
export const outcome = (id: string) => `${consultation(id)}/outcome`
/** The poster of a station; of one article where it is given. */
export const poster = (id: string, stationId: string, article?: string) =>
  withQuery(`${consultation(id)}/posters/${part(stationId)}.pdf`, { article })
export const posters = (id: string) => `${consultation(id)}/posters.pdf`
export const sheets = (id: string, stationId?: string, article?: string) =>
  withQuery(`${consultation(id)}/sheets.pdf`, { station: stationId, article })
export const outcomeFile = (id: string, format: 'docx' | 'xlsx' | 'csv' | 'json') =>
  `${outcome(id)}.${format}`

export const receiptLookup = () => '/receipts'
export const receipt = (code: string) => `/receipts/${part(code)}`
export const receiptQr = (code: string) => `${receipt(code)}/qr.png`
export const receiptProof = (code: string) => `${receipt(code)}/proof.json`

export const station = (id: string) => `/stations/${part(id)}`
export const stationEntry = (id: string, consultationId: string, query: Query = {}) =>
  withQuery(`${station(id)}/enter/${part(consultationId)}`, query)
export const stationImport = (id: string, consultationId: string) =>
  `${station(id)}/import/${part(consultationId)}`
export const stationTemplate = (id: string, consultationId: string) =>
  `${stationImport(id, consultationId)}/template.xlsx`
export const stationMeetings = (id: string, consultationId: string, query: Query = {}) =>
  withQuery(`${station(id)}/meetings/${part(consultationId)}`, query)
export const stationReport = (id: string, consultationId: string) =>
  `${station(id)}/report/${part(consultationId)}`
export const stationReportFile = (id: string, consultationId: string) =>
  `${stationReport(id, consultationId)}/report.docx`
/** What became of a station's comments, once the outcome is public. */
export const stationFeedback = (id: string, consultationId: string) =>
  `${station(id)}/feedback/${part(consultationId)}`
export const stationFeedbackFile = (id: string, consultationId: string) =>
  `${stationFeedback(id, consultationId)}/feedback.docx`
/** What became of one's own comments. */
export const deskFeedback = (consultationId: string) => `/desk/feedback/${part(consultationId)}`
export const deskFeedbackFile = (consultationId: string) => `${deskFeedback(consultationId)}/feedback.docx`
/** Where a station finds its tablet's address and the posters of the articles. */
export const stationTablet = (id: string, consultationId: string) =>
  `${station(id)}/tablet/${part(consultationId)}`

export interface KioskAddress {
  readonly stationId: string
  readonly consultationId: string
  /** Shows that staff of the station opened it. */
  readonly key: string
}
export const kiosk = ({ stationId, consultationId, key }: KioskAddress, query: Query = {}) =>
  withQuery(`${station(stationId)}/kiosk/${part(consultationId)}/${part(key)}`, query)
export const kioskPlace = (address: KioskAddress, eId: string, query: Query = {}) =>
  withQuery(`${kiosk(address)}/${part(eId)}`, query)

export const work = (workId: string) => `/works/${part(workId)}`
export const version = (workId: string, versionId: string, view?: 'origin' | 'text') =>
  withQuery(`${work(workId)}/versions/${part(versionId)}`, { view })
/** The page of one article of a version: what it cites, what cites it, what was said about it. */
export const versionArticle = (workId: string, versionId: string, eId: string) =>
  `${version(workId, versionId)}/articles/${part(eId)}`
export const versionQuestions = (workId: string, versionId: string, query: Query = {}) =>
  withQuery(`${version(workId, versionId)}/questions`, query)
/** Where the page of a version tells how long its articles stood before the reader. */
export const versionSeen = (workId: string, versionId: string) => `${version(workId, versionId)}/seen`
/** A version as a file. */
export const versionFile = (
  workId: string,
  versionId: string,
  format: 'docx' | 'md' | 'txt' | 'html' | 'json' | 'akn.xml',
) => `${version(workId, versionId)}/text/${format}`
/** The 条文对照表 as a file. */
export const compareTable = (workId: string, format: 'docx' | 'xlsx' | 'pdf', query: Query = {}) =>
  withQuery(`${work(workId)}/compare/table/${format}`, query)
export const compare = (workId: string, from: string, to: string, query: Query = {}) =>
  withQuery(`${work(workId)}/compare`, { from, to, ...query })

export const desk = () => '/desk'
export const importWork = (query: Query = {}) => withQuery('/desk/works/import', query)
/** Many laws at once. */
export const importLaws = (query: Query = {}) => withQuery('/desk/works/laws', query)
export const deskCompare = (workId: string, query: Query = {}) =>
  withQuery(`/desk/works/${part(workId)}/compare`, query)
export const deskDecision = (workId: string, query: Query = {}) =>
  withQuery(`/desk/works/${part(workId)}/decision`, query)
export const deskDecisionFile = (workId: string, query: Query = {}) =>
  withQuery(`/desk/works/${part(workId)}/decision.docx`, query)
export const newConsultation = (query: Query = {}) => withQuery('/desk/consultations/new', query)
export const deskConsultation = (id: string) => `/desk/consultations/${part(id)}`
export const deskComments = (id: string, query: Query = {}) =>
  withQuery(`${deskConsultation(id)}/comments`, query)
export const deskComment = (id: string, commentId: string) => `${deskComments(id)}/${part(commentId)}`
export const deskAttachment = (id: string, commentId: string, attachmentId: string) =>
  `${deskComment(id, commentId)}/files/${part(attachmentId)}`
export const deskTheme = (id: string, themeId: string, query: Query = {}) =>
  withQuery(`${deskConsultation(id)}/themes/${part(themeId)}`, query)
export const deskSummary = (id: string) => `${deskConsultation(id)}/summary.xlsx`
export const deskSummaryWord = (id: string) => `${deskConsultation(id)}/summary.docx`
export const deskCharts = (id: string) => `${deskConsultation(id)}/charts`
export const deskImports = (id: string, query: Query = {}) =>
  withQuery(`${deskConsultation(id)}/imports`, query)
export const deskImport = (id: string, importId: string, query: Query = {}) =>
  withQuery(`${deskConsultation(id)}/imports/${part(importId)}`, query)
export const deskDispositions = (id: string, query: Query = {}) =>
  withQuery(`${deskConsultation(id)}/dispositions`, query)
export const deskReport = (id: string) => `${deskConsultation(id)}/report`

export const reading = () => '/reading'
export const readingList = (listId: string) => `/reading/lists/${part(listId)}`
export const readingNotes = () => '/reading/notes'
export const readingRecord = (year?: number) => withQuery('/reading/record', { year })
export const readingCertificate = (year: number) => withQuery('/reading/record.docx', { year })
export const deskLists = () => '/desk/lists'
export const deskList = (listId: string) => `/desk/lists/${part(listId)}`
export const login = (returnTo?: string) => withQuery('/login', { to: returnTo })
export const logout = () => '/logout'
export const account = () => '/account'
export const setup = () => '/setup'
export const activate = (query: Query = {}) => withQuery('/activate', query)
export const preferences = () => '/preferences'

export const admin = () => '/admin'
export const adminPeople = (query: Query = {}) => withQuery('/admin/people', query)
export const adminPerson = (id: string) => `/admin/people/${part(id)}`
export const adminStations = (query: Query = {}) => withQuery('/admin/stations', query)
export const adminStation = (id: string) => `/admin/stations/${part(id)}`
export const adminStationImport = () => '/admin/stations-import'
export const adminPolicy = () => '/admin/policy'
export const adminLedger = () => '/admin/ledger'
export const adminJobs = () => '/admin/jobs'
export const adminModel = () => '/admin/model'
export const adminHealth = () => '/admin/health'
export const job = (id: string) => `/jobs/${part(id)}`

export const help = (page?: string) => (page === undefined ? '/help' : `/help/${part(page)}`)
export const openData = () => help('data')
export const verify = () => '/verify'
export const verifierFile = (name: string) => `/verify/${part(name)}`

export const apiDescription = () => '/api/v1/openapi.json'
export const apiWorks = () => '/api/v1/works'
export const apiVersion = (workId: string, versionId: string, format: 'json' | 'md' | 'xml') =>
  `/api/v1/works/${part(workId)}/versions/${part(versionId)}.${format}`
export const apiCompare = (workId: string, from: string, to: string) =>
  withQuery(`/api/v1/works/${part(workId)}/compare`, { from, to })
export const apiConsultations = () => '/api/v1/consultations'
export const apiConsultation = (id: string) => `/api/v1/consultations/${part(id)}`
export const apiComments = (id: string, cursor?: string) =>
  withQuery(`${apiConsultation(id)}/comments`, { cursor })
export const apiSubmissions = (id: string) => `${apiConsultation(id)}/submissions`
export const apiImports = (id: string) => `${apiConsultation(id)}/imports`
export const apiImport = (id: string, upload: string) => `${apiImports(id)}/${part(upload)}`
export const apiReceipt = (code: string) => `/api/v1/receipts/${part(code)}`
export const apiSearch = (query: Query = {}) => withQuery('/api/v1/search', query)
export const apiCheckpoint = () => '/api/v1/ledger/checkpoint'
export const apiEntries = (from = 0) => `/api/v1/ledger/entries?from=${from}`
export const apiConsistency = (query: Query) => withQuery('/api/v1/ledger/consistency', query)
export const apiInclusion = (query: Query) => withQuery('/api/v1/ledger/inclusion', query)
/** A static log after C2SP tlog-tiles: checkpoint and tiles; `tile` as its path says, with its slashes. */
export const ledgerCheckpoint = () => '/ledger/checkpoint'
export const ledgerTile = (tile: string) => `/ledger/${tile}`
export const apiProof = (code: string) => `/api/v1/ledger/proof/${part(code)}`
export const feed = () => '/feed.atom'

/** The place of an article in a page that shows the whole text. */
export const articleAnchor = (eId: string) => `#${part(eId)}`

/** An address with its query; what is undefined or empty is left out. */
export function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

function part(value: string): string {
  return encodeURIComponent(value)
}
