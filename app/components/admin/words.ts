// Words of administration: roles, states of an account, what of a thing was changed.

import type { Label } from '~/language'

export const roleLabels: Readonly<Record<string, Label>> = {
  resident: { zh: '居民', en: 'resident' },
  deputy: { zh: '代表', en: 'deputy' },
  station: { zh: '站点管理员', en: 'station manager' },
  drafter: { zh: '起草', en: 'drafter' },
  reviewer: { zh: '审核', en: 'reviewer' },
  publisher: { zh: '发布', en: 'publisher' },
  undertaking: { zh: '承办单位', en: 'undertaking unit' },
  researcher: { zh: '研究者', en: 'researcher' },
  auditor: { zh: '审计', en: 'auditor' },
  admin: { zh: '系统管理员', en: 'administrator' },
}

export const stateLabels: Readonly<Record<string, Label>> = {
  active: { zh: '在用', en: 'in use' },
  waiting: { zh: '待启用', en: 'waits for its owner' },
  disabled: { zh: '已停用', en: 'disabled' },
  ended: { zh: '任期已满', en: 'term ended' },
}

export const whatLabels: Readonly<Record<string, Label>> = {
  account: { zh: '账号', en: 'account' },
  password: { zh: '密码', en: 'password' },
  state: { zh: '状态', en: 'state' },
  term: { zh: '任期', en: 'term' },
  role: { zh: '角色', en: 'role' },
  'role refused': { zh: '角色申请被退回', en: 'role turned down' },
  station: { zh: '站点', en: 'station' },
  region: { zh: '区划', en: 'region' },
  import: { zh: '批量导入', en: 'import' },
  policy: { zh: '期限规则', en: 'policy' },
}

export const valueLabels: Readonly<Record<string, Label>> = {
  '': { zh: '（空）', en: '(none)' },
  enabled: { zh: '在用', en: 'in use' },
  disabled: { zh: '停用', en: 'disabled' },
  open: { zh: '开放', en: 'open' },
  closed: { zh: '关闭', en: 'closed' },
  reset: { zh: '已重置', en: 'reset' },
}

export const textKinds: Readonly<Record<string, Label>> = {
  '*': { zh: '所有文本', en: 'every text' },
  regulation: { zh: '地方性法规', en: 'local regulation' },
  rule: { zh: '政府规章', en: 'government rule' },
  decision: { zh: '决定', en: 'decision' },
}
