import { z } from 'zod'
import { crsNames } from '../platform/crs.js'
import { area } from '../network/schemas.js'
import { regionCode, regionLevel } from '../registry/schemas.js'

const lon = z.number().describe('In the reference system of `crs`')
const lat = z.number()
const facility = z.string().min(1).max(200).describe('External id')
const size = z.number().min(0).max(1e9)
const communityCode = regionCode.describe('The community it would belong to; default: the one whose boundary holds it, else that of the nearest residential site')

const place = z.strictObject({ lon, lat })

/** One thing that would be otherwise. */
export const wantedChange = z
  .discriminatedUnion('change', [
    z.strictObject({
      change: z.literal('add'),
      typeCode: z.string().min(1).max(64),
      lon,
      lat,
      size: size.nullable().optional().describe('In the supply unit of its type; default: the least that counts, taken as not measured'),
      weeklyHours: z.number().min(0).max(168).nullable().optional(),
      communityCode: communityCode.optional()
    }),
    z.strictObject({ change: z.literal('close'), facility }),
    z.strictObject({ change: z.literal('open'), facility }).describe('Operates: planned, building, suspended or closed as it may be'),
    z.strictObject({ change: z.literal('move'), facility, lon, lat, communityCode: communityCode.optional() }),
    z.strictObject({ change: z.literal('resize'), facility, size: size.nullable().describe('Null: not measured, as whatever is taken for the least that counts') }),
    z.strictObject({ change: z.literal('closeStreets'), area: area.describe('Every street that touches it is closed, EPSG:4326; what stands there walks from the nearest open one') }),
    z.strictObject({
      change: z.literal('addStreet'),
      from: place,
      to: place,
      metres: z.number().min(0).max(3_000).optional().describe('Default: the straight line'),
      stepFree: z.boolean().optional().describe('Whether wheelchairs may use it; default true')
    }).describe('Meets the nearest street at either end; nobody moves to it from the street where he lives')
  ])
  .meta({ id: 'WantedChange', description: 'A facility that would come, close, open, move or be of another size, or streets that would close or come' })

export type WantedChange = z.output<typeof wantedChange>

export const wantedChanges = z.array(wantedChange).min(1).max(200)

export const whatIfQuestion = z
  .strictObject({
    run: z.number().int().positive().optional().describe('Number of the run that it is compared with'),
    period: z.string().max(16).optional().describe('Its newest run with results, instead of `run`'),
    regionCode: regionCode.optional().describe('Whose newest run, where none is named; default: the own region'),
    crs: z.enum(crsNames).optional().describe('Reference system of the positions; default EPSG:4326'),
    changes: wantedChanges
  })
  .meta({ id: 'WhatIfQuestion' })

const score = z.number().nullable()
const share = z.number().nullable()
const rank = z.number().int().nullable()

export const regionFigures = z
  .object({
    base: score,
    balance: score,
    governance: score,
    index: score,
    grade: z.string().nullable(),
    rank: rank.describe('Among siblings'),
    rankInLevel: rank,
    gini: share.describe("Of the residents' sufficiency over all types")
  })
  .meta({ id: 'WhatIfRegionFigures' })

export const typeFigures = z.object({ base: score, balance: score, governance: score, score, coverage: share.describe('Of the people of its group, 0 to 1') }).meta({ id: 'WhatIfTypeFigures' })

export const people = z.object({ residents: z.number(), elderly: z.number(), children: z.number() }).meta({ id: 'PeopleServed' })

export const served = {
  newly: people.describe('Reach an operating facility then, and none now'),
  noLonger: people.describe('Reach one now, and none then')
}

export const scenario = z
  .object({
    id: z.number().int(),
    name: z.string(),
    note: z.string().nullable(),
    regionCode: regionCode.describe('Whose plans it is among'),
    crs: z.enum(crsNames),
    changes: wantedChanges,
    createdAt: z.date(),
    createdBy: z.string()
  })
  .meta({ id: 'Scenario', description: 'Changes that planners try together' })

export const newScenario = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    note: z.string().trim().min(1).max(2_000).optional(),
    regionCode,
    crs: z.enum(crsNames).optional().describe('Reference system of the positions; default EPSG:4326'),
    changes: wantedChanges
  })
  .meta({ id: 'NewScenario' })

export const scenarioFilter = { within: regionCode.optional().describe('Only of this region and below') }

export const whichRun = {
  run: z.coerce.number().int().positive().optional().describe('Number of the run; default: the newest with results'),
  period: z.string().max(16).optional().describe('Its newest run with results, instead of `run`')
}

export const mostCompared = 10

const comparedScenario = z
  .object({ id: z.number().int(), name: z.string(), changes: z.number().int().describe('How many'), before: regionFigures, after: regionFigures, served: z.object(served), warnings: z.array(z.string()) })
  .meta({ id: 'ComparedScenario' })

export const scenarioComparison = z
  .object({ runId: z.number().int(), period: z.string(), regionCode, scenarios: z.array(comparedScenario).describe('In the order asked') })
  .meta({ id: 'ScenarioComparison', description: 'Scenarios side by side, on one run' })

export const whatIfAnswer = z
  .object({
    runId: z.number().int(),
    period: z.string(),
    regions: z
      .array(
        z
          .object({
            code: regionCode,
            nameZh: z.string(),
            nameEn: z.string().nullable(),
            level: regionLevel,
            before: regionFigures,
            after: regionFigures,
            types: z.array(z.object({ typeCode: z.string(), before: typeFigures, after: typeFigures }).meta({ id: 'WhatIfType' }))
          })
          .meta({ id: 'WhatIfRegion' })
      )
      .describe('Communities whose figures the changes may move, and what lies above them, in the order of their codes'),
    types: z.array(z.object({ typeCode: z.string(), ...served }).meta({ id: 'WhatIfServed' })),
    served: z.object(served).meta({ id: 'WhatIfServedAtAll', description: 'By any of the types: nobody is counted twice' }),
    warnings: z.array(z.string())
  })
  .meta({ id: 'WhatIf', description: 'What would be, beside what is' })
