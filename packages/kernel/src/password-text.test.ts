import { opaqueText, seenLength } from './password-text';

test('one password is one text on every keyboard, and nothing else of it changes', () => {
  expect(opaqueText('Cle\u0301 de\u00a0voûte')).toBe('Clé de voûte');
  expect(opaqueText('ﬁ Ａ ×2')).toBe('ﬁ Ａ ×2');
  expect(opaqueText(opaqueText('e\u0301\u2003\u0327'))).toBe(opaqueText('e\u0301\u2003\u0327'));
});

test.each([
  ['Cle\u0301 de\u00a0voûte', 10],
  ['        a        ', 1],
  ['\u3164\u200b\u2060\ufe0f\u2800\u034f\u200d\u0007', 0],
  ['👩 🚀', 2],
  ['यह मेरा', 6],
])('%j is %d characters long to its reader', (password, characters) => {
  expect(seenLength(password)).toBe(characters);
});
