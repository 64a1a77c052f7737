import { createHash, createHmac, randomBytes } from 'node:crypto'

/**
 * What a household is known by in a campaign: a keyed hash, of which nobody without the service's key can tell whose it is, and which is
 * another one in every campaign. Blanks, full-width characters and letters' case make no difference: 3-2-501 is 3-2-５０１.
 */
export function householdHash(secret: string, campaign: string, site: string, household: string): Buffer {
  const plain = household.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  return createHmac('sha256', secret).update(['household', campaign, site, plain].join('\0')).digest()
}

/** A new invitation's token: told once. */
export const newLinkToken = (): string => randomBytes(32).toString('base64url')

/** What a token is kept as; of so many random bytes a plain hash tells nothing. */
export const linkHash = (token: string): Buffer => createHash('sha256').update(token).digest()
