// Where drafting rules are written. 立法技术规范 is the norm of the 全国人大常委会法制工作委员会; its two parts number their
// items apart. Rules without an item here follow what the norm's part says as a whole and what published laws do.

/** 立法技术规范（试行）（一）, 法工委发〔2009〕62号. */
export const norm1 = (item?: number | string) =>
  `立法技术规范（试行）（一）${item === undefined ? '' : typeof item === 'number' ? `第${item}项` : item}`

/** 立法技术规范（试行）（二）, 法工委发〔2011〕5号. */
export const norm2 = (item?: number | string) =>
  `立法技术规范（试行）（二）${item === undefined ? '' : typeof item === 'number' ? `第${item}项` : item}`

export const legislationLaw = (article: string) => `《中华人民共和国立法法》（2023年修正）${article}`
export const punctuation = '《标点符号用法》（GB/T 15834-2011）'
export const penaltyLaw = (article: string) => `《中华人民共和国行政处罚法》（2021年修订）${article}`
export const rulesProcedure = (article: string) => `《规章制定程序条例》（2017年修订）${article}`
export const chongqing = (article: string) => `《重庆市行政立法基本规范（试行）》${article}`
export const practice = '立法技术规范和公布文本的通行写法'
