import type { Command } from 'commander'
import { readConfig } from '../config.js'
import { examples } from './options.js'

export function addServe(program: Command): void {
  program
    .command('serve')
    .summary('run the service until it is told to stop')
    .description(
      'Runs the service: REST, GraphQL and the workers that recalculate. PostgreSQL by DATABASE_URL, which has to be migrated; ' +
        'without it the embedded database in EMBEDDED_FOLDER. Stops gracefully on SIGINT and SIGTERM.'
    )
    .addHelpText('after', examples('serve', 'serve   # with DATABASE_URL, HOST, PORT, JWT_SECRET in the environment'))
    .action(async () => {
      const { serve } = await import('../server.js')
      await serve(readConfig())
    })
}
