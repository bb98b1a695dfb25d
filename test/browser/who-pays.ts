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
    await page.getByText('Waits for the brand that pays part of it').waitFor();
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
    expect(await barriers(desk)).toEqual([]);
    expect(theirs).toEqual([]);
    await brands.close();
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
