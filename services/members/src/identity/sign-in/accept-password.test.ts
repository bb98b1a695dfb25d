import { rejected } from '@rayon/kernel';
import { acceptPassword } from './accept-password';

const tooSimple = rejected({ reason: 'WeakPassword', problem: 'TooSimple' });

test.each([
  ['xkvqzo.bnhgty@example.org', 'xkvqzobnhgty2026'],
  ['xkvqzs.bnhgty@example.org', 'bnhgty.xkvqzs'],
  ['ada@école-wmpjdr.fr', 'ecolewmpjdr2026'],
])('of whoever is %p, %p is too simple', async (email, password) => {
  expect(await acceptPassword(password, { email })).toEqual(tooSimple);
});

test('so is what is made of the person’s names and the house’s', async () => {
  const owner = { email: 'somebody@example.org', name: 'Zvétlk Wmpjdr' };
  for (const password of ['zvetlkwmpjdr26', 'WmpjdrZvétlk!', 'rayon-zvetlk-1'])
    expect(await acceptPassword(password, owner)).toEqual(tooSimple);
});

test('a phrase of unrelated words is taken as it was typed', async () => {
  const phrase = ' Marmite  genou Plafond cerise ';
  expect(await acceptPassword(phrase, { email: 'ada@example.org', name: 'Ada' })).toEqual({
    ok: true,
    value: phrase,
  });
});
