import type { Page } from 'playwright-core';
import { type Field, fillIn, openMarketing, soups } from './campaigns';
import type { Stage } from './stage';
import { barriers } from './visitor';

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

const fillRow = async (page: Page, name: string, fields: readonly Field[]) => {
  for (const [label, value] of fields) await group(page, name).getByLabel(label).fill(value);
};

/** What stands in the fields of a row. */
const rowSays = async (page: Page, name: string, labels: readonly string[]): Promise<string[]> => {
  await group(page, name).waitFor();
  return Promise.all(labels.map((label) => group(page, name).getByLabel(label).inputValue()));
};

/** Campaigns that say something in rows: written, read back and changed. */
export const describeCampaignRows = (stage: Stage) => {
  test('the campaigns of a month stand in a table, and how many members one is for is said while it is written', async () => {
    const { window, page, troubles } = await openMarketing(stage);
    await page.getByRole('link', { name: 'Calendar' }).click();
    const row = page.getByRole('row', { name: /^Orange juice 30% off/ });
    await row.getByText('50% of the members are the control').waitFor();
    await page
      .getByRole('row', { name: /^€3 off from €30/ })
      .getByRole('link', { name: /BIENVENUE/ })
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    const month = page.url();
    await page
      .getByRole('button', { name: 'Later month' })
      .or(page.getByRole('link', { name: 'Later month' }))
      .click();
    await page.waitForURL((url) => url.href !== month);
    await row.waitFor();
    await page.getByRole('link', { name: 'As a list' }).click();
    await page.getByRole('link', { name: 'New campaign' }).click();
    await page.getByText(/^Now: everybody who shops, of whom \d+ members/).waitFor();
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('what past purchases come to, and who is the control: written, said and changed', async () => {
    const { window, page, troubles } = await openMarketing(stage);
    await page.getByRole('link', { name: 'New campaign' }).click();
    await fillIn(
      page,
      'Soups for who came back',
      [['Benefit', 'PERCENT_OFF'], ...soups],
      [
        ['Discount (%)', '10'],
        ['Members who do not get it (%)', '10'],
      ],
    );
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('A control group is known by its cards: choose members first, above.').waitFor();
    await page.getByLabel('For whom', { exact: true }).first().selectOption('PERSONALISED');
    await page.getByRole('button', { name: '+ Add a condition on past purchases' }).click();
    const past = 'Past purchases 1';
    await group(page, past).getByLabel('Purchases of').selectOption('WHOLE');
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('A least or a most, or both.').waitFor();
    await fillRow(page, past, [
      ['Within the last days', '28'],
      ['At least', '3'],
    ]);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create the draft' }).click();
    for (const said of [
      'whose purchases of the last 28 days (Any purchase) come to: at least 3 visits.',
      '10% of the members do not get it: they are the control.',
      'Dealt by the name “Soups for who came back (fr)”: everybody stays on the same side, on every device.',
      'Nobody has shopped yet since it is measured.',
    ])
      await page.getByText(said).waitFor();

    await page.getByRole('link', { name: /^Change/ }).click();
    expect(await rowSays(page, past, ['Within the last days', 'Count', 'At least', 'At most'])).toEqual([
      '28',
      'RECEIPTS',
      '3',
      '',
    ]);
    await group(page, past).getByLabel('Count').selectOption('AMOUNT');
    await page.getByLabel('Up to (%)').fill('95');
    await page.getByRole('button', { name: 'Save this version' }).click();
    await page.getByText('Above the beginning, and without reaching the control group.').waitFor();
    await page.getByLabel('Up to (%)').fill('45');
    await page.getByRole('button', { name: 'Save this version' }).click();
    await page
      .getByText('whose purchases of the last 28 days (Any purchase) come to: at least €3.00.')
      .waitFor();
    await page
      .getByText('45% of the members get it (from 0% to 45%), if they are among those it is for.')
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('a threshold of each shopper’s own: written, refused where it is unfair, said with examples and changed', async () => {
    const { window, page, troubles } = await openMarketing(stage);
    await page.getByRole('link', { name: 'New campaign' }).click();
    await fillIn(
      page,
      'A little more soup',
      [['Benefit', 'OWN_AMOUNT'], ...soups],
      [['Amount (EUR)', '0.10']],
    );
    const isFor = page.getByLabel('For whom', { exact: true }).first();
    const options = isFor.getByRole('option');
    expect(await options.allTextContents()).toEqual(['Members who agree to personal offers']);
    // No other benefit goes with one.
    await group(page, 'What must be in the basket').getByRole('button', { name: 'Add a condition' }).click();
    const own = page.getByLabel('The threshold is each shopper’s own');
    await own.waitFor();
    await page.getByLabel('Benefit', { exact: true }).selectOption('PERCENT_OFF');
    expect([await own.count(), await options.count()]).toEqual([0, 3]);
    await page.getByLabel('Benefit', { exact: true }).selectOption('OWN_AMOUNT');
    await group(page, 'Condition 1')
      .getByRole('button', { name: /^Remove/ })
      .click();
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page
      .getByText('What is given by the threshold needs a condition with a threshold of one’s own')
      .waitFor();
    await group(page, 'What must be in the basket').getByRole('button', { name: 'Add a condition' }).click();
    const condition = group(page, 'Condition 1');
    await condition.getByLabel('What counts').selectOption('SAME');
    await fillRow(page, 'Condition 1', [['Amount, at least (EUR)', '10']]);
    await condition.getByLabel('The threshold is each shopper’s own').check();
    await group(page, 'Limits').locator('summary').click();
    await page.getByLabel('Most off one basket (EUR)').fill('2');
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await condition.getByText('An amount above zero, such as 1.50.').waitFor();
    await fillRow(page, 'Condition 1', [['The highest threshold (EUR)', '40']]);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('A cap per basket would give less to whoever buys more.').waitFor();
    await page.getByLabel('Most off one basket (EUR)').fill('');
    await page.getByRole('button', { name: 'Create the draft' }).click();
    for (const said of [
      'Once: €0.10 for each €1.00 of each shopper’s own threshold, so more to whoever is asked for more.',
      'Categories: Soupes: each shopper’s own threshold, 10% more than they usually buy per visit (last 12 weeks), from €10.00 to €40.00.',
      'Who is not known well yet: €1.00 from €10.00.',
      'Who usually buys €25.00 of it per visit: €2.80 from €28.00.',
      'Who usually buys €80.00 of it per visit: €4.00 from €40.00.',
    ])
      await page.getByText(said).waitFor();

    await page.getByRole('link', { name: /^Change/ }).click();
    const labels = ['Weeks looked at', 'More than usual (%)', 'The highest threshold (EUR)'];
    expect(await rowSays(page, 'Condition 1', labels)).toEqual(['12', '10', '40.00']);
    await fillRow(page, 'Condition 1', [['More than usual (%)', '20']]);
    await page.getByRole('button', { name: 'Save this version' }).click();
    await page.getByText('version 2').waitFor();
    await page.getByText('Who usually buys €25.00 of it per visit: €3.00 from €30.00.').waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('a message on the way to an amount and a mix: written, seen on the handheld, refused, read back and changed', async () => {
    const { window, page, troubles } = await openMarketing(stage);
    await page.getByRole('link', { name: 'New campaign' }).click();
    await fillIn(
      page,
      'Soup and more',
      [['Benefit', 'MESSAGE'], ...soups],
      [
        ['Message (French)', 'Encore un peu'],
        ['Message (English)', 'A little more'],
      ],
    );
    await page.getByLabel('Moment', { exact: true }).selectOption('TRIP_OPENED');
    // Nothing is in a basket yet: nothing can be asked of it.
    expect(await group(page, 'What must be in the basket').count()).toBe(0);
    await page.getByText('As the trip begins, with an empty basket: the message appears.').waitFor();
    await page.getByLabel('Moment', { exact: true }).selectOption('LINE_SCANNED');
    const add = group(page, 'What must be in the basket').getByRole('button', { name: 'Add a condition' });
    await add.click();
    await fillRow(page, 'Condition 1', [
      ['Amount, at least (EUR)', '40'],
      ['Already from (%)', '75'],
    ]);
    await add.click();
    await group(page, 'Condition 2').getByLabel('What counts').selectOption('SOME');
    await group(page, 'Condition 2').getByRole('combobox', { name: 'Categories' }).selectOption('Biscuits');
    await fillRow(page, 'Condition 2', [['Articles, at least', '2']]);
    const handheld = page.getByRole('region', { name: 'On the handheld' });
    for (const said of [
      'Biscuits, 2 articles, €6.00 + 2 other articles, €21.00: no message yet.',
      'Biscuits, 2 articles, €6.00 + 2 other articles, €21.00 + Soupes, €3.00: the message appears with the last scan.',
      'Biscuits, 2 articles, €6.00 + 3 other articles, €31.00 + Soupes, €3.00: the threshold is reached, the message goes.',
    ])
      await handheld.getByText(said).waitFor();
    await handheld.getByLabel('Language of the handheld').selectOption('fr');
    for (const said of ['Soup and more (fr)', 'Encore un peu']) await handheld.getByText(said).waitFor();
    expect(await barriers(page)).toEqual([]);

    await fillRow(page, 'Condition 1', [['Already from (%)', '100']]);
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await group(page, 'Condition 1').locator('[aria-invalid="true"]').waitFor();
    await fillRow(page, 'Condition 1', [['Already from (%)', '75']]);
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByRole('heading', { name: 'Soup and more', exact: true }).waitFor();
    for (const said of [
      'The whole basket: at least €40.00, said from 75% of it on, until it is reached.',
      'Categories: Biscuits: at least 2 articles.',
    ])
      await page.getByText(said).waitFor();
    await handheld.getByText(/the message appears with the last scan/).waitFor();
    // On past sales it reaches some, and nothing is said of money.
    await page.getByRole('button', { name: 'Try it', exact: true }).click();
    await page.getByRole('row', { name: /^Share of sales reached/ }).waitFor();
    await page.getByText(/^What receipts do not tell: what was put back/).waitFor();
    expect(await page.getByRole('row', { name: /^Cost/ }).count()).toBe(0);

    await page.getByRole('link', { name: /^Change/ }).click();
    expect(await rowSays(page, 'Condition 1', ['Amount, at least (EUR)', 'Already from (%)'])).toEqual([
      '40.00',
      '75',
    ]);
    await page.getByLabel('Moment', { exact: true }).selectOption('TRIP_ENDED');
    await fillRow(page, 'Condition 1', [['Already from (%)', '']]);
    await page.getByRole('button', { name: 'Save this version' }).click();
    await page.getByText('version 2').waitFor();
    await page.getByText('A message at the end of a trip with some of what it applies to.').waitFor();
    await handheld.getByText(/the message appears at the end, on the way to the till/).waitFor();
    expect(await handheld.getByText(/the threshold is reached/).count()).toBe(0);
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('who takes two soups gets biscuits: written, read back and changed', async () => {
    const { window, page, troubles } = await openMarketing(stage);
    await page.getByRole('link', { name: 'New campaign' }).click();
    await fillIn(
      page,
      'Biscuits with soup',
      [
        ['Benefit', 'BUY_GET'],
        ['Articles it applies to', 'SOME'],
      ],
      [],
    );
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('2 fields need another look').waitFor();
    await fillRow(page, 'Who takes', [['Number of pieces', '2']]);
    await group(page, 'Who takes').getByRole('combobox', { name: 'Categories' }).selectOption('Soupes');
    await group(page, 'What it applies to')
      .getByRole('combobox', { name: 'Categories' })
      .selectOption('Biscuits');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create the draft' }).click();
    for (const said of [
      'To take: 2 × Categories: Soupes.',
      'Each time: 1 of the articles it applies to, free.',
      'Nothing more: it is given in any basket.',
      '3 articles at €10.00, taken together as said: the shopper pays €20.00 instead of €30.00.',
    ])
      await page.getByText(said).waitFor();

    await page.getByRole('link', { name: /^Change/ }).click();
    expect(await rowSays(page, 'Who takes', ['Number of pieces', 'Articles to take'])).toEqual(['2', 'SOME']);
    expect(await rowSays(page, 'Gets', ['Number of pieces', 'Discount (%)'])).toEqual(['1', '100']);
    await group(page, 'Who takes').getByRole('button', { name: 'Remove Soupes' }).click();
    await group(page, 'Who takes').getByLabel('Articles to take').selectOption('SAME');
    await fillRow(page, 'Gets', [['Discount (%)', '50']]);
    await page.getByRole('button', { name: 'Save this version' }).click();
    await page.getByText('version 2').waitFor();
    await page.getByText('To take: 2 × Categories: Biscuits.').waitFor();
    await page.getByText('the shopper pays €25.00 instead of €30.00').waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('spend and save, from an amount in the basket on: written by keyboard, read back and changed', async () => {
    const { window, page, troubles } = await openMarketing(stage);
    await page.getByRole('link', { name: 'New campaign' }).click();
    await fillIn(page, 'More soup, more off', [['Benefit', 'STEPS'], ...soups], []);
    await fillRow(page, 'Step 1', [
      ['From (EUR)', '30'],
      ['Off (EUR)', '3'],
    ]);
    // A row that is added is gone on in.
    await page.getByRole('button', { name: 'Add a step' }).press('Enter');
    await group(page, 'Step 2').waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await page.keyboard.type('20');
    await page.keyboard.press('Tab');
    await page.keyboard.type('5');
    await page.getByRole('button', { name: 'Add a condition' }).click();
    await fillRow(page, 'Condition 1', [['Articles, at least', '4']]);
    await group(page, 'Condition 1').locator('summary').click();
    await group(page, 'Condition 1').getByLabel('Deposits count').check();
    const later = group(page, 'Condition 1').getByLabel('Count what is left to pay after other offers');
    expect(await later.isDisabled()).toBe(true);
    await page.getByLabel('With other offers').selectOption('ALWAYS');
    await later.check();
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('More than in the step before.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await fillRow(page, 'Step 2', [['From (EUR)', '50']]);
    await page.getByRole('button', { name: 'Create the draft' }).click();
    for (const said of [
      'from €30.00: −€3.00',
      'from €50.00: −€5.00',
      'The whole basket: at least 4 articles, deposits included, after the other offers.',
      'Comes on top of whatever else the article gets.',
      'the shopper pays €27.00',
    ])
      await page.getByText(said).first().waitFor();

    await page.getByRole('link', { name: /^Change/ }).click();
    expect(await rowSays(page, 'Step 2', ['From (EUR)', 'Off (EUR)'])).toEqual(['50.00', '5.00']);
    expect(await rowSays(page, 'Condition 1', ['Articles, at least', 'What counts'])).toEqual(['4', 'WHOLE']);
    expect(await later.isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Remove Step 1' }).click();
    await page.getByRole('button', { name: 'Remove Condition 1' }).click();
    await page.getByLabel('What they give').selectOption('PERCENT');
    await fillRow(page, 'Step 1', [['Discount (%)', '12,5']]);
    await page.getByRole('button', { name: 'Save this version' }).click();
    await page.getByText('version 2').waitFor();
    await page.getByText('from €50.00: −12.5%').waitFor();
    await page.getByText('Nothing more: it is given in any basket.').waitFor();
    expect(await page.getByText('from €30.00').count()).toBe(0);
    expect(troubles).toEqual([]);
    await window.close();
  });
};
