import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** Signs deliveries with secrets that are kept sealed: only who has the service's key can open them. */
export interface SecretBox {
  readonly seal: (secret: string) => Buffer
  /** Undefined for what was sealed with another key. */
  readonly open: (sealed: Buffer) => string | undefined
}

/** 24 bytes are the least that Standard Webhooks wants; these are 32. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Makes a box of the service's key, of whatever length. */
export function createSecretBox(key: string): SecretBox {
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'lifecircle webhook secrets', 32))
  return {
    seal: (secret) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, derived, nonce)
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), text])
    },
    open: (sealed) => {
      try {
        const decipher = createDecipheriv(algorithm, derived, sealed.subarray(0, nonceBytes)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
        return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    }
  }
}

/** The headers of Standard Webhooks; one signature for each secret, apart by blanks, so that a secret can be replaced without a gap. */
export const signedHeaders = (secrets: readonly string[], id: string, at: Date, body: string) => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' ')
})
