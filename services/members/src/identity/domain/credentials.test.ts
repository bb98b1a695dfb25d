import { accepted, rejected } from '@rayon/kernel';
import { checkPassword, normaliseEmail } from './credentials';

test.each([
  ['  Ada.Lovelace@Example.ORG ', 'ada.lovelace@example.org'],
  ['o’brien@example.org', 'o’brien@example.org'],
  ['jo+courses@mail.example.co.uk', 'jo+courses@mail.example.co.uk'],
  ['élodie@école.fr', 'élodie@école.fr'],
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
  `${'a'.repeat(65)}@example.org`,
  `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(60)}.org`,
  'x'.repeat(100_000),
])('%p is no address', (text) => {
  expect(normaliseEmail(text)).toBeUndefined();
});

test.each(['correct horse battery', 'Kx9-qua-lue', 'trois petits chats', '春夏秋冬東西南北上下'])(
  '%p is a good password',
  (password) => {
    expect(checkPassword(password, 'ada@example.org')).toEqual(accepted(password));
  },
);

test.each([
  ['short', 'TooShort'],
  ['x'.repeat(201), 'TooLong'],
  ['aaaaaaaaaaaa', 'TooSimple'],
  ['Password123!', 'TooSimple'],
  ['motdepasse2026', 'TooSimple'],
  ['azertyazerty1', 'TooSimple'],
  ['lovelace-1815', 'ContainsEmail'],
])('%p is refused as %s', (password, problem) => {
  expect(checkPassword(password, 'lovelace@example.org')).toEqual(
    rejected({ reason: 'WeakPassword', problem }),
  );
});
