import { readFileSync } from 'node:fs';
import { welcomeCodes } from '@rayon/infra';
import { mikadoCode, openAisle, scanCode } from './aisle';
import { fillIn, openMarketing, soups } from './campaigns';
import { codeField } from './shop-floor';
import type { Stage } from './stage';
import { barriers } from './visitor';

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

    await codes.getByText('Import codes', { exact: true }).first().click();
    await codes.getByLabel('Codes, one on each line').fill('PARTNER-1\nPARTNER-2\n\nPARTNER-1\n');
    await codes.getByRole('button', { name: 'Import codes' }).click();
    await codes.getByText('2 codes were taken.').waitFor();
    await codes.getByText('Line 4: This code stands further up in the list.').waitFor();
    const counts = codes.getByRole('definition');
    expect(await counts.allTextContents()).toEqual(['5', '5', '0', '0']);
    expect(await barriers(page)).toEqual([]);

    await page.getByRole('link', { name: /^Change/ }).click();
    expect(await page.getByLabel('Code to enter').inputValue()).toBe('OWN');
    await page.getByLabel('Code to enter').selectOption('SHARED');
    await page.getByLabel('Code', { exact: true }).fill('SOUPS');
    await page.getByRole('button', { name: 'Save this version' }).click();
    await page.getByText('With the code “SOUPS” alone.').waitFor();
    expect(await page.getByRole('region', { name: 'Codes' }).count()).toBe(0);
    expect(troubles).toEqual([]);
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
