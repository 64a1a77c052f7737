import type { PartnerRule, Values } from './partner-kinds.js'

/** Field groups when both sides were last brought together: what they said, and what ours was then. */
export interface Agreement {
  readonly theirs: Values
  readonly ours: Values
}

/** What becomes of a field group: theirs is taken over, ours stays, or people are asked. */
export type Decision = PartnerRule

/**
 * The three-way comparison of one field group. Ours that nobody changed since it was last brought together with theirs follows them.
 * Ours that people changed stays while they say what they said then, or say the same as ours; else the rule decides.
 * `theirs` as a rule means that their newest word counts whatever ours became.
 *
 * Of all items of a thing the newest alone decides, together with what was agreed before and ours: what is agreed moves only where theirs
 * is taken over. So the order in which items come does not matter.
 */
export function decide(columns: readonly string[], rule: PartnerRule, theirs: Values, ours: Values, agreed: Agreement | undefined): Decision {
  const same = (one: Values, other: Values) => columns.every((name) => (one[name] ?? '') === (other[name] ?? ''))
  const nothingNew = agreed !== undefined && same(theirs, agreed.theirs)
  const isUntouched = agreed !== undefined && same(ours, agreed.ours)
  if (isUntouched) return nothingNew ? 'ours' : 'theirs'
  if (same(theirs, ours)) return 'ours'
  if (rule === 'theirs') return 'theirs'
  return nothingNew ? 'ours' : rule
}

/** Values of some columns. */
export const pick = (values: Values, columns: readonly string[]): Values => Object.fromEntries(columns.map((name) => [name, values[name] ?? '']))
