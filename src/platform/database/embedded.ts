import { once } from 'node:events'
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { conflict } from '../errors.js'
import type { EmbeddedReply, EmbeddedRequest, EmbeddedWorkerData } from './embedded-worker.js'

export interface EmbeddedDatabase {
  readonly url: string
  /** True where another process runs the engine and this one only goes through its socket. */
  readonly shared: boolean
  /** Writes the data folder to one file that another engine can start from. */
  readonly dump: (file: string) => Promise<void>
  readonly close: () => Promise<void>
}

const urlOf = (port: number) => `postgres://postgres@127.0.0.1:${port}/postgres?sslmode=disable`

/** Starts an engine that keeps its data in memory, from a dumped data folder if one is named. */
export async function startEmbeddedInMemory(options: { loadFile?: string } = {}): Promise<EmbeddedDatabase> {
  return startWorker({ dataFolder: undefined, loadFile: options.loadFile })
}

/**
 * Opens the embedded database of a folder. The folder is locked by the process that runs the engine;
 * a command beside a running service goes through the service's socket instead.
 */
export async function openEmbeddedFolder(folder: string): Promise<EmbeddedDatabase> {
  await mkdir(folder, { recursive: true })
  const lockFile = join(folder, 'lock.json')
  const running = await findRunning(lockFile)
  if (running !== undefined) {
    return { url: urlOf(running), shared: true, dump: async () => undefined, close: async () => undefined }
  }
  const lock = await open(lockFile, 'wx')
  try {
    await lock.writeFile(JSON.stringify({ pid: process.pid }))
    await lock.close()
    const engine = await startWorker({ dataFolder: join(folder, 'data'), loadFile: undefined })
    await writeFile(lockFile, JSON.stringify({ pid: process.pid, port: Number(new URL(engine.url).port) }))
    return {
      ...engine,
      close: async () => {
        await engine.close()
        await rm(lockFile, { force: true })
      }
    }
  } catch (error) {
    await rm(lockFile, { force: true })
    throw error
  }
}

/** Deletes the embedded database of a folder. Throws `conflict` while another process runs its engine. */
export async function removeEmbeddedFolder(folder: string): Promise<void> {
  const { pid, port } = parseLock(await readFile(join(folder, 'lock.json'), 'utf8').catch(() => ''))
  if (pid !== undefined && isAlive(pid) && (port === undefined || (await answers(port)))) {
    throw conflict(`the embedded database in ${folder} is in use by process ${pid}: stop it first`)
  }
  await rm(folder, { recursive: true, force: true })
}

/** Port of the engine another process runs on this folder; a lock left behind by a dead process is removed. */
async function findRunning(lockFile: string): Promise<number | undefined> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const text = await readFile(lockFile, 'utf8').catch(() => undefined)
    if (text === undefined) return undefined
    const { pid, port } = parseLock(text)
    if (pid !== undefined && !isAlive(pid)) {
      await rm(lockFile, { force: true })
      return undefined
    }
    if (port !== undefined && (await answers(port))) return port
    // The other process is still starting its engine.
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`the embedded database is locked by another process (${lockFile}) that does not answer: stop it, or remove the file if it is gone`)
}

function parseLock(text: string): { pid?: number; port?: number } {
  try {
    return JSON.parse(text) as { pid?: number; port?: number }
  } catch {
    return {}
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

async function startWorker(data: EmbeddedWorkerData): Promise<EmbeddedDatabase> {
  // V8 may end the process when it throws away code of the engine that it compiled anew, by a check of its own that fails (nodejs/node
  // issue 64500; seen with Node 24): it keeps that code, which is a few MB.
  setFlagsFromString('--no-wasm-code-gc')
  const worker = new Worker(new URL('./embedded-worker.js', import.meta.url), { workerData: data })
  const failed = once(worker, 'error').then(([error]) => {
    throw error as Error
  })
  const ask = async (request: EmbeddedRequest | undefined, kind: EmbeddedReply['kind']) => {
    const replied = new Promise<EmbeddedReply>((resolve) => {
      const listen = (reply: EmbeddedReply) => {
        if (reply.kind !== kind) return
        worker.off('message', listen)
        resolve(reply)
      }
      worker.on('message', listen)
    })
    if (request !== undefined) worker.postMessage(request)
    return Promise.race([replied, failed])
  }
  const listening = await ask(undefined, 'listening')
  if (listening.kind !== 'listening') throw new Error('the embedded database did not start')
  return {
    url: urlOf(listening.port),
    shared: false,
    dump: async (file) => {
      await ask({ kind: 'dump', file }, 'dumped')
    },
    close: async () => {
      await ask({ kind: 'close' }, 'closed')
      await worker.terminate()
    }
  }
}
