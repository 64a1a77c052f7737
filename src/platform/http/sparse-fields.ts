import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { z } from 'zod'

/** What a route answers with: things, or a page of them. */
interface Answered {
  readonly names: readonly string[]
  readonly paged: boolean
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Worked out at the start, of routes that take `fields`. */
    answered?: Answered
  }
}

/**
 * Lets callers of GET ask for some of the fields of a thing, or of those on a page: `fields=code,nameZh`. Routes whose answer is
 * neither, such as GeoJSON, take no `fields`. Before what tags and compresses answers.
 */
export const sparseFields = fastifyPlugin(async (app: FastifyInstance) => {
  app.addHook('onRoute', (route) => {
    const schema = route.schema as { response?: Record<number, unknown>; querystring?: unknown } | undefined
    const { querystring = z.object({}) } = schema ?? {}
    const answer = answerOf(schema?.response?.[200])
    if ((route.method !== 'GET' && route.method !== 'HEAD') || answer === undefined || !(querystring instanceof z.ZodObject)) return
    route.schema = { ...route.schema, querystring: querystring.extend({ fields: fieldsOf(answer.names) }) }
    route.config = { ...route.config, answered: answer }
  })

  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const { fields } = request.query as { fields?: readonly string[] }
    const { answered: answer } = request.routeOptions.config
    if (fields === undefined || answer === undefined || typeof payload !== 'string' || reply.statusCode !== 200) return payload
    const pick = (thing: Record<string, unknown>) => Object.fromEntries(fields.map((name) => [name, thing[name]]))
    const whole = JSON.parse(payload) as Record<string, unknown>
    const sparse = JSON.stringify(answer.paged ? { ...whole, items: (whole['items'] as Record<string, unknown>[]).map(pick) } : pick(whole))
    reply.header('content-length', Buffer.byteLength(sparse))
    return sparse
  })
})

function answerOf(schema: unknown): Answered | undefined {
  if (!(schema instanceof z.ZodObject)) return undefined
  const { items, features } = schema.shape as Record<string, z.ZodType | undefined>
  if (features !== undefined) return undefined
  if (items === undefined) return { names: Object.keys(schema.shape), paged: false }
  const item = items instanceof z.ZodArray ? items.element : undefined
  return item instanceof z.ZodObject ? { names: Object.keys(item.shape), paged: true } : undefined
}

const fieldsOf = (names: readonly string[]) =>
  z
    .string()
    .max(2000)
    .transform((text) => [...new Set(text.split(','))])
    .superRefine((fields, context) => {
      const unknown = fields.filter((name) => !names.includes(name))
      if (unknown.length > 0) context.addIssue({ code: 'custom', message: `knows no ${unknown.map((name) => JSON.stringify(name)).join(', ')}: there are ${names.join(', ')}` })
    })
    .optional()
    .describe('Names of fields apart by commas: only these are answered, of each thing on a page')
