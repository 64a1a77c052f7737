import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { WhatIfs } from './what-if-queries.js'
import { whatIfAnswer, whatIfQuestion } from './what-if-schemas.js'

/** What would be, were facilities others than they are. */
export const whatIfRoutes: FastifyPluginAsyncZod<{ whatIfs: WhatIfs }> = async (app, { whatIfs }) => {
  app.post(
    '/what-if',
    {
      config: { scope: 'plans:read', seconds: 60 },
      schema: {
        tags: ['improvement'],
        operationId: 'askWhatIf',
        summary: 'What would be, were facilities or streets others than they are',
        description:
          "Worked out by the run's own rules and inputs, exactly as a recalculation would after the change: indices, grade and rank of every community that it touches and of all above them, and who is newly served. Nothing is written. Facilities may be added, closed, opened, moved or of another size, streets may be closed or added. The first question about a run takes longer: it is read into memory.",
        body: whatIfQuestion,
        response: { 200: whatIfAnswer }
      }
    },
    ({ caller, body }) => whatIfs.ask(caller, body)
  )
}
