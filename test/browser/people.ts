/// <reference lib="dom" />
import type { Stage } from './stage';
import { barriers, openWindow } from './visitor';
import { words } from './words';

/** Signing up, signing in and the first page. */
export const describePeople = (stage: Stage) => {
  test('somebody joins, says yes to one thing only, and stays signed in when the token ends', async () => {
    const window = await openWindow(stage().browser, stage().url, {
      language: 'fr',
      width: 390,
      height: 844,
    });
    const { page, troubles } = await window.visit('/card');
    await page.getByRole('tab', { name: words.fr.join }).click();
    await page.getByLabel(words.fr.firstName).fill('Anouk');
    await page.getByLabel(words.fr.email).fill('anouk@rayon.example');
    await page.getByLabel(words.fr.password, { exact: true }).fill('une-phrase-assez-longue');
    await page.getByLabel(/Utiliser mes achats/).check();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: words.fr.join }).click();
    await page.getByRole('heading', { name: 'Bonjour Anouk' }).waitFor();
    expect(await page.getByTestId('balance').textContent()).toBe('0');
    expect(await page.getByRole('switch', { name: /Utiliser mes achats/ }).isChecked()).toBe(true);
    expect(await page.getByRole('switch', { name: /e-mail/ }).isChecked()).toBe(false);
    expect(troubles).toEqual([]);

    await page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('rayon.session.card') ?? '{}');
      localStorage.setItem('rayon.session.card', JSON.stringify({ ...kept, accessToken: 'ended' }));
    });
    await page.reload();
    await page.getByRole('heading', { name: 'Bonjour Anouk' }).waitFor();
    await page.getByRole('button', { name: words.fr.signOut }).click();
    await page.getByRole('button', { name: words.fr.signIn }).waitFor();
    await window.close();
  });

  test('the longest name fits a phone, and a card has an address of its own', async () => {
    const window = await openWindow(stage().browser, stage().url, {
      language: 'fr',
      width: 390,
      height: 844,
    });
    const { page } = await window.visit('/card?view=join');
    await page.getByLabel(words.fr.firstName).fill('W'.repeat(60));
    await page.getByLabel(words.fr.email).fill('wanda@rayon.example');
    await page.getByLabel(words.fr.password, { exact: true }).fill('une-phrase-assez-longue');
    await page.getByRole('button', { name: words.fr.join }).click();
    await page.getByTestId('balance').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(new URL(page.url()).search).toBe('');
    await window.close();
  });

  test.each([
    ['fr', 'Si vous avez déjà un compte avec cette adresse, connectez-vous avec son mot de passe.'],
    ['en', 'If you already have an account with this address, sign in with its password.'],
  ] as const)(
    'who joins with an address that has an account is not told so (%s)',
    async (language, sentence) => {
      const window = await openWindow(stage().browser, stage().url, { language, width: 390, height: 844 });
      const { page, troubles } = await window.visit('/card?view=join');
      await page.getByLabel(words[language].firstName).fill('Anouk');
      await page.getByLabel(words[language].email).fill('anouk@rayon.example');
      await page.getByLabel(words[language].password, { exact: true }).fill('another-long-phrase');
      await page.getByRole('button', { name: words[language].join }).click();
      await page.getByRole('alert').getByText(sentence).waitFor();
      expect(await barriers(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await window.close();
    },
  );

  test.each([
    ['fr', /Identifiants incorrects/, /n.ouvre aucun panier/],
    ['en', /credentials are not right/, /opens no basket/],
  ] as const)(
    'a wrong password and a wrong code get their sentence (%s)',
    async (language, wrongPassword, wrongCode) => {
      const window = await openWindow(stage().browser, stage().url, { language });
      const say = words[language];
      const { page } = await window.visit('/card');
      await page.getByLabel(say.email).fill('camille@rayon.example');
      await page.getByLabel(say.password, { exact: true }).fill('not-the-password');
      await page.getByRole('button', { name: say.signIn, exact: true }).click();
      await page.getByRole('alert').getByText(wrongPassword).waitFor();
      expect(await barriers(page)).toEqual([]);

      const { page: till } = await window.visit('/till');
      await till.getByRole('button', { name: 'Rayon Lille Flandres' }).click();
      await till.getByLabel(say.transferCode).fill('RYT-0000-0000-0000');
      await till.getByRole('button', { name: say.claim, exact: true }).click();
      await till.getByRole('alert').getByText(wrongCode).waitFor();
      await window.close();
    },
  );

  test.each(['/card', '/scanner', '/till', '/console'])(
    '%s is light: 196 kB with everything',
    async (path) => {
      const window = await openWindow(stage().browser, stage().url, { language: 'fr' });
      const { page } = await window.visit(path);
      await page.getByRole('button', { name: /Rayon Nantes Centre|Camille|Maud/ }).waitFor();
      const bytes = await page.evaluate(() =>
        [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
          .map((entry) => (entry as PerformanceResourceTiming).transferSize)
          .reduce((all, one) => all + one, 0),
      );
      expect(bytes).toBeGreaterThan(50_000);
      expect(bytes).toBeLessThan(196_000);
      await window.close();
    },
  );

  test.each(['fr', 'en'] as const)(
    'the first page is readable for everybody, and the language can be changed (%s)',
    async (language) => {
      const window = await openWindow(stage().browser, stage().url, {
        language,
        scheme: language === 'fr' ? 'dark' : 'light',
        width: 390,
        height: 844,
      });
      const { page, troubles } = await window.visit('/');
      await page.getByRole('navigation').waitFor();
      expect(await barriers(page)).toEqual([]);
      const other = language === 'fr' ? 'en' : 'fr';
      await page.getByRole('button', { name: other === 'fr' ? 'Français' : 'English' }).click();
      expect(await page.locator('html').getAttribute('lang')).toBe(other);
      expect(troubles).toEqual([]);
      await window.close();
    },
  );
};
