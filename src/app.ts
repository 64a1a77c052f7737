import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { stringify } from 'yaml'
import { checkupAdminRoutes } from './checkup/admin-routes.js'
import { comparisonResolvers } from './checkup/comparison-resolvers.js'
import { comparisonRoutes } from './checkup/comparison-routes.js'
import { diagnosisResolvers } from './checkup/diagnosis-resolvers.js'
import { diagnosisRoutes } from './checkup/diagnosis-routes.js'
import { explanationResolvers } from './checkup/explanation-resolvers.js'
import { explanationRoutes } from './checkup/explanation-routes.js'
import { inequalityResolvers } from './checkup/inequality-resolvers.js'
import { inequalityRoutes } from './checkup/inequality-routes.js'
import { rankingResolvers } from './checkup/ranking-resolvers.js'
import { rankingRoutes } from './checkup/ranking-routes.js'
import type { Recalculations } from './checkup/recalculations.js'
import { reportResolvers } from './checkup/report/resolvers.js'
import type { Reports } from './checkup/report/reports.js'
import { reportRoutes } from './checkup/report/routes.js'
import { checkupResolvers } from './checkup/resolvers.js'
import { checkupRoutes } from './checkup/routes.js'
import { scheduleResolvers } from './checkup/schedules/schedule-resolvers.js'
import { scheduleRoutes } from './checkup/schedules/schedule-routes.js'
import { sensitivityResolvers } from './checkup/sensitivity-resolvers.js'
import { sensitivityRoutes } from './checkup/sensitivity-routes.js'
import { trendResolvers } from './checkup/trend-resolvers.js'
import { trendRoutes } from './checkup/trend-routes.js'
import type { Config } from './config.js'
import { bundleResolvers } from './exchange/bundles/bundle-resolvers.js'
import { bundleRoutes } from './exchange/bundles/bundle-routes.js'
import { createBundleSigner } from './exchange/bundles/bundle-signature.js'
import { createChangeFeed, type ChangeFeed } from './exchange/changes/change-queries.js'
import { changeResolvers } from './exchange/changes/change-resolvers.js'
import { changeRoutes } from './exchange/changes/change-routes.js'
import { exportRoutes } from './exchange/export-routes.js'
import { importResolvers } from './exchange/import-resolvers.js'
import { importRoutes } from './exchange/import-routes.js'
import type { Imports } from './exchange/imports.js'
import { ogcRoutes } from './exchange/ogc/routes.js'
import { partnerResolvers } from './exchange/partners/partner-resolvers.js'
import { partnerRoutes } from './exchange/partners/partner-routes.js'
import { mapPage } from './exchange/tiles/map-page.js'
import { tileRoutes } from './exchange/tiles/tile-routes.js'
import { readNetworks } from './exchange/webhooks/address.js'
import { createSecretBox } from './exchange/webhooks/secret.js'
import type { WebhookSettings } from './exchange/webhooks/webhook-queries.js'
import { webhookResolvers } from './exchange/webhooks/webhook-resolvers.js'
import { webhookRoutes } from './exchange/webhooks/webhook-routes.js'
import { circlePlanResolvers } from './improvement/circle-plan-resolvers.js'
import { circlePlanRoutes } from './improvement/circle-plan-routes.js'
import { districtPlanResolvers } from './improvement/district-plan-resolvers.js'
import { districtPlanRoutes } from './improvement/district-plan-routes.js'
import { operationsResolvers } from './improvement/operations-resolvers.js'
import { operationsRoutes } from './improvement/operations-routes.js'
import { createPlanners, type Planners } from './improvement/planner-queries.js'
import { portraitResolvers } from './improvement/portrait-resolvers.js'
import { portraitRoutes } from './improvement/portrait-routes.js'
import { programmeResolvers } from './improvement/programme-resolvers.js'
import { programmeRoutes } from './improvement/programme-routes.js'
import { projectResolvers } from './improvement/project-resolvers.js'
import { projectRoutes } from './improvement/project-routes.js'
import { scenarioResolvers } from './improvement/scenario-resolvers.js'
import { scenarioRoutes } from './improvement/scenario-routes.js'
import { siteSelectionResolvers } from './improvement/site-selection-resolvers.js'
import { siteSelectionRoutes } from './improvement/site-selection-routes.js'
import { spaceResolvers } from './improvement/space-resolvers.js'
import { spaceRoutes } from './improvement/space-routes.js'
import { whatIfResolvers } from './improvement/what-if-resolvers.js'
import { whatIfRoutes } from './improvement/what-if-routes.js'
import { networkAdminRoutes } from './network/admin-routes.js'
import { networkQualityRoutes } from './network/quality-routes.js'
import { networkResolvers } from './network/resolvers.js'
import { networkRoutes } from './network/routes.js'
import { auditResolvers } from './platform/audit/resolvers.js'
import { auditRoutes } from './platform/audit/routes.js'
import { authAdminRoutes } from './platform/auth/admin-routes.js'
import { authentication } from './platform/auth/authentication.js'
import { createRevocations } from './platform/auth/revocation-queries.js'
import { authRoutes } from './platform/auth/routes.js'
import { scopeNames, scopes } from './platform/auth/scopes.js'
import { createTokenReader } from './platform/auth/tokens.js'
import type { Database } from './platform/database/database.js'
import { graphql, type GraphqlPart } from './platform/graphql/graphql.js'
import { graphiqlPage } from './platform/graphql/graphiql-page.js'
import { readOperations } from './platform/graphql/operations-file.js'
import { asking } from './platform/http/asking.js'
import { conditional } from './platform/http/conditional.js'
import { contract } from './platform/http/contract.js'
import { crossOrigin } from './platform/http/cross-origin.js'
import { deprecation } from './platform/http/deprecation.js'
import { healthRoutes } from './platform/http/health.js'
import { idempotency } from './platform/http/idempotency.js'
import { jsonBodies } from './platform/http/json-bodies.js'
import { limits } from './platform/http/limits.js'
import { answerProblem, asProblem, problems } from './platform/http/problems.js'
import { referencePage } from './platform/http/reference-page.js'
import { sparseFields } from './platform/http/sparse-fields.js'
import { declarationResolvers } from './registry/declaration-resolvers.js'
import { declarationRoutes } from './registry/declaration-routes.js'
import { inventoryResolvers } from './registry/inventory-resolvers.js'
import { inventoryRoutes } from './registry/inventory-routes.js'
import { regionChangeResolvers } from './registry/region-change-resolvers.js'
import { regionChangeRoutes } from './registry/region-change-routes.js'
import { registryResolvers } from './registry/resolvers.js'
import { registryRoutes } from './registry/routes.js'
import { standardResolvers } from './registry/standard-resolvers.js'
import { standardAdminRoutes, standardRoutes } from './registry/standard-routes.js'
import { interviewRoutes } from './survey/interview-routes.js'
import { needsResolvers } from './survey/needs-resolvers.js'
import { needsRoutes } from './survey/needs-routes.js'
import { qualityResolvers } from './survey/quality-resolvers.js'
import { qualityRoutes } from './survey/quality-routes.js'
import { servicesResolvers } from './survey/services-resolvers.js'
import { servicesRoutes } from './survey/services-routes.js'

export interface Dependencies {
  readonly config: Config
  readonly database: Database
  readonly recalculations: Recalculations
  readonly reports: Reports
  readonly imports: Imports
  readonly logger: FastifyBaseLogger | false
}

/** The whole service: what is registered, in which order. Each route names the scope that it needs. */
export async function buildApp({ config, database, recalculations, reports, imports, logger }: Dependencies): Promise<FastifyInstance> {
  const app = Fastify({
    ...(logger === false ? { logger: false } : { loggerInstance: logger }),
    genReqId: ({ headers }) => requestId(headers['x-request-id']),
    frameworkErrors: (error, request, reply) => {
      void answerProblem(asProblem(error, request), request, reply.header('x-request-id', request.id))
    },
    bodyLimit: 1_048_576,
    // Whoever sends his request drop by drop.
    requestTimeout: 30_000,
    trustProxy: config.http.trustedProxies
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })

  await app.register(swagger, { openapi: openApiHead, ...contract })

  await app.register(asking, { seconds: config.http.requestSeconds })
  await app.register(problems)
  await app.register(jsonBodies)
  await app.register(deprecation)
  await app.register(sparseFields)
  await app.register(conditional)
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], customTypes: compressed, brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } })
  await app.register(crossOrigin, { origins: config.http.origins })
  const revocations = createRevocations(database)
  await app.register(authentication, { tokens: await createTokenReader(config.tokens), revocations, publicResults: config.publicResults })
  await app.register(limits, { perMinute: config.http.requestsPerMinute })
  await app.register(healthRoutes, { database })
  const signer = await createBundleSigner(config.bundles)
  const planners = createPlanners(database, recalculations)
  const changeFeed = createChangeFeed(database, config.changesKeptDays)
  const webhooks = webhookSettings(config)
  await app.register(referencePage)
  await app.register(mapPage)
  if (config.graphqlIntrospection) await app.register(graphiqlPage)

  // On the root, before REST sets its own validators, which mercurius' route cannot do with.
  await app.register(graphql, {
    database,
    parts: graphqlParts({ database, recalculations, reports, planners, changeFeed, webhooks, householdSecret: config.householdSecret }),
    introspection: config.graphqlIntrospection,
    allowedOperations: config.graphqlOperations === undefined ? undefined : readOperations(config.graphqlOperations)
  })

  await app.register(ogcRoutes, { prefix: '/ogc', database })

  await app.register(
    async (rest) => {
      rest.setValidatorCompiler(validatorCompiler)
      rest.setSerializerCompiler(serializerCompiler)
      await rest.register(idempotency, { database })
      rest.get('/openapi.json', { config: { scope: null } }, async () => rest.swagger())

      await rest.register(authRoutes, { database, revocations, secret: config.tokens.secret, tokenMinutes: config.tokenMinutes })
      await rest.register(authAdminRoutes, { database, revocations })
      await rest.register(auditRoutes, { database })
      await rest.register(registryRoutes, { database })
      await rest.register(regionChangeRoutes, { database })
      await rest.register(inventoryRoutes, { database })
      await rest.register(declarationRoutes, { database })
      await rest.register(standardRoutes, { database })
      await rest.register(networkRoutes, { database })
      await rest.register(networkQualityRoutes, { database })
      await rest.register(qualityRoutes, { database })
      await rest.register(needsRoutes, { database, secret: config.householdSecret })
      await rest.register(interviewRoutes, { database })
      await rest.register(servicesRoutes, { database })
      await rest.register(checkupRoutes, { database })
      await rest.register(inequalityRoutes, { database })
      await rest.register(comparisonRoutes, { database })
      await rest.register(rankingRoutes, { database })
      await rest.register(trendRoutes, { database })
      await rest.register(diagnosisRoutes, { database })
      await rest.register(sensitivityRoutes, { database })
      await rest.register(explanationRoutes, { database })
      await rest.register(reportRoutes, { database, reports })
      await rest.register(whatIfRoutes, planners)
      await rest.register(scenarioRoutes, planners)
      await rest.register(siteSelectionRoutes, planners)
      await rest.register(spaceRoutes, planners)
      await rest.register(projectRoutes, planners)
      await rest.register(programmeRoutes, planners)
      await rest.register(districtPlanRoutes, { ...planners, reports })
      await rest.register(operationsRoutes, { database })
      await rest.register(portraitRoutes, { database, reports })
      await rest.register(circlePlanRoutes, planners)
      await rest.register(importRoutes, { database, imports })
      await rest.register(exportRoutes, { database })
      await rest.register(changeRoutes, { changeFeed })
      await rest.register(partnerRoutes, { database })
      await rest.register(tileRoutes, { database })
      await rest.register(bundleRoutes, { database, signer, clock: recalculations.clock })
      await rest.register(webhookRoutes, { database, settings: webhooks })
      await rest.register(standardAdminRoutes, { database })
      await rest.register(networkAdminRoutes, { database })
      await rest.register(checkupAdminRoutes, { database, recalculations })
      await rest.register(scheduleRoutes, { database, recalculations })
    },
    { prefix: '/v1' }
  )
  return app
}

/** What gets smaller: texts, and numbers in no order. */
const compressed = /^text\/(?!event-stream)|[+/](?:json|xml|text)(?:;|$)|octet-stream|mapbox-vector-tile/

/** The caller's name for a request where it is a plain one: it goes to the log, the audit and the answer. */
const requestId = (given: string | string[] | undefined): string => (typeof given === 'string' && /^[\w.:-]{1,200}$/.test(given) ? given : randomUUID())

export const webhookSettings = ({ webhooks: { allowedNetworks, key } }: Config): WebhookSettings => ({ allowed: readNetworks(allowedNetworks), box: createSecretBox(key) })

/** What answers the fields of schema.graphql. */
export const graphqlParts = ({ database, recalculations, reports, planners, changeFeed, webhooks, householdSecret }: {
  database: Database; recalculations: Recalculations; reports: Reports; planners: Planners; changeFeed: ChangeFeed; webhooks: WebhookSettings; householdSecret: string
}): GraphqlPart[] => [
  auditResolvers(database),
  registryResolvers(database),
  regionChangeResolvers(database),
  inventoryResolvers(database),
  declarationResolvers(database),
  standardResolvers(database),
  networkResolvers(database),
  qualityResolvers(database),
  needsResolvers(database, householdSecret),
  servicesResolvers(database),
  checkupResolvers(database, recalculations),
  scheduleResolvers(database, recalculations),
  inequalityResolvers(database),
  comparisonResolvers(database),
  rankingResolvers(database),
  trendResolvers(database),
  diagnosisResolvers(database),
  sensitivityResolvers(database),
  explanationResolvers(database),
  reportResolvers(database, reports),
  whatIfResolvers(planners.whatIfs),
  scenarioResolvers(database, planners.whatIfs),
  siteSelectionResolvers(planners.siteSelections, planners.indexTargets),
  spaceResolvers(database, planners.scoredRuns),
  projectResolvers(planners),
  programmeResolvers(planners),
  districtPlanResolvers(planners),
  operationsResolvers(database),
  portraitResolvers(database),
  circlePlanResolvers(database, planners.planning, planners.circleFigures),
  importResolvers(database),
  changeResolvers(changeFeed),
  partnerResolvers(database),
  bundleResolvers(database),
  webhookResolvers(database, webhooks)
]

const openApiHead = {
  openapi: '3.1.0',
  info: {
    title: 'Lifecircle',
    version: '1',
    description:
      'The community checkup (城镇社区专项体检) as a service: what residents reach on foot, how well communities are served, and what is missing. Every answer tells in Server-Timing how long it took, and how much of that the database.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' }
  },
  servers: [{ url: '/' }],
  tags: [
    { name: 'auth', description: 'Tokens: for machine clients, and who one is' },
    { name: 'registry', description: 'What there is: regions, communities, residential sites, facilities, standards' },
    { name: 'network', description: 'How people walk: networks, reach, isochrones' },
    { name: 'survey', description: 'What residents need, and whether what is known can be trusted: quality of the records, campaigns, coverage, demand' },
    { name: 'checkup', description: 'How well it serves: runs, scores, inequality, ranking, trend, reports' },
    {
      name: 'improvement',
      description: 'What to do: what would be if, scenarios of it, where to build, idle space, the project library, annual programmes and what came of them, district plans, how facilities are run, living circles, and communities at one sight'
    },
    { name: 'exchange', description: 'In and out: files that are sent in and taken away, what changes and webhooks that tell of it, partner systems that write here, signed bundles between instances, OGC API – Features, and tiles for maps' },
    { name: 'admin', description: 'Recalculation, schedules, networks, standards, machine clients and the audit; administrators only' }
  ],
  components: {
    securitySchemes: {
      bearer: { type: 'http' as const, scheme: 'bearer', bearerFormat: 'JWT', description: 'A token of the service or of the issuer that it trusts' },
      client: {
        type: 'oauth2' as const,
        description: 'A machine client gets its tokens for its id and secret',
        flows: { clientCredentials: { tokenUrl: '/v1/auth/token', scopes: Object.fromEntries(scopeNames.map((scope) => [scope, scopes[scope].does])) } }
      }
    }
  },
  security: [{ bearer: [] }]
}

/** The REST contract as YAML, from the route schemas; needs no database. */
export async function openApiYaml(config: Config): Promise<string> {
  // Nothing is asked of the database: only the routes' schemas are read.
  const database = {} as Database
  const app = await buildApp({ config, database, recalculations: {} as Recalculations, reports: {} as Reports, imports: {} as Imports, logger: false })
  try {
    const answer = await app.inject({ url: '/v1/openapi.json' })
    // Readers of YAML 1.1 take a plain "on" for true.
    return stringify(answer.json(), { lineWidth: 0, compat: 'yaml-1.1' })
  } finally {
    await app.close()
  }
}
