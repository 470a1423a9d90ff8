import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { helpPages } from '~/components/help/pages'
import { pageTitle } from '~/components/page-title'
import { Breadcrumb } from '~/components/ui/Breadcrumb'
import { useLanguage } from '~/language'
import * as paths from '~/paths'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const title = helpPages[data?.slug ?? '']?.title
  return [pageTitle(matches, title?.zh ?? '帮助', title?.en ?? 'Help')]
}

export function loader({ params }: LoaderFunctionArgs) {
  const slug = params.page ?? ''
  if (!Object.hasOwn(helpPages, slug)) throw new Response(null, { status: 404 })
  return { slug }
}

export default function HelpPage() {
  const { slug } = useLoaderData<typeof loader>()
  const { say, label } = useLanguage()
  const page = helpPages[slug]
  if (!page) return null
  return (
    <div className="narrow">
      <Breadcrumb
        crumbs={[{ label: say('帮助', 'Help'), href: paths.help() }, { label: label(page.title) }]}
      />
      <h1>{label(page.title)}</h1>
      {page.sections.map((section) => (
        <section key={section.heading.en}>
          <h2>{label(section.heading)}</h2>
          <Words words={section.words.map(label)} />
        </section>
      ))}
    </div>
  )
}

function Words({ words }: { words: readonly string[] }) {
  const isList = words.every((line) => line.startsWith('- '))
  if (!isList) return words.map((line) => <p key={line}>{line}</p>)
  return (
    <ul>
      {words.map((line) => (
        <li key={line}>{line.slice(2)}</li>
      ))}
    </ul>
  )
}
