import { z } from 'zod'

export const peopleGroups = ['all', 'elderly', 'child'] as const
export type PeopleGroup = (typeof peopleGroups)[number]

const share = z.number().min(0).max(1)
const positive = z.number().positive()

const attributeRule = z
  .strictObject({
    key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be up to 40 letters and digits, the first a small letter'),
    nameZh: z.string().min(1),
    nameEn: z.string().min(1),
    kind: z.enum(['number', 'text', 'boolean', 'choice']),
    unit: z.string().min(1).optional().describe('What a number is in'),
    least: z.number().optional().describe('Of a number'),
    most: z.number().optional().describe('Of a number'),
    choices: z.array(z.string().min(1)).min(1).optional().describe('Of a choice: the texts it can be')
  })
  .superRefine((rule, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if ((rule.kind === 'choice') !== (rule.choices !== undefined)) refuse('choices', 'are needed for a choice, and for nothing else')
    for (const bound of ['unit', 'least', 'most'] as const) if (rule[bound] !== undefined && rule.kind !== 'number') refuse(bound, 'is of numbers only')
    if (rule.least !== undefined && rule.most !== undefined && rule.least > rule.most) refuse('most', 'must not be less than least')
  })
  .meta({ id: 'AttributeRule', description: 'Something to be known of facilities of a type beside their size' })

const facilityType = z.strictObject({
  code: z.string().regex(/^[A-Z0-9_]{2,16}$/, 'must be 2 to 16 capital letters, digits or underscores'),
  nameZh: z.string().min(1),
  nameEn: z.string().min(1),
  category: z.string().regex(/^[a-z][a-z_]*$/, 'must be lower-case letters and underscores'),
  categoryZh: z.string().min(1),
  circleMinutes: z.number().int().positive().max(60).describe('Minutes on foot within which it is to be reached'),
  maxMetres: positive.nullable().describe('Longest walk in metres, whatever the minutes; null = no limit'),
  group: z.enum(peopleGroups).describe('Whose walk is measured'),
  profile: z.string().min(1).describe('How fast they walk: one of the profiles'),
  weight: positive.describe('Relative to those of the other types'),
  supplyUnit: z.string().nullable().describe('What sizes are in: m2, beds, places'),
  minSize: z.number().min(0).nullable().describe('Least size to count, in supplyUnit; an unknown size is taken for it'),
  supplyPer1000: positive.nullable().describe('Size asked for per 1,000 people, in supplyUnit; null = the type has no supply standard'),
  per1000Of: z.enum(peopleGroups).describe('Whose number sizes the standard'),
  peoplePerFacility: positive.nullable().describe('People for whom there is to be one; null = one for a community'),
  minWeeklyHours: z.number().min(0).max(168).nullable().describe('Least hours a week to count as operating'),
  source: z.string().nullable().describe('Where its numbers come from'),
  confidence: z.string().nullable().describe('How sure that is: stated, recalled, default'),
  attributes: z
    .array(attributeRule)
    .refine((rules) => new Set(rules.map((rule) => rule.key)).size === rules.length, 'names a key twice')
    .optional()
    .describe('What may be known of a facility of the type beside its size')
})

export type AttributeRule = z.input<typeof attributeRule>

export type FacilityType = z.infer<typeof facilityType>

const grades = z
  .array(z.strictObject({ name: z.string().min(1), least: z.number().min(0).max(100) }))
  .min(1)
  .refine((list) => list.every((grade, i) => i === 0 || grade.least < list[i - 1]!.least), 'grades must fall from the best to the worst')
  .refine((list) => list.at(-1)?.least === 0, 'the last grade must start at 0')

const oneTogether = (a: number, b: number) => Math.abs(a + b - 1) <= 1e-9

const parameters = z
  .strictObject({
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
  .superRefine((p, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (!oneTogether(p.countWeight, p.supplyWeight)) refuse('supplyWeight', 'countWeight and supplyWeight must sum to 1: the base index is of 100')
    if (!oneTogether(p.coverageWeight, p.worstQuarterWeight)) refuse('worstQuarterWeight', 'coverageWeight and worstQuarterWeight must sum to 1: the balance index is of 100')
    if (p.satisfactionWeight + p.operatingWeight + p.closedOnTimeWeight === 0) refuse('satisfactionWeight', 'one of satisfactionWeight, operatingWeight and closedOnTimeWeight must be above 0')
    if (p.baseWeight + p.balanceWeight === 0) refuse('baseWeight', 'one of baseWeight and balanceWeight must be above 0: governance may be unknown')
    if (p.elderlyShare + p.childShare > 1) refuse('childShare', 'elderlyShare and childShare must not exceed 1 together')
  })

/** What a JSON pointer (RFC 6901) leads to; undefined where it leads nowhere. */
const valueAt = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((part, key) => (typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? (part as Record<string, unknown>)[key] : undefined), document)

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
    types: z.array(facilityType).min(1),
    sources: z
      .array(z.strictObject({ pointer: z.string().startsWith('/'), source: z.string().min(1), confidence: z.string().min(1) }))
      .optional()
      .describe('Where numbers beside those of the types come from, by JSON pointer into the document; a pointer to an object speaks of all in it')
  })
  .superRefine((standard, context) => {
    const seen = new Set<string>()
    const categories = new Map<string, string>()
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
      const categoryZh = categories.get(type.category) ?? type.categoryZh
      categories.set(type.category, categoryZh)
      if (categoryZh !== type.categoryZh) {
        context.addIssue({ code: 'custom', path: ['types', position, 'categoryZh'], message: `${type.category} is called ${categoryZh} further up` })
      }
      if (type.supplyPer1000 !== null && type.supplyUnit === null) {
        context.addIssue({ code: 'custom', path: ['types', position, 'supplyUnit'], message: 'is needed where supplyPer1000 is given' })
      }
    })
    standard.sources?.forEach(({ pointer }, position) => {
      if (valueAt(standard, pointer) === undefined) {
        context.addIssue({ code: 'custom', path: ['sources', position, 'pointer'], message: `there is nothing at ${pointer}` })
      }
    })
  })
  .meta({ id: 'StandardDocument', description: 'A rule book: profiles, parameters, grades, thresholds, facility types' })

export type Standard = z.infer<typeof standardDocument>

/** The JSON schema (draft 2020-12) of what is sent as a document; what lies between fields is checked beside it. */
export const standardSchema = () => z.toJSONSchema(standardDocument, { io: 'input' })

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
