import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** Encrypts what must be readable again; fingerprints what must only be recognised. */
export type SecretBox = Readonly<{
  seal: (secret: Buffer, purpose: string) => string;
  open: (sealed: string, purpose: string) => Buffer;
  fingerprint: (text: string) => string;
}>;

/** A sealed text that this process cannot open: another key, another purpose or a damaged record. */
export class CannotOpen extends Error {
  override name = 'CannotOpen';
}

const cipher = 'aes-256-gcm';

/** One key per use, so that a text sealed for one is worth nothing for another. */
const deriveKey = (key: Buffer, use: string): Buffer =>
  createHmac('sha256', key).update(`rayon/members/${use}`).digest();

const openPlain = (sealed: string, purpose: string): Buffer => {
  const [version, text] = sealed.split(':');
  if (version !== 'plain' || text === undefined)
    throw new CannotOpen(`${purpose} is encrypted and no key is configured`);
  return Buffer.from(text, 'base64url');
};

/** Without a configured key nothing is encrypted: for a laptop. Texts say so themselves. */
const plainBox: SecretBox = {
  seal: (secret) => `plain:${secret.toString('base64url')}`,
  open: openPlain,
  fingerprint: (text) => createHash('sha256').update(text).digest('base64url'),
};

/**
 * Seals secrets at rest with AES-256-GCM under a key of 32 bytes; the purpose is authenticated with the text.
 * What was kept before a key was configured can still be opened. Without a key the box is transparent.
 */
export const createSecretBox = (key?: Buffer): SecretBox => {
  if (!key) return plainBox;
  if (key.length !== 32) throw new RangeError('the encryption key has 32 bytes');
  const sealing = deriveKey(key, 'seal');
  const fingerprinting = deriveKey(key, 'fingerprint');
  return {
    seal: (secret, purpose) => {
      const nonce = randomBytes(12);
      const encrypt = createCipheriv(cipher, sealing, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([encrypt.update(secret), encrypt.final()]);
      return ['v1', nonce, encrypt.getAuthTag(), body]
        .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
        .join(':');
    },
    open: (sealed, purpose) => {
      const [version, nonce, tag, body] = sealed.split(':');
      if (version === 'plain') return openPlain(sealed, purpose);
      if (version !== 'v1' || nonce === undefined || tag === undefined || body === undefined)
        throw new CannotOpen(`${purpose} is not a sealed text`);
      try {
        const decrypt = createDecipheriv(cipher, sealing, Buffer.from(nonce, 'base64url'), {
          authTagLength: 16,
        })
          .setAAD(Buffer.from(purpose))
          .setAuthTag(Buffer.from(tag, 'base64url'));
        return Buffer.concat([decrypt.update(Buffer.from(body, 'base64url')), decrypt.final()]);
      } catch {
        throw new CannotOpen(`${purpose} was sealed with another key or for something else`);
      }
    },
    fingerprint: (text) => createHmac('sha256', fingerprinting).update(text).digest('base64url'),
  };
};
