import { openAisle, sampleCode, scanCode } from './aisle';
import { confirmStep, fillIn, openMarketing, soups } from './campaigns';
import type { Stage } from './stage';
import { barriers, getsFocus, openWindow } from './visitor';

/** Who pays a campaign, and how much offers may take off an article. */
export const describeWhoPays = (stage: Stage) => {
  test('a brand that pays a share of a campaign of the retailer is the one that approves it', async () => {
    const title = 'Soups, half of it paid';
    const { window, page, troubles } = await openMarketing(stage);
    await page.getByRole('link', { name: 'New campaign' }).click();
    await fillIn(
      page,
      title,
      [['Benefit', 'PERCENT_OFF'], ...soups],
      [
        ['Discount (%)', '10'],
        ['Share paid by a brand (%)', '50'],
      ],
    );
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('1 field needs another look').waitFor();
    await page.getByRole('searchbox', { name: 'Brand that pays it' }).fill('Tropicana');
    await page.getByRole('button', { name: 'Add Tropicana', exact: true }).click();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByText('Of each discount Tropicana pays 50% and the retailer the rest.').waitFor();
    await confirmStep(page, /^Submit/, 'Yes, submit');
    await page.getByText('Waits for the brand that pays for it').waitFor();
    expect(await page.getByRole('link', { name: /^Approve/ }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await window.close();

    const brands = await openWindow(stage().browser, stage().url, { language: 'fr' });
    const { page: desk, troubles: theirs } = await brands.visit('/console');
    await desk.getByText('Une marque', { exact: true }).click();
    await desk.getByRole('button', { name: 'Tropicana' }).click();
    await desk.getByRole('link', { name: `${title} (fr)`, exact: true }).click();
    await desk.getByText('De chaque remise, Tropicana paie 50 % et l’enseigne le reste.').waitFor();
    expect(await desk.getByRole('link', { name: /^Modifier/ }).count()).toBe(0);
    // Whoever only pays is refused both.
    await desk.getByRole('heading', { name: 'Ce qu’elle change' }).waitFor();
    expect(await desk.getByText('Pourquoi pas ?').count()).toBe(0);
    expect(await desk.getByText('Essayer sur les ventes passées').count()).toBe(0);
    await confirmStep(desk, /^Approuver/, 'Oui, approuver');
    await desk.getByText('Sera mise en ligne par l’enseigne').waitFor();
    await desk.getByText('Approuvée : elle peut être mise en ligne telle quelle.').waitFor();
    expect(await barriers(desk)).toEqual([]);
    expect(theirs).toEqual([]);
    await brands.close();
  });

  test('a brand pays for the place of its message, and shoppers see that it does', async () => {
    const title = 'A soup with that';
    const brands = await openWindow(stage().browser, stage().url, { language: 'en' });
    const { page: desk, troubles } = await brands.visit('/console');
    await desk.getByText('A brand', { exact: true }).click();
    await desk.getByRole('button', { name: 'Tropicana' }).click();
    await desk.getByRole('link', { name: 'New campaign' }).click();
    await fillIn(
      desk,
      title,
      [
        ['Benefit', 'MESSAGE'],
        ['Moment', 'LINE_SCANNED'],
        ...soups,
        ['The brand pays for its place', 'REDEMPTION'],
      ],
      [
        ['Message (French)', 'Et un jus ?'],
        ['Message (English)', 'And a juice?'],
      ],
    );
    await desk.getByRole('button', { name: 'Create the draft' }).click();
    await desk.getByText('2 fields need another look').waitFor();
    expect(await barriers(desk)).toEqual([]);
    await desk.getByLabel('Price of a redemption (EUR)').fill('0.40');
    await desk.getByLabel('At most (EUR)').fill('80');
    await desk.getByRole('button', { name: 'Create the draft' }).click();
    await desk.getByRole('heading', { name: title }).waitFor();
    await desk.getByText('€0.40 for each redemption.').waitFor();
    const bill = desk.getByRole('region', { name: 'Bill of the paid place' });
    await bill.getByText('€80.00').waitFor();
    await bill.getByText(/at least 50 people/).waitFor();
    expect(await bill.getByText('Left of the cap').count()).toBe(0);
    expect(await barriers(desk)).toEqual([]);
    expect(troubles).toEqual([]);
    await brands.close();

    const { window, page } = await openAisle(stage, { language: 'fr', width: 480, height: 800 });
    await scanCode(page, await sampleCode(stage().url, 'Lay'));
    await page.getByText('Un jus frais avec les chips ?').waitFor();
    await page.getByText('Sponsorisé').waitFor();
    await page.getByRole('button', { name: 'Pourquoi ce message' }).click();
    await page.getByText('Tropicana paie pour ce message.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Abandonner', exact: true }).click();
    await page.getByRole('button', { name: /^Abandonner\s\?/ }).click();
    await page.getByRole('button', { name: 'Sans carte' }).waitFor();
    await window.close();
  });

  test('how much offers may take off an article is put right in the list of articles', async () => {
    const { window, page, troubles } = await openMarketing(stage);
    await page.getByRole('tab', { name: 'Articles' }).click();
    await page.getByLabel('Search an article').fill('Muscadet');
    const row = page.getByRole('row', { name: /Muscadet/ });
    await row.getByText('34%').waitFor();
    await row.getByRole('button', { name: /^Change Muscadet/ }).click();
    const cap = row.getByLabel('Discounts at most (% of the price)');
    await cap.fill('101');
    await row.getByRole('button', { name: 'Save' }).click();
    await row.getByText('A percentage from 0 to 100, two decimals at most.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await cap.fill('0');
    await row.getByRole('button', { name: 'Save' }).click();
    await row.getByText('none').waitFor();
    const opener = row.getByRole('button', { name: /^Change Muscadet/ });
    await getsFocus(opener);
    await opener.click();
    await row.getByRole('button', { name: 'Close' }).click();
    await getsFocus(opener);
    await opener.click();
    await cap.fill('34');
    await row.getByRole('button', { name: 'Save' }).click();
    await row.getByText('34%').waitFor();
    expect(troubles).toEqual([]);
    await window.close();
  });
};
