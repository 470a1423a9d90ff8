// Makes a certificate of a person's learning in one year, as a Word file with the rule printed in it. What a person reads is
// not in the ledger (docs/decisions/004); that a certificate was made, and the hash of its file, is, so that an
// office that is handed one can have it checked.

import { type Context, sha256Hex } from '~/adapters/context.server'
import { studyCertificateDocx } from '~/adapters/documents/study-certificate-docx.server'
import { type Actor, can } from '~/domain/access'
import { chineseDay, dayOf } from '~/domain/consultation'
import { studyRuleWords } from '~/domain/learning'
import { studyYear } from '~/queries/study-account.server'
import { actingRole } from './acting-role'
import { forbidden, Refusal } from './refusal'

/** The file and its name. Refuses visitors and a year in which nothing counts. */
export async function certifyStudy(
  ctx: Context,
  actor: Actor,
  year: number,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const personId = actor.id
  if (personId === undefined || !can(actor, 'study:certify', { ownerId: personId })) throw forbidden()
  const [account, person] = await Promise.all([
    studyYear(ctx, actor, year),
    ctx.database.prisma.person.findUniqueOrThrow({ where: { id: personId }, select: { name: true } }),
  ])
  if (account.readings.length === 0) throw nothing(year)
  const id = ctx.ids.next()
  const minutes = Math.round(account.seconds / 60)
  const today = dayOf(ctx.clock.now())
  const bytes = await studyCertificateDocx({
    title: '法律法规学习证明',
    facts: [`${person.name}　${year}年（截至${chineseDay(today)}）`, `证明编号：${id}`],
    summary: [
      `${year}年按下列规则计入${account.readings.length}件，共${minutes}分钟，答对题目${account.rightAnswers}道。`,
    ],
    rows: account.readings.map((reading, at) => [
      String(at + 1),
      reading.title,
      reading.versionLabel,
      reading.day,
      String(reading.articles),
      String(Math.max(1, Math.round(reading.seconds / 60))),
    ]),
    rule: studyRuleWords.map(({ zh }, at) => `${at + 1}．${zh}`),
    signature: [
      `本人签名：${'＿'.repeat(6)}`,
      `出具单位（盖章）：${'＿'.repeat(8)}`,
      chineseDay(today).replace(/（.*$/, ''),
    ],
  })
  await ctx.change(async ({ record }) => {
    record({
      type: 'study.certified',
      by: actingRole(actor, 'study:certify', { ownerId: personId }),
      ref: [id],
      committed: {
        files: { certificate: id, sha256: sha256Hex(bytes) },
        words: { year, texts: account.readings.length, minutes },
        person: { id: personId },
      },
    })
  })
  return { name: `${person.name}${year}年学习证明.docx`, bytes }
}

const nothing = (year: number) =>
  new Refusal('conflict', {
    zh: `${year}年还没有计入的学习，没有出具证明。请先读完一件并答对一道题。`,
    en: `Nothing counts for ${year} yet, so no certificate was made. Read a text and answer a question right first.`,
  })
