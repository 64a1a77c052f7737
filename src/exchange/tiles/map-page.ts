import { readFile } from 'node:fs/promises'
import type { FastifyPluginAsync } from 'fastify'
import { pagePolicy } from '../../platform/http/page-policy.js'

/** The package's own files, from build/src/exchange/tiles. */
const own = (file: string) => new URL(`../../../../pages/map/${file}`, import.meta.url)
/** MapLibre's, from its package. */
const library = (file: string) => new URL(import.meta.resolve(`maplibre-gl/dist/${file}`))

const files: Readonly<Record<string, () => URL>> = {
  '': () => own('index.html'),
  ...Object.fromEntries(['map.css', 'start.js', 'elements.js', 'service.js', 'controls.js', 'legend.js', 'panel.js', 'walk.js', 'words.js'].map((file) => [`/${file}`, () => own(file)])),
  ...Object.fromEntries(['maplibre-gl.css', 'maplibre-gl.mjs', 'maplibre-gl-worker.mjs'].map((file) => [`/${file}`, () => library(file)]))
}

const typeOf = (path: string) => (/\.m?js$/.test(path) ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html')

/** The map at `/map`, of files that come with the package: nothing is asked of other hosts. It holds nothing of anybody's. */
export const mapPage: FastifyPluginAsync = async (app) => {
  for (const [path, file] of Object.entries(files)) {
    app.get(`/map${path}`, { config: { scope: null } }, async (_request, reply) =>
      reply.type(`${typeOf(path)}; charset=utf-8`).header('content-security-policy', pagePolicy).send(await readFile(file(), 'utf8'))
    )
  }
}
