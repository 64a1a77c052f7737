import { z } from 'zod'
import type { Database } from '../database/database.js'
import { readArguments } from '../graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../graphql/connection.js'
import type { QueryResolvers } from '../graphql/generated.js'
import type { GraphqlPart } from '../graphql/graphql.js'
import { numberOf } from '../graphql/nodes.js'
import { orders } from '../http/pages.js'
import { listAudit } from './audit-queries.js'
import { auditFilter } from './schemas.js'

const filterArguments = z.object(auditFilter)

/** Who changed what, as GraphQL. */
export function auditResolvers(database: Database): GraphqlPart {
  const Query: QueryResolvers = {
    audit: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const rows = await listAudit(database, caller, readArguments(filterArguments, given), { limit: oneMore(page).limit, before: page.after })
      return toConnection(rows, page, (entry) => entry.id)
    }
  }
  return { resolvers: { Query, AuditEntry: { number: numberOf } } }
}
