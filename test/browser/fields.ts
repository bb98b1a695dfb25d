import type { Page } from 'playwright-core';
import { mikadoCode, openAisle, scanCode } from './aisle';
import { settleAudit } from './outages';
import type { Stage } from './stage';
import { barriers, openWindow } from './visitor';
import { words } from './words';

const says = {
  fr: {
    empty: 'À remplir.',
    emailHint: /^Une adresse s’écrit ainsi/,
    short: '10 caractères au moins.',
    wrongPassword: /Identifiants incorrects/,
    cardContent: 'QR code ou numéro de carte',
    wrongCard: /^Vérifiez le numéro ou le code de la carte/,
    enrol: 'Enrôler',
    code: 'Code d’enrôlement',
  },
  en: {
    empty: 'Fill this in.',
    emailHint: /^An address is written like this/,
    short: '10 characters at least.',
    wrongPassword: /credentials are not right/,
    cardContent: 'QR code or card number',
    wrongCard: /^Check the number or code of the card/,
    enrol: 'Enrol',
    code: 'Enrolment code',
  },
} as const;

/** The edge of a field and the colour of its hint, as they are painted. */
const colours = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).evaluate((field) => {
    const hint = document.getElementById(field.getAttribute('aria-describedby')?.split(' ').at(-1) ?? '');
    return { edge: getComputedStyle(field).borderTopColor, hint: hint && getComputedStyle(hint).color };
  });
const hasFocus = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).evaluate((field) => field === document.activeElement);

/** Fields that were left empty. */
export const describeFields = (stage: Stage) => {
  test.each([
    ['fr', 'light'],
    ['en', 'dark'],
  ] as const)(
    'the page says beside a field what is missing, in its own language (%s, %s)',
    async (language, scheme) => {
      const { browser, url } = stage();
      const say = { ...words[language], ...says[language] };
      const window = await openWindow(browser, url, { language, scheme });
      const { page } = await window.visit('/card');
      await page.getByRole('button', { name: say.signIn, exact: true }).click();
      expect(await page.getByRole('alert').allTextContents()).toEqual([say.empty, say.empty]);
      expect(await hasFocus(page, say.email)).toBe(true);
      const painted = await colours(page, say.email);
      expect(painted.edge).toBe(painted.hint);
      expect(await barriers(page)).toEqual([]);

      await page.getByLabel(say.email, { exact: true }).fill('camille');
      expect(await page.getByRole('alert').allTextContents()).toEqual([say.empty]);
      await page.getByLabel(say.password, { exact: true }).fill('x');
      await page.getByRole('button', { name: say.signIn, exact: true }).click();
      await page.getByRole('alert').getByText(say.emailHint).waitFor();
      // What was refused is over as soon as the page has something to say of what is typed now.
      await page.getByLabel(say.email, { exact: true }).fill('camille@rayon.example');
      await page.getByRole('button', { name: say.signIn, exact: true }).click();
      await page.getByRole('alert').getByText(say.wrongPassword).waitFor();
      await page.getByLabel(say.email, { exact: true }).fill('');
      await page.getByRole('button', { name: say.signIn, exact: true }).click();
      await page.getByRole('alert').getByText(say.empty).waitFor();
      expect(await page.getByRole('alert').allTextContents()).toEqual([say.empty]);

      await page.goto('/card?view=join');
      await page.getByRole('button', { name: say.join, exact: true }).click();
      expect(await page.getByRole('alert').allTextContents()).toEqual([say.empty, say.empty, say.empty]);
      expect(await hasFocus(page, say.firstName)).toBe(true);
      await page.getByLabel(say.firstName, { exact: true }).fill('Ada');
      await page.getByLabel(say.email, { exact: true }).fill('ada');
      await page.getByLabel(say.password, { exact: true }).fill('short');
      await page.getByRole('button', { name: say.join, exact: true }).click();
      await page.getByRole('alert').getByText(say.emailHint).waitFor();
      await page.getByRole('alert').getByText(say.short).waitFor();
      expect(await barriers(page)).toEqual([]);

      const { page: till } = await window.visit('/till');
      await till.getByRole('button', { name: say.enrol, exact: true }).click();
      await till.getByRole('alert').getByText(say.empty).waitFor();
      expect(await hasFocus(till, say.code)).toBe(true);

      const { page: handheld } = await window.visit('/scanner');
      await handheld.getByRole('button', { name: 'Rayon Nantes Centre' }).click();
      await handheld.getByLabel(say.cardContent).fill('9876');
      await handheld.keyboard.press('Enter');
      await handheld.getByRole('alert').getByText(say.wrongCard).waitFor();
      await window.close();
    },
  );

  test('a till asks for codes and numbers it was not given, and takes no payment without', async () => {
    const { window, page: handheld } = await openAisle(stage, { language: 'en' }, 'Rayon Nantes Centre');
    await scanCode(handheld, mikadoCode);
    await handheld.getByRole('button', { name: words.en.finish }).click();
    const code = (await handheld.getByTestId('transfer-code').textContent()) ?? '';
    const { page: till } = await window.visit('/till');
    await till.getByRole('button', { name: 'Rayon Nantes Centre' }).click();
    const asked = till.getByRole('alert').getByText(says.en.empty);

    for (const name of [words.en.claim, 'Find the receipt']) {
      await till.getByRole('button', { name, exact: true }).click();
      await asked.first().waitFor();
    }
    expect(await asked.count()).toBe(2);
    await till.getByLabel('Receipt number').fill('   ');
    expect(await asked.count()).toBe(1);
    await till.getByRole('button', { name: 'Find the receipt' }).click();
    expect(await asked.count()).toBe(2);

    await till.getByLabel(words.en.transferCode).fill(code);
    await till.keyboard.press('Enter');
    await till.getByTestId('due').waitFor();
    await till.getByLabel('Receipt number').fill('');
    const pay = till.getByRole('button', { name: words.en.pay });
    await settleAudit(stage, pay, 'Nadia Nantes');
    await pay.click();
    await asked.waitFor();
    expect(await hasFocus(till, 'Receipt number')).toBe(true);
    expect(await till.getByTestId('paid').count()).toBe(0);
    expect(await barriers(till)).toEqual([]);
    await window.close();
  });
};
