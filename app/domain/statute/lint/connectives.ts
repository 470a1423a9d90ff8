// What joins the members of a series: 和, 以及, 或者, and the comma before them; fixed phrases of persons and organs.

import { legislationLaw, norm1, norm2, practice } from './norms'
import { byWording, type LintRule, matching } from './rule'

export const connectiveRules: readonly LintRule[] = [
  {
    id: 'or-word',
    severity: 'warning',
    title: { zh: '选择关系用“或者”，不用“或”', en: 'A choice is worded 或者, not 或' },
    source: norm1(13),
    bad: '处警告⟦或⟧罚款。',
    good: '处警告或者罚款，或许可以减轻。',
    check: matching(/(?<![抑间亦])(?<at>或)(?![者许然是多缺])/dg),
  },
  {
    id: 'and-word',
    severity: 'warning',
    title: { zh: '连接并列成分用“和”“以及”，不用“及”', en: 'Members are joined by 和 or 以及, not 及' },
    source: norm1(13),
    bad: '道路、桥梁⟦及⟧隧道应当定期检查。',
    good: '道路、桥梁以及隧道应当定期检查，并及时公布，涉及安全的立即处置。',
    check: matching(
      /(?<![以涉普危顾波触推提言旁能企累论遍未兼殃惠述由来])(?<at>及)(?![其时格早第至物于]|以[上下内外])/dg,
    ),
  },
  {
    id: 'comma-before-and',
    severity: 'warning',
    title: {
      zh: '顿号后面不再用“和”“以及”“或者”',
      en: 'No 、 before 和, 以及 or 或者',
    },
    source: norm1(13),
    bad: '道路、桥梁⟦、以及⟧隧道应当检查。',
    good: '道路、桥梁以及隧道应当检查。',
    check: matching(/、(?:和(?![平谐解睦田龙县])|以及|或者|及(?!时|其))/dg),
  },
  {
    id: 'subject-phrase-mixed',
    severity: 'info',
    title: {
      zh: '同一主体的称谓前后一致',
      en: 'One subject has one name throughout',
    },
    source: practice,
    bad: '第三条　⟦任何组织和个人⟧不得侵占河道。\n第四条　任何单位和个人不得侵占堤防。\n第五条　任何单位和个人有权举报。',
    good: '第三条　任何单位和个人不得侵占河道。\n第四条　任何单位和个人不得侵占堤防。\n第五条　任何单位和个人有权举报。',
    *check({ passages }) {
      const uses = passages.flatMap((at) =>
        [...at.plain.matchAll(/任何(?:单位|组织)(?:和|或者)(?:个人)/g)].map((match) => ({
          at,
          start: match.index,
          end: match.index + match[0].length,
          words: match[0],
        })),
      )
      const [[usual] = [], ...others] = byWording(uses, ({ words }) => words)
      for (const [first] of others)
        if (first && usual)
          yield { at: first.at, start: first.start, end: first.end, note: `本文多作“${usual.words}”` }
    },
  },
  {
    id: 'legal-person-phrase',
    severity: 'warning',
    title: {
      zh: '用“公民、法人和其他组织”或者“公民、法人或者其他组织”',
      en: 'The phrase is 公民、法人和其他组织 or 公民、法人或者其他组织',
    },
    source: practice,
    bad: '公民、⟦法人、其他组织⟧有权举报。',
    good: '公民、法人和其他组织有权举报。',
    check: matching(/公民、(?<at>法人(?:、|及|以及|或)其他组织)(?!和|或者|、)/dg),
  },
  {
    id: 'relevant-departments',
    severity: 'warning',
    title: { zh: '用“有关部门”“有关规定”，不用“相关”', en: '有关部门 and 有关规定, not 相关' },
    source: practice,
    bad: '水行政主管部门会同⟦相关部门⟧检查。',
    good: '水行政主管部门会同有关部门检查。',
    check: matching(/(?<=国家|本市|本省|按照|依照|[省市])相关规定|相关部门/dg),
  },
  {
    id: 'county-level',
    severity: 'warning',
    title: { zh: '用“县级以上”，不用“县以上”', en: '县级以上, not 县以上' },
    source: practice,
    bad: '⟦县以上⟧人民政府应当加强领导。',
    good: '县级以上人民政府应当加强领导。',
    check: matching(/(?<![区市旗、])县以上(?=(?:地方)?(?:各级)?人民政府|各级|有关部门|主管部门)/dg),
  },
  {
    id: 'districted-city',
    severity: 'warning',
    title: { zh: '用“设区的市”，不用“地级市”“地市”', en: '设区的市, not 地级市' },
    source: legislationLaw('第八十一条的用语'),
    bad: '⟦地级市⟧人民政府可以制定办法。',
    good: '设区的市人民政府可以制定办法。',
    check: matching(/(?<!不设区的)地级市|(?<![各内外境当本属土])地市级/dg),
  },
  {
    id: 'jointly',
    severity: 'info',
    title: {
      zh: '“会同”之后不再写“共同”“联合”',
      en: '会同 already means jointly',
    },
    source: norm1(20),
    bad: '市水行政主管部门⟦会同市财政部门共同⟧制定标准。',
    good: '市水行政主管部门会同市财政部门制定标准。',
    check: matching(/会同[^，。；]{2,24}(?:共同|联合)(?=制定|确定|编制|审核|开展|进行|组织|提出|负责)/dg),
  },
  {
    id: 'in-accordance-word',
    severity: 'warning',
    title: {
      zh: '以法律、法规为依据用“依照”，不用“按照”',
      en: 'With laws it is 依照; 按照 goes with agreements, standards and ratios',
    },
    source: norm1(18),
    bad: '⟦按照⟧本条例第三条的规定处理。',
    good: '依照本条例第三条的规定处理，按照约定支付费用。',
    check: matching(
      /(?<![未不没有])(?<at>按照)(?=(?:本(?:法|条例)|《中华人民共和国[^》]{2,30}法》)第[一二三四五六七八九十百零]+条(?!(?:第[^，。；]{1,10})?规定的))/dg,
      {
        everywhere: true,
      },
    ),
  },
  {
    id: 'enactment-basis',
    severity: 'warning',
    title: { zh: '立法依据用“根据”', en: 'The basis of enactment is worded 根据' },
    source: norm2(13),
    bad: '第一条　为了保护河道，⟦依据⟧有关法律，制定本条例。\n第二条　本条例适用于本市河道。',
    good: '第一条　为了保护河道，根据有关法律，制定本条例。\n第二条　本条例适用于本市河道。',
    check: matching(/(?<at>依据|依照|按照)(?:(?!根据)[^。]){2,120}制定本(?:法|条例|办法|规定|细则|规则)/dg, {
      within: ({ standing }) => standing.article?.key.n === 1,
    }),
  },
  {
    id: 'identity-document',
    severity: 'warning',
    title: {
      zh: '泛指用“身份证件”，专指用“居民身份证”',
      en: '身份证件 for any, 居民身份证 for the one; not 身份证',
    },
    source: practice,
    bad: '工作人员应当核验⟦身份证⟧。',
    good: '工作人员应当核验身份证件或者居民身份证，收集身份证明。',
    check: matching(/(?<!居民|军人|船员|证件|警官|居留|居住证、)身份证(?![件明号])/dg),
  },
]
