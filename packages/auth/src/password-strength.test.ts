import { isGuessable } from './password-strength';

const own = ['ada.lovelace@example.org', 'Ada', 'rayon'];

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
  'mot de passe',
  'mot-de-passe',
  'm o t d e p a s s e',
  'mot de passe 2026',
  'ＡＺＥＲＴＹＵＩＯＰ',
  'azer\u200dty\u3164uiop',
  '        a',
  '\u3164'.repeat(12),
  'nantes2026!',
  'Saint-Étienne 2026',
  'Besançon2026!',
  'Élodie2026!',
  'correct horse',
  'correct-horse',
  'lune verte',
])('%p is tried first', async (password) => {
  expect(await isGuessable(password, own)).toBe(true);
});

test.each([
  ['xkvqzo.bnhgty@example.org', 'xkvqzobnhgty2026'],
  ['xkvqzo.bnhgty@example.org', 'xkvqzo bnhgty 2026'],
  ['xkvqzs.bnhgty@example.org', 'bnhgty.xkvqzs'],
  ['xkvqzs_bnhgty+shop@example.org', 'Bnhgty-Xkvqzs-26'],
  ['xkvqzs44@bnhgty.fr', 'bnhgtyxkvqzs2026'],
  ['xkvqzs.bnhgty.wmpjdr@example.org', 'wmpjdrbnhgtyxkvqzs!'],
  ['élzvqo@example.org', 'Elzvqo-rayon-1'],
])('of whoever is %p, %p is tried first, and of nobody else', async (email, password) => {
  expect(await isGuessable(password, [email, 'Zoé', 'rayon'])).toBe(true);
  expect(await isGuessable(password, own)).toBe(false);
});

test.each([
  'rayon-demo-2026',
  'trois petits chats',
  'correct horse battery',
  'quatre chaises bleues',
  'Kx9-qua-lue',
  'la clé de la voûte à côté',
  '春夏秋冬東西南北上下',
  'यह मेरा गुप्त वाक्य है',
  'une-phrase-assez-longue',
  'nineteen-green-umbrellas',
  'lune verte et pain',
  'marmite genou plafond cerise',
  'K#9x!mQ$2v',
  'x7Qm-2pLz-9w',
  'gT4hWq8zRkP2',
])('%p is not', async (password) => {
  expect(await isGuessable(password, own)).toBe(false);
});
