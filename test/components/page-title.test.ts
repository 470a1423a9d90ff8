import { expect, it } from 'vitest'
import { errorTitle, noteRefusal, pageTitle } from '~/components/page-title'

const rootOf = (language: string) => ({ id: 'root', data: { preferences: { language } } })

it('names a page in the reader’s language', () => {
  expect(pageTitle([rootOf('zh')], '登录', 'Sign in')).toEqual({ title: '登录 · 条议' })
  expect(pageTitle([rootOf('en')], '登录', 'Sign in')).toEqual({ title: 'Sign in · Tiaoyi' })
  expect(pageTitle([], '登录', 'Sign in')).toEqual({ title: '登录 · 条议' })
})

it('says first that a form came back refused', () => {
  const loaderData: Record<string, unknown> = { root: rootOf('en').data }
  noteRefusal(loaderData)
  expect(pageTitle([{ id: 'root', data: loaderData.root }], '登录', 'Sign in')).toEqual({
    title: 'Error: Sign in · Tiaoyi',
  })
  expect(errorTitle('zh', '没有这一页', 'There is no such page').title).toBe('错误：没有这一页 · 条议')
})

it('leaves the facts of a page alone that no loader was asked for', () => {
  const loaderData: Record<string, unknown> = {}
  noteRefusal(loaderData)
  expect(loaderData).toEqual({})
})
