import { z } from 'zod'
import { regionCode } from '../../platform/region-code.js'
import { resourceNames } from './resource.js'

export const resourceName = z.enum(resourceNames)

export const change = z
  .object({
    position: z.number().int().describe('Its place in the feed: later changes have higher ones'),
    at: z.date(),
    resource: resourceName,
    key: z.string().describe('What people know the thing by: a code, an external id, a number'),
    regionCode: regionCode.describe('Whose it is; 000000000000: nobody\'s in particular'),
    action: z.enum(['written', 'removed']).describe('written: new or changed; read it anew'),
    state: z.string().nullable().describe('Where it stood then, such as published or operating; null for what has no states, and for what is removed'),
    url: z.string().nullable().describe('Where it is read; null for what is removed, and where only its list is')
  })
  .meta({ id: 'Change', description: 'A thing that a transaction wrote or removed' })

export const changePage = z
  .object({
    changes: z.array(change),
    next: z.string().describe('Send as `since` the next time'),
    more: z.boolean().describe('Whether there is more already; false: ask again in a while')
  })
  .meta({ id: 'ChangePage', description: 'Changes in the order in which they came to be there' })

/** What a caller asks of the feed. */
export const changeFilter = {
  since: z.string().max(400).optional().describe('`next` of the answer before; `now`: nothing yet, only where to begin; default: from the first change that is kept'),
  within: regionCode.optional().describe('Only of this region and below')
}
