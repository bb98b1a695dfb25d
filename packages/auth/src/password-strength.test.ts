import { isGuessable } from './password-strength';

const own = ['ada.lovelace@example.org', 'ada.lovelace', 'example', 'ada', 'lovelace', 'rayon'];

test.each([
  'azertyuiop',
  'azertyuiop1',
  'AZERTYUIOP',
  'qwertyuiop',
  '1234567890',
  '1q2w3e4r5t6y',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'Password123!',
  'P4$$w0rd2026',
  'motdepasse2026',
  'chocolat12',
  'camille1995',
  'marseille13',
  'ada.lovelace@example.org',
  'Ada.Lovelace@Example.org1',
  'lovelace1815',
  'rayonrayon',
  'Rayon2026!',
  'a'.repeat(200),
])('%p is tried first', async (password) => {
  expect(await isGuessable(password, own)).toBe(true);
});

test.each([
  'rayon-demo-2026',
  'trois petits chats',
  'correct horse battery',
  'quatre chaises bleues',
  'Kx9-qua-lue',
  'la clé de la voûte à côté',
  '春夏秋冬東西南北上下',
])('%p is not', async (password) => {
  expect(await isGuessable(password, own)).toBe(false);
});
