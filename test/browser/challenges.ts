import { mikadoCode, scanCode } from './aisle';
import { codeField } from './shop-floor';
import type { Stage } from './stage';
import { barriers, getsFocus, openWindow } from './visitor';
import { words } from './words';

const handheld = { width: 480, height: 800 };
const phone = { width: 390, height: 844 };

/** What members do over several visits, on the card and on the handheld. */
export const describeChallenges = (stage: Stage) => {
  test('a shopper sees how far their challenge is, and in the aisle what the basket would bring it (fr)', async () => {
    const { browser, url } = stage();
    const window = await openWindow(browser, url, { language: 'fr', ...phone });
    const { page, troubles } = await window.visit('/card');
    await page.getByRole('button', { name: 'Inès' }).click();
    const list = page.getByRole('region', { name: 'Mes défis' });
    await list.getByText('Défi petits plaisirs').waitFor();
    await list.getByText('1 sur 3 passages').waitFor();
    const bar = list.getByRole('progressbar', { name: 'Défi petits plaisirs' });
    expect([await bar.getAttribute('value'), await bar.getAttribute('max')]).toEqual(['1', '5']);
    await list.getByText(/^1 passage\s: 20 points, atteint$/).waitFor();
    // What it brought stands among the movements, by its name.
    await page.getByText(/^Défi\s: Défi petits plaisirs$/).waitFor();
    expect(await barriers(page)).toEqual([]);

    const { page: scanner, troubles: scannerTroubles } = await window.visit('/scanner');
    await scanner.setViewportSize(handheld);
    await scanner.getByRole('button', { name: 'Rayon Lille Flandres' }).click();
    await scanner.getByRole('button', { name: words.fr.start }).waitFor();
    const content = await page.getByTestId('qr-content').textContent();
    await codeField(scanner)
      .first()
      .fill(content ?? '');
    await scanner.keyboard.press('Enter');
    await scanner.getByTestId('total').waitFor();
    await scanCode(scanner, mikadoCode);
    const told = scanner.getByRole('list', { name: 'Défis en cours' });
    await told.getByText('Défi petits plaisirs').waitFor();
    await told.getByText(/^Avec ce panier\s: 2 sur 3 passages\.$/).waitFor();
    expect(await barriers(scanner)).toEqual([]);
    await scanner.getByRole('button', { name: 'Abandonner' }).click();
    await scanner.getByRole('button', { name: /^Abandonner\s\?/ }).click();
    expect([...troubles, ...scannerTroubles]).toEqual([]);
    await window.close();
  });

  test('a shopper takes a challenge up, sees which are their own, and gives one up (en)', async () => {
    const { browser, url } = stage();
    const window = await openWindow(browser, url, { language: 'en', scheme: 'dark', ...phone });
    const { page, troubles } = await window.visit('/card');
    await page.getByRole('button', { name: 'Youssef' }).click();
    const list = page.getByRole('region', { name: 'My challenges' });
    const own = list.locator('li', { hasText: 'Your own fruit juice challenge' }).first();
    await own.getByText(/the first step is at €\d+\.\d\d\.$/).waitFor();
    await own.getByRole('button', { name: /^Take it up/ }).click();
    await list.getByText(/^€0\.00 of €\d+\.\d\d$/).waitFor();
    await list
      .getByRole('progressbar', { name: 'Your own fruit juice challenge' })
      .waitFor({ state: 'attached' });
    // What was pressed is gone: the focus is on the challenge, where it stands now.
    await getsFocus(own);
    expect(await barriers(page)).toEqual([]);

    await list.getByRole('button', { name: /^Give up/ }).click();
    await list.getByRole('button', { name: /^Give it up for good/ }).click();
    await list.getByText(/^Given up on/).waitFor();
    await getsFocus(list.locator('li', { hasText: /Given up on/ }).first());
    expect(await list.getByRole('button', { name: /^Give up/ }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await window.close();
  });
};
