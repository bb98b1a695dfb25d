import { codeField } from './shop-floor';
import type { Stage } from './stage';
import { barriers, openWindow } from './visitor';

/** Baskets that wait for an associate. */
export const describeHelpDesk = (stage: Stage) => {
  test('a waiting basket says whose it is, where and since when; a refusal is shown and takes it off the list', async () => {
    const window = await openWindow(stage().browser, stage().url, { language: 'en' });
    const { samples } = (await (await fetch(`${stage().url}/demo.json`)).json()) as {
      samples: { label: string; code: string }[];
    };
    const { page: card } = await window.visit('/card');
    await card.getByRole('button', { name: 'Youssef' }).click();
    const content = (await card.getByTestId('qr-content').textContent()) ?? '';
    const { page: scanner } = await window.visit('/scanner');
    await scanner.getByRole('button', { name: 'Rayon Lille Flandres' }).click();
    await scanner.getByRole('button', { name: 'Start', exact: true }).waitFor();
    for (const code of [content, samples.find(({ label }) => label.startsWith('Bière'))?.code ?? '']) {
      await codeField(scanner).fill(code);
      await scanner.keyboard.press('Enter');
      await scanner.getByTestId('total').waitFor();
    }
    await scanner.getByText('1 item', { exact: true }).waitFor();
    await scanner.getByRole('button', { name: 'Finish', exact: true }).click();
    await scanner.getByTestId('transfer-code').waitFor();

    const { page: desk } = await window.visit('/console');
    await desk.getByRole('button', { name: 'Lina Lille' }).click();
    const basket = desk.getByRole('heading', { name: /^Youssef · .+ · Rayon Lille Flandres$/ });
    await basket.waitFor();
    await desk.getByText(/Waiting since \d\d:\d\d/).waitFor();
    await desk
      .getByRole('listitem')
      .filter({ hasText: /1 × .*[Bb]ière/ })
      .waitFor();
    expect(await barriers(desk)).toEqual([]);
    const audit = desk.getByRole('button', { name: 'As scanned' });
    if (await audit.isVisible()) await audit.click();
    await desk.getByRole('button', { name: 'Refuse' }).click();
    await desk.getByText(/^Age refused: Youssef/).waitFor();
    await basket.waitFor({ state: 'detached' });
    // The refusal is the trip's: whoever looks next sees it, and may approve after all.
    await desk.reload();
    await desk.getByText(/^Age refused: Youssef/).waitFor();
    expect(await barriers(desk)).toEqual([]);
    await desk.getByRole('button', { name: /^Approve after all/ }).click();
    await desk.getByText(/^Age refused: Youssef/).waitFor({ state: 'detached' });
    await window.close();
  });
};
