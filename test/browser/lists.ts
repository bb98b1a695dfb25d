import { playTrips } from './played-trips';
import type { Stage } from './stage';
import { barriers, getsFocus, openWindow } from './visitor';
import { words } from './words';

/** Lists that go on, and views that have an address. */
export const describeLists = (stage: Stage) => {
  test('a shopper sees how many receipts and movements are shown, and the rest of both', async () => {
    const { browser, url, house } = stage();
    await playTrips(house, { email: 'leo@rayon.example', count: 12, name: 'L' });
    const window = await openWindow(browser, url, { language: 'en', width: 390, height: 844 });
    const { page, troubles } = await window.visit('/card');
    await page.getByRole('button', { name: 'Léo' }).click();
    const list = page.getByRole('region', { name: 'My receipts' });
    const receipts = list.locator('.lines > li:has(details)');
    await list.getByText('10 shown').waitFor();
    expect(await receipts.count()).toBe(10);
    await receipts.first().locator('summary').click();
    await page.getByText(words.en.vat).waitFor();
    await page.getByText(words.en.returnableUntil).waitFor();
    expect(await barriers(page)).toEqual([]);
    await list.getByRole('button', { name: 'Show more' }).click();
    await receipts.nth(11).waitFor();
    expect(await receipts.filter({ hasText: 'L-1' }).count()).toBeGreaterThan(0);
    const more = page
      .getByRole('region', { name: 'Points in and out' })
      .getByRole('button', { name: 'Show more' });
    await more.click();
    await more.waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('a shopper sees which offers are theirs and why, puts one aside and takes it back', async () => {
    const window = await openWindow(stage().browser, stage().url, {
      language: 'en',
      width: 390,
      height: 844,
    });
    const { page, troubles } = await window.visit('/card');
    await page.getByRole('button', { name: 'Léo' }).click();
    const list = page.getByRole('region', { name: 'My offers' });
    await list.getByText('5 shown').waitFor();
    await list.getByRole('button', { name: 'Show more' }).click();
    await list.locator('li').nth(5).waitFor();
    await list.locator('summary').first().click();
    await list
      .getByText(/^For (members|everybody)/)
      .first()
      .waitFor();
    await list
      .getByRole('button', { name: /^Not for me/ })
      .first()
      .click();
    await list.getByText('Put aside').waitFor();
    expect(await barriers(page)).toEqual([]);
    await list.getByRole('button', { name: 'Show it again' }).click();
    await list.getByText('Put aside').waitFor({ state: 'detached' });

    // One that gives nothing before is activated where it is listed.
    while ((await list.getByRole('button', { name: /^Activate/ }).count()) === 0)
      await list.getByRole('button', { name: 'Show more' }).click();
    const activate = list.getByRole('button', { name: 'Activate: Breakfast 20% off, to activate' });
    const beside = await list.getByText('Breakfast 20% off, to activate').boundingBox();
    expect((await activate.boundingBox())?.y).toBeGreaterThan((beside?.y ?? 0) + (beside?.height ?? 0));
    await activate.click();
    await getsFocus(list.getByRole('button', { name: 'Activated: Breakfast 20% off, to activate' }));
    expect(await barriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('a view of a face has an address: it is reloaded, shared and gone back from', async () => {
    const window = await openWindow(stage().browser, stage().url, { language: 'en' });
    const { page } = await window.visit('/card');
    await page.getByRole('tab', { name: words.en.join }).click();
    await page.getByLabel(words.en.firstName).waitFor();
    const address = page.url();
    await page.reload();
    await page.getByLabel(words.en.firstName).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: words.en.signIn, exact: true }).waitFor();
    const { page: shared } = await window.visit(address);
    await shared.getByLabel(words.en.firstName).waitFor();
    await window.close();
  });

  test.each([
    ['fr', 'Page introuvable'],
    ['en', 'Page not found'],
  ] as const)(
    'an unknown path is not found, and the faces stay where they are (%s)',
    async (language, title) => {
      const window = await openWindow(stage().browser, stage().url, { language });
      const { page } = await window.visit('/card');
      const lost = await page.goto('/nowhere/at-all');
      expect(lost?.status()).toBe(404);
      await page.getByRole('heading', { name: title }).waitFor();
      expect(await barriers(page)).toEqual([]);
      for (const path of ['/', '/card', '/scanner', '/till', '/console'])
        expect([path, (await page.goto(path))?.status()]).toEqual([path, 200]);
      await window.close();
    },
  );

  test('who opens the address of the API may ask it, with a token of their own', async () => {
    const window = await openWindow(stage().browser, stage().url, { language: 'en' });
    const { page, troubles } = await window.visit('/graphql');
    // Its editors come late; nobody may press a button that does nothing yet.
    await page.route('**/*.js', async (route) => {
      await new Promise((resume) => setTimeout(resume, 500));
      await route.continue();
    });
    await page.reload();
    await page.getByLabel('Access token').fill('Bearer none.of.ours');
    await page.getByRole('button', { name: /Execute query/ }).click();
    await page.locator('.result-window').getByText('UNAUTHENTICATED').waitFor();
    await page.getByLabel('Access token').fill('');
    await page.getByRole('button', { name: /Execute query/ }).click();
    await page.locator('.result-window').getByText('Rayon Lille Flandres').waitFor();
    const addresses = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    expect(addresses.filter((address) => !address.startsWith(stage().url))).toEqual([]);
    // The token that was refused is the one trouble there may be.
    expect(troubles.filter((trouble) => !/401/.test(trouble))).toEqual([]);
    await window.close();
  });
};
