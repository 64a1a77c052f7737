import { facilityImport } from '../network/facility-import.js'
import type { TableImport } from '../platform/table-import.js'
import { declarationImport } from '../registry/declaration-import.js'
import { regionImport } from '../registry/region-import.js'
import { siteImport } from '../registry/site-import.js'
import { projectImport } from '../improvement/project-import.js'
import { operatingModelImport } from '../improvement/operating-model-import.js'
import { operationImport } from '../improvement/operation-import.js'
import { spaceImport } from '../improvement/space-import.js'
import { activityImport } from '../survey/activity-import.js'
import { campaignImport } from '../survey/campaign-import.js'
import { householdImport } from '../survey/household-import.js'
import { observationImport } from '../survey/observation-import.js'
import { questionnaireImport } from '../survey/questionnaire-import.js'
import { serviceIssueImport } from '../survey/service-issue-import.js'

/** Kinds of files whose rows are taken in, and what each is of. */
export const importKinds = {
  regions: { table: regionImport, summary: 'provinces, cities, counties, streets, communities; polygons become their boundaries' },
  sites: { table: siteImport, summary: 'residential sites and their people' },
  facilities: { table: facilityImport, summary: 'public-service facilities' },
  observations: { table: observationImport, summary: 'ratings and issues of a period' },
  declarations: { table: declarationImport, summary: 'types a county has surveyed and has none of' },
  questionnaires: { table: questionnaireImport, summary: 'what residents are asked, by version' },
  campaigns: { table: campaignImport, summary: 'surveys of the households of regions' },
  households: { table: householdImport, summary: 'households that were surveyed, and what they answered' },
  issues: { table: serviceIssueImport, summary: 'complaints and tickets about services' },
  activities: { table: activityImport, summary: 'what communities do with their residents and partners' },
  spaces: { table: spaceImport, summary: 'idle spaces' },
  projects: { table: projectImport, summary: 'projects of the library, as they are planned' },
  operating_models: { table: operatingModelImport, summary: 'how facilities and areas are run, from a day on' },
  operations: { table: operationImport, summary: 'funds, income, staff and use of facilities and areas, by period' }
} as const satisfies Record<string, { readonly table: TableImport; readonly summary: string }>

export type ImportKind = keyof typeof importKinds

export const importKindNames = Object.keys(importKinds) as ImportKind[]
