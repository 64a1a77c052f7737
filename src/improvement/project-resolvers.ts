import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import { readArguments } from '../platform/graphql/arguments.js'
import { oneMore, readPage, toConnection } from '../platform/graphql/connection.js'
import type { MutationResolvers, QueryResolvers } from '../platform/graphql/generated.js'
import type { GraphqlPart } from '../platform/graphql/graphql.js'
import { orders } from '../platform/http/pages.js'
import { renewForecast } from './forecast-queries.js'
import { deleteProject, findProject, listProjects, putProject, reportProject } from './project-queries.js'
import type { ProjectLibrary } from './project-routes.js'
import { candidateFilter, candidateQuestion, projectContent, projectFilter, projectId, projectStep, reportContent } from './project-schemas.js'
import { projectsOfScenario } from './scenario-project-queries.js'
import { whichRun } from './what-if-schemas.js'

const byExternalId = z.object({ externalId: projectId })

/** The project library, as GraphQL. */
export function projectResolvers({ database, candidates, forecasts, projectMoves }: ProjectLibrary): GraphqlPart {
  const Query: QueryResolvers = {
    projects: async (_, given, { caller }) => {
      const page = readPage(orders.externalId, given)
      const filter = readArguments(z.object(projectFilter), given)
      return toConnection(await asCaller(database, caller, (transaction) => listProjects(transaction, filter, oneMore(page))), page, (row) => row.externalId)
    },
    project: (_, given, { caller }) => {
      const { externalId } = readArguments(byExternalId, given)
      return asCaller(database, caller, (transaction) => findProject(transaction, externalId))
    },
    projectCandidates: (_, given, { caller }) => {
      const { region, ...question } = readArguments(z.object(candidateFilter), given)
      return candidates.find(caller, { regionCode: region, ...question })
    }
  }
  const Mutation: MutationResolvers = {
    putProject: (_, given, { caller }) => {
      const { externalId, project, revision } = readArguments(byExternalId.extend({ project: projectContent, revision: z.int32().optional() }), given)
      return putProject(database, caller, externalId, project, revision?.toString())
    },
    deleteProject: async (_, given, { caller }) => {
      const { externalId } = readArguments(byExternalId, given)
      await asCaller(database, caller, (transaction) => deleteProject(transaction, externalId))
      return externalId
    },
    moveProject: (_, given, { caller }) => {
      const { externalId, step } = readArguments(byExternalId.extend({ step: projectStep }), given)
      return projectMoves.move(caller, externalId, step)
    },
    reportProject: (_, given, { caller }) => {
      const { externalId, on, report } = readArguments(byExternalId.extend({ on: z.iso.date(), report: reportContent }), given)
      return reportProject(database, caller, externalId, on, report)
    },
    forecastProject: (_, given, { caller }) => {
      const { externalId, ...which } = readArguments(byExternalId.extend(whichRun), given)
      return renewForecast(database, forecasts, caller, externalId, which)
    },
    addProjectCandidates: (_, given, { caller }) => candidates.add(caller, readArguments(candidateQuestion, given)),
    addProjectsOfScenario: async (_, given, { caller }) => {
      const { number } = readArguments(z.object({ number: z.int32().positive() }), given)
      return { projects: await projectsOfScenario(database, caller, number) }
    }
  }
  return { resolvers: { Query, Mutation }, loaders: {}, nodes: {} }
}
