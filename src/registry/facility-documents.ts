import { z } from 'zod'
import { readJson } from '../platform/json-text.js'
import type { FieldReader } from '../platform/field-readers.js'

/** A photo or a paper, kept elsewhere. */
export const facilityDocument = z
  .strictObject({
    kind: z.enum(['photo', 'paper']),
    url: z
      .url({ protocol: /^https?$/, error: 'must be an http or https address' })
      .max(2000)
      .describe('Where it is kept; the service never asks for it'),
    title: z.string().min(1).max(200).optional(),
    takenOn: z.iso.date().optional().describe('When the photo was taken, or the paper written')
  })
  .meta({ id: 'FacilityDocument', description: 'A photo or a paper by reference' })

export const facilityDocuments = z.array(facilityDocument).max(50)

export type FacilityDocument = z.infer<typeof facilityDocument>

/** Reads documents from JSON text: a list of them. */
export const readDocuments: FieldReader = (given) => {
  const parsed = facilityDocuments.safeParse(readJson(given))
  if (parsed.success) return JSON.stringify(parsed.data)
  const [issue] = parsed.error.issues
  throw new Error(`${issue!.path.length === 0 ? '' : `/${issue!.path.join('/')} `}${issue!.message}`)
}
