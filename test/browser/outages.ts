/// <reference lib="dom" />
import { newCommandId, perform } from '@rayon/client';
import { endCampaignDocument } from '@rayon/client/operations/console';
import { eventually, launchCampaign, signInPerson } from '@rayon/client/shop';
import type { Locator, Page, Route } from 'playwright-core';
import { mikadoCode, openAisle, scanCode } from './aisle';
import { payPieces } from './played-trips';
import type { Stage } from './stage';
import { barriers, openWindow } from './visitor';
import { words } from './words';

/** The screens while something is away. */
export const describeOutages = (stage: Stage) => {
  test('a shopper without network keeps the total, is told, and the code is counted once when it is back', async () => {
    const window = await openWindow(stage().browser, stage().url, {
      language: 'fr',
      width: 390,
      height: 844,
    });
    const { page } = await window.visit('/scanner');
    await page.getByRole('button', { name: 'Rayon Lille Flandres' }).click();
    await page.getByRole('button', { name: 'Sans carte' }).click();
    await page.getByTestId('total').waitFor();
    await window.context.setOffline(true);
    await page.locator('.code-entry input').fill('3017760649193');
    await page.keyboard.press('Enter');
    await page.getByText(/1 code est gardé et partira tout seul/).waitFor();
    await page.getByText('Hors ligne').waitFor();
    await page.getByText('1 code attend d’être envoyé').waitFor();
    // Nothing has failed: what waits is kept.
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Terminer' }).isEnabled()).toBe(false);
    await window.context.setOffline(false);
    await page.getByText('1 article', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('1 article', { exact: true }).waitFor();
    await window.close();
  });

  test('a coupon that is scanned while the network goes away is kept, and entered once it is back', async () => {
    const { window, page, troubles } = await openAisle(stage, { language: 'fr', width: 390, height: 844 });
    await scanCode(page, mikadoCode);
    // It is known as a coupon, and what enters it meets no network.
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('mutation EnterCoupon(') ? route.abort() : route.continue(),
    );
    await page.locator('.code-entry input').fill('8112001234561234560123456');
    await page.keyboard.press('Enter');
    await page.getByText(/1 code est gardé et partira tout seul/).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.reload();
    await page.getByText(/1 code est gardé et partira tout seul/).waitFor();
    await page.unroute('**/graphql');
    await page.getByText('GS1:123456:123456:123456').waitFor();
    expect(troubles.filter((trouble) => !/Failed to load resource/.test(trouble))).toEqual([]);
    await window.close();
  });

  test('codes read faster than the network answers are all counted, in their order, wherever the focus was', async () => {
    const window = await openWindow(stage().browser, stage().url, { language: 'fr' });
    const { page } = await window.visit('/scanner');
    await page.getByRole('button', { name: 'Rayon Lille Flandres' }).click();
    await page.getByRole('button', { name: 'Sans carte' }).click();
    await page.getByTestId('total').waitFor();
    let answers = 0;
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('mutation Scan(')) answers += 1;
      await new Promise((next) => setTimeout(next, 300));
      await route.continue();
    });
    await page.locator('main').click({ position: { x: 5, y: 5 } });
    for (const code of ['3017760649193', '2100101012402', '3051800140028']) {
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
    }
    await page.getByText('3 articles', { exact: true }).waitFor();
    expect(answers).toBe(3);
    expect(await page.getByTestId('last-scan').textContent()).toContain('Tropicana');
    expect(await page.getByRole('listitem').first().textContent()).toContain('Tropicana');
    await window.close();
  });

  test('a till goes on where it was: loaded anew before payment, and when the answer to the payment was lost', async () => {
    const window = await openWindow(stage().browser, stage().url, { language: 'en' });
    const { page } = await window.visit('/scanner');
    await page.getByRole('button', { name: 'Rayon Lille Flandres' }).click();
    await page.getByRole('button', { name: 'Without a card' }).click();
    await page.getByTestId('total').waitFor();
    await page.keyboard.type('3017760649193');
    await page.keyboard.press('Enter');
    await page.getByText('1 item', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByTestId('transfer-code').waitFor();
    await page.reload();
    const code = (await page.getByTestId('transfer-code').textContent()) ?? '';

    const { page: till } = await window.visit('/till');
    await till.getByRole('button', { name: 'Rayon Lille Flandres' }).click();
    await till.getByLabel('Transfer code').fill(code);
    await till.keyboard.press('Enter');
    await till.getByTestId('due').waitFor();
    await till.reload();
    const pay = till.getByRole('button', { name: /^Take €/ });
    await pay.waitFor();
    await settleAudit(stage, pay);
    await till.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('mutation ConfirmPayment(')) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await pay.click();
    await till
      .getByRole('alert')
      .getByText(/Rayon does not answer/)
      .waitFor();
    await till.unroute('**/graphql');
    await till.reload();
    await till.getByTestId('paid').waitFor();
    await page.getByText('Paid, thank you!').waitFor();
    await window.close();
  });

  test.each([
    [
      'en',
      390,
      'Receipt number',
      'What the shopper keeps',
      'The return is being worked out.',
      /^Returned: 1 of 3, kept: 2$/,
    ],
    [
      'fr',
      1280,
      'Numéro de ticket',
      'Ce que le client garde',
      'Le retour est en cours.',
      /^Rendu\s: 1 sur 3, gardé\s: 2$/,
    ],
  ] as const)(
    'a return whose answer was lost, or takes its time, is asked for again by itself and made once (%s)',
    async (language, width, receiptNumber, keeps, message, returned) => {
      const { url, browser, house } = stage();
      const staff = (email: string) =>
        signInPerson(house.gateway, 'signInStaff', { email, password: 'rayon-demo-2026' });
      const approver = await staff('admin@rayon.example');
      const hour = 3_600_000;
      const campaignId = await launchCampaign(
        { author: await staff('marketing@rayon.example'), approver },
        {
          title: { fr: 'Trois pour deux', en: 'Three for two' },
          body: { fr: 'Une heure', en: 'For an hour' },
          from: new Date(Date.now() - hour).toISOString(),
          to: new Date(Date.now() + hour).toISOString(),
          target: { gtins: [`0${mikadoCode}`] },
          benefit: { kind: 'N_FOR_M', take: 3, pay: 2 },
        },
      );
      await payPieces(house, {
        code: mikadoCode,
        quantity: 3,
        isOffered: (offMinor, amountMinor) => offMinor * 3 === amountMinor,
        receiptNumber: `lost-${language}`,
      });
      const window = await openWindow(browser, url, { language, width });
      const { page: till } = await window.visit('/till');
      await till.getByRole('button', { name: 'Rayon Lyon Part-Dieu' }).click();
      await till.getByLabel(receiptNumber).fill(`lost-${language}`);
      await till.keyboard.press('Enter');
      const one = till.getByRole('button', { name: words[language].takeBack });
      await one.click();
      // Of three for two, two alone cost the same.
      const press = till.getByRole('button', { name: words[language].takeBackQuestion });
      await till.getByText(keeps).waitFor();
      await till.getByText(/→/).first().waitFor();
      expect(await press.textContent()).toMatch(/0[.,]00/);
      expect(await barriers(till)).toEqual([]);

      let sent = 0;
      await till.route('**/graphql', async (route) => {
        if (!route.request().postData()?.includes('mutation ReturnLines(')) return route.continue();
        sent += 1;
        if (sent === 1) {
          await route.fetch();
          return route.abort();
        }
        if (sent > 2) return route.continue();
        const data = {
          returnLines: { __typename: 'ScannerRefusal', reason: 'RETURN_BEING_PRICED', message },
        };
        return route.fulfill({ json: { data } });
      });
      await press.click();
      await till.getByRole('alert').first().waitFor();
      // Nothing else can be chosen meanwhile.
      expect(await one.isEnabled()).toBe(false);
      await till.getByRole('alert').getByText(message).waitFor();
      expect(await barriers(till)).toEqual([]);
      await press.waitFor({ state: 'detached' });
      expect(sent).toBe(3);
      await till.getByText(returned).waitFor();
      await till
        .getByRole('status')
        .getByText(/0[.,]00/)
        .first()
        .waitFor();
      await till.reload();
      await till.getByText(returned).waitFor();

      // It comes back until a day; once that is over the till says so instead of offering it.
      const returnWindow = till.getByTestId('return-window');
      expect(await returnWindow.textContent()).toMatch(words[language].returnableUntil);
      await one.waitFor();
      await till.route('**/graphql', async (route) => {
        const answer = await route.fetch();
        const text = await answer.text();
        return route.fulfill({
          response: answer,
          body: text.replace('"returnWindowOver":false', '"returnWindowOver":true'),
        });
      });
      await till.reload();
      await till.getByText(words[language].returnOver).waitFor();
      expect(await one.count()).toBe(0);
      expect(await barriers(till)).toEqual([]);
      await till.unrouteAll({ behavior: 'ignoreErrors' });
      await perform(approver, endCampaignDocument, { commandId: newCommandId(), campaignId });
      await window.close();
    },
  );

  test.each([
    ['fr', 'Terminer', 'Code de transfert', 'Rayon ne répond pas', /^Aucun panier à contrôler/],
    ['en', 'Finish', 'Transfer code', 'Rayon does not answer', /^No basket to check/],
  ] as const)(
    'screens at rest say that Rayon does not answer, until it does (%s)',
    async (language, finish, transferCode, away, nothing) => {
      const store = 'Rayon Nantes Centre';
      const { window, page: handheld } = await openAisle(stage, { language, width: 390, height: 844 }, store);
      await scanCode(handheld, mikadoCode);
      await handheld.getByRole('button', { name: finish }).click();
      const code = (await handheld.getByTestId('transfer-code').textContent()) ?? '';
      const { page: till } = await window.visit('/till');
      await till.getByRole('button', { name: store }).click();
      await till.getByLabel(transferCode).fill(code);
      await till.keyboard.press('Enter');
      await till.getByTestId('due').waitFor();
      const { page: desk } = await window.visit('/console');
      await desk.getByRole('button', { name: 'Lina Lille' }).click();
      await desk.getByText(nothing).waitFor();
      for (const page of [handheld, till, desk]) {
        await page.bringToFront();
        const startRayon = await stopRayon(page);
        const sign = page.getByRole('status').getByText(away, { exact: true });
        await sign.waitFor();
        if (page === desk) {
          await page.getByRole('alert').getByText(away).waitFor();
          expect(await page.getByText(nothing).count()).toBe(0);
        }
        expect(await barriers(page)).toEqual([]);
        await startRayon();
        await sign.waitFor({ state: 'detached' });
      }
      await desk.getByText(nothing).waitFor();
      await window.close();
    },
  );

  test('the console asks for the stores again until it is told', async () => {
    const window = await openWindow(stage().browser, stage().url, { language: 'en' });
    const { page } = await window.visit('/console');
    await page.getByRole('button', { name: 'Maud Marketing' }).click();
    await page.getByRole('link', { name: 'New campaign' }).waitFor();
    let isAway = true;
    await page.route('**/graphql', (route) =>
      isAway && route.request().postData()?.includes('query Stores') ? route.abort() : route.continue(),
    );
    await page.getByRole('tab', { name: 'Articles' }).click();
    await page
      .getByRole('alert')
      .getByText(/^Rayon does not answer/)
      .waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    isAway = false;
    await page.getByRole('row').nth(1).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);

    // Whoever leaves while it is asked again is not asked for any more.
    isAway = true;
    await page.reload();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    const tries: Route[] = [];
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query Stores') ? void tries.push(route) : route.fallback(),
    );
    await eventually('it to be asked again', async () => tries[0]);
    await page.getByRole('tab', { name: 'Campaigns' }).click();
    await page.getByRole('link', { name: 'New campaign' }).waitFor();
    await tries[0]?.fulfill({ status: 503, body: '' });
    await page.waitForTimeout(5_000);
    expect(tries).toHaveLength(1);
    await page.getByRole('tab', { name: 'Articles' }).click();

    // A Rayon that has no stores yet.
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('query Stores')
        ? route.fulfill({ json: { data: { stores: [] } } })
        : route.fallback(),
    );
    await page.reload();
    await page.getByText(/^No store is defined yet/).waitFor();
    expect(await page.getByRole('link', { name: 'Open the page of the API' }).getAttribute('href')).toBe(
      '/graphql',
    );
    expect(await barriers(page)).toEqual([]);
    await window.close();
  });

  test('a handheld whose token ended signs in again with its key, in the middle of a trip', async () => {
    const window = await openWindow(stage().browser, stage().url, {
      language: 'en',
      width: 390,
      height: 844,
    });
    const { page } = await window.visit('/scanner');
    await page.getByRole('button', { name: 'Rayon Lille Flandres' }).click();
    await page.getByRole('button', { name: 'Without a card' }).click();
    await page.getByTestId('total').waitFor();
    await page.route(
      '**/graphql',
      (route) =>
        route.fulfill({
          status: 401,
          json: { errors: [{ message: 'Sign in to continue.', extensions: { code: 'UNAUTHENTICATED' } }] },
        }),
      { times: 1 },
    );
    await page.locator('.code-entry input').fill('3017760649193');
    await page.keyboard.press('Enter');
    await page.getByText('1 item', { exact: true }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await window.close();
  });
};

/** Cuts a page off from Rayon, as when it is stopped, and has it look; gives how to bring Rayon back. */
const stopRayon = async (page: Page) => {
  const all = /\/(graphql|live|healthz)$/;
  const look = () => page.evaluate(() => dispatchEvent(new Event('online')));
  await page.route(all, (route) => route.abort());
  await look();
  return async () => {
    await page.unroute(all);
    await look();
  };
};

/** Waits until the till may take payment; an audit that was drawn is settled by the associate of the store. */
export const settleAudit = async (stage: Stage, pay: Locator, associate = 'Lina Lille'): Promise<void> => {
  if (await pay.isEnabled()) return;
  const window = await openWindow(stage().browser, stage().url, { language: 'en' });
  const { page } = await window.visit('/console');
  await page.getByRole('button', { name: associate }).click();
  for (let looks = 0; looks < 200 && !(await pay.isEnabled()); looks += 1) {
    const audit = page.getByRole('button', { name: 'As scanned' }).first();
    if (await audit.isVisible()) await audit.click().catch(() => undefined);
    await page.waitForTimeout(100);
  }
  await window.close();
};
