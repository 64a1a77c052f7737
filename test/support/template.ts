import { readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** What is made for every test file to start from: a template database on the server, or a dumped data folder. */
export type Template = { readonly engine: 'postgres'; readonly name: string } | { readonly engine: 'embedded'; readonly file: string }

/** A file in `build/`, two folders above this one once compiled. */
const inBuild = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

const note = inBuild('test-template.json')
export const dumpFile = inBuild('test-template.tar')

export async function writeTemplate(template: Template): Promise<void> {
  await writeFile(note, JSON.stringify(template))
}

export async function readTemplate(): Promise<Template> {
  try {
    return JSON.parse(await readFile(note, 'utf8')) as Template
  } catch (cause) {
    throw new Error(`${note} is not there: npm test makes it, also for one file: npm test -- test/registry/routes.test.ts`, { cause })
  }
}

export async function forgetTemplate(): Promise<void> {
  await rm(note, { force: true })
  await rm(dumpFile, { force: true })
}

const prefix = 'lifecircle_test'
const hour = 3_600_000

/** A name that tells when it was made, so that what a killed run left behind can be told from what another run uses. */
export const temporaryName = () => `${prefix}_${Date.now()}_${randomBytes(4).toString('hex')}`

/** Databases that runs of more than an hour ago left behind. */
export const isStale = (name: string) => {
  const made = new RegExp(`^${prefix}_(\\d{13})_[0-9a-f]{8}$`).exec(name)?.[1]
  return made !== undefined && Date.now() - Number(made) > hour
}

export async function withServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'lifecircle tests' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The same server, another database. */
export function urlOf(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

export async function dropDatabase(server: string, name: string): Promise<void> {
  await withServer(server, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`)
  })
}
