import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pageTitle } from '~/components/page-title'
import { StationList } from '~/components/station/StationList'
import { useLanguage } from '~/language'
import { stationTree } from '~/queries/station-tree.server'

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, '站点', 'Stations')]

export async function loader({ context }: LoaderFunctionArgs) {
  return { tree: await stationTree(context.ctx) }
}

export default function Stations() {
  const { tree } = useLoaderData<typeof loader>()
  const { say } = useLanguage()
  const count = tree.reduce((sum, branch) => sum + branch.count, 0)
  return (
    <>
      <h1>{say('站点', 'Stations')}</h1>
      <p>
        {say(
          `${count}个站点。可以到附近的站点当面提意见、填纸质征询表，也可以凭回执码打印回执。`,
          `${count} stations. Speak to the staff of a station near you, fill in a paper sheet, or have a receipt printed again.`,
        )}
      </p>
      <StationList branches={tree} />
    </>
  )
}
