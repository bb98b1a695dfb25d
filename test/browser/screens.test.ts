import { type Browser, chromium } from 'playwright-core';
import type { House } from '../journeys/house';
import { describeAisle } from './aisle';
import { describeCampaignRows } from './campaign-rows';
import { describeCampaigns } from './campaigns';
import { describeChallenges } from './challenges';
import { chromiumFlags, chromiumPath } from './chromium';
import { describeConsole } from './console';
import { describeCounter } from './counter';
import { describeFields } from './fields';
import { describeHelpDesk } from './help-desk';
import { describeLists } from './lists';
import { describeOutages } from './outages';
import { describeOwnCodes } from './own-codes';
import { describePeople } from './people';
import { describePictures } from './pictures';
import { describePointsByHand } from './points-by-hand';
import { keyboard, pointer } from './shop-floor';
import { describeStatements } from './statements';
import { tripByHand } from './trip-by-hand';
import { openWebHouse } from './web-house';
import { describeWhoPays } from './who-pays';
import { words } from './words';

const executablePath = chromiumPath();

if (!executablePath) {
  const sentence = 'there is no Chromium here: install it, or point CHROMIUM at one';
  console.warn(`The screens are NOT tested: ${sentence}.`);
  test.skip(`the screens in a browser (${sentence})`, () => undefined);
} else
  describe('the screens in a browser', () => {
    let house: House;
    let browser: Browser;
    beforeAll(async () => {
      // One after the other: whatever started is stopped, also when the other one could not start.
      house = await openWebHouse();
      browser = await chromium.launch({ executablePath, args: chromiumFlags });
    });
    afterAll(async () => {
      await browser?.close();
      await house?.stop();
    });

    const ways = [
      {
        name: 'by pointer, in French, on an upright handheld',
        hand: pointer,
        language: 'fr',
        scheme: 'light',
        member: 'Camille',
        store: 'Rayon Nantes Centre',
        associate: 'Nadia Nantes',
        handheld: { width: 480, height: 800 },
      },
      {
        name: 'by keyboard alone, in English, in the dark, on a handheld held sideways',
        hand: keyboard,
        language: 'en',
        scheme: 'dark',
        member: 'Oliver',
        store: 'Rayon Lyon Part-Dieu',
        associate: 'Luc Lyon',
        handheld: { width: 800, height: 480 },
      },
    ] as const;

    test.each(ways)('a whole trip $name', async (how) => {
      const seen = await tripByHand(browser, house.gateway.url, how);

      expect(seen.message).toContain(words[how.language].message);
      expect(seen.refusal).toContain(words[how.language].unknownCode);
      expect(seen.totalWithoutOne).toBeLessThan(seen.totalBefore);
      expect(seen.total).toBe(seen.totalBefore);
      expect(seen.due).toBe(seen.total);
      expect(seen.paid).toBe(seen.due);
      const [before = 0, afterPaying = 0, afterReturning = 0] = seen.balances;
      expect(afterPaying).toBe(before + seen.earned);
      expect(afterReturning).toBeLessThan(afterPaying);
      expect(seen.totalAlwaysInSight).toBe(true);
      expect(Math.max(...seen.shifts)).toBeLessThan(0.1);
      expect(new Set(seen.languages)).toEqual(new Set([how.language]));
      expect(seen.barriers).toEqual([]);
      expect(seen.troubles).toEqual([]);
    });

    const stage = () => ({ browser, url: house.gateway.url, house });
    describePeople(stage);
    describeConsole(stage);
    describeCampaigns(stage);
    describeCampaignRows(stage);
    describeWhoPays(stage);
    describeOwnCodes(stage);
    describeHelpDesk(stage);
    describeOutages(stage);
    describeChallenges(stage);
    describeLists(stage);
    describeStatements(stage);
    describePointsByHand(stage);
    describeAisle(stage);
    describeCounter(stage);
    describeFields(stage);
    describePictures(stage);
  });
