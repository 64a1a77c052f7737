import { readFile } from 'node:fs/promises'
import type { FastifyPluginAsync } from 'fastify'
import { pagePolicy } from '../http/page-policy.js'

/** The package's own page and its start, from build/src/platform/graphql. */
const own = (file: string) => readFile(new URL(`../../../../pages/graphiql/${file}`, import.meta.url), 'utf8')

/** Nine megabytes of text: read when somebody asks for the page. */
const library = () => import('@graphql-yoga/render-graphiql/graphiql')

const files: Readonly<Record<string, () => Promise<string>>> = {
  '': () => own('index.html'),
  '/start.js': () => own('start.js'),
  '/graphiql.css': async () => (await library()).css,
  '/graphiql.js': async () => (await library()).js,
  '/editor-worker.js': async () => (await library()).editorWorkerService,
  '/json-worker.js': async () => (await library()).jsonWorker,
  '/graphql-worker.js': async () => (await library()).graphqlWorker
}

const typeOf = (path: string) => (path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html')

/** GraphiQL at `/graphiql`, of files that come with the package: nothing is asked of other hosts. */
export const graphiqlPage: FastifyPluginAsync = async (app) => {
  for (const [path, read] of Object.entries(files)) {
    app.get(`/graphiql${path}`, { config: { scope: null } }, async (_request, reply) =>
      reply.type(`${typeOf(path)}; charset=utf-8`).header('content-security-policy', pagePolicy).send(await read())
    )
  }
}
