/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import { openAisle, scanCode } from './aisle';
import { confirmStep, fillIn, openMarketing, soups } from './campaigns';
import { shows } from './shop-floor';
import type { Stage } from './stage';
import { barriers, layoutShift, openWindow } from './visitor';

const title = 'Soup of the evening';

/** A photograph's worth of pixels, as the browser itself writes them. */
const drawnIn = async (page: Page): Promise<Buffer> => {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1800, 1200];
    const context = canvas.getContext('2d');
    for (let stripe = 0; context && stripe < 60; stripe += 1) {
      context.fillStyle = `hsl(${stripe * 6} 70% 50%)`;
      context.fillRect(stripe * 30, 0, 30, 1200);
    }
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
};

/** How wide a picture that was loaded is; 0 where it was not. */
const loadedWidth = (picture: Locator) =>
  shows(
    () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth),
    (width) => width > 0,
  );

/** What a campaign shows beside its words. */
export const describePictures = (stage: Stage) => {
  test('a picture is chosen in the form and seen on a handheld, and without it the words stand alone', async () => {
    const { window, page, troubles } = await openMarketing(stage);
    await page.getByRole('link', { name: 'New campaign' }).click();
    await fillIn(
      page,
      title,
      [['Benefit', 'MESSAGE'], ...soups, ['Moment', 'LINE_SCANNED'], ['For whom', 'EVERYBODY']],
      [
        ['Message (French)', 'Avec du pain grillé.'],
        ['Message (English)', 'With toasted bread.'],
      ],
    );
    const file = page.getByLabel('Picture', { exact: true });
    const bring = (name: string, buffer: Buffer) =>
      file.setInputFiles({ name, mimeType: 'image/png', buffer });
    await bring('page.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await page.getByRole('alert').getByText('This file is no picture').waitFor();
    expect(await file.getAttribute('aria-invalid')).toBe('true');

    await bring('soup.png', await drawnIn(page));
    await page.getByRole('button', { name: 'Remove the picture' }).waitFor();
    expect(await file.getAttribute('aria-invalid')).toBeNull();
    expect(await page.getByText('This file is no picture').count()).toBe(0);
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByText('Say what the picture shows').first().waitFor();
    await page.getByLabel('What the picture shows (French)').fill('Des rayures');
    await page.getByLabel('What the picture shows (English)').fill('Stripes');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create the draft' }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await confirmStep(page, /^Submit/, 'Yes, submit');
    await page.getByText('Submitted', { exact: true }).waitFor();

    const second = await openWindow(stage().browser, stage().url, { language: 'en' });
    const { page: other } = await second.visit(page.url());
    await other.getByRole('button', { name: /^Ad/ }).click();
    await other.getByRole('link', { name: /^Approve/ }).click();
    expect(await loadedWidth(other.getByRole('img', { name: /Stripes|Des rayures/ }).first())).toBe(960);
    expect(await barriers(other)).toEqual([]);
    await other.getByRole('button', { name: 'Yes, approve' }).click();
    await other.getByText('Approved', { exact: true }).waitFor();
    await second.close();
    await page.reload();
    await confirmStep(page, /^Go live/, 'Yes, go live');
    await page.getByText('Live', { exact: true }).waitFor();
    expect(troubles).toEqual([]);
    await window.close();

    const { samples } = (await (await fetch(`${stage().url}/demo.json`)).json()) as {
      samples: { code: string }[];
    };
    const soup = samples[3]?.code ?? '';
    const upright = { language: 'en', width: 390, height: 800 } as const;
    const aisle = await openAisle(stage, upright);
    await scanCode(aisle.page, soup);
    await aisle.page.getByText('With toasted bread.').waitFor();
    const picture = aisle.page.getByRole('img', { name: 'Stripes' });
    expect(await loadedWidth(picture)).toBe(256);
    const room = await aisle.page.locator('.offer-picture').first().boundingBox();
    expect(await barriers(aisle.page)).toEqual([]);
    expect(await layoutShift(aisle.page)).toBeLessThan(0.1);
    expect(aisle.troubles).toEqual([]);
    await aisle.window.close();

    const cut = await openAisle(stage, upright);
    await cut.page.route('**/pictures/**', (route) => route.abort());
    await scanCode(cut.page, soup);
    await cut.page.getByText('With toasted bread.').waitFor();
    await cut.page.getByRole('img', { name: 'Stripes' }).waitFor({ state: 'detached' });
    expect(await cut.page.locator('.offer-picture').first().boundingBox()).toEqual(room);
    expect(await layoutShift(cut.page)).toBeLessThan(0.1);
    await cut.window.close();
  });

  test.each([
    ['fr', 'Une tranche d’orange'],
    ['en', 'A slice of orange'],
  ] as const)(
    'the card shows the picture of an offer, in the words of its language (%s)',
    async (language, words) => {
      const window = await openWindow(stage().browser, stage().url, { language, width: 390, height: 844 });
      const { page, troubles } = await window.visit('/card');
      await page.getByRole('button', { name: 'Camille' }).click();
      const picture = page.getByRole('img', { name: words }).first();
      const more = page.getByRole('button', { name: /^(Afficher la suite|Show more)$/ }).first();
      // What other tests launched comes first.
      await shows(
        async () => {
          const isThere = await picture.isVisible();
          if (!isThere && (await more.isVisible()) && (await more.isEnabled())) await more.click();
          return isThere;
        },
        (isThere) => isThere,
      );
      expect(await loadedWidth(picture)).toBe(320);
      expect(await barriers(page)).toEqual([]);
      expect(troubles).toEqual([]);
      await window.close();
    },
  );
};
