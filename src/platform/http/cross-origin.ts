import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

/** What pages of other origins may send and read beside what browsers let them anyhow. */
const allowedHeaders = ['authorization', 'content-type', 'accept-language', 'if-match', 'if-none-match', 'idempotency-key', 'x-request-id']
const exposedHeaders = [
  'etag', 'link', 'location', 'x-request-id', 'server-timing', 'retry-after', 'content-disposition', 'content-language',
  'content-crs', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'deprecation', 'sunset', 'idempotency-replayed'
]

/** Lets pages of the named origins, or of all (`*`), call the service (CORS). Tokens travel in a header, so no cookies do. */
export const crossOrigin = fastifyPlugin(async (app: FastifyInstance, { origins }: { origins: readonly string[] }) => {
  if (origins.length === 0) return
  await app.register(cors, {
    origin: origins.includes('*') ? '*' : [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    allowedHeaders,
    exposedHeaders,
    credentials: false,
    maxAge: 600,
    // OPTIONS that is no preflight is answered with what the address takes.
    strictPreflight: false
  })
})
