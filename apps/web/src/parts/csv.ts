/** What a cell holds: text that people wrote, or a number that a spreadsheet may reckon with. */
type Cell = string | number;

/** What a spreadsheet takes for a formula, also behind blanks or written wide; an apostrophe before it makes it a text. */
const formula = /^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

const written = (cell: Cell, separator: string): string => {
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  const isPlain = !/["\r\n\t]/.test(text) && !text.includes(separator) && text === text.trim();
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
};

/** Rows as RFC 4180 has them; no text in them is run as a formula where the file is opened. */
export const csvOf = (rows: readonly (readonly Cell[])[], separator: ',' | ';' = ','): string =>
  rows.map((row) => `${row.map((cell) => written(cell, separator)).join(separator)}\r\n`).join('');

/** The same as spreadsheets of a language open it with a tap: French ones expect semicolons, and all of them a mark that it is UTF-8. */
export const spreadsheetOf = (rows: readonly (readonly Cell[])[], language: 'fr' | 'en'): string =>
  `\ufeff${csvOf(rows, language === 'fr' ? ';' : ',')}`;
