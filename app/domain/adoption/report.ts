// The rows of 采纳情况表 as offices hand it to stations and the public: one row for each comment, in the columns of
// station practice, with the words that everybody may read and nothing else.

import type { AnswerFate } from './balance'
import { dispositionGrounds } from './disposition'

/** Columns in their order: 序号 条款 原文 意见建议 提出单位/人 采纳情况 处理说明 对应条款. */
export const reportColumns = [
  { key: 'n', zh: '序号', en: 'No.' },
  { key: 'place', zh: '条款', en: 'Article' },
  { key: 'original', zh: '原文', en: 'Text' },
  { key: 'opinion', zh: '意见建议', en: 'Comment' },
  { key: 'author', zh: '提出单位/人', en: 'From' },
  { key: 'fate', zh: '采纳情况', en: 'Outcome' },
  { key: 'rationale', zh: '处理说明（理由）', en: 'Reason' },
  { key: 'newPlace', zh: '对应条款（新稿）', en: 'Article in the new text' },
] as const
export type ReportColumn = (typeof reportColumns)[number]['key']
export type ReportRow = Readonly<Record<ReportColumn, string>>

/** Words of fates as tables print them. */
export const fateWords: Readonly<Record<AnswerFate, { readonly zh: string; readonly en: string }>> = {
  adopted: { zh: '采纳', en: 'Adopted' },
  'partly-adopted': { zh: '部分采纳', en: 'Partly adopted' },
  'not-adopted': { zh: '未采纳', en: 'Not adopted' },
  noted: { zh: '留作参考', en: 'Noted' },
  merged: { zh: '合并', en: 'Merged' },
  'out-of-scope': { zh: '范围外', en: 'Out of scope' },
  spam: { zh: '垃圾', en: 'Spam' },
  waiting: { zh: '待处理', en: 'Waiting' },
}

/** What is known of one comment, already cut down to what its reader may see. */
export interface ReportFacts {
  /** Printed number, or 总体, 标题 … */
  readonly place: string
  readonly original: string
  readonly text: string
  readonly suggestion: string
  /** False for words that are held back: the row stays, the words do not show. */
  readonly isShown: boolean
  /** Published name or station; empty when there is no consent. */
  readonly author: string
  readonly fate: AnswerFate
  readonly ground: string
  readonly rationale: string
  readonly newPlace: string
}

/** One row; `n` counts from 1. */
export function reportRow(facts: ReportFacts, n: number): ReportRow {
  const suggestion = facts.suggestion === '' ? '' : `\n建议改为：${facts.suggestion}`
  const ground = Object.hasOwn(dispositionGrounds, facts.ground)
    ? dispositionGrounds[facts.ground as keyof typeof dispositionGrounds].zh
    : ''
  return {
    n: String(n),
    place: facts.place,
    original: facts.original,
    opinion: facts.isShown ? facts.text + suggestion : '（未公布）',
    author: facts.author || '（未公开）',
    fate: fateWords[facts.fate].zh,
    rationale: [ground, facts.rationale].filter((part) => part !== '').join('：'),
    newPlace: facts.newPlace,
  }
}

/** A cell of a CSV file: quoted, and a text that a spreadsheet would take for a formula is made plain by a leading '. */
export function csvCell(value: string): string {
  const plain = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return `"${plain.replaceAll('"', '""')}"`
}
