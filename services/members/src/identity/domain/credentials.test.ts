import { accepted, rejected } from '@rayon/kernel';
import { checkPassword } from './credentials';

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
