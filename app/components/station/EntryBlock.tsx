// One comment of the form for typing: the article by its number, the words, the wording suggested. The draft's articles stand in a
// list that the browser offers while the number is typed; the script shows the beginning of the article at once.

import { useLanguage } from '~/language'
import { Button } from '../ui/Button'
import { TextArea, TextField } from '../ui/Field'
import type { EntryFormProps } from './EntryForm'

const fieldOf = (name: string, block: number) => (block === 0 ? name : `${name}-${block}`)
const listId = 'draft-articles'
/** Code points of an article that tell it from its neighbours. */
const openingLength = 28

export function ArticleList({ articles }: Pick<EntryFormProps, 'articles'>) {
  return (
    <datalist id={listId} lang="zh-CN">
      {articles.map(({ eId, number, text }) => (
        <option key={eId} lang="zh-CN" value={typedNumber(eId, number)}>
          {`${number}　${[...text].slice(0, openingLength).join('').replaceAll('\n', ' ')}`}
        </option>
      ))}
    </datalist>
  )
}

/** 12 for 第十二条; the printed number where digits alone do not name it. */
function typedNumber(eId: string, number: string): string {
  return /^art_(\d+)$/.exec(eId)?.[1] ?? number
}

export function EntryBlock({ block, form }: { block: number; form: EntryFormProps }) {
  const { say } = useLanguage()
  const { values, shown, articles, blocks, focus, errors } = form
  const article = shown[block]
  const name = (field: string) => fieldOf(field, block)
  return (
    <fieldset className="entry-block">
      <legend>
        {blocks === 1 ? say('意见', 'Comment') : say(`第${block + 1}条意见`, `Comment ${block + 1}`)}
      </legend>
      <TextField
        name={name('article')}
        width="short"
        list={listId}
        autoComplete="off"
        focus={block === focus && errors.length === 0}
        label={say('第几条', 'Article')}
        hint={say(
          `填数字，例如 12；最后一条是${articles.at(-1)?.number ?? ''}。对整部草案的意见，留空`,
          'A number, such as 12; empty for the draft as a whole',
        )}
        defaultValue={values[name('article')]}
      />
      <p className="chosen-article" data-article-of={name('article')} lang="zh-CN" aria-live="polite" />
      <p>
        <Button name="act" value={`show-${block}`} look="text">
          {say('显示这一条的全文', 'Show the text of this article')}
        </Button>
      </p>
      {article ? <input type="hidden" name={name('original')} value={article.text} /> : null}
      {article ? (
        <blockquote lang="zh-CN" id={`article-text-${block}`} className="preserved">
          {article.number}　{article.text}
        </blockquote>
      ) : null}
      <TextArea
        name={name('text')}
        rows={3}
        limit={5000}
        label={say('意见原话：哪里有问题，为什么', 'The words as given: what is the problem, and why')}
        defaultValue={values[name('text')]}
        lang="zh-CN"
      />
      <TextArea
        name={name('proposal')}
        rows={article ? 3 : 1}
        optional
        label={say('建议改成', 'Suggested wording')}
        hint={
          article
            ? say(
                '已填入原文，照纸面直接改；没有就不动',
                'The text is filled in: change it as on the paper, or leave it',
              )
            : undefined
        }
        defaultValue={values[name('proposal')] || article?.text}
        lang="zh-CN"
      />
    </fieldset>
  )
}
