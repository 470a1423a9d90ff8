// A tree as one HTML page to print or to keep: nothing is fetched, nothing runs, A4 with the margins of official
// documents (GB/T 9704), and every 条 and 款 has its address. It reads back into the same tree.

import { type PrintKind, type PrintLine, printLines, spacedHeading } from './print-lines'
import type { StatuteTree } from './tree'

const style = `@page{size:A4;margin:37mm 26mm 35mm 28mm}
body{max-width:39rem;margin:2rem auto;padding:0 1rem;font:1.25rem/1.8 FangSong,STFangsong,"Noto Serif CJK SC","Songti SC",SimSun,serif;color:#000;background:#fff}
h1,h2,.stage,.note,.toc-head{text-align:center;margin:0;text-wrap:balance}
h1{font:bold 1.75rem/1.5 "FZXiaoBiaoSong-B05S","Songti SC",SimSun,"Noto Serif CJK SC",serif}
.note{font-family:KaiTi,STKaiti,"Noto Serif CJK SC",serif;margin:.5em 0 1em}
h2,.toc-head,.number,.annex-head{font-family:SimHei,"Heiti SC","Noto Sans CJK SC",sans-serif}
h2{font-size:1em;font-weight:normal;margin:1em 0 .5em;break-after:avoid}h2.section{font-family:KaiTi,STKaiti,serif}
p{margin:0;text-indent:2em;text-align:justify}.stage,.note,.toc-head{text-indent:0}.number{font-weight:normal}
.annex-head{break-before:page;text-indent:0}
@media print{body{max-width:none;margin:0;padding:0;font-size:16pt;line-height:29pt}h1{font-size:22pt}}`

const tags: Readonly<Partial<Record<PrintKind, readonly [string, string]>>> = {
  title: ['h1', ''],
  stage: ['p', 'stage'],
  longTitle: ['p', 'note'],
  tocHead: ['p', 'toc-head'],
  annexHead: ['p', 'annex-head'],
  book: ['h2', 'book'],
  part: ['h2', 'part'],
  chapter: ['h2', 'chapter'],
  section: ['h2', 'section'],
}

/** The page of a tree. Linear. */
export function statuteToHtml(tree: StatuteTree): string {
  const lines = printLines(tree).map(lineHtml).join('\n')
  const title = escaped(`${tree.title}${tree.stage}`)
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${style}</style></head>
<body>
${lines}
</body></html>
`
}

function lineHtml(line: PrintLine): string {
  const [tag, name] = tags[line.kind] ?? ['p', line.kind]
  const id = line.eId === undefined ? '' : ` id="${escaped(line.eId)}"`
  const isHeading = tag === 'h2' || line.kind === 'tocHead' || line.kind === 'tocEntry'
  const words = isHeading ? spacedHeading(line.text) : line.text
  return `<${tag}${name === '' ? '' : ` class="${name}"`}${id}>${numberHtml(line, isHeading)}${escaped(words)}</${tag}>`
}

function numberHtml({ number, caption, text }: PrintLine, isHeading: boolean): string {
  if (number === undefined) return ''
  const gap = text === '' ? '' : '　'
  if (isHeading) return `${number}${gap}`
  return `<b class="number">${number}</b>${caption === undefined ? '' : `【${escaped(caption)}】`}${gap}`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
