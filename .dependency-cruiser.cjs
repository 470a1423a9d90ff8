// The dependency rule of docs/architecture, one rule a row. Each comment is the sentence shown to the offender.
const area = (name, mayUse) => ({
  name: `domain-${name}`,
  severity: 'error',
  comment: `app/domain/${name} may import its own files and: ${mayUse.join(', ') || 'nothing else of the domain'}.`,
  from: { path: `^app/domain/${name}/` },
  to: {
    path: '^app/domain/',
    pathNot: [`^app/domain/${name}/`, ...mayUse.map((other) => `^app/domain/${other}/index\\.ts$`)],
  },
})

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'Arrows only point down.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'The domain knows no platform, framework or database: pass what it needs as an argument.',
      from: { path: '^app/domain/' },
      to: { path: '^(app/(?!domain/)|search/|prisma/)' },
    },
    {
      name: 'domain-packages',
      severity: 'error',
      comment: 'The domain uses unified, mdast, unist, diff and diff-match-patch only; domain/ledger also @noble.',
      from: { path: '^app/domain/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: 'node_modules/(@types/)?(unified|unist|mdast|diff|diff-match-patch|@noble|vfile)',
      },
    },
    area('text', []),
    area('statute', ['text']),
    area('comparison', ['statute', 'text']),
    area('amendment', ['comparison', 'statute', 'text']),
    area('comment', ['statute', 'text']),
    area('adoption', ['comparison', 'comment', 'statute', 'text']),
    area('consultation', ['text']),
    area('access', ['text']),
    area('ledger', ['text']),
    {
      name: 'search-stands-alone',
      severity: 'error',
      comment: 'search/ knows records, never our tables: its own files and domain/text only.',
      from: { path: '^search/' },
      to: { path: '^(app/(?!domain/text/)|prisma/)' },
    },
    {
      name: 'adapters-know-no-screens',
      severity: 'error',
      comment: 'Adapters import the domain, search/ and drivers.',
      from: { path: '^app/adapters/' },
      to: { path: '^app/(commands|queries|components|routes|cli|jobs)/' },
    },
    {
      name: 'commands-and-queries-know-no-framework',
      severity: 'error',
      comment: 'Commands and queries never import Remix, React, routes or components.',
      from: { path: '^app/(commands|queries)/' },
      to: { path: '(^app/(routes|components|cli)/|node_modules/(@remix-run|react))' },
    },
    {
      name: 'only-commands-write',
      severity: 'error',
      comment: 'The door for writes is for commands only: an unaudited write cannot be written by accident.',
      from: { path: '^app/(queries|routes|components|cli|jobs)/' },
      to: { path: '^app/adapters/db/write\\.server' },
    },
    {
      name: 'components-show-view-models',
      severity: 'error',
      comment: 'Components get view models as props: never a command, a query or an adapter.',
      from: { path: '^app/components/' },
      to: { path: '(^app/(commands|queries|adapters|routes)/|\\.server\\.)' },
    },
    {
      name: 'ui-knows-no-domain-word',
      severity: 'error',
      comment: 'components/ui knows no domain word.',
      from: { path: '^app/components/ui/' },
      to: { path: '^app/(domain|components/(statute|comparison|comment|chart))/' },
    },
    {
      name: 'routes-only-connect',
      severity: 'error',
      comment: 'A route connects one query, one command and components; never Prisma, never another route.',
      from: { path: '^app/routes/([^/]+)/' },
      to: { path: '(^app/adapters/(?!session/|http/context)|^app/routes/(?!$1/)|@prisma)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'app/adapters/db/generated' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.d.ts'] },
  },
}
