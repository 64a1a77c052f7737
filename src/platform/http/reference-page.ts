import swaggerUi from '@fastify/swagger-ui'
import type { FastifyPluginAsync } from 'fastify'
import { pagePolicy } from './page-policy.js'

/** The contract as a page at `/docs`, of files that come with the package: nothing is asked of other hosts. */
export const referencePage: FastifyPluginAsync = async (app) => {
  // It holds nothing of anybody's.
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, scope: null }
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { layout: 'BaseLayout', deepLinking: true, docExpansion: 'none', defaultModelsExpandDepth: 0, displayRequestDuration: true, persistAuthorization: false },
    theme: { title: 'Lifecircle: the REST contract' },
    staticCSP: pagePolicy
  })
}
