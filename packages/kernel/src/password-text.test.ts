import { opaqueText } from './password-text';

test('one password is one text on every keyboard, and nothing else of it changes', () => {
  expect(opaqueText('Cle\u0301 de\u00a0voûte')).toBe('Clé de voûte');
  expect(opaqueText('ﬁ Ａ ×2')).toBe('ﬁ Ａ ×2');
  expect(opaqueText(opaqueText('e\u0301\u2003\u0327'))).toBe(opaqueText('e\u0301\u2003\u0327'));
});
