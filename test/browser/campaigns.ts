import type { Page } from 'playwright-core';
import { codeField } from './shop-floor';
import type { Stage } from './stage';
import { barriers, openWindow } from './visitor';

/** A field of the form, and what is filled in or chosen. */
export type Field = readonly [label: string, value: string];

/** Fills in what every campaign has to say; the choices of the benefit and of whom it is for are the caller's. */
export const fillIn = async (
  page: Page,
  title: string,
  choices: readonly Field[],
  fields: readonly Field[],
) => {
  await page.getByLabel('Title (French)').fill(`${title} (fr)`);
  await page.getByLabel('Title (English)').fill(title);
  await page.getByLabel('First day').fill('2026-01-01');
  await page.getByLabel('Last day').fill('2027-06-30');
  await page.getByLabel('Stores', { exact: true }).selectOption('EVERYWHERE');
  for (const [label, value] of choices)
    await page.getByLabel(label, { exact: true }).first().selectOption(value);
  for (const [label, value] of fields) await page.getByLabel(label, { exact: true }).first().fill(value);
};

/** What most campaigns here apply to. */
export const soups: readonly Field[] = [
  ['Articles it applies to', 'SOME'],
  ['Categories', 'Soupes'],
];

/** A new draft, from the list to its page. */
const draft = async (page: Page, title: string, choices: readonly Field[], fields: readonly Field[]) => {
  await page.getByRole('link', { name: 'New campaign' }).click();
  await fillIn(page, title, choices, fields);
  await page.getByRole('button', { name: 'Create the draft' }).click();
  await page.getByRole('heading', { name: title }).waitFor();
};

/** Takes a step from the campaign's page, over everything it says. */
export const confirmStep = async (page: Page, step: RegExp, yes: string) => {
  await page.getByRole('link', { name: step }).click();
  await page.getByRole('button', { name: yes }).click();
};

/** The console of somebody who writes campaigns. */
export const openMarketing = async (stage: Stage, timeZone?: string) => {
  const window = await openWindow(stage().browser, stage().url, { language: 'en', timeZone });
  const { page, troubles } = await window.visit('/console');
  await page.getByRole('button', { name: 'Maud Marketing' }).click();
  await page.getByRole('link', { name: 'New campaign' }).waitFor();
  return { window, page, troubles };
};

/** Writing campaigns. */
export const describeCampaigns = (stage: Stage) => {
  const marketing = () => openMarketing(stage);

  const kinds: [gift: string, choices: Field[], fields: Field[], says: string][] = [
    ['PERCENT_OFF', [['For whom', 'EVERYBODY']], [['Discount (%)', '12,5']], '€8.75 instead of €10.00'],
    ['AMOUNT_OFF', [['For whom', 'MEMBERS']], [['Amount (EUR)', '0,20']], '€9.80 instead of €10.00'],
    [
      'FIXED_PRICE',
      [['With other offers', 'STACKABLE']],
      [
        ['Amount (EUR)', '1.79'],
        ['Budget (EUR)', '500'],
      ],
      '€1.79 instead of €2.79',
    ],
    [
      'N_FOR_M',
      [],
      [
        ['Articles taken', '3'],
        ['Articles paid', '2'],
        ['Times per trip', '2'],
      ],
      '€6.00 instead of €9.00',
    ],
    [
      'N_FOR_M',
      [],
      [
        ['Articles taken', '2'],
        ['Articles paid', '1'],
        ['Discount on the others (%)', '50'],
      ],
      '€4.50 instead of €6.00',
    ],
    [
      'BUNDLE_PRICE',
      [],
      [
        ['Price of the set (EUR)', '5'],
        ['Pieces of what it applies to', '3'],
      ],
      '€5.00 instead of €9.00',
    ],
    [
      'BUNDLE_PERCENT_OFF',
      [],
      [
        ['Discount (%)', '20'],
        ['Pieces of what it applies to', '3'],
      ],
      '€24.00 instead of €30.00',
    ],
    [
      'BASKET_AMOUNT_OFF',
      [['Articles it applies to', 'WHOLE']],
      [
        ['Amount (EUR)', '3'],
        ['Trips per member', '1'],
      ],
      'the shopper pays €7.00',
    ],
    ['POINTS', [['For', 'UNIT']], [['Number of points', '10']], 'give 30 points'],
    ['POINTS', [['For', 'BASKET']], [['Number of points', '10']], 'give 10 points'],
    ['POINTS_MULTIPLIER', [], [['Multiple (%)', '200']], 'give 40 points instead of 20'],
    [
      'MESSAGE',
      [['Moment', 'LINE_SCANNED']],
      [
        ['Message (French)', 'Bonjour'],
        ['Message (English)', 'Hello'],
      ],
      'when an article it applies to is scanned',
    ],
    [
      'MESSAGE',
      [
        ['Moment', 'TRIP_OPENED'],
        ['For whom', 'PERSONALISED'],
        ['Who bought', 'Soupes'],
        ['Who never bought', 'Biscuits'],
      ],
      [
        ['Message (French)', 'Bonjour'],
        ['Message (English)', 'Hello'],
      ],
      'who never bought: Biscuits',
    ],
  ];

  test.each(kinds.map((kind, index) => [kind[0], index, kind] as const))(
    'a campaign can be created that gives %s (%d), and its page says so',
    async (_, index, [gift, choices, fields, says]) => {
      const { window, page, troubles } = await marketing();
      const reach = choices.some(([label]) => label === 'Articles it applies to') ? [] : soups;
      await draft(page, `Kind ${index}`, [['Benefit', gift], ...reach, ...choices], fields);
      await page.getByText(says).waitFor();
      await page.getByRole('link', { name: 'All campaigns' }).click();
      await page
        .getByRole('row')
        .filter({ hasText: `Kind ${index}` })
        .waitFor();
      expect(troubles).toEqual([]);
      await window.close();
    },
  );

  test('what is put in the place of a campaign while somebody reads it is read before it is approved', async () => {
    const title = 'Soups, changed meanwhile';
    const { window, page, troubles } = await marketing();
    await draft(page, title, [['Benefit', 'PERCENT_OFF'], ...soups], [['Discount (%)', '10']]);
    await confirmStep(page, /^Submit/, 'Yes, submit');
    await page.getByText('Submitted', { exact: true }).waitFor();
    const approval = new URL(page.url());
    approval.searchParams.set('step', 'approveCampaign');
    const second = await openWindow(stage().browser, stage().url, { language: 'en' });
    const { page: reader } = await second.visit(approval.href);
    await reader.getByRole('button', { name: /^Ad/ }).click();
    await reader.getByText('10% off each article it applies to.').waitFor();

    await page.getByRole('button', { name: /^Send back/ }).click();
    await page.getByLabel('What should change').fill('More of it');
    await page.getByRole('button', { name: 'Send back', exact: true }).click();
    await page.getByRole('link', { name: /^Change/ }).click();
    await page.getByLabel('Discount (%)', { exact: true }).fill('90');
    await page.getByRole('button', { name: 'Save this version' }).click();
    await confirmStep(page, /^Submit/, 'Yes, submit');

    await reader.getByText('below is version 2').waitFor();
    await reader.getByText('90% off each article it applies to.').waitFor();
    expect(await reader.getByRole('button', { name: 'Yes, approve' }).count()).toBe(0);
    expect(await barriers(reader)).toEqual([]);
    await reader.getByRole('button', { name: 'I have read version 2' }).click();
    await reader.getByRole('button', { name: 'Yes, approve' }).click();
    await reader.getByText('Approved', { exact: true }).waitFor();
    expect(troubles).toEqual([]);
    await second.close();
    await window.close();
  });

  test('an offer for members who agree to personal offers reaches those, and nobody else', async () => {
    const { window, page, troubles } = await marketing();
    const personal: Field[] = [['Benefit', 'PERCENT_OFF'], ['For whom', 'PERSONALISED'], ...soups];
    await draft(page, 'Soups for those who agree', personal, [['Discount (%)', '40']]);
    await confirmStep(page, /^Submit/, 'Yes, submit');
    await page.getByText('Submitted', { exact: true }).waitFor();
    // Who wrote it is told that somebody else approves it, and the page of the step is none for them.
    await page.getByText('You wrote it: somebody else has to approve it').waitFor();
    expect(await page.getByRole('link', { name: /^Approve/ }).count()).toBe(0);
    const approval = new URL(page.url());
    approval.searchParams.set('step', 'approveCampaign');
    await page.goto(approval.href);
    await page.getByText('You wrote it: somebody else has to approve it').waitFor();
    const second = await openWindow(stage().browser, stage().url, { language: 'en' });
    const { page: other } = await second.visit(approval.href);
    await other.getByRole('button', { name: /^Ad/ }).click();
    await other.getByRole('button', { name: 'Yes, approve' }).click();
    await other.getByText('Approved', { exact: true }).waitFor();
    await second.close();
    await page.reload();
    await page.getByText('Approved', { exact: true }).waitFor();
    await page.getByRole('link', { name: /^Go live/ }).click();
    const asked = page.getByRole('heading', { name: 'Put this campaign live?' });
    await asked.waitFor();
    for (const said of [
      '40% off each article it applies to.',
      'Categories: Soupes',
      'Every store',
      'Members who agree to personal offers',
      /From Thursday 1 January 2026 to Wednesday 30 June 2027/,
      'No limit.',
      'No budget set.',
      'The best one per article',
      'One article at €10.00: the shopper pays €6.00 instead of €10.00.',
    ])
      await page.getByText(said).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'Not now' }).click();
    await asked.waitFor({ state: 'detached' });
    await page.getByText('Approved', { exact: true }).waitFor();
    await confirmStep(page, /^Go live/, 'Yes, go live');
    await page.getByText('Live', { exact: true }).waitFor();

    const { samples } = (await (await fetch(`${stage().url}/demo.json`)).json()) as {
      samples: { label: string; code: string }[];
    };
    // The samples are in the order of their shelves: the fourth packaged one is a soup.
    const soup = samples[3]?.code ?? '';
    const seen: boolean[] = [];
    for (const member of ['Camille', 'Inès']) {
      const shopper = await openWindow(stage().browser, stage().url, { language: 'en' });
      const { page: card } = await shopper.visit('/card');
      await card.getByRole('button', { name: member }).click();
      const content = (await card.getByTestId('qr-content').textContent()) ?? '';
      const { page: scanner } = await shopper.visit('/scanner');
      await scanner.getByRole('button', { name: 'Rayon Lyon Part-Dieu' }).click();
      await scanner.getByRole('button', { name: 'Start', exact: true }).waitFor();
      await codeField(scanner).fill(content);
      await scanner.keyboard.press('Enter');
      await scanner.getByTestId('total').waitFor();
      await codeField(scanner).fill(soup);
      await scanner.keyboard.press('Enter');
      await scanner.getByText('1 item', { exact: true }).waitFor();
      // Both get the points of soups: with them the offers are there.
      await scanner.getByText('+10 points per soup').first().waitFor();
      seen.push(await scanner.getByText('Soups for those who agree').first().isVisible());
      // Others need the card.
      await scanner.getByRole('button', { name: 'Abandon', exact: true }).click();
      await scanner.getByRole('button', { name: 'Abandon it?' }).click();
      await scanner.getByRole('button', { name: 'Without a card' }).waitFor();
      await shopper.close();
    }
    expect(seen).toEqual([true, false]);
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('a campaign is tried on past sales beside another one, and a period without sales is said', async () => {
    const { window, page, troubles } = await marketing();
    await page
      .getByRole('link', { name: /Tropicana/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Try it on past sales' }).waitFor();
    await page.getByLabel('Compare with').selectOption({ label: 'Orange juice 30% off' });
    await page.getByRole('button', { name: 'Try it', exact: true }).click();
    await page.getByRole('row', { name: /^Sales looked at/ }).waitFor();
    for (const figure of [/^Sales reached/, /^Cost/, /^Taken from other campaigns/, /^Revenue with it/])
      await page.getByRole('row', { name: figure }).waitFor();
    for (const parts of [/^By store/, /^By day/]) await page.getByText(parts).first().click();
    await page
      .getByRole('row', { name: /Lyon|Nantes/ })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);

    await page.getByLabel('From', { exact: true }).fill('2025-01-01');
    await page.getByLabel('To', { exact: true }).fill('2025-01-02');
    await page.getByRole('button', { name: 'Try it', exact: true }).click();
    await page.getByText('No sale in this period. Choose another one.').waitFor();
    await page.getByText(/^Sales are known since/).waitFor();
    await page.getByLabel('From', { exact: true }).fill('2023-01-01');
    await page.getByRole('button', { name: 'Try it', exact: true }).click();
    await page.getByText(/Sales are kept for 400 days/).waitFor();
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('what is missing or wrong is said beside its field, and what is refused too', async () => {
    const { window, page } = await marketing();
    await page.getByRole('link', { name: 'New campaign' }).click();
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('7 fields need another look').waitFor();
    for (const label of ['Title (French)', 'First day', 'Stores', 'Benefit', 'Articles it applies to'])
      expect(await page.getByLabel(label, { exact: true }).getAttribute('aria-invalid')).toBe('true');
    expect(
      await page.getByLabel('Title (French)').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    // Red where it is wrong, also where nobody types, and unlike a field that is right.
    const edgeOf = (label: string) =>
      page.getByLabel(label, { exact: true }).evaluate((field) => getComputedStyle(field).borderTopColor);
    expect(await edgeOf('First day')).toBe(await edgeOf('Title (French)'));
    expect(await edgeOf('First day')).not.toBe(await edgeOf('Priority'));
    expect(await barriers(page)).toEqual([]);

    await fillIn(
      page,
      'Codes',
      [
        ['Benefit', 'PERCENT_OFF'],
        ['Articles it applies to', 'SOME'],
      ],
      [
        ['Discount (%)', '101'],
        ['Barcodes', '3017620422004'],
      ],
    );
    await page.getByText('A percentage from 0.01 to 100, two decimals at most.').waitFor();
    await page.getByLabel('Discount (%)').fill('10');
    await page.getByRole('button', { name: 'Create the draft' }).click();
    const codes = page.getByLabel('Barcodes');
    await page.getByText(/not an article’s barcode/).waitFor();
    expect(await codes.getAttribute('aria-invalid')).toBe('true');
    await window.close();
  });

  test('what is typed into a campaign outlives a look elsewhere and a reload, until it is saved or given up', async () => {
    const { window, page, troubles } = await marketing();
    const title = page.getByLabel('Title (French)');
    const begun = page.getByText('What you had begun to fill in is still here.');
    await page.getByRole('link', { name: 'New campaign' }).click();
    await title.fill('À moitié');
    await page.getByRole('tab', { name: 'Articles' }).click();
    await page.getByLabel('Search an article').waitFor();
    await page.goBack();
    await begun.waitFor();
    expect(await title.inputValue()).toBe('À moitié');
    await page.reload();
    await begun.waitFor();
    expect(await title.inputValue()).toBe('À moitié');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('button', { name: 'Clear it all?' }).click();
    await begun.waitFor({ state: 'detached' });
    expect(await title.inputValue()).toBe('');

    await fillIn(
      page,
      'One day, one point',
      [
        ['Benefit', 'POINTS'],
        ['Articles it applies to', 'WHOLE'],
      ],
      [
        ['Number of points', '1'],
        ['First day', '2027-06-30'],
        ['Last day', '2027-06-30'],
        ['From', '17:00'],
      ],
    );
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Sun'])
      await page.getByRole('button', { name: day, exact: true }).click();
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('1 point for each article paid.').waitFor();
    await page
      .getByText('On Fridays and Saturdays, from 17:00 to 24:00, by the clock of each store')
      .waitFor();
    await page.getByText('On Wednesday 30 June 2027').waitFor();
    await page.getByRole('link', { name: 'All campaigns' }).click();
    await page.getByRole('link', { name: 'New campaign' }).click();
    await title.waitFor();
    expect(await title.inputValue()).toBe('');
    expect(await begun.count()).toBe(0);
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('what is left out of a campaign is picked in its form, said on its page, and there when it is changed', async () => {
    const { window, page, troubles } = await marketing();
    await page.getByRole('link', { name: 'New campaign' }).click();
    await fillIn(page, 'Nearly everything', [['Benefit', 'PERCENT_OFF'], ...soups], [['Discount (%)', '10']]);
    const leaveOut = page.getByLabel('Leave some articles out');
    await leaveOut.check();
    await page.getByLabel('Articles already marked down').check();
    const leftOut = page.getByRole('combobox', { name: 'Categories left out' });
    await leftOut.selectOption('Soupes');
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('What is named cannot be excepted at the same time.').waitFor();
    expect(await leftOut.getAttribute('aria-invalid')).toBe('true');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove Soupes' }).last().click();
    await leftOut.selectOption('Biscuits');
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('Except: Biscuits, articles already marked down.').waitFor();
    await page
      .getByRole('link', { name: /^Change/ })
      .first()
      .click();
    expect(await leaveOut.isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Remove Biscuits' }).waitFor();
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('each tab and campaign has an address: reload, back and a shared link lead to it', async () => {
    const { window, page, troubles } = await marketing();
    await page.getByRole('tab', { name: 'Articles' }).click();
    await page.getByLabel('Search an article').fill('Mikado');
    await page.getByRole('row').filter({ hasText: 'Mikado' }).first().waitFor();
    await page.reload();
    await page.getByRole('row').filter({ hasText: 'Mikado' }).first().waitFor();
    expect(await page.getByLabel('Search an article').inputValue()).toBe('Mikado');
    await page.getByLabel('Search an article').fill('');
    await page.getByText('25 shown').waitFor();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('50 shown').waitFor();

    await page.goBack();
    const campaign = page.getByRole('row').nth(1).getByRole('link').first();
    const title = (await campaign.textContent()) ?? '';
    await campaign.click();
    await page.getByRole('heading', { name: title }).waitFor();
    const { page: shared } = await window.visit(page.url());
    await shared.getByRole('button', { name: 'Maud Marketing' }).click();
    await shared.getByRole('heading', { name: title }).waitFor();
    await page.goBack();
    await campaign.waitFor();
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('a campaign written in a browser overseas has the days of its stores, whoever reads it where', async () => {
    const title = 'Christmas seen from afar';
    const writing = await openMarketing(stage, 'America/Martinique');
    const { page } = writing;
    await page.getByRole('link', { name: 'New campaign' }).click();
    await page.getByText('in the time zone of its stores: Europe/Paris').waitFor();
    const days: Field[] = [
      ['First day', '2026-12-24'],
      ['Last day', '2026-12-26'],
    ];
    const choices: Field[] = [['Benefit', 'PERCENT_OFF'], ...soups];
    await fillIn(page, title, choices, [['Discount (%)', '5'], ...days]);
    const [request] = await Promise.all([
      page.waitForRequest((one) => one.postData()?.includes('draftCampaign') ?? false),
      page.getByRole('button', { name: 'Create the draft' }).click(),
    ]);
    const asked = request.postDataJSON() as { variables: { input: { from: string; to: string } } };
    const parisian = { from: '2026-12-23T23:00:00.000Z', to: '2026-12-26T23:00:00.000Z' };
    expect(asked.variables.input).toMatchObject(parisian);
    await page.getByRole('heading', { name: title }).waitFor();
    const address = page.url();
    await writing.window.close();

    for (const timeZone of ['America/Martinique', 'UTC', 'Asia/Tokyo']) {
      const { window, page: read, troubles } = await openMarketing(stage, timeZone);
      await read.goto(address);
      await read.getByText('From Thursday 24 December 2026 to Saturday 26 December 2026 included').waitFor();
      await read.getByText('Days in the time zone Europe/Paris', { exact: true }).waitFor();
      await read
        .getByRole('link', { name: /^Change/ })
        .first()
        .click();
      for (const [label, day] of days) {
        await read.getByLabel(label).waitFor();
        expect(await read.getByLabel(label).inputValue()).toBe(day);
      }
      await read.goto('/console?tab=campaigns&view=calendar&month=2026-12');
      const row = read.getByRole('row').filter({ has: read.getByRole('rowheader', { name: title }) });
      await row.getByText('24 Dec 2026 to 26 Dec 2026').waitFor();
      expect(troubles).toEqual([]);
      await window.close();
    }
  });
};
