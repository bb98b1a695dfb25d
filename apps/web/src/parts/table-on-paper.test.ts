import { inflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import * as fc from 'fast-check';
import { brokenInto, printable } from './paper-text';
import { type PaperTable, paperWidth, tableOnPaper } from './table-on-paper';

const table = (rows: number, change: Partial<PaperTable> = {}): PaperTable => ({
  language: 'fr',
  author: 'Rayon, programme de fidélité',
  title: 'Relevé de points, août 2026',
  heading: ['Zoé Lefèvre · Carte 376 099'],
  columns: [
    { name: 'Jour', width: 90 },
    { name: 'Mouvement', width: paperWidth - 230 },
    { name: 'Points', width: 70, isNumber: true },
    { name: 'Solde', width: 70, isNumber: true },
  ],
  rows: Array.from({ length: rows }, (_, at) => ({
    cells: [
      { text: '2 août 2026' },
      { text: `Défi : nº ${at + 1}`, more: 'Ticket 17 · Rayon Nîmes' },
      { text: '−1\u202f200' },
      { text: '3' },
    ],
  })),
  below: ['Établi à Châlons, cœur à 100 %, 3 €.'],
  madeAt: new Date('2026-09-01T10:00:00Z'),
  foot: 'Établi le 1er septembre 2026',
  pageOf: (page, pages) => `Page ${page} sur ${pages}`,
  ...change,
});

/** Signs of the fonts' encoding that ISO 8859-1 has no place for. */
const ownSigns: Readonly<Record<string, string>> = { '\x80': '€', '\x92': '’', '\x9c': 'œ' };
const inLetters = (bytes: Buffer): string =>
  Array.from(bytes.toString('latin1'), (sign) => ownSigns[sign] ?? sign).join('');

/** What is written on each sheet, in the order it was put there. */
const writtenOn = async (pdf: Uint8Array): Promise<string[]> => {
  const { context } = await PDFDocument.load(pdf);
  const texts: string[] = [];
  for (const [, object] of context.enumerateIndirectObjects()) {
    const contents = (object as { contents?: Uint8Array }).contents;
    if (!contents) continue;
    const program = inflateSync(contents).toString('latin1');
    const signs = [...program.matchAll(/<([0-9A-F]*)> Tj/g)].map(([, hex = '']) => Buffer.from(hex, 'hex'));
    if (signs.length > 0) texts.push(signs.map((sign) => inLetters(sign)).join('\n'));
  }
  return texts;
};

test('a long table goes on sheet after sheet, each with the head of the table and its number', async () => {
  const pdf = await tableOnPaper(table(60));
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  const loaded = await PDFDocument.load(pdf, { updateMetadata: false });
  expect(loaded.getTitle()).toBe('Relevé de points, août 2026');
  expect(loaded.getAuthor()).toBe('Rayon, programme de fidélité');
  expect(loaded.getPage(0).getSize()).toEqual({ width: 595.28, height: 841.89 });
  const sheets = await writtenOn(pdf);
  expect(sheets).toHaveLength(loaded.getPageCount());
  expect(sheets.length).toBeGreaterThan(2);
  for (const [at, sheet] of sheets.entries()) {
    expect(sheet).toContain('Jour\nMouvement\nPoints\nSolde');
    expect(sheet).toContain(`Page ${at + 1} sur ${sheets.length}`);
  }
  const all = sheets.join('\n');
  for (let row = 1; row <= 60; row += 1) expect(all.split('\n')).toContain(`Défi : nº ${row}`);
});

test('French letters and signs are printed as they are, and what a PDF’s own fonts lack as near as they come', async () => {
  const [sheet] = await writtenOn(await tableOnPaper(table(1, { heading: ['Łukasz Nguyễn 李 ★ Ελένη'] })));
  expect(sheet).toContain('Relevé de points, août 2026');
  expect(sheet).toContain('Établi à Châlons, cœur à 100 %, 3 €.');
  expect(sheet).toContain('-1\u00a0200');
  expect(sheet).toContain('?ukasz Nguyen ? ? ?????');
});

test('a table without rows has its head, and a name that is wider than the paper is broken', async () => {
  const [sheet, more] = await writtenOn(await tableOnPaper(table(0, { heading: ['W'.repeat(200)] })));
  expect(more).toBeUndefined();
  expect(sheet).toContain('Jour\nMouvement\nPoints\nSolde');
  expect(sheet?.match(/W/g)).toHaveLength(200);
});

test('whatever is broken into lines keeps its letters, and no line is wider than it may be', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (text, width) => {
      const lines = brokenInto(text, width, (line) => line.length);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines)
        expect(line.length).toBeLessThanOrEqual(Math.max(width, text.length === 0 ? 0 : width));
    }),
  );
});

test('every text can be printed in the letters there are', () => {
  const letters = new Set(Array.from('abcdefghijklmnopqrstuvwxyz ?-\u00a0é', (sign) => sign.charCodeAt(0)));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const sign of printable(text, letters)) expect(letters.has(sign.charCodeAt(0))).toBe(true);
    }),
  );
});
