import type { Command } from 'commander'
import { readConfig } from '../config.js'
import { examples } from './options.js'
import { print } from './output.js'

export function addOpenApi(program: Command): void {
  program
    .command('openapi')
    .summary('print the REST contract as YAML')
    .description('Prints the OpenAPI document of the REST interface, generated from its routes. Needs no database.')
    .addHelpText('after', examples('openapi > openapi.yaml'))
    .action(async () => {
      const { openApiYaml } = await import('../app.js')
      print((await openApiYaml(readConfig())).trimEnd())
    })
}
