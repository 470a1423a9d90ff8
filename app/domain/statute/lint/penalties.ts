// Penalty clauses: who fines, how much at most, for what, and what stands beside the fine.

import { norm1, norm2, penaltyLaw, practice } from './norms'
import { type Found, type LintRule, matching } from './rule'

const number = '(?:[0-9][0-9,.]*|[一二三四五六七八九十百千万亿零两]+)'

export const penaltyRules: readonly LintRule[] = [
  {
    id: 'fine-without-limit',
    severity: 'warning',
    title: { zh: '罚款应当有上限', en: 'Every fine has an upper limit' },
    source: `${penaltyLaw('第五条')}；${norm2('关于罚款的规定')}`,
    bad: '由水行政主管部门处⟦一万元以上罚款⟧。',
    good: '由水行政主管部门处一万元以上五万元以下罚款。',
    check: matching(
      new RegExp(`(?<=处(?:以)?(?:[^，。；]{0,16}))(?<at>${number}(?:元|万元|千元|倍)以上(?:的)?罚款)`, 'dg'),
      // A threshold for hearings is no fine.
      { if: (_match, { plain }) => !/听证|所称|较大|是指/.test(plain) },
    ),
  },
  {
    id: 'fine-without-body',
    severity: 'warning',
    title: { zh: '罚款应当写明由谁处罚', en: 'A fine says who imposes it' },
    source: `${penaltyLaw('第十七条')}；${norm2('关于罚款的规定')}`,
    bad: '违反本条例规定擅自取水的，⟦处一万元以下罚款⟧。',
    good: '违反本条例规定擅自取水的，由水行政主管部门处一万元以下罚款。',
    *check({ articles, isDecision, level }) {
      if (isDecision || level === 'judicial' || level === 'law') return
      // One article may say for all of them who imposes the fines.
      const general =
        /(?:处罚|罚款|处罚权)[^。]{0,40}由[^。]{2,60}(?:决定|实施|执行|作出|处罚|负责|裁决|行使)|由[^。]{2,60}(?:依照|按照|根据|依据)本/
      if (articles.some(({ passages }) => passages.some(({ plain }) => general.test(plain)))) return
      for (const { passages } of articles) {
        const all = passages.map(({ plain }) => plain).join('\n')
        if (
          /由|部门|机关|机构|政府|委员会|管理局|公安|海关|税务|依照|本条例第.{1,6}条|行政执法|监察|法院/.test(
            all,
          )
        )
          continue
        for (const at of passages) {
          const fine = new RegExp(`(?:并)?处(?:以)?[^，。；]{0,12}${number}(?:元|倍)以下(?:的)?罚款`).exec(
            at.plain,
          )
          if (!fine) continue
          yield { at, start: fine.index, end: fine.index + fine[0].length }
          break
        }
      }
    },
  },
  {
    id: 'fine-verb',
    severity: 'info',
    title: { zh: '写作“处……罚款”，不用“处以……罚款”“罚款……元”', en: 'It is 处…罚款, not 处以…罚款' },
    source: norm2('关于罚款的规定'),
    bad: '由水行政主管部门⟦处以⟧一万元以下罚款。',
    good: '由水行政主管部门处一万元以下罚款。',
    check: matching(/(?<at>处以)(?=[^，。；]{0,24}[元倍]以[上下][^，。；]{0,20}罚款)/dg, {
      when: ({ level }) => level !== 'judicial',
    }),
  },
  {
    id: 'fine-particle-mixed',
    severity: 'info',
    title: { zh: '“以下罚款”与“以下的罚款”前后一致', en: '以下罚款 or 以下的罚款, one of them throughout' },
    source: practice,
    bad: '由水行政主管部门处一万元⟦以下的罚款⟧；情节严重的，处五万元以下罚款；逾期不改正的，处三万元以下罚款。',
    good: '由水行政主管部门处一万元以下罚款；情节严重的，处五万元以下罚款。',
    *check({ passages, isDecision }) {
      if (isDecision) return
      const uses = passages.flatMap((at) =>
        [...at.plain.matchAll(/[元倍]以下(?<de>的)?罚款/g)].map(
          ({ index, groups, 0: words }): Found & { de: boolean } => ({
            at,
            start: index + 1,
            end: index + words.length,
            de: groups?.de !== undefined,
          }),
        ),
      )
      const sorted = [uses.filter(({ de }) => de), uses.filter(({ de }) => !de)].sort(
        (a, b) => a.length - b.length,
      )
      const [rare = [], usual = []] = sorted
      const [first] = rare
      if (first && usual.length > 0)
        yield {
          at: first.at,
          start: first.start,
          end: first.end,
          note: `${rare.length}处，另有${usual.length}处不同`,
        }
    },
  },
  {
    id: 'penalty-unspecified',
    severity: 'warning',
    title: { zh: '处罚应当写明种类和幅度，不笼统写“给予处罚”', en: 'A penalty says its kind and measure' },
    source: penaltyLaw('第四条、第五条'),
    bad: '违反规定占用河道的，由水行政主管部门⟦给予处罚⟧。',
    good: '违反规定占用河道的，由水行政主管部门处一千元以下罚款。',
    check: matching(
      /违反[^。；]{0,40}的，(?:由[^。；，]{2,30})?(?<at>(?:给予|予以)(?:必要的|适当的|相应的)?处罚)(?=[。；]$)/dg,
      { if: ([words]) => !/依照|依据|按照|根据|依法|法律|法规|规章/.test(words) },
    ),
  },
  {
    id: 'unlisted-penalty',
    severity: 'info',
    title: {
      zh: '法律规定的处罚种类以外的惩戒措施，须有法律、法规依据',
      en: 'A sanction beside the listed kinds of penalty needs its own basis in law',
    },
    source: penaltyLaw('第九条'),
    bad: '情节严重的，⟦列入黑名单⟧。',
    good: '情节严重的，吊销许可证。',
    check: matching(
      /列入[^，。；]{0,8}黑名单|纳入[^，。；]{0,8}黑名单|扣除?[^，。；]{0,4}诚信分|暂停受理其[^，。；]{0,12}申请/dg,
    ),
  },
  {
    id: 'overdue-tier',
    severity: 'info',
    title: {
      zh: '责令限期改正的，写明逾期不改正的后果',
      en: 'An order to correct in time says what follows when it is not',
    },
    source: practice,
    bad: '擅自取水的，由水行政主管部门⟦责令限期改正⟧。',
    good: '擅自取水的，由水行政主管部门责令限期改正；逾期不改正的，处一千元以下罚款。',
    *check({ articles, isDecision }) {
      if (isDecision) return
      for (const { passages } of articles) {
        const all = passages.map(({ plain }) => plain).join('\n')
        if (
          /逾期|拒不|罚款|未改正|不改正|处分|吊销|没收|处罚|强制|警告|赔偿|仍不|追究|取消|撤销|代为|依照|可以|措施/.test(
            all,
          )
        )
          continue
        for (const at of passages) {
          const start = at.plain.indexOf('责令限期改正')
          if (start >= 0) yield { at, start, end: start + 6 }
        }
      }
    },
  },
  {
    id: 'staff-liability',
    severity: 'warning',
    title: {
      zh: '写作“直接负责的主管人员和其他直接责任人员”',
      en: 'The phrase is 直接负责的主管人员和其他直接责任人员',
    },
    source: norm2('关于法律责任的表述'),
    bad: '对⟦主管人员和直接责任者⟧依法给予处分。',
    good: '对直接负责的主管人员和其他直接责任人员依法给予处分。',
    check: matching(
      /对[^，。；]{0,12}?(?<at>(?:主管人员|单位领导|主管领导)(?:和|及|以及|或者|、)(?:其他)?直接责任(?:者|人(?!员)))/dg,
    ),
  },
  {
    id: 'confiscate-word',
    severity: 'info',
    title: { zh: '没收的对象写明：违法所得、非法财物', en: 'What is confiscated is named' },
    source: penaltyLaw('第九条'),
    bad: '由水行政主管部门⟦没收非法收入⟧。',
    good: '由水行政主管部门没收违法所得。',
    check: matching(/没收(?:其)?(?:全部)?(?:非法|违法)收入/dg),
  },
  {
    id: 'violation-clause',
    severity: 'info',
    title: {
      zh: '写作“违反本条例第X条规定”，不用“违反本条例第X条的”',
      en: 'It is 违反…第X条规定, with 规定',
    },
    source: norm1('关于引用的规定'),
    bad: '违反本条例⟦第三条的，⟧由水行政主管部门责令改正。',
    good: '违反本条例第三条规定的，由水行政主管部门责令改正。',
    check: matching(
      /违反本(?:法|条例|办法|规定)(?<at>第[一二三四五六七八九十百]+条(?:第[一二三四五六七八九十]+款)?(?:第[一二三四五六七八九十]+项)?(?:的)?，)/dg,
    ),
  },
]
