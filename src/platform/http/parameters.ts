import { z } from 'zod'

/** A number that the database counted, as part of an address. */
export const serialNumber = z.coerce.number().int().positive().max(2 ** 31 - 1)

export const byNumber = z.object({ number: serialNumber })
