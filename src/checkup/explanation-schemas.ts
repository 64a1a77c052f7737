import { z } from 'zod'
import { facilityStatuses } from '../registry/facility-import.js'
import { regionCode } from '../registry/schemas.js'
import { figures } from './explanation.js'

const figure = z.enum(figures)

/** What is asked of a region's score. */
export const explanationQuery = {
  figure: figure.default('index'),
  type: z.string().optional().describe('Facility type code: a figure of this type'),
  category: z.string().optional().describe('Category: a figure of this category'),
  site: z.string().optional().describe('External id of a site of the community: the sufficiency of a type there'),
  limit: z.coerce.number().int().min(1).max(1000).default(20).describe('Most parts that are named; the others are put together in one')
}

const figureReference = z
  .object({
    figure,
    code: regionCode,
    typeCode: z.string().nullable(),
    category: z.string().nullable(),
    site: z.string().nullable()
  })
  .meta({ id: 'FigureReference', description: 'A figure that can be asked in turn' })

const share = z.number().nullable()

export const explanation = z
  .object({
    runId: z.number().int(),
    ...figureReference.shape,
    nameZh: z.string(),
    nameEn: z.string(),
    value: z.number().nullable().describe('As stored, not rounded; null = no such figure'),
    text: z.string().nullable().describe('What the value is called: the name of a grade'),
    formula: z.string().nullable().describe('By symbols, which `terms` name; Σ( ) adds up over `parts`, whose values name the symbols within'),
    filled: z.string().nullable().describe('With the numbers in it, to four decimals; of a long sum the first parts'),
    terms: z.array(
      z.object({ symbol: z.string(), nameZh: z.string(), nameEn: z.string(), value: z.number(), reference: figureReference.nullable() })
    ),
    parts: z.array(
      z
        .object({
          key: z.string().describe('Code or external id; `others` for those put together'),
          nameZh: z.string(),
          nameEn: z.string(),
          values: z.array(z.object({ symbol: z.string(), value: z.number() })),
          effect: z.number().nullable().describe('How far it moves a mean; the parts of a mean come by it, the largest first'),
          reference: figureReference.nullable()
        })
        .meta({ id: 'ExplanationPart', description: 'One of what Σ( ) adds up' })
    ),
    partsTogether: z.number().int().describe('How many parts the last one puts together'),
    facilities: z
      .array(
        z.object({
          externalId: z.string(),
          name: z.string(),
          state: z.enum(facilityStatuses),
          size: z.number(),
          sizeImputed: z.boolean(),
          sizeInDoubt: z.boolean().describe('It can hardly be right: it counts, and lowers completeness'),
          weeklyHours: z.number().nullable(),
          own: z.boolean(),
          catchmentPeople: share.describe('P_j: people of the size base who reach it, over all active sites'),
          peopleServed: z.number().describe('p_c(j): those of the community'),
          counted: share.describe('What of its share it counts for; null unless it operates and has the minimum size'),
          needMet: share.describe('min(1, S_j / P_j / a*)'),
          nearestMetres: z.number().nullable(),
          reachedFrom: z.array(z.object({ site: z.string(), metres: z.number() })).describe('Sites of the community within budget')
        })
      )
      .describe('Of a type in a community: within budget of a site or its own'),
    sites: z
      .array(
        z.object({
          externalId: z.string(),
          name: z.string(),
          people: z.number(),
          basePeople: z.number(),
          groupPeople: z.number(),
          groupsGiven: z.boolean(),
          inDoubt: z.boolean().describe('Its people can hardly be right: they count, and lower completeness'),
          onNetwork: z.boolean(),
          reached: z.boolean(),
          sufficiency: z.number()
        })
      )
      .describe('Of a type in a community: who reaches one, and who does not'),
    observations: z
      .array(z.object({ typeCode: z.string(), component: z.string(), numerator: z.number(), denominator: z.number(), source: z.string() }))
      .describe('Those the caller may read'),
    flags: z.array(z.object({ flag: z.string(), nameZh: z.string(), nameEn: z.string(), subjects: z.array(z.string()) })).describe('What was imputed, is missing or was left out'),
    basis: z.object({
      period: z.string(),
      referenceDate: z.string(),
      inputHash: z.string().nullable(),
      standardVersion: z.string(),
      standardTitle: z.string(),
      standardAuthority: z.string().describe('Whose numbers these are'),
      typeSource: z.string().nullable().describe('Where the numbers of the type are from'),
      typeConfidence: z.string().nullable(),
      networkId: z.number().int(),
      networkName: z.string()
    })
  })
  .meta({ id: 'Explanation', description: 'Why a figure is what it is' })
