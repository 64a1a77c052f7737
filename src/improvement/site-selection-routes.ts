import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { IndexTargets } from './index-target-queries.js'
import type { SiteSelections } from './site-selection-queries.js'
import { indexTarget, indexTargetQuestion, siteSelection, siteSelectionQuestion } from './site-selection-schemas.js'

/** Where to build. */
export const siteSelectionRoutes: FastifyPluginAsyncZod<{ siteSelections: SiteSelections; indexTargets: IndexTargets }> = async (app, { siteSelections, indexTargets }) => {
  app.post(
    '/site-selection',
    {
      bodyLimit: 4_194_304,
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'selectSites',
        summary: 'Where facilities of a type serve most people newly, or how few reach a coverage',
        description:
          'Maximal covering location over candidate sites, by exact walking distances within the circle of the type: so many facilities, for so much money, or both; or the fewest with which a share of the people reaches one. Chosen by lazy greedy, and exactly where few enough candidates are left to be tried; the answer says what is guaranteed on any instance, and a bound that no selection of this one exceeds. What it would do to the indices, `POST /v1/what-if` tells.',
        body: siteSelectionQuestion,
        response: { 200: siteSelection }
      }
    },
    ({ caller, body }) => siteSelections.ask(caller, body)
  )

  app.post(
    '/site-selection/index-target',
    {
      config: { scope: 'plans:read', seconds: 120 },
      schema: {
        tags: ['improvement'],
        operationId: 'reachIndex',
        summary: 'Facilities for the least money with which every community of a county comes to an index',
        description:
          'Among what the shortfalls of the communities below it ask for, each as large as the need about it: greedily by what lifts them most towards it for the money, without what proves needless. No choice of these costs less than `leastCost`, as long as facilities do not help each other; nothing is guaranteed of how near the answer comes to it.',
        body: indexTargetQuestion,
        response: { 200: indexTarget }
      }
    },
    ({ caller, body }) => indexTargets.ask(caller, body)
  )
}
