import { readArguments } from '../platform/graphql/arguments.js'
import type { QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import type { IndexTargets } from './index-target-queries.js'
import type { SiteSelections } from './site-selection-queries.js'
import { indexTargetQuestion, siteSelectionQuestion } from './site-selection-schemas.js'

/** Where to build, as GraphQL. */
export function siteSelectionResolvers(siteSelections: SiteSelections, indexTargets: IndexTargets): GraphqlPart {
  const Query: QueryResolvers = {
    siteSelection: (_, given, { caller }) => siteSelections.ask(caller, readArguments(siteSelectionQuestion, given)),
    indexTarget: (_, given, { caller }) => indexTargets.ask(caller, readArguments(indexTargetQuestion, given))
  }
  return { resolvers: { Query }, loaders: {}, nodes: {} }
}
