import { Option, type Command } from 'commander'
import { developmentSecret, readConfig } from '../config.js'
import { roles, type Role } from '../platform/caller.js'
import { signToken } from '../platform/auth/tokens.js'
import { examples, regionCode, wholeNumber } from './options.js'
import { print, remark } from './output.js'

export function addToken(program: Command): void {
  program
    .command('token')
    .summary('make a bearer token')
    .description('Prints a token signed with JWT_SECRET. It acts with its role within its region and what lies below it.')
    .addOption(new Option('--role <role>', 'what it may do').choices(roles).makeOptionMandatory())
    .addOption(new Option('--region <code>', '12-digit code of its region').argParser(regionCode).makeOptionMandatory())
    .addOption(new Option('--hours <n>', 'hours until it expires').argParser(wholeNumber(1, 24 * 3660)).default(24))
    .addOption(new Option('--subject <name>', 'whose it is, for the log and the audit').default('command-line'))
    .addHelpText('after', examples('token --role planner --region 330106000000', 'token --role integrator --region 330000000000 --hours 8760 --subject province-platform'))
    .action(async ({ role, region, hours, subject }: { role: Role; region: string; hours: number; subject: string }) => {
      const { secret } = readConfig().tokens
      if (secret === developmentSecret) remark('signed with the development secret: set JWT_SECRET for anything but trials')
      print(await signToken(secret, { subject, role, regionCode: region }, hours * 3600))
    })
}
