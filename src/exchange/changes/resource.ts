import { hasScope, type Scope } from '../../platform/auth/scopes.js'
import type { Caller } from '../../platform/caller.js'

interface Resource {
  /** Who may read such things may read of their changes; of which regions, row-level security decides. */
  readonly scope: Scope
  /** Where all of them are listed: what a snapshot is made of. */
  readonly list: string
  /** Where one is read; null where its own address is not kept and the list has to be asked. */
  readonly address: ((key: string) => string) | null
}

const encode = encodeURIComponent
const byKey = (list: string, scope: Scope): Resource => ({ scope, list, address: (key) => `${list}/${encode(key)}` })
const inList = (list: string, scope: Scope): Resource => ({ scope, list, address: null })
/** The two parts of a key, of which only the first or only the last is known to have no blank. */
const [firstWord, lastWord] = [/^(\S+) (.*)$/s, /^(.*) (\S+)$/s].map((pattern) => (key: string): [string, string] => {
  const [, first = key, last = ''] = pattern.exec(key) ?? []
  return [encode(first), encode(last)]
}) as [(key: string) => [string, string], (key: string) => [string, string]]

/** What the change feed tells of, as `platform.announced` names it. */
export const resources = {
  region: byKey('/v1/regions', 'registry:read'),
  site: byKey('/v1/sites', 'inventory:read'),
  facility: byKey('/v1/facilities', 'inventory:read'),
  declaration: inList('/v1/declarations', 'inventory:read'),
  standard: byKey('/v1/standards', 'registry:read'),
  network: byKey('/v1/networks', 'network:read'),
  observation: inList('/v1/exports/observations', 'inventory:read'),
  questionnaire: { scope: 'needs:read', list: '/v1/questionnaires', address: (key) => `/v1/questionnaires/${firstWord(key).join('?version=')}` },
  campaign: byKey('/v1/campaigns', 'needs:read'),
  response: { scope: 'responses:read', list: '/v1/campaigns', address: (key) => `/v1/campaigns/${firstWord(key)[0]}/responses` },
  interview: inList('/v1/campaigns', 'responses:read'),
  service_issue: inList('/v1/service-issues', 'evidence:read'),
  activity: inList('/v1/activities', 'inventory:read'),
  run: byKey('/v1/checkup/runs', 'results:read'),
  schedule: inList('/v1/admin/schedules', 'schedules:write'),
  report: byKey('/v1/reports', 'reports:read'),
  scenario: byKey('/v1/scenarios', 'plans:read'),
  space: byKey('/v1/spaces', 'plans:read'),
  project: byKey('/v1/projects', 'plans:read'),
  programme: byKey('/v1/programmes', 'plans:read'),
  circle_plan: byKey('/v1/circle-plans', 'plans:read'),
  district_plan: byKey('/v1/district-plans', 'plans:read'),
  operating_model: { scope: 'plans:read', list: '/v1/operations/models', address: (key) => `/v1/operations/models?subject=${lastWord(key)[0]}` },
  operation: { scope: 'plans:read', list: '/v1/operations/records', address: (key) => `/v1/operations/records?subject=${lastWord(key).join('&period=')}` },
  partner_conflict: { scope: 'partners:read', list: '/v1/partners', address: (key) => `/v1/partners/${firstWord(key).join('/conflicts/')}` },
  received_bundle: byKey('/v1/received-bundles', 'bundles:read'),
  import: byKey('/v1/imports', 'imports:write'),
  client: inList('/v1/admin/clients', 'clients:write')
} as const satisfies Record<string, Resource>

export type ResourceName = keyof typeof resources

export const resourceNames = Object.keys(resources) as [ResourceName, ...ResourceName[]]

/** Those that the caller's scopes let him read. */
export const readableResources = (caller: Caller): ResourceName[] => resourceNames.filter((name) => hasScope(caller, resources[name].scope))

/** Where a thing is read; null where only its list is. */
export function addressOf(name: ResourceName, key: string): string | null {
  const { address }: Resource = resources[name]
  return address === null ? null : address(key)
}
