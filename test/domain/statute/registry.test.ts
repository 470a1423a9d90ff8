import { expect, it } from 'vitest'
import { dayOf, knownTitle, parseStatute, stageOf } from '~/domain/statute'

it.each([
  ['《临江市节水条例》（草案二次审议稿）', '临江市节水条例'],
  ['临江市节水条例(修订草案征求意见稿)', '临江市节水条例'],
  ['临江市节水条例（修订）（草案）', '临江市节水条例'],
  ['临江市　节水条例（2019年修正）', '临江市节水条例'],
  ['中华人民共和国水法', '水法'],
  ['关于修改《临江市节水条例》的决定', '关于修改临江市节水条例的决定'],
  ['临江市节水条例（试行）', '临江市节水条例（试行）'],
  ['中华人民共和国宪法修正案（2018年）', '宪法修正案（2018年）'],
  ['（草案）', '（草案）'],
  ['', ''],
])('knows %s as %s', (title, known) => {
  expect(knownTitle(title)).toBe(known)
})

const text = (head: string) => parseStatute(`${head}\n第一条　为了节约用水，制定本条例。\n`).tree

it.each([
  ['临江市节水条例\n（草案征求意见稿）', 'consultation-draft'],
  ['临江市节水条例（草案二次审议稿）', 'second-reading'],
  ['临江市节水条例（草案）', 'draft'],
  ['临江市节水条例（草案建议表决稿）', 'voting-draft'],
  ['临江市节水条例\n（2019年3月1日临江市人民代表大会常务委员会第八次会议通过）', 'passed'],
  ['临江市节水条例', 'draft'],
])('reads the stage of %s', (head, stage) => {
  expect(stageOf(text(head))).toBe(stage)
})

it('reads the last day of the note on adoption', () => {
  const amended =
    '临江市节水条例\n（2019年3月1日临江市人大常委会第八次会议通过　根据2023年11月30日《关于修改〈临江市节水条例〉的决定》修正）'
  expect(dayOf(text(amended))).toBe('2023-11-30')
  expect(dayOf(text('临江市节水条例（草案）'))).toBeUndefined()
  const later = '临江市节水条例\n（2019年3月1日临江市人大常委会第八次会议通过　自2019年5月1日起施行）'
  expect(dayOf(text(later))).toBe('2019-03-01')
})
