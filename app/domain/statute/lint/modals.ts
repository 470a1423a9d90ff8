// Words of duty, prohibition and condition: 应当, 不得, 禁止, 但是, 除……外.

import { norm1, practice } from './norms'
import { type LintRule, matching } from './rule'

export const modalRules: readonly LintRule[] = [
  {
    id: 'duty-word',
    severity: 'warning',
    title: { zh: '表示义务用“应当”，不用“应”“应该”', en: 'A duty is worded 应当, not 应 or 应该' },
    source: norm1(14),
    bad: '施工单位⟦应⟧在三日内备案。',
    good: '施工单位应当在三日内备案，供应单位应急处置时予以配合。',
    check: matching(
      /(?<![对相供适反响呼因顺一理本自照回感效匹已]|答)(?<at>应该?)(?=(?:自|在|将|依|按|根据|于|向|由|及时|经|予以|立即|符合|具备|包括|执行|提供|提交|承担|支付|报|为|同时|遵守|负责|保证|采取|认定|视为|作出|制定|建立|加强|配合|给予|不少于|不低于|先|至少|严格|如实|主动|取得|书面|出示|以书面))/dg,
      // 应由其承担的费用, 依法应承担的责任 speak of a duty that is laid down elsewhere.
      {
        if: ({ index }, { plain }) =>
          !/(?:依法|认为|主张)$/.test(plain.slice(0, index)) &&
          !/^应该?[^，。；、]{1,14}的[^，。；、]{0,8}(?:责任|措施|费用|条件|职责|义务|款|金额|材料|事项|标准|人员|案件|部分)/.test(
            plain.slice(index),
          ),
      },
    ),
  },
  {
    id: 'duty-words-mixed',
    severity: 'info',
    title: {
      zh: '“应当”与“必须”含义没有实质区别，一般用“应当”',
      en: '应当 and 必须 mean the same; 应当 is the usual word',
    },
    source: norm1(14),
    bad: '建设单位应当报告，并且⟦必须⟧停止作业。',
    good: '建设单位应当报告，并且应当停止作业。',
    *check({ passages }) {
      // One finding a text, at the first: whoever agrees searches for the others.
      const found = passages.flatMap((at) =>
        [...at.plain.matchAll(/必须(?!品|的)/g)].map(({ index }) => ({ at, start: index, end: index + 2 })),
      )
      const first = found[0]
      if (first && passages.some(({ plain }) => plain.includes('应当')))
        yield { ...first, note: `全文“必须”共${found.length}处` }
    },
  },
  {
    id: 'prohibition-with-subject',
    severity: 'warning',
    title: {
      zh: '“禁止”用于没有主语的句子，有主语的用“不得”',
      en: '禁止 stands in sentences without a subject; with one it is 不得',
    },
    source: norm1(15),
    bad: '任何单位和个人⟦禁止⟧在河道内倾倒垃圾。',
    good: '任何单位和个人不得在河道内倾倒垃圾。禁止在堤防上放牧。',
    check: matching(
      /(?:任何(?:单位|组织)(?:和|或者|、)个人|任何单位|任何人|经营者|建设单位|施工单位)(?<at>禁止)/dg,
    ),
  },
  {
    id: 'prohibition-without-subject',
    severity: 'warning',
    title: {
      zh: '“不得”的句子应有主语，没有主语的用“禁止”',
      en: '不得 needs a subject; without one it is 禁止',
    },
    source: norm1(15),
    bad: '⟦不得⟧在堤防上放牧。',
    good: '禁止在堤防上放牧。',
    check: matching(/^(?<at>不得)/dg, {
      // Points under 下列……不得 have their subject in the lead-in; a later 款 may go on about the subject of the one before.
      within: ({ kind, standing }) => kind === 'paragraph' && standing.paragraph === 0 && !!standing.article,
    }),
  },
  {
    id: 'prohibition-word',
    severity: 'warning',
    title: {
      zh: '禁止性规定用“不得”或者“禁止”，不用“不准”“不许”“严禁”',
      en: 'A prohibition is worded 不得 or 禁止, not 不准, 不许 or 严禁',
    },
    source: norm1(15),
    bad: '⟦严禁⟧在库区吸烟。',
    good: '禁止在库区吸烟。',
    check: matching(
      /(?<=^|[，。；、]|一律)(?<at>(?:不准(?!予|许|确|备|则|入|出境)|不许(?!可)|不允许)(?![^，。；]{0,6}的[，。；]))|(?<at2>严禁)/dg,
    ),
  },
  {
    id: 'proviso-word',
    severity: 'info',
    title: { zh: '但书一般用“但是”引出', en: 'A proviso usually opens with 但是' },
    source: norm1(16),
    bad: '申请人可以当场更正，⟦但⟧补正材料的除外。',
    good: '申请人可以当场更正，但是补正材料的除外。',
    check: matching(/[，；。](?<at>但)(?![是书凡愿])/dg, {
      note: '可以写作“但是”',
      // ，但尚未登记的， goes on with a condition and is no proviso.
      if: ({ index }, { plain, kind }) => {
        const clause = plain.slice(index + 1)
        const isException = /^但[^。；]{0,60}?(?:除外|另有规定的)/.test(clause)
        const isLimit = /^但[^，。；的]{0,20}(?:不得|应当|可以|必须|最长|最高|最多|不超过|不影响)/.test(
          clause,
        )
        return isException || (isLimit && kind === 'paragraph' && !/^但[^，。；]*的[，；]/.test(clause))
      },
    }),
  },
  {
    id: 'exclusion-word',
    severity: 'warning',
    title: {
      zh: '排除用“除……外”或者“除……以外”，不用“除……之外”',
      en: 'An exclusion is worded 除…外 or 除…以外, not 除…之外',
    },
    source: norm1(17),
    bad: '除法律另有规定⟦之外⟧，应当公开。',
    good: '除法律另有规定外，应当公开。',
    check: matching(/(?<![排解扣免清消开])除[^，。；：除]{1,40}(?<at>之外)/dg),
  },
  {
    id: 'exclusion-comma',
    severity: 'warning',
    title: { zh: '“除……外”之后加逗号', en: 'A comma follows 除…外' },
    source: norm1(17),
    bad: '除法律另有规定⟦外⟧应当公开。',
    good: '除法律另有规定外，应当公开。',
    check: matching(
      /除[^，。；：除]{1,40}规定(?:的)?(?:以|之)?(?<at>外)(?=应当|不得|可以|还应|均|一律|由|必须)/dg,
    ),
  },
  {
    id: 'and-so-on',
    severity: 'warning',
    title: { zh: '规范性用语不用“等等”', en: '等等 is no word for a norm' },
    source: practice,
    bad: '管理人应当检查堤防、水闸⟦等等⟧。',
    good: '管理人应当检查堤防、水闸等。',
    check: matching(/(?<![平高中同初优劣])等等/dg),
  },
  {
    id: 'in-principle',
    severity: 'warning',
    title: {
      zh: '“原则上”使义务不确定，应写明例外',
      en: '原则上 leaves the duty open: say what the exception is',
    },
    source: practice,
    bad: '会议⟦原则上⟧每年召开一次。',
    good: '会议每年至少召开一次；因自然灾害不能召开的，可以顺延。',
    check: matching(/原则上(?!的)/dg),
  },
  {
    id: 'as-soon-as-possible',
    severity: 'warning',
    title: {
      zh: '“尽快”“尽早”没有期限，应写明时间或者用“及时”“立即”',
      en: '尽快 and 尽早 set no time: give a limit, or 及时, 立即',
    },
    source: practice,
    bad: '接到报告的部门应当⟦尽快⟧处理。',
    good: '接到报告的部门应当立即处理。',
    check: matching(/(?:应当?|必须|须)[^，。；]{0,30}?(?<at>尽快|尽早|尽速)/dg),
  },
  {
    id: 'approximate-number',
    severity: 'warning',
    title: { zh: '数量不用“左右”“上下”，应当确定', en: 'A number is definite: no 左右' },
    source: practice,
    bad: '施工围挡的高度为⟦二米左右⟧。',
    good: '施工围挡的高度不得低于二米。',
    check: matching(
      /(?:[一二三四五六七八九十百千万0-9]+(?:日|天|米|元|人|年|个月|平方米|公里|公斤|小时|分钟))左右(?!岸|侧|两)/dg,
    ),
  },
  {
    id: 'redundant-bound',
    severity: 'warning',
    title: {
      zh: '“不少于”“至少”“超过”等与“以上”“以下”不重叠使用',
      en: 'A bound is said once: not 至少 or 不少于 with 以上',
    },
    source: practice,
    bad: '会议应当有⟦不少于三人以上⟧参加。',
    good: '会议应当有三人以上参加。',
    check: matching(
      /(?:不少于|至少|不低于|大于|超过|高于)[一二三四五六七八九十百千万分之两0-9.]{1,8}[^，。；：、以的]{0,4}以上/dg,
    ),
  },
  {
    id: 'conditional-colloquial',
    severity: 'warning',
    title: {
      zh: '假设条件用“的”字结构或者“如果”，不用“要是”“假如”',
      en: 'A condition is worded with 的 or 如果',
    },
    source: practice,
    bad: '⟦要是⟧申请人未到场，由他人代办。',
    good: '申请人未到场的，由代理人代办。',
    check: matching(/(?<![主需重首关必只简])要是(?!求)|假如|倘若/dg),
  },
  {
    id: 'modal-doubled',
    severity: 'warning',
    title: { zh: '“应当”“不得”“可以”不重复', en: 'A modal stands once' },
    source: practice,
    bad: '管理人⟦应当应当⟧巡查。',
    good: '管理人应当巡查。',
    check: matching(/应当(?:应当|必须|可以|不得)|必须应当|可以可以|不得不得/dg),
  },
]
