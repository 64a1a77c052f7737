import { z } from 'zod'
import { asCaller } from '../../platform/caller.js'
import type { Database } from '../../platform/database/database.js'
import { readArguments } from '../../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../../platform/graphql/generated.js'
import type { GraphqlPart } from '../../platform/graphql/graphql.js'
import { numberIn, numberOf, type NodeKinds } from '../../platform/graphql/nodes.js'
import { orders } from '../../platform/http/pages.js'
import { regionCode } from '../../registry/schemas.js'
import { findFile, listFiles, removeFile } from './report-file-queries.js'
import { reportOf } from './report-queries.js'
import type { Reports } from './reports.js'
import { reportRequest, whichReport } from './schemas.js'

const number = z.number().int().positive()
const numbered = z.object({ number })

/** Reports as GraphQL; the files themselves are fetched over REST. */
export function reportResolvers(database: Database, reports: Reports): GraphqlPart {
  const Query: QueryResolvers = {
    report: (_, given, { caller }) => {
      const { region, ...which } = readArguments(z.object({ region: regionCode, ...whichReport }), given)
      return reportOf(database, caller, region, which)
    },
    reportFiles: async (_, given, { caller }) => {
      const page = readPage(orders.newest, given)
      const { region, run } = readArguments(z.object({ region: regionCode.optional(), run: number.optional() }), given)
      const rows = await asCaller(database, caller, (transaction) =>
        listFiles(transaction, { regionCode: region, runId: run }, { limit: oneMore(page).limit, before: page.after })
      )
      return toConnection(rows, page, (file) => file.id)
    },
    reportFile: (_, given, { caller }) => {
      const { number } = readArguments(numbered, given)
      return asCaller(database, caller, (transaction) => findFile(transaction, number))
    }
  }

  const Mutation: MutationResolvers = {
    requestReport: async (_, given, { caller }) => {
      const { file, created } = await reports.request(caller, readArguments(reportRequest, given.input))
      return { report: file, created, contentUrl: `/v1/reports/${file.id}/content` }
    },
    deleteReport: async (_, given, { caller }) => {
      const { number } = readArguments(numbered, given)
      await asCaller(database, caller, (transaction) => removeFile(transaction, number))
      return number
    }
  }

  const nodes: NodeKinds = { ReportFile: { keyOf: numberOf, find: (key, { caller }) => asCaller(database, caller, (transaction) => findFile(transaction, numberIn(key))) } }

  return { resolvers: { Query, Mutation, ReportFile: { number: numberOf } }, nodes }
}
