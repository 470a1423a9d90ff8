import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { apiOperations } from '~/api-description'
import { receiptOf } from '~/commands/sent-before.server'
import { submitComments } from '~/commands/submit-comments.server'
import { withdrawName } from '~/commands/withdraw-name.server'
import { visitor } from '~/domain/access'
import { commentStates } from '~/domain/comment'
import { placeComments } from '~/queries/place-comments.server'
import { receiptView } from '~/queries/receipt.server'
import { receiptQr } from '~/queries/receipt-qr.server'
import { loader } from '~/routes/api.v1.receipts.$code/route'
import { type Office, openOffice } from '../commands/office'

async function submit({ ctx, consultationId }: Office, text: string, name?: string) {
  const author = name ? { name, contact: '13800000000', consent: 'name' as const, isMinor: false } : undefined
  const input = { comments: [{ article: '第二条', text, proposal: '应当在十五日内作出决定。' }], author }
  return submitComments(ctx, input, { consultationId, channel: 'online', by: 'anonymous' })
}

it('shows the words as given, with their entry in the ledger, and never a contact', async () => {
  const office = await openOffice()
  const { receipt } = await submit(office, '三十日太长。', '林某')
  const view = await receiptView(office.ctx, ` ${receipt.toLowerCase().replaceAll('-', ' ')} `)
  expect(view).toMatchObject({
    code: receipt,
    channel: 'online',
    publicName: '林某',
    comments: [
      { number: '第二条', text: '三十日太长。', suggestion: '应当在十五日内作出决定。', state: 'published' },
    ],
  })
  const entry = view?.comments[0]?.entry ?? -1
  const leaf = await office.ctx.database.prisma.ledgerEntry.findUniqueOrThrow({ where: { seq: entry } })
  expect(Buffer.from(leaf.bytes).toString()).toContain(view?.comments[0]?.id)
  expect(JSON.stringify(view)).not.toContain('13800000000')
  await office.ctx.close()
})

it('answers malformed and unknown codes alike', async () => {
  const { ctx } = await openOffice()
  expect(await receiptView(ctx, 'nothing')).toBeUndefined()
  expect(await receiptView(ctx, receiptOf(ctx, 'never-submitted'))).toBeUndefined()
  expect(await receiptView(ctx, '')).toBeUndefined()
  expect(await receiptQr(ctx, receiptOf(ctx, 'never-submitted'), (code) => code)).toBeUndefined()
  await ctx.close()
})

it('stops showing a name when its owner says so with the receipt', async () => {
  const office = await openOffice()
  const { ctx, consultationId } = office
  const { receipt } = await submit(office, '三十日太长。', '林某')
  const names = async () =>
    (await placeComments(ctx, visitor, { id: consultationId, eId: 'art_2' }))?.comments.map(
      ({ name }) => name,
    )
  expect(await names()).toEqual(['林某'])
  expect(await withdrawName(ctx, receipt)).toBe(receipt)
  expect(await withdrawName(ctx, receipt)).toBe(receipt)
  expect(await names()).toEqual([''])
  expect(await ctx.database.prisma.ledgerEntry.count({ where: { type: 'comment.nameWithdrawn' } })).toBe(1)
  await expect(withdrawName(ctx, 'nothing')).rejects.toMatchObject({ code: 'not-found' })
  await ctx.close()
})

it('draws a QR code as a PNG that every reader of PNG takes', async () => {
  const office = await openOffice()
  const { receipt } = await submit(office, '三十日太长。')
  const png = Buffer.from(
    (await receiptQr(office.ctx, receipt, (code) => `https://example.org/receipts/${code}`)) ?? [],
  )
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const width = png.readUInt32BE(16)
  const idat = png.indexOf('IDAT')
  const pixels = inflateSync(png.subarray(idat + 4, idat + 4 + png.readUInt32BE(idat - 4)))
  expect(pixels.length).toBe(width * (1 + Math.ceil(width / 8)))
  expect(pixels.some((byte) => byte !== 0 && byte !== 255)).toBe(true)
  await office.ctx.close()
})

it('tells other programs every state of a comment as the description of the API says', async () => {
  const office = await openOffice()
  const { ctx } = office
  const { receipt } = await submit(office, '三十日太长。')
  const schema = apiOperations['/api/v1/receipts/{code}']?.answer
  const told: string[] = []
  for (const state of commentStates) {
    await ctx.database.prisma.comment.updateMany({ data: { state } })
    const response = await loader({
      context: { ctx },
      params: { code: receipt },
      request: new Request('http://localhost/'),
    } as unknown as Parameters<typeof loader>[0])
    const answer = schema?.parse(await response.json()) as { comments: readonly { state: string }[] }
    told.push(...answer.comments.map((comment) => comment.state))
  }
  expect(told).toEqual([...commentStates])
  await ctx.close()
})
