// Names of organs that reforms of 2018 and 2023 replaced. The new name is a proposal: which department does the work
// now, the drafter knows.

import { practice } from './norms'
import { byWording, type LintRule, matching } from './rule'

const reform = '党和国家机构改革方案（2018年、2023年）'

interface Renamed {
  readonly id: string
  readonly pattern: RegExp
  readonly zh: string
  readonly en: string
  readonly old: string
  readonly now: string
}

const renamed: readonly Renamed[] = [
  {
    id: 'organ-market',
    pattern:
      /工商(?:行政)?(?:管理)?(?:部门|机关|局)|质量技术监督(?:行政)?(?:主管|管理)?(?:部门|局)|工商行政管理(?=、|和|等)/dg,
    zh: '工商、质监部门已并为市场监督管理部门',
    en: 'Industry and commerce, and quality supervision, are market supervision now',
    old: '工商行政管理部门',
    now: '市场监督管理部门',
  },
  {
    id: 'organ-resources',
    pattern: /国土资源(?:行政)?(?:主管)?(?:部门|局|管理部门)|国土资源(?=、|和|等)/dg,
    zh: '国土资源部门已改为自然资源主管部门',
    en: 'Land and resources is natural resources now',
    old: '国土资源部门',
    now: '自然资源主管部门',
  },
  {
    id: 'organ-environment',
    pattern: /环境保护(?:行政)?(?:主管|管理)?(?:部门|局|机构)|环保(?:部门|局)/dg,
    zh: '环境保护部门已改为生态环境主管部门',
    en: 'Environmental protection is ecology and environment now',
    old: '环境保护主管部门',
    now: '生态环境主管部门',
  },
  {
    id: 'organ-health',
    pattern: /卫生和?计(?:划)?生(?:育)?(?:行政)?(?:主管)?(?:部门|局|委员会)/dg,
    zh: '卫生计生行政部门已改为卫生健康主管部门',
    en: 'Health and family planning is health now',
    old: '卫生计生行政部门',
    now: '卫生健康主管部门',
  },
  {
    id: 'organ-drugs',
    pattern: /食品药品监(?:督管理|管)(?:行政)?(?:主管)?(?:部门|局)/dg,
    zh: '食品药品监督管理部门已改为市场监督管理部门、药品监督管理部门',
    en: 'Food and drug supervision is market supervision and drug supervision now',
    old: '食品药品监督管理部门',
    now: '市场监督管理部门',
  },
  {
    id: 'organ-emergency',
    pattern: /安全生产监督管理(?:部门|局|机构)/dg,
    zh: '安全生产监督管理部门已改为应急管理部门',
    en: 'Work safety supervision is emergency management now',
    old: '安全生产监督管理部门',
    now: '应急管理部门',
  },
  {
    id: 'organ-fire',
    pattern: /公安(?:机关)?消防(?:机构|部门|队)|公安消防/dg,
    zh: '公安消防机构已改为消防救援机构',
    en: 'The police fire service is the fire and rescue service now',
    old: '公安消防机构',
    now: '消防救援机构',
  },
  {
    id: 'organ-culture',
    pattern: /(?<!文化和|文化)旅游(?:局|行政管理部门|行政主管部门)/dg,
    zh: '旅游部门已并为文化和旅游主管部门',
    en: 'Tourism is culture and tourism now',
    old: '旅游行政管理部门',
    now: '文化和旅游主管部门',
  },
  {
    id: 'organ-legal-office',
    pattern: /政府法制(?:机构|办公室|工作机构|部门)|法制办(?:公室)?/dg,
    zh: '政府法制机构的职责已由司法行政部门承担',
    en: 'The legal office of the government is part of justice now',
    old: '政府法制机构',
    now: '司法行政部门',
  },
  {
    id: 'organ-finance-supervision',
    pattern: /(?:银行业|保险|银行保险)监督管理委员会|银行保险监督管理机构|银保监|银监会|保监会/dg,
    zh: '银行业、保险业监督管理委员会已改为金融监督管理部门',
    en: 'Banking and insurance supervision is financial supervision now',
    old: '银行保险监督管理机构',
    now: '金融监督管理部门',
  },
]

export const organRules: readonly LintRule[] = [
  ...renamed.map(
    ({ id, pattern, zh, en, old, now }): LintRule => ({
      id,
      severity: 'warning',
      title: { zh, en },
      source: reform,
      bad: `该项工作由市⟦${old}⟧负责。`,
      good: `该项工作由市${now}负责。`,
      // 某部令第5号 names what was issued then.
      check: matching(pattern, { if: (match, { plain }) => plain[match.index + match[0].length] !== '令' }),
    }),
  ),
  {
    id: 'department-names-mixed',
    severity: 'info',
    title: {
      zh: '同一部门的称谓前后一致：“主管部门”与“行政主管部门”不混用',
      en: 'One department has one name: 主管部门 or 行政主管部门',
    },
    source: practice,
    bad: '第三条　水行政主管部门负责管理。\n第四条　林业行政主管部门负责绿化。\n第五条　⟦林业主管部门⟧可以委托巡查。\n第六条　林业行政主管部门负责考核。',
    good: '第三条　水行政主管部门负责管理。\n第四条　林业行政主管部门负责绿化。\n第五条　林业行政主管部门可以委托巡查。',
    *check({ passages, isDecision }) {
      if (isDecision) return
      const uses = passages.flatMap((at) =>
        [
          ...at.plain.matchAll(
            /(?<!国务院|国家|规划|城乡|住房|环境|农业|水利)(?<field>教育|民政|财政|林业|交通运输|交通|文化|卫生健康|生态环境|自然资源|农业农村|应急管理|住房城乡建设|城乡规划|建设|体育|科技|公安|水利|商务|园林|城市管理)(?<form>行政主管部门|主管部门)(?!（以下)/g,
          ),
        ].map((match) => ({
          at,
          start: match.index,
          end: match.index + match[0].length,
          words: match[0],
          field: match.groups?.field ?? '',
        })),
      )
      for (const list of byWording(uses, ({ field }) => field)) {
        const [[usual] = [], [rare] = []] = byWording(list, ({ words }) => words)
        if (usual && rare)
          yield { at: rare.at, start: rare.start, end: rare.end, note: `本文多作“${usual.words}”` }
      }
    },
  },
]
