import fc from 'fast-check';
import { comparedText, lineShape, linesShape, plainText, readText, tidyText, typedCode } from './text';

const [joiner, nonJoiner, softHyphen] = ['\u200d', '\u200c', '\u00ad'];
/** Letters with and without marks, what nobody sees, white space of all kinds, signs of several scripts. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ...'aEé e\u0301œßŒẞİıςΣ Å\u212bﬁ①٣३５',
      ...[
        joiner,
        nonJoiner,
        softHyphen,
        '\u200b',
        '\ufeff',
        '\u200f',
        '\u00a0',
        '\u2009',
        '\u0301',
        '\u0327',
        '\u034f',
        '\u3164',
        '\u2800',
      ],
      ...['´', '’', '\u1fbf', '\u1ffe', 'ŉ', '–', '−', 'ı', '\u0345'],
      ...[
        '\n',
        '\r\n',
        '\t',
        '\u2028',
        '❤',
        '\ufe0f',
        '🔥',
        '👩',
        '🚀',
        'می',
        'क्',
        'ष',
        '가',
        '\u1100\u1161',
      ],
    ),
  }),
);

test.each([
  ['Cre\u0300merie', 'Crèmerie'],
  ['  Pâtes \u00a0 fraîches\t', 'Pâtes fraîches'],
  ['Cho\u00adco\u00adlat', 'Chocolat'],
  ['\ufeffLait\u200b', 'Lait'],
  [`Lait${joiner}`, 'Lait'],
  [`می${nonJoiner}خواهم`, `می${nonJoiner}خواهم`],
  [`क्${joiner}ष`, `क्${joiner}ष`],
  ['👩‍🚀 ❤️‍🔥', '👩‍🚀 ❤️‍🔥'],
  ['Ada\r\nLovelace', 'Ada Lovelace'],
])('%j is kept as %j', (raw, kept) => {
  expect(tidyText(raw)).toBe(kept);
});

test('lines stay lines, with one empty one between two at most', () => {
  expect(tidyText(' one \r\n\r\n\r\n\r\ntwo \u00a0 words\u2028three\n', { lines: true })).toBe(
    'one\n\ntwo words\nthree',
  );
});

test.each([
  ['Crèmerie', 'CRE\u0300MERIE'],
  ['Fruits  et légumes', 'fruits et\u00a0légumes '],
  [`می${nonJoiner}خواهم`, 'میخواهم'],
  ['Chocolat', 'Cho\u00adcolat'],
  ["L'eau plate", 'l’eau plate'],
  ["L'eau plate", 'L\u00b4eau plate'],
  ["L'eau plate", 'Lʼeau plate'],
  ['Petit-déjeuner', 'petit\u2011déjeuner'],
  ['Petit-déjeuner', 'Petit\u2212déjeuner'],
  ['Petit-déjeuner', 'Petit–déjeuner'],
  ['Crème', '\uff23rème'],
  ['Crème', 'Crè\ufe0fme'],
  ['Crème', 'Cre\u034f\u0300me'],
  ['Crème', 'Crè\u3164me'],
  ['Crème fraîche', 'Crème\u2800fraîche'],
  ['Crème office', 'Crème oﬃce'],
  ['Straße', 'strasse'],
  ['STRAẞE', 'strasse'],
  ['ΟΔΟΣ', 'οδοσ'],
])('%j and %j are one text', (one, other) => {
  expect(comparedText(one)).toBe(comparedText(other));
});

test.each([
  ['pêche', 'péché'],
  ['Pâte', 'Pâté'],
  ['Pâte', 'pate'],
  ["L'eau", 'leau'],
  ['Petit-déjeuner', 'petit déjeuner'],
])('%j and %j are two', (one, other) => {
  expect(comparedText(one)).not.toBe(comparedText(other));
});

test.each([
  ['Œufs', 'oeufs'],
  ['Straße', 'strasse'],
  ['STRASSE', 'strasse'],
  ['ẞ', 'ss'],
  ['Crème brûlée', 'creme brulee'],
  ['L’été', "l'ete"],
  ['Smørrebrød Łódź', 'smorrebrod lodz'],
  ['ＣＡＦＥ\u0301', 'cafe'],
  ['½ litre', '1⁄2 litre'],
  ['L\u00b4été', "l'ete"],
])('%j is found as %j', (name, typed) => {
  expect(plainText(name)).toBe(typed);
});

test.each([
  ['3 760999 123456 789 012', '3760999123456789012'],
  ['3\u00a0760\u202f999-123–456', '3760999123456'],
  ['３７６０９９９', '3760999'],
  ['٣٧٦٠٩٩٩ ۳۷۶', '3760999376'],
  ['ryt-7k3m‐0qxv—91hb', 'RYT7K3M0QXV91HB'],
  ['\u200e12\u00ad34', '1234'],
])('%j is the code %j', (typed, code) => {
  expect(typedCode(typed)).toBe(code);
});

test.each([
  ['', 'Missing'],
  [` ${softHyphen}\u200b${joiner} `, 'Missing'],
  ['x'.repeat(11), 'TooLong'],
  ['x'.repeat(100_000), 'TooLong'],
  ['bell\u0007', 'IllegalText'],
  ['\u202eexe.gpj', 'IllegalText'],
  ['half\ud800', 'IllegalText'],
])('%j is refused as %s', (raw, problem) => {
  expect(readText(raw, { max: 10 })).toEqual({ ok: false, rejection: problem });
  expect(lineShape(10).safeParse(raw).success).toBe(false);
});

test('the length is that of what is kept, in the units of a browser', () => {
  expect(lineShape(5).parse(' e\u0301te\u0301\u00ad ! ')).toBe('été !');
});

describe('whatever the text,', () => {
  const stays = (form: (text: string) => string) =>
    fc.assert(fc.property(anyText, (text) => expect(form(form(text))).toBe(form(text))));
  const sameWhenDecomposed = (form: (text: string) => string) =>
    fc.assert(
      fc.property(anyText, (text) => {
        expect(form(text.normalize('NFD'))).toBe(form(text));
        expect(form(text.normalize('NFC'))).toBe(form(text));
      }),
    );

  test.each([
    ['kept', tidyText],
    ['kept in lines', (text: string) => tidyText(text, { lines: true })],
    ['compared', comparedText],
    ['searched', plainText],
    ['typed', typedCode],
  ])('its form when %s is a form once and for all, however its letters were composed', (_, form) => {
    stays(form);
    sameWhenDecomposed(form);
  });

  test('two texts that are compared alike are searched alike', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plainText(comparedText(text))).toBe(plainText(text));
      }),
    );
  });

  test('what is accepted holds no control character and no outer blank, and is as long as was asked', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, lines) => {
        const read = (lines ? linesShape(20) : lineShape(20)).safeParse(text);
        if (!read.success) return;
        expect(read.data).not.toMatch(lines ? /[^\P{Cc}\n]/u : /\p{Cc}/u);
        expect(read.data).toBe(read.data.trim());
        expect(read.data.length).toBeGreaterThan(0);
        expect(read.data.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
