// Every kind of long work this program knows. A definition names itself, checks its payload and calls one command.

import type { JobDefinition } from '~/adapters/jobs/queue.server'
import { carryCommentsJob } from './carry-comments'
import { clusterCommentsJob } from './cluster-comments'
import { importCommentsJob } from './import-comments'
import { importLawsJob } from './import-laws'
import { makeBackupJob } from './make-backup'
import { rebuildSearch } from './rebuild-search'
import { suggestSummaryJob } from './suggest-summary'
import { undoImportJob } from './undo-import'

export const jobDefinitions: readonly JobDefinition[] = [
  carryCommentsJob,
  clusterCommentsJob,
  importCommentsJob,
  importLawsJob,
  makeBackupJob,
  rebuildSearch,
  suggestSummaryJob,
  undoImportJob,
]
