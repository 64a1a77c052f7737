import { z } from 'zod'
import { regionCode } from './schemas.js'

export const declaration = z
  .object({ countyCode: regionCode, typeCode: z.string(), declaredOn: z.string(), by: z.string() })
  .meta({ id: 'Declaration', description: "A county's word that it was surveyed and has none of a type" })

const typeCode = z.string().min(1).max(40)

export const declarationOf = z.object({ county: regionCode, type: typeCode })

export const declarationContent = z
  .strictObject({ declaredOn: z.iso.date(), by: z.string().trim().min(1).max(200).describe('Who makes it') })
  .meta({ id: 'DeclarationContent', description: 'When it is declared, and by whom' })

export const declarationFilter = { within: regionCode.optional().describe('Only of this region and below'), type: typeCode.optional() }
