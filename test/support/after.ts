/** Run by tap after the suite: takes the template away again. */
import { readConfig } from '../../src/config.js'
import { dropDatabase, forgetTemplate, readTemplate } from './template.js'

const template = await readTemplate()
const { ownerUrl } = readConfig().database
if (template.engine === 'postgres' && ownerUrl !== undefined) await dropDatabase(ownerUrl, template.name)
await forgetTemplate()
