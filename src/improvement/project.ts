import { z } from 'zod'
import { readJson } from '../platform/json-text.js'
import type { FieldReader } from '../platform/field-readers.js'
import { spaceKinds } from './space-import.js'
import type { FacilityChange } from './what-if.js'

/** What a project does: a new facility; one that opens, moves, or gets another size; or better service, which changes no facility. */
export const projectActions = ['add', 'open', 'move', 'resize', 'serve'] as const
export type ProjectAction = (typeof projectActions)[number]

export const projectStates = ['proposed', 'approved', 'under_way', 'completed', 'accepted', 'cancelled'] as const
export type ProjectState = (typeof projectStates)[number]

/** Where the space comes from: idle space, or new land. */
export const projectSpaceKinds = [...spaceKinds, 'new_land'] as const
export type ProjectSpaceKind = (typeof projectSpaceKinds)[number]

export const projectOrigins = ['hand', 'shortfall', 'scenario'] as const
export type ProjectOrigin = (typeof projectOrigins)[number]

const day = z.iso.date()

export const milestones = z
  .array(
    z
      .strictObject({ name: z.string().trim().min(1).max(200), dueOn: day, doneOn: day.nullable().default(null) })
      .meta({ id: 'Milestone', description: 'A step of a project' })
  )
  .max(50)
export type Milestone = z.output<typeof milestones>[number]

/** Reads milestones from JSON text: a list of them. */
export const readMilestones: FieldReader = (given) => {
  const parsed = milestones.safeParse(readJson(given))
  if (parsed.success) return JSON.stringify(parsed.data)
  const [issue] = parsed.error.issues
  throw new Error(`${issue!.path.length === 0 ? '' : `/${issue!.path.join('/')} `}${issue!.message}`)
}

/** What a project changes of the facilities. */
export interface PlannedChange {
  readonly action: ProjectAction
  readonly typeCode: string
  readonly communityCode: string
  readonly facility: string | null
  /** EPSG:4326 */
  readonly location: { readonly coordinates: readonly [lon: number, lat: number] } | null
  readonly size: number | null
  readonly weeklyHours: number | null
}

/** The same as what-if takes it; none where it changes no facility, or nobody knows yet where it is to be. */
export function changesOf({ action, typeCode, communityCode, facility, location, size, weeklyHours }: PlannedChange): FacilityChange[] {
  if (action === 'add') return location === null ? [] : [{ change: 'add', typeCode, lon: location.coordinates[0], lat: location.coordinates[1], size, weeklyHours, communityCode }]
  if (action === 'serve' || facility === null) return []
  const otherwise: FacilityChange[] = [
    ...(size === null ? [] : [{ change: 'resize' as const, facility, size }]),
    ...(weeklyHours === null ? [] : [{ change: 'setHours' as const, facility, weeklyHours }])
  ]
  if (action === 'resize') return otherwise
  if (action === 'open') return [{ change: 'open', facility }, ...otherwise]
  return location === null ? [] : [{ change: 'move', facility, lon: location.coordinates[0], lat: location.coordinates[1], communityCode }, ...otherwise]
}
