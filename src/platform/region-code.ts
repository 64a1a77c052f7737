import { z } from 'zod'

/** The statistical code of a region of whatever level. */
export const regionCode = z.string().regex(/^\d{12}$/, 'must be a 12-digit statistical code').describe('12-digit statistical code')

/** Code of the county that a community or street is in. */
export const countyOf = (code: string): string => `${code.slice(0, 6)}000000`
