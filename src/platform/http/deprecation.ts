import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route is on its way out: since when, until when, and what takes its place. */
    deprecated?: { readonly since: Date; readonly sunset: Date; readonly successor: string }
  }
}

/** Says on every answer of a deprecated route so, when it ends and what takes its place (RFC 9745, RFC 8594). */
export const deprecation = fastifyPlugin(async (app: FastifyInstance) => {
  app.addHook('onRoute', (route) => {
    const deprecated = route.config?.deprecated
    if (deprecated !== undefined && route.schema !== undefined) Object.assign(route.schema, { deprecated: true })
  })
  app.addHook('onSend', async (request, reply) => {
    const { deprecated } = request.routeOptions.config
    if (deprecated === undefined) return
    reply
      .header('deprecation', `@${Math.floor(deprecated.since.getTime() / 1000)}`)
      .header('sunset', deprecated.sunset.toUTCString())
      .header('link', [reply.getHeader('link'), `<${deprecated.successor}>; rel="successor-version"`].filter((one) => one !== undefined).join(', '))
  })
})
