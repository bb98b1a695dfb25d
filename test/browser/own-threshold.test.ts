import { shopperDocument } from '@rayon/client/operations/shop';
import {
  claimBasket,
  confirmPayment,
  endTrip,
  openTrip,
  presentCard,
  scan,
  settleChecks,
  signInDevice,
  signInPerson,
} from '@rayon/client/shop';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { House } from '../journeys/house';
import { mikadoCode, scanCode } from './aisle';
import { chromiumFlags, chromiumPath } from './chromium';
import { amountOf, codeField } from './shop-floor';
import { barriers, openWindow } from './visitor';
import { openWebHouse } from './web-house';

const executablePath = chromiumPath();
const password = 'rayon-demo-2026';
const email = 'oliver@rayon.example';
const dayMilliseconds = 86_400_000;
const minuteMilliseconds = 60_000;

/** Pays for so many packets in Lyon with the code of the card. */
const buyBiscuits = async (
  { gateway, state }: House,
  packets: number,
  receiptNumber: string,
): Promise<void> => {
  const { 'lyon-handheld': handheld, 'lyon-till': tillDevice } = state.devices;
  if (!handheld || !tillDevice) throw new Error('the demonstration has no devices in Lyon');
  const device = await signInDevice(gateway, handheld);
  const till = await signInDevice(gateway, tillDevice);
  const associate = await signInPerson(gateway, 'signInStaff', { email: 'lyon@rayon.example', password });
  const member = await signInPerson(gateway, 'signInMember', { email, password });
  const { me } = await member.ask(shopperDocument, {});
  const card = await presentCard(device, me?.card.qr.content ?? '');
  const { id: tripId } = await openTrip(device, card.presentation);
  for (let packet = 0; packet < packets; packet += 1) await scan(device, { tripId, code: mikadoCode });
  const basket = await claimBasket(till, (await endTrip(device, tripId)).transferCode);
  await settleChecks(associate, basket);
  if (!basket.due) throw new Error('a basket has no price');
  const businessDate = new Date().toISOString().slice(0, 10);
  await confirmPayment(till, { tripId, due: basket.due, businessDate, receiptNumber });
};

const inEuros = (cents: number): string => `€${(cents / 100).toFixed(2)}`;

if (!executablePath)
  test.skip('a threshold of one’s own in a browser (there is no Chromium here)', () => undefined);
else
  describe('a threshold of one’s own in a browser', () => {
    let house: House;
    let browser: Browser;
    let ahead = 0;
    beforeAll(async () => {
      house = await openWebHouse(() => new Date(Date.now() + ahead));
      for (const visit of [1, 2, 3]) {
        // The code of a card is good once.
        ahead += minuteMilliseconds;
        await buyBiscuits(house, 3, `O-${visit}`);
      }
      // What was bought counts from the next day on.
      ahead = dayMilliseconds;
      browser = await chromium.launch({ executablePath, args: chromiumFlags });
    });
    afterAll(async () => {
      await browser?.close();
      await house?.stop();
    });

    const title = 'Your biscuits, your measure';

    test('the shopper sees what is theirs: on the card, what is missing in the aisle, why, and when they have it', async () => {
      const window = await openWindow(browser, house.gateway.url, {
        language: 'en',
        width: 390,
        height: 844,
      });
      const { page: card, troubles } = await window.visit('/card');
      await card.getByRole('button', { name: 'Oliver' }).click();
      const content = (await card.getByTestId('qr-content').textContent()) ?? '';
      const { page } = await window.visit('/scanner');
      await page.getByRole('button', { name: 'Rayon Lyon Part-Dieu' }).click();
      await page.getByRole('button', { name: 'Without a card' }).waitFor();
      await codeField(page).fill(content);
      await page.keyboard.press('Enter');
      await page.getByTestId('total').waitFor();

      await scanCode(page, mikadoCode);
      const price = await amountOf(page, 'total');
      const threshold = Math.ceil((3 * price * 1.1) / 100) * 100;
      const reward = inEuros(threshold / 10);
      const offerOf = (where: Page) => where.locator('li', { hasText: title }).locator('details').first();

      const listed = offerOf(card);
      await listed.getByText(`For you: ${reward} off from ${inEuros(threshold)} of “Biscuits”.`).waitFor();
      await listed.locator('summary').click();
      await listed
        .getByText(
          `a little more than you usually buy of it, about ${inEuros(3 * price)} a visit in the last 12 weeks`,
        )
        .waitFor();
      expect(await barriers(card)).toEqual([]);

      await scanCode(page, mikadoCode);
      await scanCode(page, mikadoCode);
      const missing = inEuros(threshold - 3 * price);
      await offerOf(page)
        .getByText(`${missing} more to your ${inEuros(threshold)}: ${reward} off for you.`)
        .waitFor();
      expect(await barriers(page)).toEqual([]);
      await scanCode(page, mikadoCode);
      await offerOf(page).getByText(`−${reward}`).waitFor();
      await offerOf(page).locator('summary').click();
      await offerOf(page)
        .getByText(/Your threshold is .* of “Biscuits”/)
        .waitFor();
      expect(troubles).toEqual([]);
      await window.close();
    });
  });
