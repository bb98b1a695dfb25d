/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { welcomeCodes } from '@rayon/infra';
import type { Page } from 'playwright-core';
import { mikadoCode, openAisle, scanCode } from './aisle';
import { fillIn, openMarketing, soups } from './campaigns';
import { codeField, shows } from './shop-floor';
import type { Stage } from './stage';
import { barriers } from './visitor';

/** A list that is cut off and then changed is read from its first line. */
const readsEveryLine = async (page: Page) => {
  const codes = page.getByRole('region', { name: 'Codes' });
  const lines = Array.from({ length: 2_001 }, (_, at) => `TICKET-${at}`);
  const choose = (list: readonly string[]) =>
    codes
      .getByLabel('File')
      .setInputFiles({ name: 'codes.csv', mimeType: 'text/csv', buffer: Buffer.from(list.join('\n')) });
  let calls = 0;
  await page.route('**/graphql', (route) => {
    const isImport = route.request().postData()?.includes('mutation ImportCodes(');
    if (isImport) calls += 1;
    return isImport && calls > 1 ? route.abort() : route.continue();
  });
  await choose(lines);
  await shows(
    async () => (await codes.getByLabel('Codes, one on each line').inputValue()).length,
    (length) => length > 2_001,
  );
  await codes.getByRole('button', { name: 'Import codes' }).click();
  await codes.getByRole('alert').waitFor();
  await codes.getByText('2000 codes were taken.').waitFor();
  await choose(['FIRST', ...lines]);
  await codes.getByRole('alert').waitFor({ state: 'detached' });
  await page.unroute('**/graphql');
  await codes.getByRole('button', { name: 'Import codes' }).click();
  await codes.getByText('2 codes were taken.').waitFor();
  await codes.getByText('2000 lines were not taken:').waitFor();
};

/** Codes that work once: made, imported, saved and counted in the console, and entered on a handheld. */
export const describeOwnCodes = (stage: Stage) => {
  test('codes are made and saved once, imported line by line, and counted', async () => {
    const { window, page, troubles } = await openMarketing(stage);
    await page.getByRole('link', { name: 'New campaign' }).click();
    await fillIn(
      page,
      'Soups with a code of their own',
      [['Benefit', 'PERCENT_OFF'], ...soups, ['Code to enter', 'OWN']],
      [['Discount (%)', '10']],
    );
    await page.getByLabel('Baskets per code').fill('0');
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page
      .getByText('From 1 to 1,000')
      .or(page.getByText('1 field needs another look'))
      .first()
      .waitFor();
    await page.getByLabel('Baskets per code').fill('1');
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('With a code of its own alone: each works once.').waitFor();

    const codes = page.getByRole('region', { name: 'Codes' });
    await codes.getByText('Make codes', { exact: true }).first().click();
    await codes.getByLabel('How many').fill('3');
    await codes.getByLabel('In front of each').fill('soup');
    await codes.getByRole('button', { name: 'Make codes' }).click();
    await codes.getByText('3 codes are made. Save the list now: nobody can see it again.').waitFor();
    // It is told once: no other list takes its place, it outlives a look elsewhere, and the browser asks before it is lost.
    const mayLeave = () =>
      page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));
    expect(await codes.getByLabel('How many').count()).toBe(0);
    await page.getByRole('link', { name: 'All campaigns' }).click();
    expect(await mayLeave()).toBe(false);
    await page.getByRole('link', { name: 'Soups with a code of their own', exact: true }).click();
    await codes.getByText('3 codes are made.').waitFor();
    expect(await barriers(page)).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      codes.getByRole('button', { name: 'Save the list (CSV)' }).click(),
    ]);
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toEqual([
      'code',
      ...Array.from({ length: 3 }, () => expect.stringMatching(/^SOUP(-\w{4}){3}$/)),
    ]);

    await codes.getByText('The list was saved.').waitFor();
    expect(await mayLeave()).toBe(true);
    await codes.getByLabel('How many').fill('1');
    await codes.getByRole('button', { name: 'Make codes' }).click();
    await codes.getByText('1 code is made.').waitFor();
    await codes.getByRole('button', { name: 'Do without the list' }).click();
    await codes.getByRole('button', { name: 'Lose this list?' }).click();
    await codes.getByLabel('How many').waitFor();
    expect(await mayLeave()).toBe(true);

    await codes.getByText('Import codes', { exact: true }).first().click();
    await codes.getByLabel('Codes, one on each line').fill('PARTNER-1\nPARTNER-2\n\nPARTNER-1\n');
    await codes.getByRole('button', { name: 'Import codes' }).click();
    await codes.getByText('2 codes were taken.').waitFor();
    await codes.getByText('Line 4: This code stands further up in the list.').waitFor();
    const counts = codes.getByRole('definition');
    expect(await counts.allTextContents()).toEqual(['6', '6', '0', '0']);
    expect(await barriers(page)).toEqual([]);

    await readsEveryLine(page);

    await page.getByRole('link', { name: /^Change/ }).click();
    expect(await page.getByLabel('Code to enter').inputValue()).toBe('OWN');
    await page.getByLabel('Code to enter').selectOption('SHARED');
    await page.getByLabel('Code', { exact: true }).fill('SOUPS');
    await page.getByRole('button', { name: 'Save this version' }).click();
    await page.getByText('With the code “SOUPS” alone.').waitFor();
    expect(await page.getByRole('region', { name: 'Codes' }).count()).toBe(0);
    expect(troubles.filter((trouble) => !/Failed to load resource/.test(trouble))).toEqual([]);
    await window.close();
  });

  test('a handheld says of a code what became of it, and takes a GS1 coupon that is scanned', async () => {
    const { window, page, troubles } = await openAisle(stage, { language: 'en', width: 480, height: 800 });
    for (let piece = 0; piece < 12; piece += 1) await scanCode(page, mikadoCode);
    const code = welcomeCodes[9];
    const enter = async (text: string) => {
      await page.getByRole('button', { name: 'I have a code' }).click();
      await page.getByLabel('Code', { exact: true }).fill(text);
      await page.getByRole('button', { name: 'Use it' }).click();
    };
    await enter(`${code.slice(0, -1)}3`);
    await page.getByText('This code was mistyped').waitFor();
    await page.getByRole('button', { name: /^Remove the code/ }).click();
    await enter(code.toLowerCase());
    await page.getByText('The code is taken into account.').waitFor();
    await codeField(page).first().fill('8112001234561234560123456');
    await page.keyboard.press('Enter');
    await page.getByText('GS1:123456:123456:123456').waitFor();
    await page.getByText('There is no such code.').waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await window.close();
  });
};
