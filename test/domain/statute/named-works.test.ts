import { expect, it } from 'vitest'
import { findCitations, namedWorks } from '~/domain/statute'
import { declaredIn } from '~/domain/text'

const names = namedWorks([
  { title: '中华人民共和国宪法', aliases: [] },
  { title: '中华人民共和国对外贸易法', aliases: ['外贸法'] },
  { title: '南湾市物业管理条例（2023修正）', aliases: ['物业管理条例'] },
  { title: '最高人民法院关于审理票据案件的规定', aliases: [] },
  { title: '最高人民法院关于保全的规定', aliases: [] },
  { title: '最高人民检察院关于保全的规定', aliases: [] },
])

/** The law: in this text the first citation of another work means the work with this title. */
function means(text: string, title: string | undefined): void {
  const [cited] = findCitations(text).filter(({ scope }) => scope === 'other')
  const declared = new Map(declaredIn(text))
  const work = names.meant({ title: cited?.title ?? '', start: cited?.start ?? 0 }, text, declared)
  expect({ text, work: work?.title }).toEqual({ text, work: title })
}

it('knows a work by its title however it is written', () => {
  means('依照《中华人民共和国宪法》第三条', '中华人民共和国宪法')
  means('依照中华人民共和国宪法第三条', '中华人民共和国宪法')
  means('依照对外贸易法第十六条', '中华人民共和国对外贸易法')
  means('依照《南湾市物业管理条例》第五条', '南湾市物业管理条例（2023修正）')
})

it('knows it without its issuer, unless two issuers have one such text', () => {
  means('本院《关于审理票据案件的规定》第五条', '最高人民法院关于审理票据案件的规定')
  means('本院《关于保全的规定》第五条', undefined)
})

it('knows the short name that the text declares', () => {
  means('根据《南湾市物业管理条例》（以下简称《物管条例》）第五条', '南湾市物业管理条例（2023修正）')
  expect(
    names.meant(
      { title: '物管条例', start: 0 },
      '物管条例第五条',
      new Map([['物管条例', '南湾市物业管理条例']]),
    )?.title,
  ).toBe('南湾市物业管理条例（2023修正）')
})

it('does not take the state council’s for the city’s own that people call by the same name', () => {
  means('依照《物业管理条例》第五条', '南湾市物业管理条例（2023修正）')
  means('依照国务院《物业管理条例》第五条', undefined)
})
