import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller } from '../platform/caller.js'
import type { Database } from '../platform/database/database.js'
import { orders, pageOf, pageQuery, readCursor, toPage } from '../platform/http/pages.js'
import { serialNumber } from '../platform/http/parameters.js'
import { revisionOf, tagRevision } from '../platform/http/revisions.js'
import { renewForecast, type Forecasts } from './forecast-queries.js'
import type { Candidates } from './project-candidate-queries.js'
import type { ProjectMoves } from './project-move-queries.js'
import { deleteProject, findProject, listProjects, putProject, reportProject } from './project-queries.js'
import { candidateFilter, candidateQuestion, movedProject, project, projectCandidates, projectContent, projectFilter, projectId, projects, projectStep, reportContent } from './project-schemas.js'
import { projectsOfScenario } from './scenario-project-queries.js'
import { whichRun } from './what-if-schemas.js'

const byExternalId = z.object({ externalId: projectId })

export interface ProjectLibrary {
  readonly database: Database
  readonly candidates: Candidates
  readonly forecasts: Forecasts
  readonly projectMoves: ProjectMoves
}

/** The project library. */
export const projectRoutes: FastifyPluginAsyncZod<ProjectLibrary> = async (app, { database, candidates, forecasts, projectMoves }) => {
  app.get(
    '/projects',
    {
      config: { scope: 'plans:read' },
      schema: {
        tags: ['improvement'],
        operationId: 'listProjects',
        summary: 'Projects of the own region',
        querystring: z.object({ ...pageQuery, ...projectFilter }),
        response: { 200: pageOf(project) }
      }
    },
    async (request, reply) => {
      const { limit, cursor, ...filter } = request.query
      const rows = await asCaller(database, request.caller, (transaction) => listProjects(transaction, filter, { limit: limit + 1, after: readCursor(orders.externalId, cursor) }))
      return toPage(request, reply, rows, limit, orders.externalId, (row) => row.externalId)
    }
  )

  app.get(
    '/projects/candidates',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'listProjectCandidates',
        summary: 'Projects that the shortfalls of a region ask for and nobody plans yet',
        description:
          'By the newest published run. What is short is told with its cause, and the cause says what is to be done: open what is closed, enlarge what is too small, mend poor service, else build. A new facility stands in an idle space where one does three quarters of what the best place does, and is as large as the need about it. Those to do first are at the head, by the mean of the marks of the type and of the community.',
        querystring: z.object(candidateFilter),
        response: { 200: projectCandidates }
      }
    },
    ({ caller, query: { region, ...question } }) => candidates.find(caller, { regionCode: region, ...question })
  )

  app.post(
    '/projects/candidates',
    {
      config: { scope: 'plans:write', idempotent: true, seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'addProjectCandidates',
        summary: 'Put the projects that shortfalls ask for into the library, as proposed',
        body: candidateQuestion,
        response: { 201: projects }
      }
    },
    async ({ caller, body }, reply) => reply.code(201).send(await candidates.add(caller, body))
  )

  app.post(
    '/scenarios/:id/projects',
    {
      config: { scope: 'plans:write', idempotent: true },
      schema: {
        tags: ['improvement'],
        operationId: 'addProjectsOfScenario',
        summary: "Put a scenario's facilities into the library, as proposed projects",
        description: 'Those that are added, opened, moved or resized, each with the community that it is in; what closes and what changes of streets is no project. Those that are in the library already are left, and told, as they are.',
        params: z.object({ id: serialNumber }),
        response: { 201: projects }
      }
    },
    async ({ caller, params }, reply) => reply.code(201).send({ projects: await projectsOfScenario(database, caller, params.id) })
  )

  app.get(
    '/projects/:externalId',
    { config: { scope: 'plans:read' }, schema: { tags: ['improvement'], operationId: 'getProject', summary: 'One project', description: 'Its ETag is the revision that an edit may name in If-Match.', params: byExternalId, response: { 200: project } } },
    async ({ caller, params }, reply) => {
      const found = await asCaller(database, caller, (transaction) => findProject(transaction, params.externalId))
      tagRevision(reply, found.revision)
      return found
    }
  )

  app.put(
    '/projects/:externalId',
    {
      config: { scope: 'plans:write' },
      schema: {
        tags: ['improvement'],
        operationId: 'putProject',
        summary: 'Keep a project as it is planned',
        description: 'A new one is proposed. What decides what it brings is fixed once it is approved: bring it back to proposed first.',
        params: byExternalId,
        headers: z.object({ 'if-match': z.string().optional().describe('The ETag of the project as it was read, where nobody may have changed it since') }),
        body: projectContent,
        response: { 200: project }
      }
    },
    async ({ caller, params, body, headers: { 'if-match': tag } }, reply) => {
      const kept = await putProject(database, caller, params.externalId, body, tag === undefined ? undefined : revisionOf(tag))
      tagRevision(reply, kept.revision)
      return kept
    }
  )

  app.delete(
    '/projects/:externalId',
    {
      config: { scope: 'plans:write' },
      schema: { tags: ['improvement'], operationId: 'deleteProject', summary: 'Take away a project that is only proposed', params: byExternalId, response: { 204: z.null().describe('Taken away') } }
    },
    async (request, reply) => {
      await asCaller(database, request.caller, (transaction) => deleteProject(transaction, request.params.externalId))
      return reply.code(204).send(null)
    }
  )

  app.post(
    '/projects/:externalId/moves',
    {
      config: { scope: 'plans:write', idempotent: true, seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'moveProject',
        summary: 'Bring a project to another state',
        description:
          'Planners start and complete, and cancel what is only proposed; administrators approve, send back, accept and cancel. An approval works out what it is to bring. With its acceptance the facility goes live in the registry from that day on, and scores are worked out again.',
        params: byExternalId,
        body: projectStep,
        response: { 201: movedProject }
      }
    },
    async ({ caller, params, body }, reply) => reply.code(201).send(await projectMoves.move(caller, params.externalId, body))
  )

  app.put(
    '/projects/:externalId/reports/:on',
    {
      config: { scope: 'plans:write' },
      schema: {
        tags: ['improvement'],
        operationId: 'reportProject',
        summary: 'Tell how far a project is on a day',
        params: byExternalId.extend({ on: z.iso.date() }),
        body: reportContent,
        response: { 200: project }
      }
    },
    ({ caller, params, body }) => reportProject(database, caller, params.externalId, params.on, body)
  )

  app.post(
    '/projects/:externalId/forecast',
    {
      config: { scope: 'plans:write', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'forecastProject',
        summary: 'Work out anew what a project is to bring',
        params: byExternalId,
        querystring: z.object(whichRun),
        response: { 200: project }
      }
    },
    ({ caller, params, query }) => renewForecast(database, forecasts, caller, params.externalId, query)
  )
}
