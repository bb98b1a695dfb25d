import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Download, Page } from 'playwright-core';
import { playTrips } from './played-trips';
import type { Stage } from './stage';
import { barriers, openWindow } from './visitor';

const said = {
  fr: {
    open: 'Relevés par mois',
    title: 'Relevé de points',
    none: 'Aucun mouvement ce mois-ci.',
    back: 'Retour à ma carte',
    noSuchMonth: 'Il n’y a pas de relevé de ce mois.',
    current: 'Le mois en cours',
    month: 'Mois',
    heading: 'Jour;Mouvement;Concerne;Points;Solde',
    openingRow: /^\d{4}-\d\d;Solde au début;;;\d+$/,
    row: /^\d{4}-\d\d-\d\d;Gagnés;Ticket S-fr-\d · Rayon Lyon Part-Dieu;\d+;\d+$/,
    pdf: ['Rayon, programme de fidélité', 'Solde au début', 'Solde à présent', 'Gagnés', 'Page 1 sur 1'],
    files: /^releve-points-\d{4}-\d\d\.(csv|pdf)$/,
  },
  en: {
    open: 'Statements by month',
    title: 'Points statement',
    none: 'Nothing moved in this month.',
    back: 'Back to my card',
    noSuchMonth: 'There is no statement of this month.',
    current: 'The current month',
    month: 'Month',
    heading: 'Day,Movement,About,Points,Balance',
    openingRow: /^\d{4}-\d\d,Opening balance,,,\d+$/,
    row: /^\d{4}-\d\d-\d\d,Earned,Receipt S-en-\d · Rayon Lyon Part-Dieu,\d+,\d+$/,
    pdf: ['Rayon, points programme', 'Opening balance', 'Balance now', 'Earned', 'Page 1 of 1'],
    files: /^points-statement-\d{4}-\d\d\.(csv|pdf)$/,
  },
} as const;

const savedBy = async (page: Page, button: string): Promise<Download> => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return file;
};

/** What our own PDFs say: their streams, and the letters these put on the sheet. */
const textOfPdf = (pdf: Buffer): string =>
  [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .flatMap(([, stream = '']) => {
      try {
        return [inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')];
      } catch {
        return [];
      }
    })
    .flatMap((program) => [...program.matchAll(/<([0-9A-F]*)> Tj/g)])
    .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
    .join('\n');

const numberIn = (text: string | null): number => Number((text ?? '').replace(/[^\d]/g, ''));

/** A month of points: read, printed, and kept as a file. */
export const describeStatements = (stage: Stage) => {
  test.each([
    ['fr', 'dark'],
    ['en', 'light'],
  ] as const)(
    'a shopper reads a month of points, and keeps it as a spreadsheet and as a PDF (%s)',
    async (language, scheme) => {
      const { browser, url, house } = stage();
      await playTrips(house, { email: 'leo@rayon.example', count: 2, name: `S-${language}` });
      const words = said[language];
      const window = await openWindow(browser, url, { language, scheme, width: 390, height: 844 });
      const { page, troubles } = await window.visit('/card');
      await page.getByRole('button', { name: 'Léo' }).click();
      const balance = numberIn(await page.getByTestId('balance').textContent());
      await page.getByRole('link', { name: words.open }).click();
      await page.getByRole('heading', { name: words.title }).waitFor();
      await page.getByTestId('movement').nth(1).waitFor();
      expect(new URL(page.url()).search).toBe('?statement=now');
      const shown = async (testId: string) => numberIn(await page.getByTestId(testId).textContent());
      const rows = await page.getByTestId('movement').all();
      const cells = await Promise.all(rows.map((row) => row.getByRole('cell').allTextContents()));
      const points = cells.map(([, , change = '']) => numberIn(change) * (/^[−-]/.test(change) ? -1 : 1));
      const sum = points.reduce((all, one) => all + one, 0);
      expect((await shown('opening')) + sum).toBe(await shown('closing'));
      expect(await shown('closing')).toBe(balance);
      expect(numberIn(cells.at(-1)?.[3] ?? '')).toBe(balance);
      expect(await page.getByRole('columnheader').count()).toBe(4);
      expect(await barriers(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);

      const sheet = await savedBy(page, 'CSV');
      expect(sheet.suggestedFilename()).toMatch(words.files);
      const text = readFileSync(await sheet.path(), 'utf8');
      expect(text.startsWith('\ufeff')).toBe(true);
      const [heading, opening, ...others] = text.slice(1).trimEnd().split('\r\n');
      expect(heading).toBe(words.heading);
      expect(opening).toMatch(words.openingRow);
      expect(others).toHaveLength(rows.length + 1);
      expect(others.filter((row) => words.row.test(row))).toHaveLength(2);
      expect(others.at(-1)?.endsWith(`${balance}`)).toBe(true);

      const loaded = () =>
        page.evaluate<string[]>("performance.getEntriesByType('resource').map(({ name }) => name)");
      expect((await loaded()).filter((name) => /statement-paper/.test(name))).toEqual([]);
      const file = await savedBy(page, 'PDF');
      expect(file.suggestedFilename()).toMatch(words.files);
      expect((await loaded()).filter((name) => /statement-paper/.test(name))).toHaveLength(1);
      const pdf = readFileSync(await file.path());
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.length).toBeGreaterThan(1_500);
      expect(pdf.length).toBeLessThan(50_000);
      const letters = textOfPdf(pdf);
      for (const part of words.pdf) expect(letters).toContain(part);
      expect(letters).toMatch(/^Léo · (Carte|Card) [\d ]{20,}$/m);
      expect(letters.match(new RegExp(`S-${language}-\\d`, 'g'))).toHaveLength(2);

      // On paper there is the statement and nothing else, on A4, dark on white.
      const paper = await page.pdf({ preferCSSPageSize: true });
      expect(paper.toString('latin1')).toMatch(/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
      await page.emulateMedia({ media: 'print' });
      for (const name of ['CSV', 'PDF', words.back])
        expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
      expect(await page.getByRole('banner').count()).toBe(0);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
      expect(
        await page.evaluate("getComputedStyle(document.querySelector('[data-testid=closing]')).color"),
      ).toBe('rgb(0, 0, 0)');
      await page.emulateMedia({ media: null });

      // The months before: an address each, that back leads away from.
      await page.getByLabel(words.month).selectOption({ index: 24 });
      await page.getByText(words.none).waitFor();
      expect(await shown('opening')).toBe(0);
      expect(new URL(page.url()).search).toMatch(/^\?statement=\d{4}-\d\d$/);
      await page.goBack();
      await page.getByTestId('movement').first().waitFor();
      await page.goto('/card?statement=2001-01');
      await page.getByText(words.noSuchMonth).waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: words.current }).click();
      await page.getByTestId('movement').first().waitFor();
      await page.getByRole('button', { name: words.back }).click();
      await page.getByTestId('balance').waitFor();
      expect(troubles).toEqual([]);
      await window.close();
    },
  );
};
