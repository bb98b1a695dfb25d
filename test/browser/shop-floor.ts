import type { Locator, Page } from 'playwright-core';

/** A visitor's hand: by pointer or by keys. */
export type Hand = Readonly<{
  press: (target: Locator) => Promise<void>;
  /** Types into the field that has (or gets) the focus and sends it. */
  enter: (field: Locator, text: string) => Promise<void>;
}>;

/** Clicks and fills, as somebody with a mouse or a finger does. */
export const pointer: Hand = {
  press: (target) => target.click(),
  enter: async (field, text) => {
    await field.click();
    await field.fill(text);
    await field.page().keyboard.press('Enter');
  },
};

const stopsMax = 80;

/** Presses Tab until the target has the focus; fails when no number of stops leads there. */
const tabTo = async (target: Locator): Promise<void> => {
  await target.waitFor();
  const page = target.page();
  for (let stop = 0; stop < stopsMax; stop += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${target}`);
};

/** Tab, enter and letters only. */
export const keyboard: Hand = {
  press: async (target) => {
    await tabTo(target);
    await target.page().keyboard.press('Enter');
  },
  enter: async (field, text) => {
    await tabTo(field);
    const { keyboard: keys } = field.page();
    await keys.press('Control+A');
    await keys.type(text);
    await keys.press('Enter');
  },
};

/** The one field of a page that takes codes. */
export const codeField = (page: Page) => page.locator('.code-entry input');

/** An amount in euros on a screen of either language, in cents. */
export const inCents = (text: string | null): number => Number((text ?? '').replace(/\D/g, ''));

/** The amount shown under a test id, in cents. */
export const amountOf = async (page: Page, testId: string) =>
  inCents(await page.getByTestId(testId).textContent());

/** Waits until a shown number is what it should be. */
export const shows = async <Shown>(
  read: () => Promise<Shown>,
  fits: (shown: Shown) => boolean,
): Promise<Shown> => {
  for (let looks = 0; looks < 400; looks += 1) {
    const shown = await read();
    if (fits(shown)) return shown;
    await new Promise((next) => setTimeout(next, 50));
  }
  return read();
};
