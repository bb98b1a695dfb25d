import { generateSigningKey } from './keys';
import { createVerifiedTokens } from './verified-tokens';

const { publicKey, kid } = generateSigningKey();
const keys = { find: (name: string) => (name === kid ? publicKey : undefined) };
const now = new Date('2026-05-04T12:00:00Z');
const later = new Date('2026-05-04T12:10:00Z');

test('the ones used least recently go first, and never more are kept than allowed', () => {
  const tokens = createVerifiedTokens<number>(100);
  const keep = (token: string, value: number) =>
    tokens.keep(token, { value, kid, key: publicKey, expiresAt: later });
  keep('hot', -1);
  for (let index = 0; index < 1_000; index += 1) {
    keep(`t${index}`, index);
    expect(tokens.find('hot', now, keys)).toBe(-1);
  }
  const left = Array.from({ length: 1_000 }, (_, index) => tokens.find(`t${index}`, now, keys)).filter(
    (value) => value !== undefined,
  );
  expect(left.length).toBeLessThanOrEqual(100);
  expect(left).toContain(999);
});

test('an expired one, or one whose key is another now, is gone', () => {
  const tokens = createVerifiedTokens<string>(10);
  tokens.keep('a', { value: 'a', kid, key: publicKey, expiresAt: later });
  expect(tokens.find('a', later, keys)).toBeUndefined();
  tokens.keep('b', { value: 'b', kid, key: generateSigningKey().publicKey, expiresAt: later });
  expect(tokens.find('b', now, keys)).toBeUndefined();
});
