import { customType } from 'drizzle-orm/pg-core'

/** A bytea column. */
export const bytesColumn = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
