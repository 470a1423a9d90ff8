// The copy of a comment that rules read: traditional characters become simplified ones and common slips of the keyboard
// (修该为, 册除, 建意) are mended. It has the length of the original, character for character, so that every place in
// it is a place in the original and the words of a proposal stay the commenter's own. Only characters that rules look at
// are turned: a whole dictionary (see `simplify` of the grouping) is for comparing texts, and may change their length.

import { foretold } from './foretold'

const turned: ReadonlyMap<string, string> = pairsOf(
  '條条 項项 刪删 為为 爲为 應应 當当 議议 將将 換换 補补 寫写 後后 個个 這这 與与 並并 無无 見见 對对 贊赞 讚赞 擴扩 縮缩 長长 時时 間间 於于 從从 來来 過过 說说 詞词 語语 規规 內内 總总 則则 處处 罰罚 額额 準准 確确 標标 減减 調调 釋释 細细 義义 還还 點点 請请 問问 會会 訂订 變变 動动 維维 護护 擁拥 認认 沒没 裡里 裏里 開开 頭头 錯错 誤误 嚴严 複复 給给 歸归 併并 納纳 據据 參参 違违 讓让 誰谁 麼么 樣样 幾几 歲岁 萬万 兩两 週周 號号 區区 範范 圍围 種种 類类 現现 實实 寬宽 緊紧 設设 壓压 單单 劃划 異异 該该 覺觉 較较 適适 輕轻 極极 強强 堅坚 決决 陸陆 億亿 鐘钟 塊块 錢钱 遲迟 漲涨 撤撤 掉掉 剔剔 棄弃 廢废 樓楼 壹一 貳二 參参 體体 獨独 贅赘 餘余 謂谓 麗丽 終终 結结 專专 屬属 擾扰 滿满 懷怀 夠够 佔占 題题 導导 慮虑 關关 報报 擔担 憑凭 幹干 願愿 須须 達达 遠远 進进 優优 隨随 舊旧 雙双 舉举 據据 數数 質质 業业 產产 國国 門门 東东 車车 電电 詳详 釐厘 稱称 簡简 縣县 鄉乡 鎮镇 務务 辦办 勸劝 禁禁 責责 權权 屆届 險险 協协 會会 盡尽 儘尽 慣惯 斷断 擔担 貼贴 顯显 衝冲 牴抵 觸触 卻却 雖虽 濫滥 擬拟 徵征 戶户 費费 價价 貴贵 購购 賣卖 銷销 錄录 闢辟 遷迁 選选 邊边 鄰邻 銜衔 際际 陽阳 隊队 階阶 雜杂 離离 難难 頁页 順顺 預预 領领 頻频 顧顾 飼饲 養养 馬马 騎骑 驗验 鬧闹 麻麻 齊齐 齡龄 員员 壞坏 奪夺 奬奖 獎奖 婦妇 孫孙 學学 寧宁 審审 層层 島岛 帶带 幫帮 庫库 廣广 廳厅 彈弹 徑径 惡恶 態态 慶庆 憂忧 戰战 損损 搖摇 撥拨 擇择 攔拦 敗败 斂敛 於于 晝昼 暫暂 書书 術术 條条 楊杨 構构 樂乐 檢检 歡欢 殘残 氣气 決决 況况 沖冲 涼凉 淚泪 減减 測测 湯汤 準准 溝沟 滅灭 潔洁 澤泽 濁浊 災灾 為为 無无 煙烟 熱热 營营 爭争 爾尔 牆墙 狀状 猶犹 獸兽 產产 畫画 療疗 盤盘 矯矫 確确 禮礼 禦御 稅税 穩稳 競竞 筆笔 節节 範范 築筑 籌筹 約约 級级 紀纪 納纳 紙纸 紛纷 組组 絕绝 統统 經经 網网 緩缓 練练 罷罢 羅罗 習习 聯联 聲声 職职 腦脑 臨临 與与 舉举 艱艰 莊庄 蓋盖 處处 號号 衛卫 裝装 製制 複复 視视 親亲 訓训 記记 許许 訴诉 診诊 詢询 試试 話话 該该 誌志 認认 語语 誤误 說说 課课 論论 諾诺 謝谢 證证 識识 譽誉 讀读 貨货 質质 賠赔 賦赋 贈赠 跡迹 車车 軌轨 軟软 載载 輔辅 輛辆 輸输 轉转 辭辞 農农 運运 違违 遺遗 還还 郵邮 醫医 釋释 針针 鐵铁 鑑鉴 長长 閉闭 開开 閒闲 間间 關关 阻阻 隨随 隱隐 靜静 響响 頂顶 項项 須须 願愿 類类 風风 飛飞 飯饭 館馆',
)

function pairsOf(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(' ').map((pair) => [[...pair][0] ?? '', [...pair][1] ?? '']))
}

const slips = (
  [
    [/修[该盖]/gu, '修改'],
    [/更该(?=[为成])/gu, '更改'],
    [/(?<![应本也就理不活])该(?=[为成](?!人))/gu, '改'],
    [/改[位未](?=[“"「‘〘])/gu, '改为'],
    [/[册珊姗]除/gu, '删除'],
    [/册去/gu, '删去'],
    [/[曾层]加/gu, '增加'],
    [/建[意义](?=[将把在删修增第改：:，,])/gu, '建议'],
    [/替唤/gu, '替换'],
    [/保流/gu, '保留'],
  ] as const
).map(([slip, word]) => ({ slip, word, may: foretold(slip.source) }))

/** Tells in one pass that there is nothing to turn, or to mend. */
const hasTurned = new RegExp(`[${[...turned].map(([from, to]) => (from === to ? '' : from)).join('')}]`, 'u')
const maySlip = /[该盖位未册珊姗曾层意义唤流]/u

/** The copy to be read; as long as `text` in UTF-16 units. Linear. */
export function readableSpelling(text: string): string {
  if (text !== last.text) last = { text, copy: mended(text) }
  return last.copy
}

/** Proposals and stance read the same text one after the other. */
let last = { text: '', copy: '' }

function mended(text: string): string {
  let copy = text
  if (hasTurned.test(text)) {
    copy = ''
    for (const character of text) copy += turned.get(character) ?? character
  }
  if (!maySlip.test(copy)) return copy
  for (const { slip, word, may } of slips) if (may.test(copy)) copy = copy.replace(slip, word)
  return copy
}

const blank = /[ \t\u00a0\u3000]/u
/** 政府负责 后面 加 社会参与: a side and its verb belong to the words around. */
const besideWords = /^(?:之?[后前]面?|[增添]?加)[ \u3000]/u
const isHan = /\p{Script=Han}/u

/** The text without blanks, and where each unit of it stood (`undefined` where there was none). A blank between two words
 *  where the writer set no mark is the mark: 第十四条 每周二次 太少 becomes 第十四条，每周二次，太少. Linear. */
export function withoutBlanks(text: string): {
  readonly words: string
  readonly places: Uint32Array | undefined
} {
  if (!blank.test(text)) return { words: text, places: undefined }
  const places = new Uint32Array(text.length)
  let words = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at)
    if (blank.test(unit)) {
      if (!isSeparating(words, text.slice(at + 1, at + 5))) continue
      places[words.length] = at
      words += '，'
    } else {
      places[words.length] = at
      words += unit
    }
  }
  return { words, places }
}

// 第 9 条 and 5000 元 hold together, and beside a mark a blank says nothing.
function isSeparating(before: string, next: string): boolean {
  const last = before.at(-1) ?? ''
  if (!isHan.test(last) || besideWords.test(next) || /(?:[后前]面?|[增添]?加)$/u.test(before)) return false
  return isHan.test(next.charAt(0)) || (last === '条' && /\d/u.test(next.charAt(0)))
}
