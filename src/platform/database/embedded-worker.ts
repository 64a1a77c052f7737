/**
 * The embedded PostgreSQL (PGlite with PostGIS) in a worker thread, so that long queries leave the HTTP loop free.
 * It is served on a loopback socket: the rest of the code sees an ordinary PostgreSQL.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { postgis } from '@electric-sql/pglite-postgis'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

export interface EmbeddedWorkerData {
  /** Folder for the data; undefined keeps it in memory. */
  readonly dataFolder: string | undefined
  /** A dumped data folder to start from. */
  readonly loadFile: string | undefined
}

export type EmbeddedRequest = { readonly kind: 'dump'; readonly file: string } | { readonly kind: 'close' }
export type EmbeddedReply =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'dumped' }
  | { readonly kind: 'closed' }

const { dataFolder, loadFile } = workerData as EmbeddedWorkerData
const reply = (message: EmbeddedReply) => parentPort?.postMessage(message)

const engine = await PGlite.create({
  ...(dataFolder === undefined ? {} : { dataDir: dataFolder }),
  ...(loadFile === undefined ? {} : { loadDataDir: new Blob([await readFile(loadFile)]) }),
  extensions: { postgis }
})
const server = new PGLiteSocketServer({ db: oneConversationAtATime(engine), host: '127.0.0.1', port: 0, maxConnections: 16 })
await server.start()
reply({ kind: 'listening', port: Number(server.getServerConn().split(':').at(-1)) })

parentPort?.on('message', (request: EmbeddedRequest) => {
  void answer(request)
})

async function answer(request: EmbeddedRequest): Promise<void> {
  if (request.kind === 'dump') {
    const dump = await engine.dumpDataDir('none')
    await writeFile(request.file, Buffer.from(await dump.arrayBuffer()))
    reply({ kind: 'dumped' })
    return
  }
  await server.stop()
  await engine.close()
  reply({ kind: 'closed' })
}

/**
 * All connections share one session, and the socket server lets another connection in between any two messages outside
 * a transaction: its Parse would take the place of the unnamed statement that the first one is about to bind.
 * So a connection that is between Parse and Sync counts as one in a transaction, which holds the others back.
 *
 * When one of these messages fails the engine says at once that it is ready, and again at Sync, where the protocol has it
 * once (PostgreSQL, Message Flow, Extended Query): the second one would pass for the end of the client's next statement,
 * and every answer go to the question after its own. So it is ready at Sync only.
 */
function oneConversationAtATime(db: PGlite): PGlite {
  const unfinished = new Set(['P', 'B', 'D', 'E', 'C'].map((letter) => letter.charCodeAt(0)))
  let talking = false
  const overridden: Partial<PGlite> = {
    isInTransaction: () => talking || db.isInTransaction(),
    execProtocolRawStream: (message, options) => {
      talking = unfinished.has(message[0]!)
      if (!talking) return db.execProtocolRawStream(message, options)
      return db.execProtocolRawStream(message, {
        ...options,
        onRawData: (data) => {
          if (!isReadyForQuery(data)) options.onRawData(data)
        }
      })
    },
    // What the server does for a connection that went away.
    exec: (query, options) => {
      talking = false
      return db.exec(query, options)
    }
  }
  return new Proxy(db, {
    get: (target, name) => {
      const own: unknown = overridden[name as keyof PGlite]
      if (own !== undefined) return own
      const value = Reflect.get(target, name) as unknown
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    }
  })
}

/** Z, a length of 5, the state of the transaction; the engine sends it by itself. */
const isReadyForQuery = (data: Uint8Array): boolean => data.length === 6 && data[0] === 'Z'.charCodeAt(0) && data[4] === 5
