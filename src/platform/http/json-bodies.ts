import type { FastifyInstance } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { unprocessable } from '../errors.js'

/** Escapes that may be half of a character, or the zero byte that no text of the database can hold. */
const suspect = /\\u(?:0000|d[89a-f])/i

const detail = 'holds half of a character or a zero byte, or nests too deep to look: send whole Unicode text'

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
      const broken = brokenTexts(value)
      if (broken.length === 0) done(null, value)
      else done(unprocessable('the body holds text that is not whole', broken.map((pointer) => ({ pointer, detail }))), undefined)
    })
  })
})

/** Nothing that is taken here nests as deep. */
const deepest = 100

/** JSON pointers to the texts, and the objects with names, that are not whole Unicode text. */
function brokenTexts(value: unknown, pointer = '', depth = 0): string[] {
  if (typeof value === 'string') return isWhole(value) ? [] : [pointer]
  if (typeof value !== 'object' || value === null) return []
  if (depth > deepest) return [pointer]
  return Object.entries(value).flatMap(([name, of]) => (isWhole(name) ? brokenTexts(of, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1) : [pointer]))
}

const isWhole = (text: string) => !text.includes('\0') && !/\p{Surrogate}/u.test(text)
