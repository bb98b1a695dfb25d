import type { Browser, Page } from 'playwright-core';
import { amountOf, codeField, type Hand, inCents, shows } from './shop-floor';
import { barriers, isInPlainSight, layoutShift, openWindow, type Visit, type Window } from './visitor';
import { words } from './words';

/** Who shops where, and how. */
export type ByHand = {
  hand: Hand;
  language: 'fr' | 'en';
  scheme: 'light' | 'dark';
  member: string;
  store: string;
  associate: string;
  handheld: Pick<Window, 'width' | 'height'>;
};

/** What such a trip showed on its way. */
export type Seen = {
  barriers: string[];
  troubles: string[];
  shifts: number[];
  totalAlwaysInSight: boolean;
  message: string;
  refusal: string;
  totalBefore: number;
  totalWithoutOne: number;
  total: number;
  due: number;
  paid: number;
  earned: number;
  balances: number[];
  languages: (string | null)[];
};

type Samples = { samples: { label: string; code: string }[] };

/** A trip on the screens: the card, till and console in one window, the handheld in another. */
export const tripByHand = async (browser: Browser, url: string, how: ByHand): Promise<Seen> => {
  const say = words[how.language];
  const { press, enter } = how.hand;
  const { language, scheme } = how;
  const found: string[] = [];
  const shop = await openWindow(browser, url, { language, scheme });
  const aisle = await openWindow(browser, url, { language, scheme, ...how.handheld });
  const button = (page: Page, name: string | RegExp) =>
    page.getByRole('button', { name, exact: true }).first();
  const check = async (...pages: Page[]) => {
    for (const page of pages) found.push(...(await barriers(page)));
  };
  try {
    const { samples } = (await (await fetch(`${url}/demo.json`)).json()) as Samples;
    const code = (label: RegExp) => samples.find((sample) => label.test(sample.label))?.code ?? 'none';

    const card = await shop.visit('/card');
    await button(card.page, how.member).waitFor();
    await check(card.page);
    await press(button(card.page, how.member));
    const balance = () => amountOf(card.page, 'balance');
    await card.page.getByTestId('balance').waitFor();
    const balances = [await balance()];
    await check(card.page);

    const scanner = await aisle.visit('/scanner');
    await button(scanner.page, how.store).waitFor();
    await check(scanner.page);
    await press(button(scanner.page, how.store));
    await button(scanner.page, say.start).waitFor();
    await check(scanner.page);
    const content = (await card.page.getByTestId('qr-content').textContent()) ?? '';
    await enter(codeField(scanner.page), content);
    await scanner.page.getByTestId('total').waitFor();

    const total = () => amountOf(scanner.page, 'total');
    const scan = async (label: RegExp) => {
      const before = await total();
      await enter(codeField(scanner.page), code(label));
      return shows(total, (shown) => shown !== before);
    };
    const slot = scanner.page.getByRole('region', { name: say.live });
    for (const article of [/Mikado/, /Mikado/, /Tropicana/]) await scan(article);
    await slot.getByText(say.message).waitFor();
    const message = (await slot.textContent()) ?? '';
    for (const article of [/Bananes/, /Bière/, /Salade/]) await scan(article);
    await enter(codeField(scanner.page), code(/^\?$/));
    const refusal = (await slot.getByRole('alert').textContent()) ?? '';
    await check(scanner.page);

    const totalBefore = await total();
    await press(button(scanner.page, say.remove));
    const totalWithoutOne = await shows(total, (shown) => shown !== totalBefore);
    await scan(/Salade/);
    await scanner.page.mouse.wheel(0, 2000);
    const totalAlwaysInSight = await isInPlainSight(scanner.page, 'total');
    const shownTotal = await total();
    const shifts = [await layoutShift(scanner.page)];

    await press(button(scanner.page, say.finish));
    const transferCode = (await scanner.page.getByTestId('transfer-code').textContent()) ?? '';
    await check(scanner.page);

    const till = await shop.visit('/till');
    await press(button(till.page, how.store));
    // The page before has a code field too: the till's own is there once the choice of stores is gone.
    await button(till.page, how.store).waitFor({ state: 'detached' });
    await codeField(till.page).waitFor();
    await check(till.page);
    await enter(codeField(till.page), transferCode);
    await till.page
      .getByTestId('due')
      .waitFor()
      .catch(async () => {
        throw new Error(
          `with ${transferCode} the till shows: ${await till.page.locator('body').textContent()}`,
        );
      });
    const due = await shows(
      () => amountOf(till.page, 'due'),
      (shown) => shown > 0,
    );
    await check(till.page);

    const desk = await approve(shop.visit, how, button, say, till.page, check);
    await press(button(till.page, say.pay));
    await till.page.getByTestId('paid').waitFor();
    const paid = await amountOf(till.page, 'paid');
    const points = till.page.getByTestId('receipt-points');
    await points.getByText(/\+\d/).waitFor();
    const earned = inCents(await points.textContent());
    await till.page.getByText(say.vat).waitFor();
    await scanner.page.getByText(say.paid).waitFor();
    await check(till.page, scanner.page);
    await card.page.reload();
    await card.page.getByTestId('balance').waitFor();
    balances.push(await shows(balance, (shown) => shown !== balances[0]));

    await press(button(till.page, say.takeBack));
    await press(button(till.page, say.takeBackQuestion));
    await till.page.getByRole('status').getByText(say.refunded).waitFor();
    await till.page.getByTestId('receipt-kept').getByText(say.refunded).waitFor();
    await points.getByText(/−\d/).waitFor();
    await check(till.page);
    await card.page.reload();
    await card.page.getByTestId('balance').waitFor();
    balances.push(await balance());
    shifts.push(await layoutShift(card.page));

    const visits: Visit[] = [card, scanner, till, desk];
    return {
      barriers: found,
      troubles: visits.flatMap(({ troubles }) => troubles),
      shifts,
      totalAlwaysInSight,
      message,
      refusal,
      totalBefore,
      totalWithoutOne,
      total: shownTotal,
      due,
      paid,
      earned,
      balances,
      languages: await Promise.all(visits.map(({ page }) => page.locator('html').getAttribute('lang'))),
    };
  } finally {
    await shop.close();
    await aisle.close();
  }
};

/** The associate settles whatever keeps the till from taking payment: the age, and the audit when one is drawn. */
const approve = async (
  visit: (path: string) => Promise<Visit>,
  { hand, associate }: ByHand,
  button: (page: Page, name: string | RegExp) => ReturnType<Page['getByRole']>,
  say: (typeof words)['fr' | 'en'],
  till: Page,
  check: (...pages: Page[]) => Promise<void>,
): Promise<Visit> => {
  const desk = await visit('/console');
  await button(desk.page, associate).waitFor();
  await check(desk.page);
  await hand.press(button(desk.page, associate));
  await button(desk.page, say.ageChecked).waitFor();
  await check(desk.page);
  await hand.press(button(desk.page, say.ageChecked));
  const pay = button(till, say.pay);
  for (let looks = 0; looks < 300 && !(await pay.isEnabled()); looks += 1) {
    const audit = button(desk.page, say.asScanned);
    if (await audit.isVisible()) await hand.press(audit).catch(() => undefined);
    await till.waitForTimeout(100);
  }
  return desk;
};
