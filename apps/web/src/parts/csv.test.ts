import * as fc from 'fast-check';
import { csvOf, spreadsheetOf } from './csv';

test('numbers stay numbers, and what holds a separator, a quote or a line is quoted', () => {
  const rows = [
    ['Jour', 'Points'],
    ['2026-11-02', -12],
    ['a;b', 1],
    ['dit "oui"', 0],
    ['a\nb', 2],
  ];
  expect(csvOf(rows, ';')).toBe(
    'Jour;Points\r\n2026-11-02;-12\r\n"a;b";1\r\n"dit ""oui""";0\r\n"a\nb";2\r\n',
  );
});

test.each(['=1+1', '+33 1', '-2', '@SUM(A1)', ' =1', '\t=1', '\r=1', '\n=1', '＝1', '|cmd', '%0A'])(
  '%j is a text and no formula',
  (text) => {
    expect(csvOf([[text]]).replace(/^"/, '')).toMatch(/^'/);
  },
);

test('a French spreadsheet is given semicolons, an English one commas, both told that it is UTF-8', () => {
  expect(spreadsheetOf([['Défi', 1]], 'fr')).toBe('\ufeffDéfi;1\r\n');
  expect(spreadsheetOf([['Challenge', 1]], 'en')).toBe('\ufeffChallenge,1\r\n');
});

/** Reads what RFC 4180 says. */
const read = (text: string, separator: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    const isTwice = text[at + 1] === '"';
    if (isQuoted && sign === '"' && !isTwice) isQuoted = false;
    else if (isQuoted) {
      cell += sign;
      if (sign === '"') at += 1;
    } else if (sign === '"') isQuoted = true;
    else if (sign === separator) {
      row.push(cell);
      cell = '';
    } else if (sign === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += sign;
  }
  return rows;
};

test('whatever is written is read again, and none of it begins like a formula', () => {
  const unit = fc.constantFrom('=', '+', '-', '@', ';', ',', '"', '\r', '\n', '\t', ' ', "'", 'a', 'é', '1');
  const row = fc.array(fc.string({ unit, maxLength: 6 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(',' as const, ';' as const),
      (rows, separator) => {
        const again = read(csvOf(rows, separator), separator);
        expect(again.map(({ length }) => length)).toEqual(rows.map(({ length }) => length));
        for (const [at, cells] of again.entries())
          for (const [place, text] of cells.entries()) {
            const original = rows[at]?.[place] ?? '';
            expect([original, `'${original}`]).toContain(text);
            expect(text).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
          }
      },
    ),
  );
});
