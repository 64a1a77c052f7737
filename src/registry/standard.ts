import { z } from 'zod'

export const peopleGroups = ['all', 'elderly', 'child'] as const
export type PeopleGroup = (typeof peopleGroups)[number]

const share = z.number().min(0).max(1)
const positive = z.number().positive()

const facilityType = z.strictObject({
  code: z.string().regex(/^[A-Z0-9_]{2,16}$/, 'must be 2 to 16 capital letters, digits or underscores'),
  nameZh: z.string().min(1),
  nameEn: z.string().min(1),
  category: z.string().regex(/^[a-z][a-z_]*$/, 'must be lower-case letters and underscores'),
  categoryZh: z.string().min(1),
  circleMinutes: z.number().int().positive().max(60),
  maxMetres: positive.nullable(),
  group: z.enum(peopleGroups),
  profile: z.string().min(1),
  weight: positive,
  supplyUnit: z.string().nullable(),
  minSize: z.number().min(0).nullable(),
  supplyPer1000: positive.nullable(),
  per1000Of: z.enum(peopleGroups),
  peoplePerFacility: positive.nullable(),
  minWeeklyHours: z.number().min(0).max(168).nullable(),
  source: z.string().nullable(),
  confidence: z.string().nullable()
})

export type FacilityType = z.infer<typeof facilityType>

const grades = z
  .array(z.strictObject({ name: z.string().min(1), least: z.number().min(0).max(100) }))
  .min(1)
  .refine((list) => list.every((grade, i) => i === 0 || grade.least < list[i - 1]!.least), 'grades must fall from the best to the worst')
  .refine((list) => list.at(-1)!.least === 0, 'the last grade must start at 0')

const parameters = z.strictObject({
  countWeight: share.default(0.5),
  supplyWeight: share.default(0.5),
  coverageWeight: share.default(0.7),
  worstQuarterWeight: share.default(0.3),
  worstShare: share.gt(0).default(0.25),
  satisfactionWeight: share.default(0.5),
  operatingWeight: share.default(0.3),
  closedOnTimeWeight: share.default(0.2),
  baseWeight: share.default(0.4),
  balanceWeight: share.default(0.4),
  governanceWeight: share.default(0.2),
  ownShare: share.default(0.5),
  completenessFloor: share.default(0.5),
  elderlyShare: share.default(0.17),
  childShare: share.default(0.13)
})

/** A standard: categories, facility types, circles, profiles, weights, formula parameters, grades, thresholds. */
export const standardDocument = z
  .strictObject({
    version: z.string().regex(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, dashes or underscores'),
    title: z.string().min(1),
    authority: z.string().min(1),
    /** Walking speeds in metres per second. */
    profiles: z.record(z.string(), positive).default({ general: 1.0, elderly: 0.8, child: 0.85 }),
    parameters: parameters.prefault({}),
    grades: grades.default([
      { name: 'excellent', least: 80 },
      { name: 'good', least: 70 },
      { name: 'fair', least: 60 },
      { name: 'poor', least: 0 }
    ]),
    levelGrades: z.partialRecord(z.enum(['province', 'city', 'county', 'street', 'community']), grades).default({}),
    thresholds: z
      .strictObject({ count: share.default(1), supply: share.default(0.9), coverage: share.default(0.9), governance: z.number().min(0).max(100).default(60) })
      .prefault({}),
    types: z.array(facilityType).min(1)
  })
  .superRefine((standard, context) => {
    const seen = new Set<string>()
    standard.types.forEach((type, position) => {
      if (seen.has(type.code)) {
        context.addIssue({ code: 'custom', path: ['types', position, 'code'], message: `${type.code} stands twice` })
      }
      seen.add(type.code)
      if (standard.profiles[type.profile] === undefined) {
        context.addIssue({
          code: 'custom',
          path: ['types', position, 'profile'],
          message: `${type.profile} is none of the profiles ${Object.keys(standard.profiles).join(', ')}`
        })
      }
    })
  })
  .meta({ id: 'StandardDocument', description: 'A rule book: profiles, parameters, grades, thresholds, facility types' })

export type Standard = z.infer<typeof standardDocument>

/** The version that comes with the product. */
export const defaultStandardVersion = 'lifecircle-2026'

/**
 * How far people walk to a type, in whole decimetres:
 * min(max_metres, 60 s/min x circle_minutes x speed of the profile in m/s), rounded half up.
 */
export function budgetDecimetres(type: FacilityType, profiles: Readonly<Record<string, number>>): number {
  const speed = profiles[type.profile]
  if (speed === undefined) throw new RangeError(`${type.code}: there is no profile ${type.profile}`)
  // Twelve digits first: 60 x 5 x 0.85 x 10 must be 2550, not 2549.999….
  const walked = Number((600 * type.circleMinutes * speed).toPrecision(12))
  const limit = type.maxMetres === null ? Infinity : Number((type.maxMetres * 10).toPrecision(12))
  return Math.floor(Math.min(walked, limit) + 0.5)
}
