import type { Stage } from './stage';
import { openWindow } from './visitor';

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
    await page
      .getByRole('alert')
      .getByText(/Pas de réseau/)
      .waitFor();
    await page.getByText('Hors ligne').waitFor();
    expect(await page.locator('.code-entry input').inputValue()).toBe('3017760649193');
    await window.context.setOffline(false);
    await page.getByRole('button', { name: 'Scanner', exact: true }).click();
    await page.getByText('1 article', { exact: true }).waitFor();
    await page.reload();
    await page.getByText('1 article', { exact: true }).waitFor();
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
    await page.getByText('1 article', { exact: true }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await window.close();
  });
};
