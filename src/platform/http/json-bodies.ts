import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { unprocessable } from '../errors.js'
import { unkeptIn } from '../json-text.js'

/** Escapes that may be half of a character, or the zero byte that no text of the database can hold. */
const suspect = /\\u(?:0000|d[89a-f])/i

const detail = 'holds half of a character or a zero byte, or nests too deep to look: send whole Unicode text'

/** Levels; nothing that is taken here nests as deep. */
const deepest = 101

/** JSON as fastify reads it, in which every text is one that can be kept and given back as it came. */
export const jsonBodies = fastifyPlugin(async (app: FastifyInstance) => {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    void parse(request, body, (error, value: unknown) => {
      if (error !== null || !suspect.test(body)) {
        done(error, value)
        return
      }
      const broken = unkeptIn(value, deepest)
      if (broken.length === 0) done(null, value)
      else done(unprocessable('the body holds text that is not whole', broken.map(({ pointer }) => ({ pointer, detail }))), undefined)
    })
  })
})
