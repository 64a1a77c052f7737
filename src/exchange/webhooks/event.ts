import { reportStatuses } from '../../checkup/report/report-files.js'
import { runStatuses } from '../../checkup/run-queries.js'
import { districtPlanStates } from '../../improvement/district-plan.js'
import { programmeStates } from '../../improvement/programme-queries.js'
import { projectStates } from '../../improvement/project.js'
import { facilityStatuses } from '../../registry/facility-import.js'
import { addressOf, resourceNames, resources, type ResourceName } from '../changes/resource.js'
import { importStatuses } from '../import-queries.js'
import { conflictStates } from '../partners/conflict-queries.js'

/** Where things can stand, by the names that the change feed has for them; others have no states. */
const states: { readonly [Name in ResourceName]?: readonly string[] } = {
  facility: facilityStatuses,
  standard: ['draft', 'published', 'retired'],
  network: ['importing', 'ready', 'active', 'retired'],
  campaign: ['open', 'closed'],
  run: runStatuses,
  report: reportStatuses,
  project: projectStates,
  programme: programmeStates,
  district_plan: districtPlanStates,
  partner_conflict: conflictStates,
  import: importStatuses
}

/**
 * What can be subscribed to: `*` all; of a resource `run.*` all, `run.written` wherever it then stands, `run.removed`, and
 * `run.published`, where it stands then.
 */
export const eventNames: readonly string[] = ['*', ...resourceNames.flatMap((resource) => ['*', 'written', 'removed', ...(states[resource] ?? [])].map((what) => `${resource}.${what}`))]

/** The resource that a name is of; undefined for all. */
export const resourceOf = (event: string): ResourceName | undefined => (event === '*' ? undefined : (event.slice(0, event.lastIndexOf('.')) as ResourceName))

/** As the change feed tells it: where a thing is read; null for what is removed, and where only its list is. */
const addressIn = ({ resource, key, action }: Happening): string | null => {
  if (resource === trial) return `/v1/webhooks/${key}`
  return action === 'removed' || !Object.hasOwn(resources, resource) ? null : addressOf(resource as ResourceName, key)
}

/** A change, or what is sent to try a webhook. */
export interface Happening {
  readonly eventId: string
  readonly at: Date
  readonly resource: string
  readonly key: string
  readonly regionCode: string
  readonly action: string
  /** Where the thing stands, such as published. */
  readonly thingState: string | null
}

/** What trials are of. */
export const trial = 'webhook'

/** `lifecircle.run.published`: the resource, and where it stands now, else what happened to it. */
export const typeOf = ({ resource, action, thingState }: Pick<Happening, 'resource' | 'action' | 'thingState'>): string => `lifecircle.${resource}.${thingState ?? action}`

/**
 * The body of a delivery: a CloudEvent 1.0 in structured JSON. It says what happened to what, and where that is to be read; what it is
 * now, its receiver asks for with rights of his own.
 *
 * @param service address of the service as its partners have it; empty: addresses within it
 */
export function cloudEvent(happening: Happening, service: string): string {
  const { eventId, at, resource, key, regionCode, action, thingState } = happening
  const address = addressIn(happening)
  return JSON.stringify({
    specversion: '1.0',
    id: eventId,
    source: `${service}/v1/changes`,
    type: typeOf(happening),
    subject: `${resource}/${key}`,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    data: { resource, key, regionCode, action, state: thingState, url: address === null ? null : `${service}${address}` }
  })
}
