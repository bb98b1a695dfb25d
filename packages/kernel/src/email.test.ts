import fc from 'fast-check';
import { formsOfEmail, normaliseEmail, shownEmail } from './email';

test.each([
  ['  Ada.Lovelace@Example.ORG ', 'ada.lovelace@example.org'],
  ['o’brien@example.org', 'o’brien@example.org'],
  ['jo+courses@mail.example.co.uk', 'jo+courses@mail.example.co.uk'],
  ['élodie@école.fr', 'élodie@xn--cole-9oa.fr'],
  ['e\u0301lodie@E\u0301COLE.fr', 'élodie@xn--cole-9oa.fr'],
  ['élodie@xn--cole-9oa.fr', 'élodie@xn--cole-9oa.fr'],
  ['\u200bada@example.org\u00a0', 'ada@example.org'],
  ['иван@пример.рф', 'иван@xn--e1afmkfd.xn--p1ai'],
])('%p is kept as %p', (text, email) => {
  expect(normaliseEmail(text)).toBe(email);
});

test.each([
  '',
  'ada',
  'ada@',
  '@example.org',
  'ada@example',
  'ada@-example.org',
  'ada@@example.org',
  'a da@example.org',
  'ada@example.org\nbcc: all@example.org',
  '<ada@example.org>',
  'ada@127.0.0.1',
  'ada@%65xample.org',
  `${'a'.repeat(65)}@example.org`,
  `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.org`,
  'x'.repeat(100_000),
])('%p is no address', (text) => {
  expect(normaliseEmail(text)).toBeUndefined();
});

test('is shown as people write it, and looked for as it may have been kept', () => {
  expect(shownEmail('élodie@xn--cole-9oa.fr')).toBe('élodie@école.fr');
  expect(formsOfEmail('ada@example.org')).toEqual(['ada@example.org']);
  expect(formsOfEmail('élodie@xn--cole-9oa.fr')).toEqual(['élodie@xn--cole-9oa.fr', 'élodie@école.fr']);
});

test('one mailbox is one text however it is written', () => {
  const part = fc.string({ unit: fc.constantFrom(...'aZéßœ9İ가'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(part, part, (local, domain) => {
      const email = normaliseEmail(`${local}@${domain}.fr`);
      if (email === undefined) return;
      for (const same of [email, shownEmail(email), `${local}@${domain}.FR`.normalize('NFD')])
        expect(normaliseEmail(same)).toBe(email);
    }),
  );
});
