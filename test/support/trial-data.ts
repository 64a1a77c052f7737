import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = process.env['LIFECIRCLE_TRIAL_DATA'] ?? resolve('..', 'shared', 'data')

/** A file of the trial data, which is not part of the project. */
export const trialFile = (...names: string[]): string => join(folder, ...names)

/** For tap's `skip`: false where the file is at hand, else the reason. */
export const skipWithoutTrialData = (...names: string[]): string | false =>
  existsSync(trialFile(...names)) ? false : `the trial data ${names.join('/')} are not at hand`
