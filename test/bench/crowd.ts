// A crowd of comments on one draft, from a seed: campaigns of edited letters that share their phrases of courtesy, and
// people who write for themselves. Nobody's words: sentences are put together from lists of places, people, happenings
// and wishes, so that hundreds of thousands differ. What belongs together is known, and which copies were turned over.

import { type Dice, dice, edited, type Flip, flipped, type Strength } from './edits'

export interface CrowdComment {
  readonly id: string
  readonly text: string
  readonly article: string
  readonly author: string
  readonly station?: string
}

export interface Crowd {
  readonly comments: readonly CrowdComment[]
  /** The campaign of each comment that has one. */
  readonly campaigns: ReadonlyMap<string, string>
  /** Copies with a number or a negation turned over. */
  readonly flips: ReadonlyMap<string, Flip>
  /** How each other copy was edited. */
  readonly strengths: ReadonlyMap<string, Strength | 'exact'>
}

const matters = [
  ['电梯', '加装电梯 维保公司 电梯年检 困人救援 维修资金 轿厢 门机 限速器 井道 检验标志'],
  ['停车', '车位租金 消防通道 外来车辆 地下车库 道闸 充电车位 路边停车 收费公示 僵尸车 访客车位'],
  ['垃圾', '厨余桶 投放时间 清运车 分类指导员 大件垃圾 垃圾房 渗滤液 可回收物 撤桶并点 垃圾袋'],
  ['养犬', '犬只登记 牵引绳 大型犬 犬证 流浪狗 狂犬疫苗 犬粪 遛狗时段 恶犬 养犬押金'],
  ['噪声', '广场舞 夜间施工 装修噪声 高音喇叭 楼下酒吧 冷却塔 隔音屏 渣土车 变压器嗡鸣 练琴'],
  ['养老', '助餐点 护理床位 适老化改造 日间照料 陪诊服务 轮椅坡道 失智老人 养老驿站 长护险 呼叫器'],
  ['物业', '公共收益 业委会选举 物业费 前期合同 公示栏 监控探头 保安人手 绿化带 水电分摊 退出交接'],
  ['骑行', '非机动车道 电动车充电 共享单车 头盔 逆行 外卖骑手 停放围栏 换电柜 改装车 限速'],
  ['水务', '二次供水 水箱清洗 管网漏损 阶梯水价 水表到户 排水井盖 内涝 雨污分流 水质检测 停水通知'],
  ['校园', '校门口拥堵 课后托管 校车站点 食堂招标 午休躺睡 护学岗 操场开放 作业时间 近视防控 营养餐'],
  ['燃气', '瓶装气配送 软管老化 报警器 入户安检 管道改造 液化气站 餐饮后厨 自闭阀 停气通知 安检记录'],
  ['绿化', '行道树修剪 杨絮 口袋公园 草坪开放 树木迁移 绿地占用 病虫害 喷灌 古树保护 树池'],
] as const
const list = (words: string) => words.split(' ')
const places = list(
  '东湖里 槐荫街 南站路 枫林苑 金桥村 柳河镇 望江小区 西苑南里 石井巷 春晓花园 老纺织厂宿舍 学府路 梅园新村 北河沿 双井街 翠屏山庄 青年公寓 十里铺 化工新村 向阳大院 莲花池 铁路家属院 桃源居 文昌巷 安居苑 码头街 滨河路 新桥头 城隍庙片区 大杨庄 水塔街 红旗厂生活区 开发区三号地 双塔片 龙泉坊 菜市口 民主路 后海沿 高新公寓 卫校家属楼',
)
const people = list(
  '退休教师 送奶工 带娃的姥姥 倒班护士 出租车司机 开早点铺的夫妻 残疾人朋友 楼组长 租房的年轻人 网格员 独居老人 二胎妈妈 快递小哥 保洁阿姨 中学生家长 夜班工人 社区医生 志愿者 老党员 个体户 新搬来的住户 修车师傅 幼儿园老师 环卫工人 盲人按摩师 大学生 菜摊摊主 复员军人 程序员 裁缝',
)
const times = list(
  '去年入冬以来 上个星期三 每天清早 开春之后 国庆长假里 连着下雨那几天 这两个夏天 一到周末 深更半夜 年前 清明前后 放学的点 搬来头一个月 停电那晚 换届以后 高考那阵子 梅雨季 腊月里 前天傍晚 疫情过后',
)
const happenings = list(
  '没人肯管 推来推去 说修没修 越弄越乱 一拖再拖 打了电话没回音 贴了告示就算完 换了三拨人 堵得水泄不通 味道呛人 把路口占了 吵得睡不着 账目对不上 摔伤了人 跟图纸对不上 坏了又坏 登记表都找不到 收了钱没影儿 全靠邻居帮忙 差点出大事 半截工程扔在那儿 谁也说不清归谁 每回检查前才收拾 只剩个空壳 把老人愁坏了 孩子绕着走 生意做不下去 下水口冒了出来 窗户打不开 墙皮掉了一地',
)
const reasons = list(
  '责任没落到人 钱从哪里来没讲 验收走过场 标准写得太虚 罚则跟不上 信息不公开 几家单位职能交叉 基层人手不够 合同里埋了坑 老房子底子差 没有征求过意见 维修基金动不了 监管只看材料 举报没有回音 设备过了年头 规划时没留地方 外包层层转 考核只看台账 价格没人核 培训跟不上',
)
const wishes = list(
  '把责任单位写进条文 定一个办结期限 每季度公示一次账目 由街道牵头协调 先试点再推开 给困难家庭留补贴 设一个投诉专线 让住户代表参加验收 建一本档案跟着房子走 明确谁出钱谁受益 把检查结果贴到楼门口 允许分期缴纳 交给第三方评估 增加夜间值守 跟学校医院错开时段 对屡犯的加重处罚 列出负面清单 留出应急通道 配上无障碍标识 写清交接的手续 请专业机构来测 保留纸质办理窗口 统一标牌的样式 把收费标准挂出来 听取租户的看法',
)
const quantities = [
  (roll: Dice) => `每户不超过${10 + roll.below(80)}元`,
  (roll: Dice) => `在${3 + roll.below(40)}日内答复`,
  (roll: Dice) => `距离住宅不少于${5 + roll.below(60)}米`,
  (roll: Dice) => `每年至少检查${2 + roll.below(9)}次`,
  (roll: Dice) => `由原来的${30 + roll.below(30)}天缩短到${5 + roll.below(20)}天`,
  (roll: Dice) => `按面积的${5 + roll.below(40)}%分摊`,
]
const verdicts = list(
  '应当写进罚则 不得以任何理由推脱 应当提前告知 必须有人签字 不得转嫁给住户 应当允许申诉 可以委托社区代办 禁止先收费后服务 必须在门口公示 应当听证',
)
const manners = list(
  '一直在 恐怕要 免不了 只好 硬着头皮 三天两头 头一回 又得 轮流 半夜爬起来 结伴 挨家挨户 托熟人 请假 自掏腰包 写条子 拍了照片 跑断腿 排长队 隔着窗户',
)
const actions = list(
  '喊人开门 找居委会评理 抬轮椅下楼 数井盖 拦渣土车 清淤泥 垫砖头走路 贴条子提醒 抄电表 问进度 借梯子 凑份子 录视频作证 扫落叶 背孩子蹚水 换锁芯 叫救护车 捂鼻子过去 等批复 量宽度 看图纸 搭雨棚 翻旧账 守着泵房 接送病人',
)
/** What all campaigns write and what joins nothing. */
const courtesies = list(
  '感谢市人大常委会给我们这次提意见的机会。 看到条例草案公开征求意见，我想说几句心里话。 以上意见供参考，希望立法机关认真研究采纳。 民生无小事，希望这部条例真正管用。 我认真读了草案的全文，总体上是赞成的。 这是我们小区很多居民的共同想法，请一定重视。',
)

interface Matter {
  readonly article: string
  readonly name: string
  readonly things: readonly string[]
}

const articles: readonly Matter[] = matters.map(([name, things], index) => ({
  article: `art_${index + 3}`,
  name,
  things: list(things),
}))

const sentenceShapes: readonly ((roll: Dice, matter: Matter) => string)[] = [
  (roll, m) =>
    `${roll.pick(times)}，${roll.pick(places)}的${roll.pick(m.things)}${roll.pick(happenings)}，${roll.pick(people)}${roll.pick(happenings)}`,
  (roll, m) =>
    `我是${roll.pick(places)}的${roll.pick(people)}，${roll.pick(m.things)}的事${roll.pick(happenings)}`,
  (roll, m) =>
    `${roll.pick(m.things)}和${roll.pick(m.things)}的毛病，说到底是${roll.pick(reasons)}，加上${roll.pick(reasons)}`,
  (roll, m) => `关于${roll.pick(m.things)}，希望${roll.pick(wishes)}，并且${roll.pick(quantities)(roll)}`,
  (roll, m) =>
    `${roll.pick(m.things)}的${roll.pick(['经营者', '管理人', '责任人', '建设单位', '使用人'])}${roll.pick(verdicts)}，${roll.pick(quantities)(roll)}`,
  (roll, m) =>
    `${roll.pick(people)}最怕${roll.pick(m.things)}${roll.pick(happenings)}，${roll.pick(times)}就${roll.pick(happenings)}`,
  (roll, m) =>
    `能不能${roll.pick(wishes)}，再${roll.pick(wishes)}，别让${roll.pick(m.things)}${roll.pick(happenings)}`,
  (roll, m) =>
    `像${roll.pick(places)}和${roll.pick(places)}那样，${roll.pick(m.things)}${roll.pick(verdicts)}`,
]

function sentence(roll: Dice, matter: Matter): string {
  return `${roll.pick(sentenceShapes)(roll, matter)}。`
}

/** A sentence as one person writes it, since two people do not fill the same form. */
function personal(given: string, roll: Dice): string {
  const act = () => `${roll.pick(manners)}${roll.pick(actions)}`
  const who = () => `${roll.pick(places)}${roll.pick(people)}`
  const head = roll.chance(0.6) ? `${roll.chance(0.4) ? who() : ''}${act()}，` : ''
  const tail = `，${who()}${act()}${roll.chance(0.4) ? `，${roll.pick(times)}${act()}` : ''}`
  return `${head}${given.slice(0, -1)}${tail}。`
}

function sentences(roll: Dice, matter: Matter, count: number): string[] {
  return Array.from({ length: count }, () => sentence(roll, matter))
}

function letterOf(roll: Dice, matter: Matter): string {
  const own = sentences(roll, matter, 3 + roll.below(4))
  // A letter holds a number and a negation, so that there is something to turn over.
  own.splice(
    1,
    0,
    `${roll.pick(matter.things)}的管理人${roll.pick(verdicts)}，${roll.pick(quantities)(roll)}。`,
  )
  const before = roll.chance(0.6) ? roll.pick(courtesies) : ''
  const after = roll.chance(0.5) ? roll.pick(courtesies) : ''
  return `${before}${own.join('')}${after}`
}

/** Sizes of campaigns as they are known: a few of thousands, many of a handful. They add up to `total`. */
function campaignSizes(roll: Dice, total: number): number[] {
  const sizes: number[] = []
  for (let left = total, rank = 1; left > 0; rank++) {
    const size = Math.min(left, Math.max(3 + roll.below(12), Math.floor((total * 0.12) / rank)))
    sizes.push(size)
    left -= size
  }
  return sizes
}

/** `size` comments, `campaignShare` of them copies of letters; the same seed gives the same comments. */
export function crowd(size: number, seed: number, campaignShare = 0.4): Crowd {
  const roll = dice(seed)
  const made: {
    text: string
    article: string
    campaign?: string
    flip?: Flip
    strength?: Strength | 'exact'
  }[] = []
  campaignSizes(roll, Math.round(size * campaignShare)).forEach((count, number) => {
    const matter = roll.pick(articles)
    const letter = letterOf(roll, matter)
    const campaign = `campaign-${number + 1}`
    for (let copy = 0; copy < count; copy++) {
      const article = roll.chance(0.97) ? matter.article : ''
      const turned = roll.chance(0.02) ? flipped(letter, roll) : undefined
      if (turned) {
        const text = edited(turned.text, 'light', roll, [])
        made.push({ text, article, campaign, flip: turned.what })
        continue
      }
      const strength = strengthOf(roll)
      const own = sentence(roll, matter)
      const text = strength === 'exact' ? letter : edited(letter, strength, roll, [own])
      made.push({ text, article, campaign, strength })
    }
  })
  while (made.length < size) {
    const matter = roll.pick(articles)
    const own = sentences(roll, matter, 1 + roll.below(4))
      .map((one) => personal(one, roll))
      .join('')
    const text = `${roll.chance(0.15) ? roll.pick(courtesies) : ''}${own}${roll.chance(0.1) ? roll.pick(courtesies) : ''}`
    made.push({ text, article: roll.chance(0.92) ? matter.article : '' })
  }
  return numbered(made, roll)
}

function strengthOf(roll: Dice): Strength | 'exact' {
  const rank = roll.below(100)
  return rank < 40 ? 'exact' : rank < 70 ? 'light' : rank < 90 ? 'medium' : 'heavy'
}

function numbered(
  made: readonly {
    text: string
    article: string
    campaign?: string
    flip?: Flip
    strength?: Strength | 'exact'
  }[],
  roll: Dice,
): Crowd {
  const campaigns = new Map<string, string>()
  const flips = new Map<string, Flip>()
  const strengths = new Map<string, Strength | 'exact'>()
  const comments = made.map(({ text, article, campaign, flip, strength }, index) => {
    const id = `k${String(index).padStart(7, '0')}`
    if (campaign) campaigns.set(id, campaign)
    if (flip) flips.set(id, flip)
    if (strength) strengths.set(id, strength)
    const station = roll.chance(0.3) ? { station: `st-${roll.below(12)}` } : {}
    return {
      id,
      text,
      article,
      author: `p${roll.chance(0.97) ? index : roll.below(made.length)}`,
      ...station,
    }
  })
  return { comments, campaigns, flips, strengths }
}
