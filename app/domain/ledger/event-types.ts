// Every kind of event the ledger knows: what it says in one sentence, which ids it must refer to (in this order,
// more may follow), and which of its committed fields must be open to every verifier. The list only grows: a type
// that was once written stays here for ever, since an old ledger must stay readable.
//
// `duty` is a token for "who did it" that is the same for one person on one disposition and different everywhere
// else (dutyToken in leaf.ts): it lets a stranger see that proposer and approver differ without seeing who they are.

interface EventType {
  readonly zh: string
  readonly en: string
  /** What the first ids in `ref` stand for. */
  readonly refs: readonly string[]
  /** Fields of `c` that every export discloses; the event cannot be written without them. */
  readonly open?: readonly string[]
}

/** All event types by name. */
export const ledgerEventTypes = {
  'consultation.created': {
    zh: '起草了一次征求意见。',
    en: 'A consultation was prepared.',
    refs: ['consultation', 'duty'],
  },
  'consultation.approved': {
    zh: '批准发布征求意见。',
    en: 'A consultation was approved for publication.',
    refs: ['consultation', 'duty'],
  },
  'consultation.published': {
    zh: '公开征求意见开始，公告在此。',
    en: 'A consultation was opened to the public; its notice is disclosed.',
    refs: ['consultation', 'version'],
    open: ['notice'],
  },
  'consultation.extended': {
    zh: '延长了征求意见的期限。',
    en: 'The last day of a consultation was moved later.',
    refs: ['consultation'],
  },
  'consultation.suspended': {
    zh: '暂停接收意见。',
    en: 'A consultation stopped taking comments for the time being.',
    refs: ['consultation'],
  },
  'consultation.resumed': {
    zh: '恢复接收意见。',
    en: 'A suspended consultation took comments again.',
    refs: ['consultation'],
  },
  'consultation.withdrawn': {
    zh: '撤回征求意见，已收到的意见保留。',
    en: 'A consultation was withdrawn; its comments are kept.',
    refs: ['consultation'],
  },
  'consultation.corrected': {
    zh: '更正了征求意见的标题或者说明，公告在此。',
    en: 'The title or the explanation of a consultation was corrected; its notice is disclosed.',
    refs: ['consultation'],
  },
  'consultation.closed': { zh: '征求意见截止。', en: 'A consultation closed.', refs: ['consultation'] },
  'consultation.report-prepared': {
    zh: '准备了采纳情况报告。',
    en: 'The report of the outcome was prepared.',
    refs: ['consultation', 'duty'],
  },
  'consultation.reported': {
    zh: '公布采纳情况，每条意见的去向在此。',
    en: 'The outcome was published; the count of every fate is disclosed.',
    refs: ['consultation', 'duty'],
    open: ['outcome'],
  },
  'version.imported': {
    zh: '导入了一个文本版本。',
    en: 'A version of a text was imported.',
    refs: ['version', 'work'],
  },
  'version.undone': { zh: '撤销了一次导入。', en: 'An import was undone.', refs: ['version', 'work'] },
  'work.created': {
    zh: '建立了一部法规的档案。',
    en: 'A work was entered into the library.',
    refs: ['work'],
  },
  'comment.received': {
    zh: '收到一条意见。',
    en: 'A comment was received.',
    refs: ['comment', 'consultation'],
  },
  'comment.late': {
    zh: '截止后收到一条意见，保留并单独计数。',
    en: 'A comment came in after the close; it is kept and counted apart.',
    refs: ['comment', 'consultation'],
  },
  'comment.forwarded': {
    zh: '截止后转来另一平台在期限内收到的一条意见。',
    en: 'A comment that another platform took in time was handed on after the close.',
    refs: ['comment', 'consultation'],
  },
  'comment.moderated': {
    zh: '审核了一条意见能否公开。',
    en: 'It was decided whether a comment is shown.',
    refs: ['comment'],
  },
  'comment.appealed': {
    zh: '提出人对不公开的决定提出了异议。',
    en: 'The author of a comment appealed against its not being shown.',
    refs: ['comment'],
  },
  'comment.appealDecided': {
    zh: '另一个人对异议作出了决定。',
    en: 'An appeal was decided by somebody other than who took the decision.',
    refs: ['comment', 'duty'],
  },
  'comment.withdrawn': {
    zh: '提出人撤回了意见。',
    en: 'A comment was withdrawn by its author.',
    refs: ['comment'],
  },
  'comment.undone': {
    zh: '站点撤回了录入有误的一条意见，原话保留，不计入总数。',
    en: 'A station took back a comment that was typed by mistake; its words are kept and it counts nowhere.',
    refs: ['comment', 'consultation'],
  },
  'comment.supported': {
    zh: '有人附议了一条意见。',
    en: 'Somebody supported a comment.',
    refs: ['comment'],
  },
  'comment.nameWithdrawn': {
    zh: '提出人收回了公开姓名的同意。',
    en: 'The author of a comment no longer lets the name be published.',
    refs: ['comment'],
  },
  'comment.fileAttached': {
    zh: '随意见收到一个文件，其哈希在此。',
    en: 'A file came with a comment; its hash is committed to.',
    refs: ['comment', 'attachment'],
  },
  'comment.fileErased': {
    zh: '依法删除了随意见收到的一个文件，存证保留。',
    en: 'A file that came with a comment was erased on a legal ground; its entry stays.',
    refs: ['comment', 'attachment'],
  },
  'comment.contested': {
    zh: '有人说一条署了自己姓名的意见不是本人提的，姓名先不显示。',
    en: 'Somebody said that a comment in their name is not theirs; the name is not shown meanwhile.',
    refs: ['comment'],
  },
  'comment.authorshipDecided': {
    zh: '核实了一条意见是不是署名人本人提的。',
    en: 'It was decided whether a comment is by the person it names.',
    refs: ['comment'],
  },
  'comment.corrected': {
    zh: '在原文之外补充了更正。',
    en: 'A correction was put beside the original words of a comment.',
    refs: ['comment'],
  },
  'comment.assigned': {
    zh: '把意见分给承办单位。',
    en: 'A comment was assigned to a unit.',
    refs: ['comment'],
  },
  'article.assigned': {
    zh: '把一条条文的意见分给承办单位或者个人，或者改了期限。',
    en: 'The comments on one article were assigned to a unit or a person, or their day was changed.',
    refs: ['consultation'],
  },
  'assignment.finished': {
    zh: '分办的事办完了，或者重新打开。',
    en: 'What was assigned is done, or was opened again.',
    refs: ['consultation'],
  },
  'note.written': {
    zh: '工作人员写了一条内部备注，内容不公开。',
    en: 'The staff wrote a private note; its words are not disclosed.',
    refs: ['consultation'],
  },
  'filter.saved': {
    zh: '存了一组筛选条件。',
    en: 'Conditions of the comments desk were saved under a name.',
    refs: ['consultation'],
  },
  'filter.removed': {
    zh: '删去了一组筛选条件。',
    en: 'Saved conditions of the comments desk were removed.',
    refs: ['consultation'],
  },
  'comment.settled': {
    zh: '意见并入另一条，或者归为范围外、垃圾，理由已记录。',
    en: 'A comment was merged into another, or found out of scope or spam; the reason is recorded.',
    refs: ['comment'],
  },
  'comment.reopened': {
    zh: '撤销了对一条意见的归类，重新等待答复。',
    en: 'A settlement was taken back: the comment waits for an answer again.',
    refs: ['comment'],
  },
  'comment.split': {
    zh: '把一条意见拆成几点。',
    en: 'A comment was split into its points.',
    refs: ['comment'],
  },
  'comment.joined': {
    zh: '撤销了拆分，一条意见重新作为整体答复。',
    en: 'A split was taken back: the comment is answered as a whole again.',
    refs: ['comment'],
  },
  'theme.created': { zh: '建立了一个意见要点。', en: 'A theme was made.', refs: ['theme', 'consultation'] },
  'theme.merged': { zh: '合并了意见要点。', en: 'Themes were merged.', refs: ['theme'] },
  'theme.split': {
    zh: '从一个意见要点拆出了新的要点。',
    en: 'A new theme was split off from another.',
    refs: ['theme', 'consultation'],
  },
  'theme.renamed': { zh: '改了意见要点的名称。', en: 'A theme was renamed.', refs: ['theme'] },
  'theme.moved': {
    zh: '把意见移到另一个要点。',
    en: 'Comments were moved to another theme.',
    refs: ['theme or consultation'],
  },
  'theme.assigned': {
    zh: '把意见要点分给承办单位或者个人，或者改了期限。',
    en: 'A theme was assigned to a unit or a person, or its day was changed.',
    refs: ['theme'],
  },
  'theme.closed': { zh: '结束了一个意见要点。', en: 'A theme was closed.', refs: ['theme'] },
  'comments.clustered': {
    zh: '机器把意见分了组，供人参考。',
    en: 'A machine grouped the comments, as a suggestion to people.',
    refs: ['consultation'],
  },
  'groups.decided': {
    zh: '对机器的分组作了决定：合在一起、不合并或者以后再说。',
    en: 'A person decided about groups of the machine: together, apart, or later.',
    refs: ['consultation'],
  },
  'groups.undone': {
    zh: '撤销了对机器分组的一项决定。',
    en: 'A decision about groups of the machine was undone.',
    refs: ['consultation'],
  },
  'model.switched': {
    zh: '决定语言模型能不能读一次征求意见的来信。',
    en: 'It was decided whether a language model may read the comments of a consultation.',
    refs: ['consultation'],
  },
  'summary.offered': {
    zh: '语言模型起草了一段概括，供人参考。',
    en: 'A language model drafted a summary, as a suggestion to people.',
    refs: ['summary', 'consultation'],
  },
  'summary.failed': {
    zh: '语言模型没有给出可用的概括。',
    en: 'A language model gave no summary that can be used.',
    refs: ['summary', 'consultation'],
  },
  'summary.accepted': {
    zh: '采用了机器起草的概括。',
    en: 'A drafted summary was accepted by a person.',
    refs: ['summary', 'consultation'],
  },
  'summary.edited': {
    zh: '修改后采用了机器起草的概括。',
    en: 'A drafted summary was accepted with changes by a person.',
    refs: ['summary', 'consultation'],
  },
  'summary.rejected': {
    zh: '没有采用机器起草的概括，或者撤下了它。',
    en: 'A drafted summary was rejected or taken down by a person.',
    refs: ['summary', 'consultation'],
  },
  'job.cancelled': { zh: '取消了一项后台任务。', en: 'A background job was cancelled.', refs: ['job'] },
  'job.retried': { zh: '重新执行一项后台任务。', en: 'A background job was started again.', refs: ['job'] },
  'theme.undone': {
    zh: '撤销了对意见要点的一次改动。',
    en: 'A change to themes was undone.',
    refs: ['theme or consultation'],
  },
  'disposition.proposed': {
    zh: '提出了处理意见。',
    en: 'A disposition was proposed.',
    refs: ['disposition', 'duty', 'comment or theme'],
  },
  'disposition.approved': {
    zh: '批准了处理意见。',
    en: 'A disposition was approved.',
    refs: ['disposition', 'duty'],
  },
  'disposition.returned': {
    zh: '退回了处理意见。',
    en: 'A disposition was returned to its proposer.',
    refs: ['disposition', 'duty'],
  },
  'disposition.changed': {
    zh: '修改了处理意见，须重新批准。',
    en: 'A disposition was changed and needs approval again.',
    refs: ['disposition', 'duty', 'comment or theme', 'replaced disposition'],
  },
  'disposition.undone': {
    zh: '撤回了处理意见的上一步。',
    en: 'The last step on a disposition was taken back by who took it.',
    refs: ['disposition', 'duty'],
  },
  'trace.confirmed': {
    zh: '确认了意见与修改之间的联系。',
    en: 'A link from a comment to changed words was confirmed.',
    refs: ['trace'],
  },
  'trace.rejected': {
    zh: '否定了意见与修改之间的联系。',
    en: 'A link from a comment to changed words was rejected.',
    refs: ['trace'],
  },
  'trace.lost': {
    zh: '发现采纳的改动在后来的稿子里不见了。',
    en: 'An adopted change was found to be gone from a later text.',
    refs: ['trace', 'disposition', 'version'],
  },
  'trace.found-again': {
    zh: '采纳的改动又在最新的稿子里。',
    en: 'An adopted change stands in the newest text again.',
    refs: ['trace', 'disposition', 'version'],
  },
  'pairing.corrected': {
    zh: '人工更正了条文对应。',
    en: 'A pairing of articles was corrected by a person.',
    refs: ['version', 'version'],
  },
  'carry.recorded': {
    zh: '意见随新版本移到新的位置。',
    en: 'Comments were carried to a new version.',
    refs: ['version', 'version'],
  },
  'carry.corrected': {
    zh: '人工更正了意见在新版本中的位置。',
    en: "A comment's place in a new version was corrected by a person.",
    refs: ['comment', 'version'],
  },
  'station.task': { zh: '给站点下达任务。', en: 'A station was given a task.', refs: ['consultation'] },
  'station.reported': { zh: '站点报送了意见。', en: 'A station sent its report.', refs: ['consultation'] },
  'station.imported': {
    zh: '站点批量录入了意见。',
    en: 'A station imported comments in bulk.',
    refs: ['consultation'],
  },
  'station.importUndone': {
    zh: '站点撤销了一次批量录入。',
    en: 'A station took a bulk import back.',
    refs: ['consultation'],
  },
  'station.met': {
    zh: '站点记录了一次座谈会或者走访的到会情况。',
    en: 'A station recorded a meeting or visit and who came.',
    refs: ['consultation'],
  },
  'station.meetingChanged': {
    zh: '站点更正了一次座谈会或者走访的记录。',
    en: 'A station corrected the record of a meeting or visit.',
    refs: ['consultation'],
  },
  'comments.import-started': {
    zh: '开始导入另一平台收到的意见。',
    en: 'An import of comments of another platform was begun.',
    refs: ['consultation'],
  },
  'comments.imported': {
    zh: '导入了另一平台收到的意见。',
    en: 'Comments of another platform were imported.',
    refs: ['consultation'],
  },
  'comments.import-undone': {
    zh: '撤销了一次意见导入；原文和证明仍在。',
    en: 'An import of comments was undone; words and proofs are kept.',
    refs: ['consultation'],
  },
  'platform.token': {
    zh: '给另一平台发放或者收回了报送意见的令牌。',
    en: 'A token for another platform to send comments was given or taken back.',
    refs: ['consultation'],
  },
  'user.created': { zh: '建立了账号。', en: 'An account was made.', refs: [] },
  'user.role': { zh: '变更了账号的角色。', en: "An account's roles were changed.", refs: [] },
  'user.signedIn': { zh: '账号登录。', en: 'An account signed in.', refs: [] },
  'user.password': { zh: '修改了账号的密码。', en: 'The password of an account was changed.', refs: [] },
  'user.disabled': { zh: '停用了账号。', en: 'An account was disabled.', refs: [] },
  'user.changed': { zh: '修改了账号。', en: 'An account was changed.', refs: [] },
  'user.activated': { zh: '账号由本人启用。', en: 'An account was put to use by its owner.', refs: [] },
  'user.roleAsked': {
    zh: '申请变更账号的角色，待另一名管理员确认。',
    en: "A change of an account's roles was asked for; a second administrator decides.",
    refs: [],
  },
  'station.changed': { zh: '修改了站点或区划。', en: 'A station or region was changed.', refs: [] },
  'contact.viewed': {
    zh: '查看了联系方式，理由已记录。',
    en: 'Contact details were looked at; the reason is recorded.',
    refs: [],
  },
  'study-list.saved': { zh: '保存了一份学习清单。', en: 'A reading list was saved.', refs: ['list'] },
  'study-list.published': {
    zh: '发布了一份学习清单。',
    en: 'A reading list was published.',
    refs: ['list'],
  },
  'study-list.archived': {
    zh: '归档了一份学习清单。',
    en: 'A reading list was archived.',
    refs: ['list'],
  },
  'study.certified': {
    zh: '出具了一份学习证明，文件的指纹在此。',
    en: 'A certificate of learning was made; the hash of its file is committed.',
    refs: ['certificate'],
  },
  'export.made': { zh: '导出了数据。', en: 'Data were exported.', refs: [] },
  'policy.changed': { zh: '修改了期限等规则。', en: 'A policy was changed.', refs: [] },
  'library.imported': { zh: '导入了资料库内容。', en: 'Documents were imported into the library.', refs: [] },
  'key.created': { zh: '启用了签名密钥。', en: 'A signing key was put to use.', refs: [], open: ['key'] },
  'key.rotated': { zh: '更换了签名密钥。', en: 'The signing key was replaced.', refs: [], open: ['key'] },
  'checkpoint.cosigned': { zh: '见证人对检查点副署。', en: 'A witness cosigned a checkpoint.', refs: [] },
  'checkpoint.refused': {
    zh: '因账目不一致拒绝签署检查点。',
    en: 'A checkpoint was not signed because it contradicted an earlier one.',
    refs: [],
  },
  recovered: { zh: '断电或故障后恢复了数据。', en: 'Data were restored after a failure.', refs: [] },
  erased: {
    zh: '依法删除了一个字段的内容，证明仍然有效。',
    en: 'The content of one field was erased on a legal ground; proofs still hold.',
    refs: ['entry'],
    open: ['erasure'],
  },
} as const satisfies Readonly<Record<string, EventType>>

export type LedgerEventType = keyof typeof ledgerEventTypes

/** What is known of an event type, or `undefined` for a name that is not in the list. */
export function eventType(name: string): EventType | undefined {
  return Object.hasOwn(ledgerEventTypes, name) ? ledgerEventTypes[name as LedgerEventType] : undefined
}

/** Whether the name is an event type of this version. */
export function isLedgerEventType(name: string): name is LedgerEventType {
  return Object.hasOwn(ledgerEventTypes, name)
}
