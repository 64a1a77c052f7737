import { budgetDecimetres, type Standard } from './standard.js'

/** One value that differs between two standards. */
export interface StandardChange {
  readonly kind: 'added' | 'removed' | 'changed'
  /** JSON pointer, with types by their codes and levels, profiles and sources by their names. */
  readonly path: string
  /** Code of the facility type it is of. */
  readonly typeCode: string | null
  readonly before: unknown
  readonly after: unknown
}

/**
 * What changes from one standard to another, value by value in the order of their paths: facility types are matched by
 * their codes, whatever their position. A type's walking budget in metres, which several values make, stands beside them.
 */
export function compareStandards(before: Standard, after: Standard): StandardChange[] {
  const [was, is] = [valuesOf(before), valuesOf(after)]
  const paths = [...new Set([...was.keys(), ...is.keys()])].sort()
  return paths.flatMap((path): StandardChange[] => {
    const [old, now] = [was.get(path), is.get(path)]
    if (old === now) return []
    const kind = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
    return [{ kind, path, typeCode: /^\/types\/([^/]+)/.exec(path)?.[1] ?? null, before: old ?? null, after: now ?? null }]
  })
}

/** Every value of a document by its path; lists of named things go by their names. */
function valuesOf({ version: _, types, grades, levelGrades, sources = [], ...rest }: Standard): Map<string, unknown> {
  const values = new Map<string, unknown>()
  const gather = (path: string, value: unknown) => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) gather(`${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, part)
    } else {
      values.set(path, value)
    }
  }
  const graded = (list: Standard['grades']) => Object.fromEntries(list.map(({ name, least }) => [name, least]))
  gather('', {
    ...rest,
    grades: graded(grades),
    levelGrades: Object.fromEntries(Object.entries(levelGrades).map(([level, list]) => [level, graded(list)])),
    types: Object.fromEntries(types.map((type) => [type.code, { ...type, budgetMetres: budgetDecimetres(type, rest.profiles) / 10 }])),
    sources: Object.fromEntries(sources.map(({ pointer, ...source }) => [pointer, source]))
  })
  return values
}
