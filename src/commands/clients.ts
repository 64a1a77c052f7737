import { Argument, Option, type Command } from 'commander'
import { operator, roles, type Role } from '../platform/caller.js'
import { addClient, listClients, replaceSecret, revokeClient, type Client } from '../platform/auth/client-queries.js'
import { scopeNames, type Scope } from '../platform/auth/scopes.js'
import { examples, jsonOption, regionCode, wholeNumber } from './options.js'
import { formatTable, minute, print, printJson, remark } from './output.js'
import { withDatabase } from './session.js'

interface Json {
  readonly json?: true
}

export function addClients(program: Command): void {
  const parent = program
    .command('clients')
    .summary('machines that may ask for tokens: registered, given another secret, revoked')
    .description('A machine client gets short-lived tokens for its id and secret at POST /v1/auth/token. The first one, an administrator, is made here.')

  parent
    .command('add')
    .summary('register a client; prints its secret, which cannot be read again')
    .addArgument(new Argument('<name>', 'for people to know it by'))
    .addOption(new Option('--role <role>', 'what it may do').choices(roles).makeOptionMandatory())
    .addOption(new Option('--region <code>', '12-digit code of its region').argParser(regionCode).makeOptionMandatory())
    .addOption(new Option('--scopes <names...>', 'limit it to these; default: all scopes of the role').choices(scopeNames))
    .addOption(jsonOption())
    .addHelpText('after', examples('clients add "City operations" --role administrator --region 330100000000', 'clients add "Open data site" --role viewer --region 330100000000 --scopes registry:read results:read'))
    .action(async (name: string, { role, region, scopes, json }: Json & { role: Role; region: string; scopes?: Scope[] }) => {
      tellSecret(await withDatabase((database) => addClient(database, operator, { name, role, regionCode: region, scopes })), json)
    })

  parent
    .command('list')
    .summary('all clients')
    .addOption(jsonOption())
    .action(async ({ json }: Json) => {
      const clients = await withDatabase((database) => listClients(database, operator, { limit: 100_000 }))
      if (json === true) printJson(clients)
      else print(clients.length === 0 ? 'no client yet: lifecircle clients add' : clientTable(clients))
    })

  parent
    .command('secret')
    .summary('give a client another secret, printed once')
    .addArgument(new Argument('<id>', 'of the client'))
    .addOption(new Option('--keep-hours <n>', 'for how long the secrets before stay good').argParser(wholeNumber(0, 720)).default(24))
    .addOption(jsonOption())
    .addHelpText('after', examples('clients secret client_0123456789abcdef01234567 --keep-hours 0'))
    .action(async (id: string, { keepHours, json }: Json & { keepHours: number }) => {
      tellSecret(await withDatabase((database) => replaceSecret(database, operator, id, keepHours)), json)
    })

  parent
    .command('revoke')
    .summary('revoke a client: no more tokens, and those it has are refused')
    .addArgument(new Argument('<id>', 'of the client'))
    .addOption(jsonOption())
    .action(async (id: string, { json }: Json) => {
      const client = await withDatabase((database) => revokeClient(database, operator, id))
      if (json === true) printJson(client)
      else print(`client ${client.id} "${client.name}" is revoked`)
    })
}

/** What a shell can take over goes to stdout, the rest is a remark. */
function tellSecret(answer: { client: Client; secret: string }, json: true | undefined): void {
  if (json === true) { printJson(answer); return; }
  const { client, secret } = answer
  remark(`client "${client.name}", ${client.role} of ${client.regionCode}; its secret is told here and never again`)
  print(`client_id=${client.id}\nclient_secret=${secret}`)
}

const clientTable = (clients: readonly Client[]): string =>
  formatTable(
    ['id', 'name', 'role', 'region', 'secrets', 'last used', 'state'].map((title) => ({ title })),
    clients.map((client) => [
      client.id, client.name, client.role, client.regionCode, String(client.secrets.length),
      client.lastUsedAt === null ? '–' : minute(client.lastUsedAt), client.revokedAt === null ? 'good' : 'revoked'
    ])
  )
