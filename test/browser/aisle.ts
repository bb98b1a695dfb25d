/// <reference lib="dom" />
import { chromium, type Page } from 'playwright-core';
import { chromiumFlags, chromiumPath } from './chromium';
import { amountOf, codeField, shows } from './shop-floor';
import type { Stage } from './stage';
import { barriers, getsFocus, openWindow, type Window } from './visitor';
import { foreignHost } from './web-house';
import { words } from './words';

/** A packet of biscuits. */
export const mikadoCode = '3017760649193';
/** Oats for breakfast. */
const oatCode = '0030000064030';
const store = 'Rayon Lille Flandres';

type Samples = { samples: { label: string; code: string }[] };

/** The code of an article worth scanning, by a part of its name. */
export const sampleCode = async (url: string, label: string): Promise<string> => {
  const { samples } = (await (await fetch(`${url}/demo.json`)).json()) as Samples;
  const found = samples.find((sample) => sample.label.includes(label));
  if (!found) throw new Error(`there is no sample ${label}`);
  return found.code;
};

/** Scans a code and waits until it counted. */
export const scanCode = async (page: Page, code: string): Promise<void> => {
  const pieces = () => page.locator('.scanning-total').textContent();
  const before = await pieces();
  await codeField(page).first().fill(code);
  await page.keyboard.press('Enter');
  await shows(
    async () => ((await pieces()) === before ? 0 : 1),
    (changed) => changed === 1,
  );
};

/** A handheld with an open trip without a card. */
export const openAisle = async (stage: Stage, how: Window, at: string = store) => {
  const window = await openWindow(stage().browser, stage().url, how);
  const visit = await window.visit('/scanner');
  await visit.page.getByRole('button', { name: at }).click();
  await visit.page
    .getByRole('button', { name: how.language === 'fr' ? 'Sans carte' : 'Without a card' })
    .click();
  await visit.page.getByTestId('total').waitFor();
  return { window, ...visit };
};

/** A handheld with an open trip of a member of the demonstration, who shows the code of their card. */
const openAisleAs = async (stage: Stage, member: string, how: Window) => {
  const window = await openWindow(stage().browser, stage().url, how);
  const { page: card } = await window.visit('/card');
  await card.getByRole('button', { name: member }).click();
  const content = (await card.getByTestId('qr-content').textContent()) ?? '';
  const visit = await window.visit('/scanner');
  await visit.page.getByRole('button', { name: store }).click();
  await visit.page.getByRole('button', { name: words[how.language].start, exact: true }).waitFor();
  await codeField(visit.page).fill(content);
  await visit.page.keyboard.press('Enter');
  await visit.page.getByTestId('total').waitFor();
  return { window, ...visit };
};

/** Takes payment at the till; a basket that was drawn for a check is found as scanned. */
const pay = async (
  till: Page,
  window: Awaited<ReturnType<typeof openWindow>>,
  language: 'fr' | 'en',
): Promise<void> => {
  const take = till.getByRole('button', { name: words[language].pay });
  if (!(await take.isEnabled())) {
    const { page: desk } = await window.visit('/console');
    await desk.getByRole('button', { name: 'Lina Lille' }).click();
    await desk.getByRole('button', { name: words[language].asScanned }).first().click();
  }
  await take.click();
  await till.getByTestId('paid').waitFor();
};

/** The handheld in a shopper's hand. */
export const describeAisle = (stage: Stage) => {
  test.each([
    ['fr', /Saveur Bolognaise.: prix le plus bas des 30.jours précédents [\d,]+.€/],
    ['en', /Saveur Bolognaise: lowest price of the 30 days before €[\d.]+/],
  ] as const)(
    'a reduction on a price that was raised names the prior price on handheld, till and receipt, in %s',
    async (language, prior) => {
      const say = words[language];
      const how = { language, width: 390, height: 800 } as const;
      const { window, page, troubles } = await openAisleAs(stage, 'Youssef', how);
      await scanCode(page, await sampleCode(stage().url, 'Bolognaise'));
      await page.getByText(prior).waitFor();
      await page.getByRole('button', { name: say.finish }).click();
      const code = (await page.getByTestId('transfer-code').textContent()) ?? '';

      const till = await window.visit('/till');
      await till.page.getByRole('button', { name: store }).click();
      await till.page.getByLabel(say.transferCode).fill(code);
      await till.page.keyboard.press('Enter');
      await till.page.getByTestId('due').waitFor();
      await till.page.getByText(prior).waitFor();
      expect(await barriers(till.page)).toEqual([]);
      await pay(till.page, window, language);
      await till.page.getByText(prior).waitFor();
      expect(await barriers(till.page)).toEqual([]);

      const card = await window.visit('/card');
      await card.page.locator('summary').filter({ hasText: store }).first().click();
      await card.page.getByText(prior).first().waitFor();
      expect(await barriers(card.page)).toEqual([]);
      for (const seen of [till, card]) expect(seen.troubles).toEqual([]);
      expect(troubles).toEqual([]);
      await window.close();
    },
  );

  test('equal packets are one row, each can be taken out by itself, and what was taken out comes back', async () => {
    const { window, page, troubles } = await openAisle(stage, { language: 'en', width: 480, height: 800 });
    const pieces = (count: number) => page.getByText(`${count} items`, { exact: true }).waitFor();
    for (const code of [mikadoCode, mikadoCode, await sampleCode(stage().url, 'Bananes'), mikadoCode])
      await scanCode(page, code);
    const rows = page.getByRole('list', { name: 'Basket' }).locator('> li');
    expect(await rows.count()).toBe(2);
    await rows.filter({ hasText: /^3 × Mikado/ }).waitFor();

    await page.getByRole('button', { name: /^Show each Mikado/ }).click();
    const each = await page.getByRole('list', { name: /^Show each Mikado/ }).boundingBox();
    const basket = await page.getByRole('list', { name: 'Basket' }).boundingBox();
    expect((each?.x ?? 0) + (each?.width ?? 0)).toBe((basket?.x ?? 0) + (basket?.width ?? 0));
    await page.getByRole('button', { name: /^Remove Mikado.*, item 1$/ }).click();
    await pieces(3);
    await rows.filter({ hasText: /^2 × Mikado/ }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await pieces(4);

    await page.getByRole('button', { name: /^Remove Bananes/ }).click();
    await pieces(3);
    await page.getByRole('button', { name: 'Undo' }).click();
    await pieces(4);
    await rows.filter({ hasText: 'Bananes' }).waitFor();
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('after five articles the basket is in sight on an upright handheld', async () => {
    const { window, page } = await openAisle(stage, { language: 'fr', width: 480, height: 800 });
    for (const label of ['Mikado', 'Bananes', 'Bière', 'Tropicana', 'Salade'])
      await scanCode(page, await sampleCode(stage().url, label));
    await page.evaluate(() => scrollTo(0, 0));
    const end = (await page.locator('.scanning-actions').boundingBox())?.y ?? 0;
    const rows = await page.getByRole('list', { name: 'Panier' }).locator('> li').all();
    const ends = await Promise.all(rows.map((row) => row.boundingBox()));
    const inSight = ends.filter((box) => box && box.y + box.height <= end);
    expect(inSight.length).toBeGreaterThanOrEqual(3);
    await window.close();
  });

  test.each([
    ['fr', 'Scanner', /Scannez un code-barres, ou tapez-le/],
    ['en', 'Scan', /Scan a barcode, or type it/],
  ] as const)('scanning nothing says what to do (%s)', async (language, scan, sentence) => {
    const { window, page } = await openAisle(stage, { language });
    await page.getByRole('button', { name: scan, exact: true }).click();
    await page.getByRole('alert').getByText(sentence).waitFor();
    expect(await barriers(page)).toEqual([]);
    await scanCode(page, mikadoCode);
    expect(await page.getByText(sentence).count()).toBe(0);
    await window.close();
  });

  test('a card joins a trip that began without one', async () => {
    const { window, page, troubles } = await openAisle(stage, { language: 'en', width: 390, height: 844 });
    await scanCode(page, await sampleCode(stage().url, 'Tropicana'));
    const before = await amountOf(page, 'total');
    const { page: card } = await window.visit('/card');
    await card.getByRole('button', { name: 'Léo' }).click();
    const content = (await card.getByTestId('qr-content').textContent()) ?? '';
    await page.getByRole('button', { name: 'Add my card' }).click();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel('QR code or card number').fill(content);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Hello Léo' }).waitFor();
    expect(
      await shows(
        () => amountOf(page, 'total'),
        (total) => total < before,
      ),
    ).toBeLessThan(before);
    expect(await page.getByRole('button', { name: 'Add my card' }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await page.getByRole('button', { name: 'Abandon', exact: true }).click();
    await page.getByRole('button', { name: 'Abandon it?' }).click();
    await page.getByRole('button', { name: 'Without a card' }).waitFor();
    await window.close();
  });

  test.each([
    ['its article is scanned', async (page: Page, lays: string) => scanCode(page, lays)],
    [
      'the article that called for it is taken out',
      async (page: Page) => page.getByRole('button', { name: /^Retirer Tropicana/ }).click(),
    ],
  ] as const)('a message goes when %s', async (_when, act) => {
    const { window, page } = await openAisleAs(stage, 'Camille', { language: 'fr', width: 480, height: 800 });
    const { url } = stage();
    await scanCode(page, await sampleCode(url, 'Tropicana'));
    const message = page.getByText(words.fr.message);
    await message.waitFor();
    const colourOf = (name: string) =>
      page.getByRole('button', { name }).evaluate((button) => getComputedStyle(button).color);
    expect(await colourOf('Pourquoi ce message')).toBe(await colourOf('Fermer le message'));
    await act(page, await sampleCode(url, 'Lay'));
    await message.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Abandonner', exact: true }).click();
    await page.getByRole('button', { name: /^Abandonner\s\?/ }).click();
    await page.getByRole('button', { name: 'Sans carte' }).waitFor();
    await window.close();
  });

  test('an offer that waits to be activated is activated on the handheld, also when the network was away', async () => {
    const { window, page, troubles } = await openAisleAs(stage, 'Youssef', {
      language: 'fr',
      width: 390,
      height: 844,
    });
    await scanCode(page, oatCode);
    const before = await amountOf(page, 'total');
    const waiting = page.getByRole('list', { name: 'Offres à activer' });
    const activate = waiting.getByRole('button', { name: /^Activer.*Petit-déjeuner/ });
    await activate.waitFor();
    // On a narrow screen it is under the words, not beside them.
    const lead = await waiting.getByText(/Activez-la pour en profiter/).boundingBox();
    expect((await activate.boundingBox())?.y).toBeGreaterThanOrEqual((lead?.y ?? 0) + (lead?.height ?? 0));
    expect(await barriers(page)).toEqual([]);

    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('mutation ActivateOffer(') ? route.abort() : route.continue(),
    );
    await activate.click();
    await page.getByRole('alert').waitFor();
    expect(await amountOf(page, 'total')).toBe(before);
    await page.unroute('**/graphql');
    await activate.click();
    await page
      .getByRole('status')
      .getByText(/^Activée\s: Petit-déjeuner/)
      .waitFor();
    await getsFocus(codeField(page));
    expect(
      await shows(
        () => amountOf(page, 'total'),
        (total) => total < before,
      ),
    ).toBe(Math.round(before * 0.8));
    await waiting.waitFor({ state: 'detached' });
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    expect(troubles.filter((trouble) => !/Failed to load resource/.test(trouble))).toEqual([]);
    await page.getByRole('button', { name: 'Abandonner', exact: true }).click();
    await page.getByRole('button', { name: /^Abandonner\s\?/ }).click();
    await page.getByRole('button', { name: 'Sans carte' }).waitFor();
    await window.close();
  });

  test('a message at the end is on the way to the till, and goes when it is closed', async () => {
    const { window, page, troubles } = await openAisle(stage, { language: 'en', width: 390, height: 844 });
    await scanCode(page, await sampleCode(stage().url, 'Knorr'));
    await page.getByRole('button', { name: words.en.finish, exact: true }).click();
    await page.getByTestId('transfer-code').waitFor();
    const farewell = page.getByText('Enjoy your soup!');
    await farewell.waitFor();
    await page.getByRole('button', { name: 'Why this message?' }).click();
    await page.getByText('For everybody', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: /^Not for me/ }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close the message' }).click();
    await farewell.waitFor({ state: 'detached' });
    expect(troubles).toEqual([]);
    await window.close();
  });

  test.each(['light', 'dark'] as const)(
    'every field and button shows that it has the focus (%s)',
    async (scheme) => {
      const window = await openWindow(stage().browser, stage().url, { language: 'en', scheme });
      const { page } = await window.visit('/card?view=join');
      await page.getByLabel(words.en.firstName).waitFor();
      const seen = new Set<string>();
      for (let stop = 0; stop < 20; stop += 1) {
        await page.keyboard.press('Tab');
        const { name, contrast } = await page.evaluate(focusRing);
        // Behind the last one the focus leaves the page.
        if (name.startsWith('BODY')) break;
        seen.add(name);
        expect([name, contrast >= 3]).toEqual([name, true]);
      }
      expect([...seen].filter((name) => name.startsWith('INPUT')).length).toBeGreaterThanOrEqual(4);
      await window.close();
    },
  );

  test('an address that is not safe says why a device cannot be enrolled; a card works there', async () => {
    const browser = await chromium.launch({
      executablePath: chromiumPath() ?? '',
      args: [...chromiumFlags, `--host-resolver-rules=MAP ${foreignHost} 127.0.0.1`],
    });
    try {
      const { port } = new URL(stage().url);
      const window = await openWindow(browser, `http://${foreignHost}:${port}`, { language: 'fr' });
      for (const path of ['/scanner', '/till']) {
        const { page, troubles } = await window.visit(path);
        await page.getByRole('alert').getByText(/HTTPS/).first().waitFor();
        expect(await barriers(page)).toEqual([]);
        // The browser ignores a header of ours there, and says so.
        expect(troubles.filter((trouble) => !/Cross-Origin-Opener-Policy/.test(trouble))).toEqual([]);
      }
      const { page } = await window.visit('/card');
      await page.getByRole('button', { name: 'Léo' }).click();
      await page.getByTestId('balance').waitFor();
      expect(await page.getByRole('button', { name: 'Copier' }).count()).toBe(0);
      await window.close();
    } finally {
      await browser.close();
    }
  });
};

/** The element with the focus, and how far the ring around it (or around what stands for it) stands out of the page. */
const focusRing = () => {
  const element = document.activeElement as HTMLElement;
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? [])
      .map((part) => Number(part) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ringOf = (part: Element | null | undefined) => {
    if (!part) return undefined;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 ? outlineColor : undefined;
  };
  const groundOf = (part: Element | null): string => {
    if (!part) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(part);
    return /, 0\)$|transparent/.test(backgroundColor) ? groundOf(part.parentElement) : backgroundColor;
  };
  const ring = ringOf(element) ?? ringOf(element.parentElement);
  const lights = ring ? [luminance(ring), luminance(groundOf(element.parentElement))].sort() : [0, 0];
  const [dark = 0, light = 0] = lights;
  return {
    name: `${element.tagName} ${element.id || element.textContent}`,
    contrast: (light + 0.05) / (dark + 0.05),
  };
};
