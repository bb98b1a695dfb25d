import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { CannotOpen, createSecretBox } from './secret-box';

const box = createSecretBox(randomBytes(32));

test('what was sealed is read back, and nothing of it shows', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 300 }), (bytes) => {
      const secret = Buffer.from(bytes);
      const sealed = box.seal(secret, 'card');
      expect(box.open(sealed, 'card')).toEqual(secret);
      expect(sealed).not.toContain(secret.toString('base64url'));
    }),
  );
});

test('another key, another purpose or one changed sign opens nothing', () => {
  const sealed = box.seal(Buffer.from('k'.repeat(32)), 'card');
  expect(() => createSecretBox(randomBytes(32)).open(sealed, 'card')).toThrow(CannotOpen);
  expect(() => box.open(sealed, 'signing-key')).toThrow(CannotOpen);
  expect(() =>
    box.open(
      // The lowest two bits of the last sign are padding: B would stand for the same bytes as A.
      sealed.replace(/.$/, (sign) => (sign === 'A' ? 'E' : 'A')),
      'card',
    ),
  ).toThrow(CannotOpen);
  expect(() => createSecretBox().open(sealed, 'card')).toThrow(CannotOpen);
  for (const text of ['', 'v1', 'v1:::', 'v2:a:b:c'])
    expect(() => box.open(text, 'card')).toThrow(CannotOpen);
});

test('what a laptop kept unencrypted stays readable after a key was configured', () => {
  const kept = createSecretBox().seal(Buffer.from('secret'), 'card');
  expect(box.open(kept, 'card').toString()).toBe('secret');
});

test('a fingerprint is the same each time and depends on the key', () => {
  expect(box.fingerprint('K7QF-9M2T')).toBe(box.fingerprint('K7QF-9M2T'));
  expect(box.fingerprint('K7QF-9M2T')).not.toBe(createSecretBox(randomBytes(32)).fingerprint('K7QF-9M2T'));
});
