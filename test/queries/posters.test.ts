import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { openPdf } from '~/adapters/documents/pdf.server'
import { fontRuns } from '~/adapters/documents/pdf-fonts.server'
import { drawPosters } from '~/adapters/documents/poster.server'
import { allPosters, commentSheet, stationPoster } from '~/queries/posters.server'
import { openCity, openConsultation, publisher, stationClerk } from '../commands/city'
import { openTestContext } from '../context'
import { readPdfText } from './pdf-text'

const asked = (consultationId: string) => ({
  consultationId,
  origin: 'http://127.0.0.1:3000',
  path: `/consultations/${consultationId}`,
})

it('makes no poster with a loopback address for a real consultation, and says what to do', async () => {
  const ctx = await openTestContext()
  const id = await openConsultation(ctx, await openCity(ctx))
  await expect(stationPoster(ctx, { ...asked(id), stationId: 'st-1' })).rejects.toMatchObject({
    code: 'conflict',
    sentence: { zh: expect.stringContaining('PUBLIC_URL') },
  })
  const sheet = await readPdfText(await commentSheet(ctx, { ...asked(id), stationId: 'st-1' }))
  expect(sheet).not.toContain('127.0.0.1')
  await ctx.close()
})

it('makes a poster for each station of a public site, with its name, the deadline and its own token', async () => {
  const ctx = await openTestContext()
  const id = await openConsultation(ctx, await openCity(ctx))
  const site = { ...ctx, config: { ...ctx.config, publicUrl: 'https://tiaoyi.example' } }
  const text = await readPdfText(await stationPoster(site, { ...asked(id), stationId: 'st-1' }))
  for (const words of [
    '东街联系点',
    '测试市物业管理条例（草案征求意见稿）',
    '2026年12月26日（周六）24:00截止',
    `https://tiaoyi.example/consultations/${id}?station=st-1`,
  ])
    expect(text).toContain(words)
  await expect(stationPoster(site, { ...asked(id), stationId: 'st-9' })).rejects.toMatchObject({
    code: 'not-found',
  })
  const all = await readPdfText(await allPosters(site, publisher, asked(id)))
  expect(all).toContain('西街联络站')
  await expect(allPosters(site, stationClerk, asked(id))).rejects.toMatchObject({ code: 'forbidden' })
  await ctx.close()
})

it('makes a poster of one article, whose code leads to its form with the token of the station', async () => {
  const ctx = await openTestContext()
  const id = await openConsultation(ctx, await openCity(ctx))
  const site = { ...ctx, config: { ...ctx.config, publicUrl: 'https://tiaoyi.example' } }
  const path = `/consultations/${id}/articles/art_2/comment`
  const ofArticle = { ...asked(id), path, stationId: 'st-1', article: 'art_2' }
  const text = await readPdfText(await stationPoster(site, ofArticle))
  for (const words of [
    '业主委员会应当自备案之日起三十日内公示',
    '对第二条有意见？',
    '东街联系点',
    `https://tiaoyi.example${path}?station=st-1`,
  ])
    expect(text.replace(/\s/g, '')).toContain(words)
  await expect(stationPoster(site, { ...ofArticle, article: 'art_9' })).rejects.toMatchObject({
    code: 'not-found',
  })
  await ctx.close()
})

it('prints the sheet of one article with its text, and otherwise the list of articles', async () => {
  const ctx = await openTestContext()
  const id = await openConsultation(ctx, await openCity(ctx))
  const one = await readPdfText(await commentSheet(ctx, { ...asked(id), article: 'art_2' }))
  expect(one).toContain('业主委员会应当自备案之日起三十日内公示')
  const list = await readPdfText(await commentSheet(ctx, asked(id)))
  expect(list).toContain('条文一览')
  expect(list).toContain('第三条')
  await ctx.close()
})

it('draws common, rare and unknown characters without a box', () => {
  const files = new Set(fontRuns('条议邨珺鹮→阄', 700).map(({ file }) => file))
  expect(files.size).toBeGreaterThan(1)
  const unknown = fontRuns('a\u{f0000}b', 400)
  expect(unknown.map(({ text }) => text).join('')).toBe('a〔U+F0000〕b')
  // The fonts themselves are asked, not the table of ranges.
  const fontkit = createRequire(createRequire(import.meta.url).resolve('pdfkit'))('fontkit')
  for (const weight of [400, 700] as const) {
    for (const { text, file, family } of fontRuns(
      '云泽市第一百二十条之一，（草案）“”《》——…□①→阄邨鹮',
      weight,
    )) {
      const font = fontkit.openSync(file, family)
      for (const character of text) {
        expect(font.hasGlyphForCodePoint(character.codePointAt(0)), character).toBe(true)
      }
    }
  }
})

it('breaks lines between characters, never before a closing mark', () => {
  const pdf = openPdf({ title: '' })
  const size = 10
  const height = (words: string) => pdf.heightOf(words, { width: 50, size, leading: 1 })
  expect(height('一二三四五')).toBe(10)
  expect(height('一二三四五六')).toBe(20)
  expect(height('一二三四五。')).toBe(10)
  expect(height('一二三四（五')).toBe(20)
})

it('keeps the code of a poster above 60 mm and its longest title on the page', async () => {
  const pdf = await drawPosters([
    {
      title:
        '云泽市人民代表大会常务委员会关于加强城市更新中历史文化街区和历史建筑保护工作的若干规定（草案二次审议稿）',
      issuer: '云泽市人民代表大会常务委员会',
      lastDay: '2026年12月26日（周六）',
      station: { name: '云门畲族乡人大代表联络站', address: '望岫县云门畲族乡1号', phone: '0999-1' },
      address: 'https://tiaoyi.example/consultations/x?station=st-66',
      isDemonstration: false,
    },
  ])
  expect((await readPdfText(pdf)).match(/云门畲族乡人大代表联络站/g)).toHaveLength(1)
  expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
})
