import { accepted, rejected } from '@rayon/kernel';
import { checkPassword } from './credentials';

test.each(['correct horse battery', 'Kx9-qua-lue', 'trois petits chats', '春夏秋冬東西南北上下'])(
  '%p has a good length',
  (password) => {
    expect(checkPassword(password, 'ada@example.org')).toEqual(accepted(password));
  },
);

test('a password that is the address is refused, however short its account and in whatever form', () => {
  for (const password of ['jo@école-du-soir.fr', 'JO@xn--cole-du-soir-9db.fr'])
    expect(checkPassword(password, 'jo@xn--cole-du-soir-9db.fr')).toEqual(
      rejected({ reason: 'WeakPassword', problem: 'ContainsEmail' }),
    );
});

test.each([
  ['short', 'TooShort'],
  ['x'.repeat(201), 'TooLong'],
  ['e\u0301'.repeat(9), 'TooShort'],
  ['lovelace-1815', 'ContainsEmail'],
  ['Lo\u00advelace-1815', 'ContainsEmail'],
  ['\uff2c\uff4fvelace-1815', 'ContainsEmail'],
  ['        a        ', 'TooShort'],
  ['a b c d e f g', 'TooShort'],
  ['kx9\u3164\u3164\u200b\u200b\u2060\ufe0f\u2800qua', 'TooShort'],
])('%p is refused as %s', (password, problem) => {
  expect(checkPassword(password, 'lovelace@example.org')).toEqual(
    rejected({ reason: 'WeakPassword', problem }),
  );
});
