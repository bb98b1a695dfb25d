import { newCommandId, perform } from '@rayon/client';
import { endCampaignDocument } from '@rayon/client/operations/console';
import { launchCampaign, signInPerson } from '@rayon/client/shop';
import type { Locator } from 'playwright-core';
import { mikadoCode, openAisle, sampleCode, scanCode } from './aisle';
import { leaveBasket, playTrips } from './played-trips';
import { readQr } from './read-qr';
import { codeField } from './shop-floor';
import type { Stage } from './stage';
import { barriers, openWindow } from './visitor';
import { words } from './words';

const lyon = 'Rayon Lyon Part-Dieu';
const password = 'rayon-demo-2026';

/** The till, and what the handheld shows meanwhile. */
export const describeCounter = (stage: Stage) => {
  test('an age check that was refused is seen at the till and on the handheld until the article is out', async () => {
    const { url, browser } = stage();
    const aisle = await openAisle(stage, { language: 'en', width: 390, height: 844 }, lyon);
    const { page: handheld } = aisle;
    await scanCode(handheld, await sampleCode(url, 'Bière'));
    await scanCode(handheld, await sampleCode(url, 'Mikado'));
    await handheld.getByRole('button', { name: words.en.finish }).click();
    const code = (await handheld.getByTestId('transfer-code').textContent()) ?? '';
    await handheld.getByRole('img', { name: /QR code/ }).waitFor();

    const shop = await openWindow(browser, url, { language: 'fr' });
    const { page: till, troubles } = await shop.visit('/till');
    await till.getByRole('button', { name: lyon }).click();
    await till.getByLabel(words.fr.transferCode).fill(code);
    await till.keyboard.press('Enter');
    await till.getByTestId('due').waitFor();
    const { page: desk } = await shop.visit('/console');
    await desk.getByRole('button', { name: 'Luc Lyon' }).click();
    await desk.getByRole('button', { name: 'Refuser' }).first().click();
    await desk
      .getByText(/^Âge refusé/)
      .first()
      .waitFor();
    const line = till.getByRole('listitem').filter({ hasText: 'Bière' });
    await line.getByText('Vente refusée').waitFor();
    await till.getByRole('alert').getByText(/Bière/).waitFor();
    await handheld.getByRole('alert').getByText(/Bière/).waitFor();
    expect(await barriers(till)).toEqual([]);
    expect(await barriers(handheld)).toEqual([]);

    await line.getByRole('button', { name: /^Retirer/ }).click();
    await till.getByRole('button', { name: /^Retirer\s\?/ }).click();
    await line.waitFor({ state: 'detached' });
    await handheld.getByRole('alert').waitFor({ state: 'detached' });
    await handheld.getByText('1 item', { exact: false }).waitFor();
    expect(troubles).toEqual([]);

    // Put aside, the basket says whose it is and since when; the address leads back to it.
    const address = till.url();
    await till.getByRole('button', { name: 'Mettre de côté' }).click();
    await till.getByRole('button', { name: /Sans carte · depuis \d\d:\d\d · 1 article/ }).waitFor();
    await till.goBack();
    await till.getByTestId('due').waitFor();
    expect(till.url()).toBe(address);
    await shop.close();
    await aisle.window.close();
  });

  test('an offer that ends while somebody shops is told with its articles, on the handheld and at the till', async () => {
    const { url, browser, house } = stage();
    const staff = (email: string) => signInPerson(house.gateway, 'signInStaff', { email, password });
    const approver = await staff('admin@rayon.example');
    const hour = 3_600_000;
    const campaignId = await launchCampaign(
      { author: await staff('marketing@rayon.example'), approver },
      {
        title: { fr: 'Biscuits à un dixième', en: 'Biscuits at a tenth' },
        body: { fr: 'Une heure', en: 'For an hour' },
        from: new Date(Date.now() - hour).toISOString(),
        to: new Date(Date.now() + hour).toISOString(),
        target: { gtins: [`0${mikadoCode}`] },
        benefit: { kind: 'PERCENT_OFF', percent: 90 },
        limits: { total: 50 },
      },
    );
    const aisle = await openAisle(stage, { language: 'en', width: 390, height: 844 }, lyon);
    const { page: handheld } = aisle;
    await scanCode(handheld, mikadoCode);
    await handheld.getByRole('region', { name: 'Offers applied' }).getByText('Biscuits at a tenth').waitFor();
    await perform(approver, endCampaignDocument, { commandId: newCommandId(), campaignId });
    const changed = handheld.getByRole('region', { name: 'Changed since scanning' });
    const banana = await sampleCode(url, 'Bananes');
    // The end of the campaign is on its way.
    for (let scans = 0; scans < 5 && (await changed.count()) === 0; scans += 1)
      await scanCode(handheld, banana);
    const told = async (region: Locator, title: string, why: string) => {
      await region.getByText(title).waitFor();
      await region.getByText(why).waitFor();
      await region.getByText(/Mikado/).waitFor();
    };
    const inEnglish = ['Biscuits at a tenth', 'This offer ended or changed before you were done.'] as const;
    await told(changed, ...inEnglish);
    expect(await barriers(handheld)).toEqual([]);
    await handheld.getByRole('button', { name: words.en.finish }).click();
    const code = (await handheld.getByTestId('transfer-code').textContent()) ?? '';
    await told(changed, ...inEnglish);
    expect(await barriers(handheld)).toEqual([]);

    const shop = await openWindow(browser, url, { language: 'fr' });
    const { page: till, troubles } = await shop.visit('/till');
    await till.getByRole('button', { name: lyon }).click();
    await till.getByLabel(words.fr.transferCode).fill(code);
    await till.keyboard.press('Enter');
    await told(
      till.getByRole('region', { name: 'Changé depuis le scan' }),
      'Biscuits à un dixième',
      'Cette offre a pris fin ou a changé avant la fin de vos courses.',
    );
    expect(await barriers(till)).toEqual([]);
    expect(troubles).toEqual([]);
    await shop.close();
    await aisle.window.close();
  });

  test('a till finds a receipt of another till of its store, with place and time', async () => {
    const { url, browser, house } = stage();
    const [number = ''] = await playTrips(house, { email: 'ines@rayon.example', count: 1, name: 'R' });
    const window = await openWindow(browser, url, { language: 'en' });
    const { page, troubles } = await window.visit('/till');
    await page.getByRole('button', { name: lyon }).click();
    await page.getByRole('heading', { name: 'Claim a basket' }).waitFor();
    await page.getByLabel('Receipt number').fill(number);
    await page.getByLabel('Day of the receipt').fill(new Date().toISOString().slice(0, 10));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: new RegExp(number) }).waitFor();
    await page
      .getByTestId('receipt-place')
      .getByText(/^Rayon Lyon Part-Dieu · \d\d:\d\d$/)
      .waitFor();
    await page.reload();
    await page.getByRole('button', { name: words.en.takeBack }).click();
    await page.getByRole('button', { name: words.en.takeBackQuestion }).click();
    await page.getByRole('status').getByText(words.en.refunded).waitFor();
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('the image on a handheld is the transfer code, and a till that reads it takes the basket over', async () => {
    const { window, page } = await openAisle(stage, { language: 'en', width: 800, height: 480 }, lyon);
    await scanCode(page, mikadoCode);
    await page.getByRole('button', { name: words.en.finish }).click();
    await page.getByText(/^It works once, in this store, until/).waitFor();
    const last = await page.getByRole('button', { name: 'New trip' }).boundingBox();
    expect((last?.y ?? 480) + (last?.height ?? 0)).toBeLessThanOrEqual(480);
    const shown = await page.getByTestId('transfer-code').textContent();
    const read = await readQr(page.getByRole('img', { name: /QR code/ }));
    expect(read).toBe(shown);
    const { page: till, troubles } = await window.visit('/till');
    await till.getByRole('button', { name: lyon }).click();
    await till.getByLabel(words.en.transferCode).fill(read ?? '');
    await till.keyboard.press('Enter');
    await till.getByTestId('due').waitFor();
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('a till that did not read the card says that there is one, and asks for none', async () => {
    const { url, browser, house } = stage();
    const window = await openWindow(browser, url, { language: 'en' });
    const { page: till, troubles } = await window.visit('/till');
    await till.getByRole('button', { name: lyon }).click();
    await till.getByLabel(words.en.transferCode).fill(await leaveBasket(house, 'ines@rayon.example'));
    await till.keyboard.press('Enter');
    await till.getByText('With a card', { exact: true }).waitFor();
    expect(await till.getByRole('button', { name: 'Add my card' }).count()).toBe(0);
    await till.getByRole('button', { name: 'Put aside' }).click();
    await till.getByRole('button', { name: /^With a card · since/ }).waitFor();
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('points of the card pay a part of a basket, by its code alone, and what comes back gives some of them back', async () => {
    const { url, browser, house } = stage();
    const window = await openWindow(browser, url, { language: 'fr' });
    const { page: till, troubles } = await window.visit('/till');
    await till.getByRole('button', { name: lyon }).click();
    await till.getByLabel(words.fr.transferCode).fill(await leaveBasket(house, 'ines@rayon.example'));
    await till.keyboard.press('Enter');
    const { page: card } = await window.visit('/card');
    await card.getByRole('button', { name: 'Inès' }).click();
    const shown = card.getByTestId('qr-content');
    const number = (await card.getByText(/^376( \d{3})+$/).textContent()) ?? '';
    const before = Number(await card.getByTestId('balance').textContent());
    await card.getByText(/^0,\d\d\s€ à utiliser en caisse$/).waitFor();
    const due = (await till.getByTestId('due').textContent()) ?? '';

    const use = async (points: string, code: string) => {
      await till.getByLabel('Nombre de points').fill(points);
      await till.getByLabel(/^QR code de la carte/).fill(code);
      await till.getByRole('button', { name: 'Utiliser les points' }).click();
    };
    await till.getByRole('button', { name: 'Payer avec des points' }).click();
    expect(await barriers(till)).toEqual([]);
    await use('1,5', number);
    await till.getByText('Un nombre entier de points, ou rien.').waitFor();
    expect(
      await till.getByLabel('Nombre de points').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await use('99999', number);
    await till.getByText(/points au plus pour ce panier\.$/).waitFor();
    await till.getByLabel('Nombre de points').fill('10');
    await till.keyboard.press('Enter');
    expect(
      await till.getByLabel(/^QR code de la carte/).evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await use('10', number.replaceAll(' ', ''));
    await till.getByText(/son numéro ne suffit pas/).waitFor();
    await till.getByText(/^Ce code a servi/).waitFor();
    // The code that opened the trip was used up by it: the card shows the next one within half a minute.
    const used = await shown.textContent();
    await card.bringToFront();
    await card.waitForFunction(
      (earlier) => document.querySelector('[data-testid="qr-content"]')?.textContent !== earlier,
      used,
      { timeout: 70_000, polling: 500 },
    );
    await till.bringToFront();
    await use('10', (await shown.textContent()) ?? '');
    await till.getByTestId('points-pay').getByText('0,10').waitFor();
    expect(await till.getByTestId('due').textContent()).not.toBe(due);
    // A code that gives nothing has the basket priced again, and the points stay.
    await till.getByRole('button', { name: /ai un code$/ }).click();
    await till.getByLabel('Code', { exact: true }).fill('NOT-A-CODE');
    await till.keyboard.press('Enter');
    await till.getByText('NOT-A-CODE').waitFor();
    await till.getByTestId('points-pay').getByText('0,10').waitFor();
    await till.getByRole('button', { name: words.fr.pay }).and(till.locator(':enabled')).waitFor();
    expect(await barriers(till)).toEqual([]);
    await till.getByRole('button', { name: words.fr.pay }).click();
    await till.getByText(/^dont 0,10\s€ avec 10 points$/).waitFor();
    await till.getByRole('button', { name: words.fr.takeBack }).click();
    const split = await till.getByTestId('refund-by').textContent();
    expect(split).toMatch(/10 points \(0,10\s€\)/);
    await till.getByRole('button', { name: words.fr.takeBackQuestion }).click();
    const done = await till.getByText(/^Remboursé.*10 points \(0,10\s€\)/).textContent();
    expect(done).toContain(split?.replace(/^À rendre\s: /, ''));
    await card.reload();
    await card.getByText('Remboursés (article rendu)').first().waitFor();
    await card.getByText('Utilisés pour payer').first().waitFor();
    expect(Number(await card.getByTestId('balance').textContent())).toBe(before);
    expect(await barriers(card)).toEqual([]);
    expect(troubles).toEqual([]);
    await window.close();
  }, 120_000);

  test('a till that put more baskets aside than a page holds shows how many, and the rest', async () => {
    const { url, browser, house } = stage();
    const window = await openWindow(browser, url, { language: 'en' });
    const { page: till, troubles } = await window.visit('/till');
    await till.getByRole('button', { name: lyon }).click();
    const putAside = async () => {
      await till.getByLabel(words.en.transferCode).fill(await leaveBasket(house));
      await till.keyboard.press('Enter');
      await till.getByRole('button', { name: 'Put aside' }).click();
      await till.getByRole('heading', { name: 'Claim a basket' }).waitFor();
    };
    const baskets = till.getByRole('button', { name: /^Without a card · since/ });
    const more = till.getByRole('button', { name: 'Show more' });
    for (let count = 0; count < 20; count += 1) await putAside();
    await baskets.nth(19).waitFor();
    expect(await more.count()).toBe(0);
    await putAside();
    await till.getByText('20 shown').waitFor();
    expect(await baskets.count()).toBe(20);
    await more.click();
    await baskets.nth(20).waitFor();
    expect(await more.count()).toBe(0);
    expect(await barriers(till)).toEqual([]);
    expect(troubles).toEqual([]);
    await window.close();
  });

  test('a card that was forgotten in the aisle joins at the till', async () => {
    const { url } = stage();
    const { window, page } = await openAisle(stage, { language: 'en' }, 'Rayon Nantes Centre');
    await scanCode(page, await sampleCode(url, 'Mikado'));
    await page.getByRole('button', { name: words.en.finish }).click();
    const code = (await page.getByTestId('transfer-code').textContent()) ?? '';
    const { page: till, troubles } = await window.visit('/till');
    await till.getByRole('button', { name: 'Rayon Nantes Centre' }).click();
    await till.getByLabel(words.en.transferCode).fill(code);
    await till.keyboard.press('Enter');
    const { page: card } = await window.visit('/card');
    await card.getByRole('button', { name: 'Youssef' }).click();
    const content = (await card.getByTestId('qr-content').textContent()) ?? '';
    await till.getByRole('button', { name: 'Add my card' }).click();
    await codeField(till).fill(content);
    await till.keyboard.press('Enter');
    await till.getByText('Youssef', { exact: true }).waitFor();
    expect(await till.getByRole('button', { name: 'Add my card' }).count()).toBe(0);
    expect(troubles).toEqual([]);
    await window.close();
  });
};
