/** Columns of files and tables by the names that fields of the API have: `communityCode` is `community_code`. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The other way round. */
export const fieldOf = (column: string): string => column.replace(/_[a-z]/g, (letter) => letter.slice(1).toUpperCase())
