/** Who signed a bundle: Ed25519 (RFC 8032) as a JSON Web Signature (RFC 7515, RFC 8037), whose payload is the manifest in canonical JSON. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { base64url, calculateJwkThumbprint, decodeProtectedHeader, flattenedVerify, FlattenedSign } from 'jose'
import { LifecircleError, unprocessable } from '../../platform/errors.js'
import { canonicalJson } from '../../platform/json-text.js'
import type { BundleManifest, SignedManifest } from './bundle.js'

const algorithm = 'EdDSA'
/** What is signed: a signature of the same key for something else is none of a bundle. */
const signedType = 'lifecircle-bundle'

/** The public half of a key, by its thumbprint. */
export interface PublicKey {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
  readonly kid: string
}

export interface BundleSigner {
  readonly instance: string
  readonly publicKey: PublicKey
  readonly sign: (manifest: BundleManifest) => Promise<SignedManifest>
}

export interface BundleSettings {
  /** What receivers know this instance by. */
  readonly instance: string | undefined
  /** An Ed25519 key: PKCS8 as PEM, or a JSON Web Key. */
  readonly signingKey: string | undefined
}

/**
 * Signs by the key of the configuration; undefined where there is none. Throws an Error that says what is wrong with the setting, and
 * never tells it.
 */
export async function createBundleSigner({ instance, signingKey }: BundleSettings): Promise<BundleSigner | undefined> {
  if (signingKey === undefined) return undefined
  if (instance === undefined) throw new Error('BUNDLE_SIGNING_KEY needs INSTANCE_NAME beside it: the name that receivers know this instance by')
  const key = privateKey(signingKey)
  const publicKey = await publicKeyOf(createPublicKey(key))
  return {
    instance,
    publicKey,
    sign: async (manifest) => {
      const { protected: header, signature } = await new FlattenedSign(payloadOf(manifest))
        .setProtectedHeader({ alg: algorithm, kid: publicKey.kid, typ: signedType })
        .sign(key)
      return { manifest, signature: { protected: header!, signature } }
    }
  }
}

const payloadOf = (manifest: BundleManifest): Uint8Array => new TextEncoder().encode(canonicalJson(manifest))

function privateKey(text: string): KeyObject {
  let key: KeyObject | undefined
  try {
    key = text.trim().startsWith('{') ? createPrivateKey({ key: JSON.parse(text) as { kty: string }, format: 'jwk' }) : createPrivateKey(text.replaceAll('\\n', '\n'))
  } catch {
    // What is thrown may hold parts of the key.
  }
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new Error('BUNDLE_SIGNING_KEY is not an Ed25519 private key: give PKCS8 as PEM, or a JSON Web Key; "lifecircle bundle key" makes one')
  }
  return key
}

async function publicKeyOf(key: KeyObject): Promise<PublicKey> {
  const { x } = key.export({ format: 'jwk' })
  const named = { kty: 'OKP', crv: 'Ed25519', x: x! } as const
  return { ...named, kid: await calculateJwkThumbprint(named) }
}

/** Says what to set where nothing can be signed. */
export function ensureSigner(signer: BundleSigner | undefined): BundleSigner {
  if (signer !== undefined) return signer
  throw new LifecircleError(
    'not-ready',
    'this instance cannot sign bundles yet: set INSTANCE_NAME, and BUNDLE_SIGNING_KEY to an Ed25519 private key (PKCS8 as PEM, or a JSON Web Key); "lifecircle bundle key" makes one'
  )
}

/**
 * Public keys out of what people have: JSON Web Keys, a set of them, or SPKI as PEM. Throws `unprocessable-input` for what is no Ed25519 key,
 * and for a private one, which nobody should send.
 */
export async function readPublicKeys(given: unknown, pointer = '/keys'): Promise<PublicKey[]> {
  const texts = typeof given === 'string' ? [given.trim().startsWith('{') ? parsed(given, pointer) : given] : [given]
  const listed = texts.flatMap((one) => (typeof one === 'object' && one !== null && 'keys' in one && Array.isArray(one.keys) ? (one.keys as unknown[]) : Array.isArray(one) ? (one as unknown[]) : [one]))
  if (listed.length === 0) throw unprocessable('there is no key in it', [{ pointer, detail: 'must hold an Ed25519 public key' }])
  return Promise.all(listed.map((one, at) => readPublicKey(one, listed.length === 1 ? pointer : `${pointer}/${at}`)))
}

function parsed(text: string, pointer: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unprocessable('the key is neither JSON nor PEM', [{ pointer, detail: 'must be a JSON Web Key, a set of them, or PEM' }])
  }
}

async function readPublicKey(given: unknown, pointer: string): Promise<PublicKey> {
  if ((typeof given === 'object' && given !== null && 'd' in given) || (typeof given === 'string' && given.includes('PRIVATE KEY'))) {
    throw unprocessable('this is a private key: it belongs to its instance alone, and is to be replaced now that it was sent', [{ pointer, detail: 'must be the public half' }])
  }
  let key: KeyObject | undefined
  try {
    key = typeof given === 'string' ? createPublicKey(given) : createPublicKey({ key: given as { kty: string }, format: 'jwk' })
  } catch {
    // Told below.
  }
  if (key?.asymmetricKeyType !== 'ed25519') throw unprocessable('this is no Ed25519 public key', [{ pointer, detail: 'must be a JSON Web Key of kty OKP and crv Ed25519, or SPKI as PEM' }])
  return publicKeyOf(key)
}

/**
 * Verifies a manifest by the keys that its instance may sign with. Answers with the thumbprint of the key that did.
 * Throws `unprocessable-input`: signed by another key, or changed since.
 */
export async function verifySignature({ manifest, signature }: SignedManifest, instance: string, keys: readonly PublicKey[]): Promise<string> {
  const named = keyNameOf(signature.protected)
  const key = keys.find(({ kid }) => kid === named)
  if (key === undefined) {
    throw refusal('/signature/kid', `the bundle is signed by the key ${named ?? 'of no name'}, and ${instance} signs by ${keys.map(({ kid }) => kid).join(' or ')}: have the sender's key registered if it was changed, else do not trust the bundle`)
  }
  try {
    const { protectedHeader } = await flattenedVerify(
      { ...signature, payload: base64url.encode(payloadOf(manifest)) }, createPublicKey({ key: { ...key }, format: 'jwk' }), { algorithms: [algorithm] }
    )
    if (protectedHeader?.typ === signedType) return key.kid
  } catch {
    // Told below, whatever is wrong with it.
  }
  throw refusal('/signature', `the signature is not that of ${instance} for this manifest: it was changed after it was signed; fetch the bundle again`)
}

function keyNameOf(header: string): string | undefined {
  try {
    return decodeProtectedHeader({ protected: header }).kid
  } catch {
    return undefined
  }
}

/** A bundle that is not taken: where in it, and why. */
export const refusal = (pointer: string, detail: string): LifecircleError => unprocessable(`the bundle is refused: ${detail}`, [{ pointer, detail }])
