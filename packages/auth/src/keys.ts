import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { z } from 'zod';

/** What a key id may look like; anything else in a token header is refused before any look-up. */
export const kidPattern = /^[A-Za-z0-9_-]{1,32}$/;

/** A public key as it is published (RFC 7517), EC P-256 only. Unknown members such as `use` are dropped. */
const jwkShape = z.object({
  kid: z.string().regex(kidPattern),
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().min(1).max(64),
  y: z.string().min(1).max(64),
});

/** A published set of public keys. */
export const jwksShape = z.object({ keys: z.array(jwkShape).max(50) });

/** A public key as it is published. */
export type Jwk = z.infer<typeof jwkShape>;

/** A published set of public keys. */
export type Jwks = z.infer<typeof jwksShape>;

/** The fixed table a verifier looks a key id up in. */
export type KeySet = Readonly<{ find: (kid: string) => KeyObject | undefined }>;

/** An ES256 key pair whose id is the start of its RFC 7638 thumbprint, so the same key always has the same id. */
export type SigningKey = Readonly<{ kid: string; privateKey: KeyObject; publicKey: KeyObject }>;

const coordinatesOf = (publicKey: KeyObject): { x: string; y: string } => {
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  if (kty !== 'EC' || crv !== 'P-256' || x === undefined || y === undefined)
    throw new Error('a signing key must be EC P-256');
  return { x, y };
};

const withKid = (privateKey: KeyObject): SigningKey => {
  const publicKey = createPublicKey(privateKey);
  const { x, y } = coordinatesOf(publicKey);
  const thumbprint = createHash('sha256').update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }));
  return { kid: thumbprint.digest('base64url').slice(0, 32), privateKey, publicKey };
};

/** A new random ES256 key pair. */
export const generateSigningKey = (): SigningKey =>
  withKid(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);

/** Reads a private key (PEM, PKCS#8 or SEC1); throws when it is not EC P-256. */
export const signingKeyFromPem = (pem: string): SigningKey => withKid(createPrivateKey(pem));

/** The private key as PKCS#8 PEM, to keep in a secret store. Never log it. */
export const signingKeyToPem = (key: SigningKey): string =>
  key.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

/** The public half of a key as it is published. */
export const toJwk = (key: SigningKey): Jwk => ({
  kid: key.kid,
  kty: 'EC',
  crv: 'P-256',
  ...coordinatesOf(key.publicKey),
});

/** The public halves of several keys as they are published. */
export const toJwks = (keys: readonly SigningKey[]): Jwks => ({ keys: keys.map(toJwk) });

/** A key table that learns and forgets public keys while it runs. */
export type KeyTable = KeySet & Readonly<{ add: (jwk: Jwk) => void; remove: (kid: string) => void }>;

/** An empty or filled key table; each key becomes a `KeyObject` once. Throws on a malformed key. */
export const createKeyTable = (jwks: Jwks = { keys: [] }): KeyTable => {
  const keys = new Map<string, KeyObject>();
  const add = (jwk: Jwk) => {
    const { kid, ...key } = jwkShape.parse(jwk);
    keys.set(kid, createPublicKey({ key, format: 'jwk' }));
  };
  for (const jwk of jwksShape.parse(jwks).keys) add(jwk);
  return { find: (kid) => keys.get(kid), add, remove: (kid) => void keys.delete(kid) };
};

/** The key table of a published set. Throws on a malformed set. */
export const keySetFromJwks = (jwks: Jwks): KeySet => createKeyTable(jwks);
