import { z } from 'zod'

/** The statistical code of a region of whatever level. */
export const regionCode = z.string().regex(/^\d{12}$/, 'must be a 12-digit statistical code').describe('12-digit statistical code')
