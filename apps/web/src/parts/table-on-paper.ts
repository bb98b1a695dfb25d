import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { brokenInto, printable } from './paper-text';

/** A column: numbers stand to the right. */
type Column = Readonly<{ name: string; width: number; isNumber?: boolean }>;

/** A row: a cell for each column; below what a cell says, smaller, what it adds. */
type Row = Readonly<{ cells: readonly Readonly<{ text: string; more?: string }>[]; isStrong?: boolean }>;

/** A table under a heading, on as many sheets as it takes. */
export type PaperTable = Readonly<{
  language: 'fr' | 'en';
  author: string;
  title: string;
  /** Lines under the title. */
  heading: readonly string[];
  columns: readonly Column[];
  rows: readonly Row[];
  /** Lines after the table. */
  below: readonly string[];
  madeAt: Date;
  /** At the foot of each sheet, when it was made and which one it is. */
  foot: string;
  pageOf: (page: number, pages: number) => string;
}>;

/** A4 in points, as PDF counts. */
const sheet = { width: 595.28, height: 841.89, margin: 48 } as const;
/** Of the columns together. */
export const paperWidth = sheet.width - 2 * sheet.margin;
const text = { size: 10, small: 8.5, leading: 1.35, gap: 10 } as const;
const ink = rgb(0.07, 0.1, 0.1);
const faint = rgb(0.35, 0.38, 0.38);
const hairline = rgb(0.75, 0.78, 0.78);

type Fonts = Readonly<{ regular: PDFFont; bold: PDFFont }>;
type Said = Readonly<{ text: string; size: number; isBold?: boolean; isFaint?: boolean }>;

/** The table as a PDF: its head stands on each sheet, no row is torn in two, and the sheets are numbered. */
export const tableOnPaper = async (table: PaperTable): Promise<Uint8Array<ArrayBuffer>> => {
  const pdf = await PDFDocument.create();
  pdf.setTitle(table.title, { showInWindowTitleBar: true });
  pdf.setAuthor(table.author);
  pdf.setLanguage(table.language === 'fr' ? 'fr-FR' : 'en-GB');
  pdf.setCreationDate(table.madeAt);
  pdf.setModificationDate(table.madeAt);
  const fonts = {
    regular: await pdf.embedFont(StandardFonts.Helvetica),
    bold: await pdf.embedFont(StandardFonts.HelveticaBold),
  };
  const pen = penOn(pdf, fonts);
  pen.line({ text: table.author, size: text.small, isFaint: true });
  pen.line({ text: table.title, size: 18, isBold: true });
  for (const line of table.heading) pen.line({ text: line, size: text.size });
  pen.down(text.gap);
  pen.row(headOf(table), table.columns, undefined);
  for (const row of table.rows) pen.row(row, table.columns, headOf(table));
  pen.down(text.gap);
  for (const line of table.below) pen.line({ text: line, size: text.small, isFaint: true });
  const pages = pdf.getPages();
  for (const [at, page] of pages.entries()) footOn(page, fonts, table, table.pageOf(at + 1, pages.length));
  const saved = await pdf.save();
  return new Uint8Array(saved);
};

const headOf = ({ columns }: PaperTable): Row => ({
  cells: columns.map(({ name }) => ({ text: name })),
  isStrong: true,
});

const letters = new WeakMap<PDFFont, ReadonlySet<number>>();
const lettersOf = (font: PDFFont): ReadonlySet<number> => {
  const known = letters.get(font) ?? new Set(font.getCharacterSet());
  letters.set(font, known);
  return known;
};

/** Writes from the top to the bottom, on a new sheet where one is full. */
const penOn = (pdf: PDFDocument, fonts: Fonts) => {
  let page = pdf.addPage([sheet.width, sheet.height]);
  let y = sheet.height - sheet.margin;
  const bottom = sheet.margin + 2 * text.gap;

  const turn = (): void => {
    page = pdf.addPage([sheet.width, sheet.height]);
    y = sheet.height - sheet.margin;
  };
  const broken = (said: Said, width: number) => {
    const font = said.isBold ? fonts.bold : fonts.regular;
    const lines = brokenInto(printable(said.text, lettersOf(font)), width, (line) =>
      font.widthOfTextAtSize(line, said.size),
    );
    return { ...said, font, lines, height: lines.length * said.size * text.leading };
  };
  type Broken = ReturnType<typeof broken>;
  const write = (said: Broken, { x, top, width }: { x: number; top: number; width?: number }): void => {
    for (const [at, line] of said.lines.entries())
      page.drawText(line, {
        x: width === undefined ? x : x + width - said.font.widthOfTextAtSize(line, said.size),
        y: top - (at + 1) * said.size * text.leading + said.size * 0.35,
        size: said.size,
        font: said.font,
        color: said.isFaint ? faint : ink,
      });
  };

  const row = (one: Row, columns: readonly Column[], head: Row | undefined): void => {
    const cells = columns.map(({ width }, at) => {
      const { text: said = '', more = '' } = one.cells[at] ?? {};
      const isBold = one.isStrong ?? false;
      return [
        broken({ text: said, size: text.size, isBold }, width - text.gap),
        ...(more === '' ? [] : [broken({ text: more, size: text.small, isFaint: true }, width - text.gap)]),
      ];
    });
    const height = Math.max(...cells.map((parts) => parts.reduce((sum, part) => sum + part.height, 0)));
    if (head && y - height - 6 < bottom) {
      turn();
      row(head, columns, undefined);
    }
    let x: number = sheet.margin;
    for (const [at, { width, isNumber }] of columns.entries()) {
      let top = y - 3;
      for (const part of cells[at] ?? []) {
        write(part, { x, top, ...(isNumber ? { width } : {}) });
        top -= part.height;
      }
      x += width;
    }
    y -= height + 6;
    const across = { start: { x: sheet.margin, y }, end: { x: sheet.width - sheet.margin, y } };
    page.drawLine({ ...across, thickness: 0.5, color: hairline });
  };

  return {
    line: (said: Said): void => {
      const whole = broken(said, paperWidth);
      if (y - whole.height < bottom) turn();
      write(whole, { x: sheet.margin, top: y });
      y -= whole.height;
    },
    down: (by: number): void => {
      y -= by;
    },
    row,
  };
};

const footOn = (page: PDFPage, { regular: font }: Fonts, { foot }: PaperTable, number: string): void => {
  const put = { y: sheet.margin - text.gap, size: text.small, font, color: faint };
  const [left, right] = [foot, number].map((said) => printable(said, lettersOf(font))) as [string, string];
  page.drawText(left, { ...put, x: sheet.margin });
  const x = sheet.width - sheet.margin - font.widthOfTextAtSize(right, text.small);
  page.drawText(right, { ...put, x });
};
