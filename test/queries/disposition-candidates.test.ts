import { expect, it } from 'vitest'
import { carryComments } from '~/commands/carry-comments.server'
import { dispositionItem } from '~/queries/disposition-item.server'
import { openOffice, secondDraft } from '../commands/office'

it('looks for what was asked of an article where that article stands in each later draft', async () => {
  const office = await openOffice()
  const { ctx, drafter, consultationId } = office
  const words = '建议将第三条中的“一次”修改为“两次”。'
  const onIt = await office.comment('第三条', words)
  const onTheWhole = await office.comment(null, words)
  // 第三条 becomes 第四条, and only the draft after that does what was asked; its 第三条 is another article by then.
  await office.importDraft(secondDraft, '二稿')
  const third = secondDraft.map((text) => text.replace('进行一次安全检测', '进行两次安全检测'))
  const versionId = await office.importDraft(third, '三稿')
  await carryComments(ctx, consultationId)
  for (const id of [onIt, onTheWhole]) {
    const item = await dispositionItem(ctx, drafter, { consultationId, key: `c-${id}` })
    expect(item.verdict).toBe('consistent')
    expect(item.candidates[0]).toMatchObject({ versionId, eId: 'art_4', removed: '一次', words: '两次' })
  }
  await ctx.close()
})

it('calls nothing consistent with a wish for an article that is gone, though another now has its number', async () => {
  const office = await openOffice()
  const { ctx, drafter, consultationId } = office
  const id = await office.comment(null, '建议将第三条中的“一次”修改为“两次”。')
  const without = secondDraft.filter((_, at) => at !== 2 && at !== 3)
  await office.importDraft(without, '二稿')
  const third = [...without.slice(0, 2), without[2]?.replace('三千元', '两次以上三千元') ?? '']
  await office.importDraft(third, '三稿')
  await carryComments(ctx, consultationId)
  const item = await dispositionItem(ctx, drafter, { consultationId, key: `c-${id}` })
  // Its words went out with it, which is not what was asked.
  expect(item.verdict).toBe('partly')
  await ctx.close()
})
