import type { Stage } from './stage';
import { barriers, openWindow } from './visitor';

/** Points that administrators give and take. */
export const describePointsByHand = (stage: Stage) => {
  test('an administrator finds a member, gives points alone up to a limit and with a second person beyond; the member reads why', async () => {
    const { browser, url } = stage();
    const window = await openWindow(browser, url, { language: 'fr', width: 1280, height: 900 });
    const { page, troubles } = await window.visit('/console');
    await page.getByRole('button', { name: 'Adèle Admin' }).click();
    await page.getByRole('tab', { name: 'Points des membres' }).click();
    const whom = page.getByLabel('Numéro de carte ou e-mail du membre');
    const find = page.getByRole('button', { name: 'Trouver le membre' });
    await whom.fill('nobody@rayon.example');
    await find.click();
    await page.getByText('Cette carte ou cette adresse ne mène pas à un membre.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await whom.fill('youssef@rayon.example');
    await find.click();
    const account = page.getByTestId('member-account');
    await account.getByRole('heading', { name: 'Youssef' }).waitFor();
    await account.getByText('Geste commercial').nth(1).waitFor();

    const give = account.getByRole('button', { name: 'Donner ces points' });
    await give.click();
    await account.getByText('Un nombre entier de 1 à 1 000 000.').waitFor();
    await account.getByText('Dites-le en 3 caractères ou plus.').waitFor();
    expect(await barriers(page)).toEqual([]);
    const amount = account.getByLabel('Nombre de points');
    const note = account.getByLabel('Ce qui s’est passé');
    await amount.fill('30');
    await note.fill('Prix affiché faux');
    await give.click();
    await account.getByText('Ajouté au compte : 30 points.').waitFor();
    await account.getByRole('listitem').filter({ hasText: '+30' }).waitFor();
    expect(await amount.inputValue()).toBe('');

    await account.getByLabel('Que faire').selectOption('take');
    await amount.fill('999 999');
    await note.fill('Essai de trop');
    const take = account.getByRole('button', { name: 'Retirer ces points' });
    // More than one person decides: it waits, and whoever asked for it can only take it back.
    await take.click();
    await account.getByText(/La demande attend un second administrateur/).waitFor();
    const waiting = page.getByRole('region', { name: 'En attente d’une seconde personne' });
    const own = waiting.getByRole('listitem').filter({ hasText: 'Essai de trop' });
    expect(await own.getByRole('button', { name: /^Approuver/ }).count()).toBe(0);
    await own.getByRole('button', { name: /^Reprendre :/ }).click();
    await own.waitFor({ state: 'detached' });
    const all = page.getByRole('region', { name: 'Tout, du plus récent au plus ancien' });
    await all
      .getByRole('listitem')
      .filter({ hasText: 'Essai de trop' })
      .getByText(/· reprise$/)
      .waitFor();

    // What the demonstration's second administrator asked for is approved by the first.
    const hers = waiting.getByRole('listitem').filter({ hasText: 'Noémie' });
    await hers.getByText(/Solène Direction/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await hers.getByRole('button', { name: /^Approuver :/ }).click();
    await hers.getByRole('button', { name: /^Approuver vraiment/ }).click();
    await hers.waitFor({ state: 'detached' });
    await all
      .getByRole('listitem')
      .filter({ hasText: 'Noémie' })
      .getByText(/approuvée par Administrator/)
      .waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
    expect(troubles).toEqual([]);
    await window.close();

    const shopper = await openWindow(browser, url, {
      language: 'en',
      scheme: 'dark',
      width: 390,
      height: 844,
    });
    const { page: card, troubles: atCard } = await shopper.visit('/card');
    await card.getByRole('button', { name: 'Noémie' }).click();
    const movement = card.getByRole('listitem').filter({ hasText: 'A purchase without the card' });
    await movement.getByText('+800').waitFor();
    await card.getByRole('link', { name: 'Statements by month' }).click();
    await card.getByTestId('movement').filter({ hasText: 'A purchase without the card' }).waitFor();
    expect(atCard).toEqual([]);
    await shopper.close();
  });

  test('on a phone, in English, the page of members’ points fits and can be read', async () => {
    const { browser, url } = stage();
    const window = await openWindow(browser, url, {
      language: 'en',
      scheme: 'dark',
      width: 390,
      height: 844,
    });
    const { page, troubles } = await window.visit('/console?tab=points');
    await page.getByRole('button', { name: 'Solène Direction' }).click();
    await page.getByLabel('Card number or e-mail of the member').fill('youssef@rayon.example');
    await page.keyboard.press('Enter');
    await page.getByTestId('member-account').getByText('A goodwill gesture').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await barriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await window.close();
  });
};
